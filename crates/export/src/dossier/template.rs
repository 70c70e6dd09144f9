//! The desk's own letter: lines of words with placeholders in braces.

use crate::ExportError;

/// A letter with placeholders. An empty line only divides paragraphs.
#[derive(Debug)]
pub(super) struct Template {
    pub(super) lines: Vec<TemplateLine>,
}

/// A line of a template: a paragraph, or a heading where it begins with `#`.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct TemplateLine {
    /// The level of a heading, from 1 to 3.
    pub(super) heading: Option<u8>,
    pub(super) parts: Vec<TemplatePart>,
}

/// A part of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum TemplatePart {
    Words(String),
    Placeholder(Placeholder),
}

/// A fact that is filled in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Placeholder {
    Party,
    PartyShort,
    Desk,
    Contact,
    Nature,
    Title,
    Pieces,
    Allegations,
    Count,
    Deadline,
    SayBy,
    Today,
}

impl Placeholder {
    const ALL: [(&'static str, Self); 12] = [
        ("party", Self::Party),
        ("party_short", Self::PartyShort),
        ("desk", Self::Desk),
        ("contact", Self::Contact),
        ("nature", Self::Nature),
        ("title", Self::Title),
        ("pieces", Self::Pieces),
        ("allegations", Self::Allegations),
        ("count", Self::Count),
        ("deadline", Self::Deadline),
        ("say_by", Self::SayBy),
        ("today", Self::Today),
    ];

    fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|(own, _)| *own == name).map(|(_, it)| it)
    }
}

impl Template {
    /// Reads a template.
    pub(super) fn read(text: &str) -> Result<Self, ExportError> {
        let mut lines = Vec::new();
        for (number, line) in (1..).zip(text.lines()) {
            let line = line.trim();
            if line.is_empty() {
                continue;
            }
            let signs = line.bytes().take_while(|byte| *byte == b'#').count();
            let heading = (1..=3).contains(&signs) && line.as_bytes().get(signs) == Some(&b' ');
            let words = if heading { line.get(signs..).unwrap_or_default().trim_start() } else { line };
            let level = u8::try_from(signs).ok().filter(|_| heading);
            lines.push(TemplateLine { heading: level, parts: parts(words, number)? });
        }
        Ok(Self { lines })
    }
}

fn parts(line: &str, number: usize) -> Result<Vec<TemplatePart>, ExportError> {
    let mut parts = Vec::new();
    let mut words = String::new();
    let mut rest = line;
    while let Some((before, behind)) = rest.split_once('{') {
        words.push_str(before);
        if let Some(behind) = behind.strip_prefix('{') {
            words.push('{');
            rest = behind;
            continue;
        }
        let (name, behind) = behind.split_once('}').unwrap_or((behind, ""));
        let placeholder = Placeholder::named(name.trim()).ok_or_else(|| ExportError::Template {
            line: number,
            name: name.chars().take(40).collect(),
            known: Placeholder::ALL.iter().map(|(name, _)| format!("{{{name}}}")).collect(),
        })?;
        if !words.is_empty() {
            parts.push(TemplatePart::Words(std::mem::take(&mut words)));
        }
        parts.push(TemplatePart::Placeholder(placeholder));
        rest = behind;
    }
    words.push_str(rest);
    if !words.is_empty() {
        parts.push(TemplatePart::Words(words));
    }
    Ok(parts)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_placeholders_are_told_apart() {
        let read = Template::read("# To {party}\n\n{allegations}\na {{x} b").unwrap();
        let words = |words: &str| TemplatePart::Words(words.to_owned());
        assert_eq!(
            read.lines,
            [
                TemplateLine {
                    heading: Some(1),
                    parts: vec![words("To "), TemplatePart::Placeholder(Placeholder::Party)]
                },
                TemplateLine {
                    heading: None,
                    parts: vec![TemplatePart::Placeholder(Placeholder::Allegations)]
                },
                TemplateLine { heading: None, parts: vec![words("a {x} b")] },
            ]
        );
    }

    #[test]
    fn an_unknown_placeholder_is_named_with_its_line_and_the_known_ones() {
        for (text, name) in [("\nDear {partei}", "partei"), ("\n{", ""), ("\nx {open", "open")] {
            let told = Template::read(text).unwrap_err().to_string();
            assert!(
                told.starts_with(&format!("line 2 of the template: {{{name}}} is no placeholder")),
                "{told}"
            );
            assert!(
                told.contains("{party}, {party_short}") && told.ends_with("Write {{ for a brace"),
                "{told}"
            );
        }
    }

    #[test]
    fn the_usual_letter_has_what_a_respondent_must_be_told() {
        let read = Template::read(super::super::usual_letter()).unwrap();
        let parts: Vec<TemplatePart> = read.lines.into_iter().flat_map(|line| line.parts).collect();
        for wanted in [
            Placeholder::Party,
            Placeholder::Desk,
            Placeholder::Contact,
            Placeholder::Pieces,
            Placeholder::Allegations,
            Placeholder::Deadline,
            Placeholder::SayBy,
        ] {
            assert!(parts.contains(&TemplatePart::Placeholder(wanted)), "{wanted:?}");
        }
    }
}
