//! Intents about the audit of sources, made from numbers.

use super::super::*;
use crate::{AuditIntent, NewTrait};
use model::{GivenAnswer, SourceChoice, SpeakerId, SpeakerKind, TRAIT_PRESETS};

/// Returns a change of the traits of speakers, or of what is known of them.
pub(super) fn auditing(a: usize, b: usize, speaker: SpeakerId, project: &Project) -> Intent {
    let record = project.traits.get(b % project.traits.len().max(1));
    let of = record.map_or(0.into(), |it| it.id);
    let values: Vec<_> = record.iter().flat_map(|it| &it.values).map(|value| value.id).collect();
    let value = values.get(a / 12 % values.len().max(1)).copied().unwrap_or(0.into());
    let first = project.speakers.keys().next().copied().unwrap_or(0.into());
    let article = project.articles.get(a % project.articles.len().max(1)).map_or(0.into(), |it| it.id);
    Intent::Audit(match a % 12 {
        0 => AuditIntent::AddTraits(vec![NewTrait::from(&TRAIT_PRESETS[b % TRAIT_PRESETS.len()])]),
        1 => AuditIntent::AddTraits(vec![NewTrait {
            name: format!(" Trait\n{} \u{7}", b % 4),
            values: vec!["yes".to_owned(), ["no", "Yes"][b % 2].to_owned()],
            ..NewTrait::default()
        }]),
        2 => {
            let asked_of = SpeakerKind::ALL[..b % 6].to_vec();
            AuditIntent::DescribeTrait { of, name: format!("Other {}", b % 5), help: String::new(), asked_of }
        }
        3 => AuditIntent::MoveTrait { of, to: a % 5 },
        4 if b.is_multiple_of(3) => AuditIntent::RemoveTrait(of),
        4 => AuditIntent::MoveValue { value, to: b % 4 },
        5 => AuditIntent::AddValue { of, name: ["maybe", "declined to say", "", "yes"][b % 4].to_owned() },
        6 => AuditIntent::RenameValue { value, name: format!("value {}", b % 4) },
        7 => AuditIntent::RemoveValue(value),
        8 => {
            let choice = SourceChoice::ALL.get(b % 3).copied();
            AuditIntent::Choose { sources: vec![(speaker, article), (first, article)], choice }
        }
        _ => {
            let answer = [Some(GivenAnswer::Value(value)), Some(GivenAnswer::Declined), None][b % 3];
            AuditIntent::Answer { speakers: vec![speaker, first], of, answer }
        }
    })
}
