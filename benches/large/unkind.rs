//! Texts that invite a cost that grows faster than their length.

use std::fmt::Write;

/// The texts by name, each with the words that it repeats: `@` becomes a name that no other part of the text has, `#` a
/// number.
pub(crate) const UNKIND: &[(&str, &str)] = &[
    ("straight marks", "\""),
    ("open marks", "“ "),
    ("single marks", "‘a "),
    ("brackets", "(["),
    ("one line", "“Yes,” said Ann Roe, the head of Acme Corp. "),
    ("said", "he said that "),
    ("names", "Ann Roe said that Bob Dee said "),
    ("commas", "a, "),
    ("stops", "a. "),
    ("lines", "a\n"),
    ("labels", "ROE: no\n"),
    ("the charity", "the charity said it "),
    ("German", "Er sagte: „Wir gehen jetzt heim.“ Und das war es dann auch für heute. "),
    ("shouted names", "ANN ROE BOB DEE, "),
    ("nobody", "It said that the bridge was broken.\n\n"),
    ("paragraphs", "The bridge is open to all who pass.\n\n"),
    ("quotations", "“The bridge number # is unsafe.”\n\n"),
    ("headings", "# The bridge number #\n\nAnn Roe said so.\n\n"),
    ("speakers", "@ @ said that the bridge number # was unsafe.\n\n"),
    ("first names", "Ann @ said that the bridge number # was unsafe. "),
    ("bodies", "The @ Council said that the @ Council should pay for bridge #.\n\n"),
    ("spokesmen", "“The bridge is shut,” said @ @, a spokesman for @ Corp.\n\n"),
    ("accused", "Ms @ @ accused Mr @ @ of a lie about bridge #.\n\n"),
    ("silent", "They did not respond to letter #, which was sent.\n\n"),
    ("answers", "In response, @ @ said that the bridge number # was unsafe.\n\n"),
];

/// A text of at least so many bytes that repeats something.
pub(crate) fn text(unit: &str, bytes: usize) -> String {
    if !unit.contains(['@', '#']) {
        return unit.repeat(bytes.div_ceil(unit.len()));
    }
    let mut text = String::with_capacity(bytes + unit.len());
    let mut number = 0;
    while text.len() < bytes {
        for c in unit.chars() {
            number += 1;
            match c {
                '@' => name(number, &mut text),
                '#' if !text.is_empty() && !text.ends_with('\n') => {
                    let _ = write!(text, "{number}");
                }
                c => text.push(c),
            }
        }
    }
    text
}

/// Writes a word like a name, another one for each number.
fn name(mut number: usize, text: &mut String) {
    const CONSONANTS: &[u8; 16] = b"bcdfghklmnprstvz";
    const VOWELS: &[u8; 5] = b"aeiou";
    for at in 0..5 {
        let consonant = char::from(CONSONANTS[number % 16]);
        text.push(if at == 0 { consonant.to_ascii_uppercase() } else { consonant });
        text.push(char::from(VOWELS[number / 16 % 5]));
        number /= 80;
    }
}
