//! The part of a panic's message that may be written into a report.
//!
//! A message may quote what the program works on, with quotation marks or without any. So nothing of one passes but
//! what is known to come from the code: a literal, which the compiler has put into the program, and the shapes of the
//! standard library's messages with the numbers in them.

use std::any::Any;
use std::borrow::Cow;

/// Replaces a part that may be somebody's text.
const LEFT_OUT: &str = "[left out]";

/// The messages of the standard library that are put together when they are needed. `#` is a number; `~` is something
/// that may be anybody's text, and is left out.
const SHAPES: [&str; 41] = [
    "index out of bounds: the len is # but the index is #",
    "range start index # out of range for slice of length #",
    "range end index # out of range for slice of length #",
    "slice index starts at # but ends at #",
    "start byte index # is not a char boundary; it is inside ~ (bytes #..#) of ~",
    "end byte index # is not a char boundary; it is inside ~ (bytes #..#) of ~",
    "byte index # is not a char boundary; it is inside ~ (bytes #..#) of ~",
    "start byte index # is out of bounds of ~",
    "end byte index # is out of bounds of ~",
    "byte index # is out of bounds of ~",
    "begin > end (# > #) when slicing ~",
    "begin <= end (# <= #) when slicing ~",
    "removal index (is #) should be < len (is #)",
    "swap_remove index (is #) should be < len (is #)",
    "insertion index (is #) should be <= len (is #)",
    "`at` split index (is #) should be <= len (is #)",
    "copy_from_slice: source slice length (#) does not match destination slice length (#)",
    "no entry found for key",
    "Out of bounds access",
    "capacity overflow",
    "RefCell already borrowed",
    "RefCell already mutably borrowed",
    "already borrowed: BorrowMutError",
    "already mutably borrowed: BorrowError",
    "min > max. min = #, max = #",
    "min > max, or either was NaN. min = #, max = #",
    "overflow when adding durations",
    "overflow when subtracting durations",
    "overflow when adding duration to instant",
    "overflow when subtracting duration from instant",
    "cannot convert float seconds to Duration: value is negative",
    "assertion `left == right` failed\n  left: ~",
    "assertion `left == right` failed: ~",
    "assertion `left != right` failed\n  left: ~",
    "assertion `left != right` failed: ~",
    "called `Option::unwrap()` on a `None` value",
    "called `Result::unwrap()` on an `Err` value: ~",
    "called `Result::unwrap_err()` on an `Ok` value: ~",
    "internal error: entered unreachable code: ~",
    "not yet implemented: ~",
    "not implemented: ~",
];

/// The errors whose words come from the standard library alone.
const ERRORS: [&str; 13] = [
    "RecvError",
    "Timeout",
    "Disconnected",
    "PoisonError { .. }",
    "SendError { .. }",
    "TryFromIntError(())",
    "TryFromSliceError(())",
    "Error",
    "ParseIntError { kind: Empty }",
    "ParseIntError { kind: InvalidDigit }",
    "ParseIntError { kind: PosOverflow }",
    "ParseIntError { kind: NegOverflow }",
    "Os { code: #, ~",
];

/// Returns a panic's message as far as it comes from the code.
pub(super) fn without_texts(payload: &(dyn Any + Send)) -> Cow<'static, str> {
    if let Some(literal) = payload.downcast_ref::<&'static str>() {
        return Cow::Borrowed(*literal);
    }
    let made = payload.downcast_ref::<String>().and_then(|text| known(text, &SHAPES));
    made.map_or(Cow::Borrowed("[left out, because it may quote a text]"), Cow::Owned)
}

fn known(text: &str, shapes: &[&'static str]) -> Option<String> {
    shapes.iter().find_map(|shape| fit(text, shape))
}

/// Returns a message of a shape, without what may be somebody's text; nothing where it has another shape.
fn fit(mut text: &str, mut shape: &'static str) -> Option<String> {
    let mut said = String::new();
    while let Some(at) = shape.find(['#', '~']) {
        let (literal, rest) = shape.split_at(at);
        text = text.strip_prefix(literal)?;
        said.push_str(literal);
        let (missing_reply, next) = rest.split_at(1);
        shape = next;
        if missing_reply == "#" {
            let digits = text.find(|c: char| !c.is_ascii_digit() && !"-.".contains(c)).unwrap_or(text.len());
            // Two full stops are part of the shape.
            let digits = text[..digits].find("..").unwrap_or(digits);
            said.push_str(text.get(..digits).filter(|number| (1..=20).contains(&number.len()))?);
            text = &text[digits..];
        } else {
            let literal = shape.split(['#', '~']).next().unwrap_or_default();
            let end = if literal.is_empty() { text.len() } else { text.find(literal)? };
            let (quoted, after) = text.split_at(end);
            said.push_str(known(quoted, &ERRORS).as_deref().unwrap_or(LEFT_OUT));
            text = after;
        }
    }
    if text != shape {
        return None;
    }
    said.push_str(shape);
    Some(said)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str) -> String {
        without_texts(&text.to_owned()).into_owned()
    }

    #[test]
    fn the_standard_messages_are_whole() {
        for whole in [
            "index out of bounds: the len is 3 but the index is 7",
            "called `Result::unwrap()` on an `Err` value: PoisonError { .. }",
            "min > max, or either was NaN. min = 3.0, max = -2.5",
            "RefCell already borrowed",
        ] {
            assert_eq!(said(whole), whole);
        }
        assert_eq!(without_texts(&"attempt to add with overflow"), "attempt to add with overflow");
    }

    #[test]
    fn what_a_standard_message_quotes_is_left_out() {
        let boundary = "end byte index 2 is not a char boundary; it is inside 'é' (bytes 1..3) of `Sécret`";
        assert_eq!(
            said(boundary),
            "end byte index 2 is not a char boundary; it is inside [left out] (bytes 1..3) of [left out]"
        );
        let with_marks =
            "end byte index 2 is not a char boundary; it is inside 'é' (bytes 1..3) of `a (bytes 4..5) of b`";
        assert_eq!(said(with_marks), said(boundary));
        assert_eq!(
            said("called `Result::unwrap()` on an `Err` value: Missing(\"Secret\")"),
            "called `Result::unwrap()` on an `Err` value: [left out]"
        );
        assert_eq!(
            said(
                "called `Result::unwrap()` on an `Err` value: Os { code: 2, kind: NotFound, message: \"x\" }"
            ),
            "called `Result::unwrap()` on an `Err` value: Os { code: 2, [left out]"
        );
        assert_eq!(
            said("assertion `left == right` failed: Secret\n  left: 1\n right: 2"),
            "assertion `left == right` failed: [left out]"
        );
    }

    #[test]
    fn a_message_of_no_known_shape_is_left_out_as_a_whole() {
        for secret in [
            "Secret",
            "bad “Secret”",
            "index out of bounds: the len is Secret but the index is 7",
            "index out of bounds: the len is 3 but the index is 7 Secret",
            "Secret index out of bounds: the len is 3 but the index is 7",
            "index out of bounds: the len is 3 but the index is 123456789012345678901234567890",
        ] {
            assert_eq!(said(secret), "[left out, because it may quote a text]", "{secret}");
        }
        assert_eq!(without_texts(&5_u8), "[left out, because it may quote a text]");
    }

    /// The shapes above are copies; here they meet the messages of the library that this is built with.
    #[test]
    fn the_messages_of_this_standard_library_are_known() {
        use std::hint::black_box as any;
        let text = String::from("Sécret");
        let list = [1, 2, 3];
        let none: Option<u8> = any(None);
        let failed: Result<u8, &String> = any(Err(&text));
        let panics: [(&dyn Fn(), &str); 10] = [
            (&|| drop(text[..any(2)].to_owned()), "not a char boundary"),
            (&|| drop(text[any(20)..].to_owned()), "is out of bounds of"),
            (&|| drop(text[any(4)..any(1)].to_owned()), "when slicing"),
            (&|| drop(list[any(1)..any(9)].to_owned()), "out of range for slice"),
            (&|| drop(any(list[any(7)]).to_string()), "but the index is 7"),
            (&|| drop(list.to_vec().remove(any(9)).to_string()), "should be < len (is 3)"),
            (&|| drop(none.unwrap().to_string()), "on a `None` value"),
            (&|| drop("x".parse::<u8>().unwrap().to_string()), "kind: InvalidDigit"),
            (&|| drop(failed.unwrap().to_string()), "on an `Err` value: [left out]"),
            (&|| assert_eq!(any(&*text), "another"), "assertion `left == right` failed"),
        ];
        for (panic, part) in panics {
            let payload = std::panic::catch_unwind(std::panic::AssertUnwindSafe(panic)).unwrap_err();
            let said = without_texts(&*payload);
            assert!(said.contains(part) && !said.contains("cret"), "{said:?} for {part}");
        }
    }
}
