//! A cell of the form: the values that it may have, its keys, and the change that sets it.

use ::export::AuditGroup;
use edit::{AuditIntent, Intent};
use model::{GivenAnswer, Project, SourceChoice, SpeakerId, SpeakerTrait};

/// The name of a reason that nobody said.
const NOT_SAID: &str = "not said";

/// A value of a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum CellValue {
    /// Why the articles have the speaker; `None` where nobody said it.
    Choice(Option<SourceChoice>),
    /// The answer on a trait; `None` where it is not known.
    Answer(Option<GivenAnswer>),
    /// Some articles have one reason, others another.
    Mixed,
    /// The trait is not asked of such a speaker.
    NotAsked,
}

/// The columns of the form: the reason, then the traits.
#[derive(Debug, Clone, Copy)]
pub(super) enum FormColumn<'a> {
    /// Chosen by the article, or integral to the story.
    Choice,
    /// A trait.
    Trait(&'a SpeakerTrait),
}

impl<'a> FormColumn<'a> {
    /// Returns the columns for a project.
    pub(super) fn all(project: &'a Project) -> Vec<Self> {
        std::iter::once(Self::Choice).chain(project.traits.iter().map(Self::Trait)).collect()
    }

    /// Returns the head of the column.
    pub(super) fn name(self) -> &'a str {
        match self {
            Self::Choice => "In the story",
            Self::Trait(of) => &of.name,
        }
    }

    /// Returns the sentence that says how to decide.
    pub(super) fn help(self) -> String {
        match self {
            Self::Choice => "Chosen: the article could have had somebody else. Integral: the story cannot be told without this speaker. \
                             A desk that measures what it controls counts those that it chose."
                .to_owned(),
            Self::Trait(of) => {
                let values: Vec<&str> = of.values.iter().map(|value| value.name.as_str()).collect();
                format!("{} Values: {}, declined to say, not known.", of.help, values.join(", "))
            }
        }
    }

    /// Returns the values to choose from. The last one takes the others back.
    pub(super) fn choices(self) -> Vec<CellValue> {
        match self {
            Self::Choice => {
                let named = SourceChoice::ALL.map(|choice| CellValue::Choice(Some(choice)));
                named.into_iter().chain([CellValue::Choice(None)]).collect()
            }
            Self::Trait(of) => of.choices().map(CellValue::Answer).collect(),
        }
    }

    /// Returns the words for a value.
    pub(super) fn words(self, value: CellValue) -> &'a str {
        match (self, value) {
            (_, CellValue::NotAsked) => "not asked",
            (_, CellValue::Mixed) => "mixed",
            (_, CellValue::Choice(choice)) => choice.map_or(NOT_SAID, SourceChoice::name),
            (Self::Trait(of), CellValue::Answer(answer)) => of.answer_name(answer),
            (Self::Choice, CellValue::Answer(_)) => "",
        }
    }

    /// Returns the value of a speaker in some articles.
    pub(super) fn value(self, project: &Project, group: &AuditGroup, row: usize) -> CellValue {
        let Some((speaker, sources)) = group.speakers.get(row) else { return CellValue::NotAsked };
        let audit = project.speaker_audits.get(speaker);
        match self {
            Self::Choice => {
                let articles = sources.iter().filter_map(|at| group.sources.get(*at));
                let mut all = articles.map(|it| audit.and_then(|audit| audit.choice(it.source.article)));
                let first = all.next().flatten();
                if all.all(|it| it == first) { CellValue::Choice(first) } else { CellValue::Mixed }
            }
            Self::Trait(of) => {
                let kind = project.speakers.get(speaker).map(|it| it.kind);
                if kind.is_some_and(|kind| of.is_asked_of(kind)) {
                    CellValue::Answer(audit.and_then(|audit| audit.answer(of.id)))
                } else {
                    CellValue::NotAsked
                }
            }
        }
    }

    /// Returns the change that gives a speaker a value in all articles of the group.
    pub(super) fn setting(self, group: &AuditGroup, row: usize, value: CellValue) -> Option<Intent> {
        let (speaker, sources) = group.speakers.get(row)?;
        Some(Intent::Audit(match (self, value) {
            (Self::Choice, CellValue::Choice(choice)) => {
                let articles = sources.iter().filter_map(|at| group.sources.get(*at));
                let sources = articles.map(|it| (*speaker, it.source.article)).collect();
                AuditIntent::Choose { sources, choice }
            }
            (Self::Trait(of), CellValue::Answer(answer)) => {
                AuditIntent::Answer { speakers: vec![*speaker], of: of.id, answer }
            }
            _ => return None,
        }))
    }

    /// Returns the value that a letter or digit stands for: the next one behind the present that begins with the letter, or the
    /// one with the number; 0 for the last.
    pub(super) fn typed(self, present: CellValue, typed: char) -> Option<CellValue> {
        let choices = self.choices();
        if let Some(number) = typed.to_digit(10) {
            let at = (number as usize).checked_sub(1).unwrap_or(choices.len() - 1);
            return choices.get(at).copied();
        }
        let begins = |value: &CellValue| {
            let first = self.words(*value).chars().next().unwrap_or_default();
            first.to_lowercase().eq(typed.to_lowercase())
        };
        let here = choices.iter().position(|value| *value == present).map_or(0, |at| at + 1);
        let (before, behind) = choices.split_at(here.min(choices.len()));
        behind.iter().chain(before).find(|value| begins(value)).copied()
    }
}

/// Returns the place of a cell in the memory of the window.
pub(super) fn cell_id(speaker: SpeakerId, column: usize) -> egui::Id {
    egui::Id::unique(("source", speaker, column))
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::{TraitId, TraitValue, TraitValueId};

    fn gender() -> SpeakerTrait {
        let value =
            |(at, name): (u64, &str)| TraitValue { id: TraitValueId::from(at), name: name.to_owned() };
        SpeakerTrait {
            id: TraitId::from(1),
            name: "Gender".to_owned(),
            help: String::new(),
            asked_of: Vec::new(),
            values: [(1, "woman"), (2, "man"), (3, "Märchen"), (4, "nobody")].map(value).to_vec(),
        }
    }

    #[test]
    fn a_letter_finds_the_next_value_and_a_digit_the_one_with_its_number() {
        let record = gender();
        let column = FormColumn::Trait(&record);
        let value = |at: u64| CellValue::Answer(Some(GivenAnswer::Value(TraitValueId::from(at))));
        let unknown = CellValue::Answer(None);
        for (present, typed, expected) in [
            (unknown, 'w', value(1)),
            (unknown, 'M', value(2)),
            (value(2), 'm', value(3)),
            (value(3), 'm', value(2)),
            (value(1), '2', value(2)),
            (value(1), '5', CellValue::Answer(Some(GivenAnswer::Declined))),
            (value(1), '0', unknown),
            (value(1), 'n', value(4)),
            (value(4), 'n', unknown),
        ] {
            assert_eq!(column.typed(present, typed), Some(expected), "{typed} behind {present:?}");
        }
        assert_eq!(column.typed(unknown, 'x'), None);
        assert_eq!(column.typed(unknown, '9'), None);
        let chosen = FormColumn::Choice.typed(CellValue::Mixed, 'i');
        assert_eq!(chosen, Some(CellValue::Choice(Some(SourceChoice::Integral))));
    }
}
