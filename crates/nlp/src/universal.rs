//! Coarse parts of speech, from the tag, the word and its relation.

use crate::reader::ModelReader;

/// A token as the rules see it.
pub(crate) struct TokenView<'a> {
    pub(crate) tag: &'a str,
    pub(crate) lower: &'a str,
    pub(crate) label: &'a str,
    pub(crate) is_space: bool,
}

enum TagCondition {
    Any,
    In(Vec<Box<str>>),
    NotIn(Vec<Box<str>>),
}

impl TagCondition {
    fn read(reader: &mut ModelReader) -> Option<Self> {
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
struct TokenPattern {
    tag: TagCondition,
    lower: TagCondition,
    label: TagCondition,
    is_space: Option<bool>,
}

impl TokenPattern {
    fn read(reader: &mut ModelReader) -> Option<Self> {
        Some(Self {
            tag: TagCondition::read(reader)?,
            lower: TagCondition::read(reader)?,
            label: TagCondition::read(reader)?,
            is_space: match reader.byte()? {
                0 => None,
                flag => Some(flag == 1),
            },
        })
    }

    fn holds(&self, token: &TokenView) -> bool {
        self.tag.holds(token.tag)
            && self.lower.holds(token.lower)
            && self.label.holds(token.label)
            && self.is_space.is_none_or(|is_space| is_space == token.is_space)
    }
}

struct TagRule {
    part: Box<str>,
    before: Option<TokenPattern>,
    token: TokenPattern,
}

/// The rules, of which the last that holds decides.
pub(crate) struct TagRules {
    rules: Vec<TagRule>,
}

impl TagRules {
    pub(crate) fn read(reader: &mut ModelReader) -> Option<Self> {
        let count = reader.count()?;
        let rules = (0..count).map(|_| {
            let part = Box::from(reader.text()?);
            let before = match reader.byte()? {
                1 => None,
                2 => Some(TokenPattern::read(reader)?),
                _ => return None,
            };
            Some(TagRule { part, before, token: TokenPattern::read(reader)? })
        });
        Some(Self { rules: rules.collect::<Option<Vec<_>>>()? })
    }

    /// Returns the part of speech of a token, `X` where no rule knows it.
    pub(crate) fn part(&self, token: &TokenView, before: Option<&TokenView>) -> &str {
        let holds = |rule: &&TagRule| {
            rule.token.holds(token)
                && rule
                    .before
                    .as_ref()
                    .is_none_or(|pattern| before.is_some_and(|before| pattern.holds(before)))
        };
        self.rules.iter().rev().find(holds).map_or("X", |rule| &*rule.part)
    }
}
