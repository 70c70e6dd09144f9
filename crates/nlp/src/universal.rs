//! Coarse parts of speech, from the tag, the word and its relation.

use crate::reader::Reader;

/// A token as the rules see it.
pub(crate) struct Seen<'a> {
    pub(crate) tag: &'a str,
    pub(crate) lower: &'a str,
    pub(crate) label: &'a str,
    pub(crate) is_space: bool,
}

enum Condition {
    Any,
    In(Vec<Box<str>>),
    NotIn(Vec<Box<str>>),
}

impl Condition {
    fn read(reader: &mut Reader) -> Option<Self> {
        let kind = reader.byte()?;
        let values = reader.texts()?;
        Some(match kind {
            0 => Self::Any,
            1 => Self::In(values),
            2 => Self::NotIn(values),
            _ => return None,
        })
    }

    fn holds(&self, value: &str) -> bool {
        match self {
            Self::Any => true,
            Self::In(values) => values.iter().any(|other| &**other == value),
            Self::NotIn(values) => !values.iter().any(|other| &**other == value),
        }
    }
}

/// The conditions for one token.
struct Pattern {
    tag: Condition,
    lower: Condition,
    label: Condition,
    is_space: Option<bool>,
}

impl Pattern {
    fn read(reader: &mut Reader) -> Option<Self> {
        Some(Self {
            tag: Condition::read(reader)?,
            lower: Condition::read(reader)?,
            label: Condition::read(reader)?,
            is_space: match reader.byte()? {
                0 => None,
                flag => Some(flag == 1),
            },
        })
    }

    fn holds(&self, token: &Seen) -> bool {
        self.tag.holds(token.tag)
            && self.lower.holds(token.lower)
            && self.label.holds(token.label)
            && self.is_space.is_none_or(|is_space| is_space == token.is_space)
    }
}

struct Rule {
    part: Box<str>,
    before: Option<Pattern>,
    token: Pattern,
}

/// The rules, of which the last that holds decides.
pub(crate) struct Parts {
    rules: Vec<Rule>,
}

impl Parts {
    pub(crate) fn read(reader: &mut Reader) -> Option<Self> {
        let count = reader.count()?;
        let rules = (0..count).map(|_| {
            let part = Box::from(reader.text()?);
            let before = match reader.byte()? {
                1 => None,
                2 => Some(Pattern::read(reader)?),
                _ => return None,
            };
            Some(Rule { part, before, token: Pattern::read(reader)? })
        });
        Some(Self { rules: rules.collect::<Option<Vec<_>>>()? })
    }

    /// Returns the part of speech of a token, `X` where no rule knows it.
    pub(crate) fn part(&self, token: &Seen, before: Option<&Seen>) -> &str {
        let holds = |rule: &&Rule| {
            rule.token.holds(token)
                && rule
                    .before
                    .as_ref()
                    .is_none_or(|pattern| before.is_some_and(|before| pattern.holds(before)))
        };
        self.rules.iter().rev().find(holds).map_or("X", |rule| &*rule.part)
    }
}
