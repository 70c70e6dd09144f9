//! Explanations of damaged files, for readers who do not know RON.

use ron::error::{Error, SpannedError};

use super::{OpenProblem, Place};

/// Explains a parser's error.
#[must_use]
pub fn damage(text: &str, error: &SpannedError) -> OpenProblem {
    if let Some(line) = conflict(text) {
        return OpenProblem::Conflict { line };
    }
    if let Some((place, problem)) = control(text) {
        return OpenProblem::Damaged { place, problem };
    }
    let at = error.span.start;
    OpenProblem::Damaged { place: Place { line: at.line, column: at.col }, problem: words(&error.code) }
}

/// Returns the line of the first conflict marker. No line of a sound project file begins like one.
fn conflict(text: &str) -> Option<usize> {
    let marker = |line: &str| ["<<<<<<<", ">>>>>>>", "======="].iter().any(|mark| line.starts_with(mark));
    text.lines().position(marker).map(|place| place + 1)
}

/// Returns the place of the first NUL, which a lost write leaves in a file.
fn control(text: &str) -> Option<(Place, String)> {
    let at = text.find('\0')?;
    let count = text[at..].bytes().take_while(|byte| *byte == 0).count();
    let problem =
        format!("{count} empty bytes are in place of text, as after a power cut or on a failing drive");
    Some((place_of(text, at), problem))
}

/// Returns the line and the column of a byte.
pub(super) fn place_of(text: &str, byte: usize) -> Place {
    let before = text.get(..byte).unwrap_or(text);
    let start = before.rfind('\n').map_or(0, |newline| newline + 1);
    Place { line: before.matches('\n').count() + 1, column: before[start..].chars().count() + 1 }
}

fn words(error: &Error) -> String {
    match error {
        Error::Eof | Error::ExpectedStringEnd | Error::UnclosedBlockComment => {
            "the file ends in the middle of a record; its end is missing".to_owned()
        }
        Error::ExpectedComma => "a comma or a closing bracket is missing here".to_owned(),
        Error::ExpectedArray => "a list, which begins with “[”, was expected here".to_owned(),
        Error::ExpectedArrayEnd => "a list does not end where it should: “]” was expected here".to_owned(),
        Error::ExpectedStructLike | Error::ExpectedNamedStructLike(_) => {
            "a record, which begins with “(”, was expected here".to_owned()
        }
        Error::ExpectedStructLikeEnd => {
            "a record does not end where it should: “)” was expected here".to_owned()
        }
        Error::ExpectedMapColon => "“:” was expected here, between a field and its value".to_owned(),
        Error::ExpectedString => "text in double quotation marks was expected here".to_owned(),
        Error::ExpectedBoolean => "“true” or “false” was expected here".to_owned(),
        Error::ExpectedInteger => "a whole number was expected here".to_owned(),
        Error::ExpectedChar => "one character in single quotation marks was expected here".to_owned(),
        Error::ExpectedIdentifier => "the name of a field was expected here".to_owned(),
        Error::IntegerOutOfBounds => "this number is too large or too small".to_owned(),
        Error::InvalidEscape(_) => {
            "a backslash is followed by a character that does not belong there".to_owned()
        }
        Error::TrailingCharacters => "more text follows after the end of the project".to_owned(),
        Error::ExceededRecursionLimit => "brackets are nested deeper than in any project".to_owned(),
        Error::NoSuchStructField { found, outer, .. } => {
            format!("“{found}” is not a field of {}", a_record(outer.as_deref()))
        }
        Error::MissingStructField { field, outer } => {
            format!("the field “{field}” of {} is missing", a_record(outer.as_deref()))
        }
        Error::DuplicateStructField { field, .. } => format!("the field “{field}” appears twice here"),
        Error::NoSuchEnumVariant { found, expected, .. } => {
            format!("“{found}” is not one of {}", expected.join(", "))
        }
        Error::InvalidValueForType { expected, found } => {
            format!("{expected} was expected here, not {found}")
        }
        Error::UnexpectedChar(c) => format!("“{}” does not belong here", c.escape_debug()),
        other => {
            let text = other.to_string();
            text.trim_end_matches('.').to_owned()
        }
    }
}

fn a_record(name: Option<&str>) -> String {
    match name {
        Some(name) => format!("a record of the kind {}", name.to_lowercase()),
        None => "this record".to_owned(),
    }
}
