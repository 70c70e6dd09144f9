//! Plans for the audit of sources.

use std::collections::BTreeMap;

use super::super::draft::{Draft, move_to, named};
use super::super::{AuditIntent, EditError, Label, NewTrait};
use model::{
    ANSWER_NOT_KNOWN, ArticleId, DECLINED_TO_SAY, GivenAnswer, Project, SourceChoice, SpeakerAudit,
    SpeakerId, SpeakerKind, SpeakerTrait, TraitId, TraitValue, TraitValueId, counted, is_same_name, one_line,
};

pub(super) fn plan(intent: &AuditIntent, draft: &mut Draft<'_>) -> Result<Label, EditError> {
    match intent {
        AuditIntent::AddTraits(traits) => add_traits(draft, traits),
        AuditIntent::DescribeTrait { of, name, help, asked_of } => {
            describe(draft, *of, name, (help, asked_of))
        }
        AuditIntent::MoveTrait { of, to } => {
            let name = &move_to(&mut draft.project.traits, |it| it.id == *of, *to).ok_or(NO_TRAIT)?.name;
            Ok(Label::new("Move", "Moved", format_args!("the trait “{name}”")))
        }
        AuditIntent::RemoveTrait(of) => {
            let name = trait_of(draft, *of)?.name.clone();
            draft.project.traits.retain(|it| it.id != *of);
            take_back(draft, |it, _| it == *of);
            Ok(Label::new("Remove", "Removed", format_args!("the trait “{name}”")))
        }
        AuditIntent::AddValue { of, name } => {
            let name = new_value(trait_of(draft, *of)?, name, None)?;
            let id = draft.context.ids.draw();
            trait_of(draft, *of)?.values.push(TraitValue { id, name: name.clone() });
            Ok(Label::new("Add", "Added", format_args!("the value “{name}”")))
        }
        AuditIntent::RenameValue { value, name } => {
            let of = holder(draft, *value)?;
            let name = new_value(of, name, Some(*value))?;
            if let Some(record) = of.values.iter_mut().find(|it| it.id == *value) {
                record.name.clone_from(&name);
            }
            Ok(Label::new("Change", "Changed", format_args!("the value “{name}”")))
        }
        AuditIntent::MoveValue { value, to } => {
            let values = &mut holder(draft, *value)?.values;
            let name = &move_to(values, |it| it.id == *value, *to).ok_or(NO_VALUE)?.name;
            Ok(Label::new("Move", "Moved", format_args!("the value “{name}”")))
        }
        AuditIntent::RemoveValue(value) => {
            let of = holder(draft, *value)?;
            let name = of.value(*value).map(|it| it.name.clone()).unwrap_or_default();
            of.values.retain(|it| it.id != *value);
            take_back(draft, |_, given| given == GivenAnswer::Value(*value));
            Ok(Label::new("Remove", "Removed", format_args!("the value “{name}”")))
        }
        AuditIntent::Answer { speakers, of, answer } => self::answer(draft, speakers, *of, *answer),
        AuditIntent::Choose { sources, choice } => choose(draft, sources, *choice),
    }
}

const NO_TRAIT: EditError = EditError::Gone("trait");
const NO_VALUE: EditError = EditError::Gone("value of a trait");

fn trait_of<'a>(draft: &'a mut Draft<'_>, id: TraitId) -> Result<&'a mut SpeakerTrait, EditError> {
    draft.project.traits.iter_mut().find(|it| it.id == id).ok_or(NO_TRAIT)
}

/// Returns the trait that has a value.
fn holder<'a>(draft: &'a mut Draft<'_>, value: TraitValueId) -> Result<&'a mut SpeakerTrait, EditError> {
    draft.project.traits.iter_mut().find(|it| it.value(value).is_some()).ok_or(NO_VALUE)
}

/// Returns the name for a trait, or an error if it is empty or another trait has it.
fn new_name(project: &Project, name: &str, own: Option<TraitId>) -> Result<String, EditError> {
    let name = named(&one_line(name), "trait")?;
    let other = project.traits.iter().find(|it| Some(it.id) != own && is_same_name(&it.name, &name));
    match other {
        Some(it) => Err(EditError::Refused(format!("The project has the trait “{}” already.", it.name))),
        None => Ok(name),
    }
}

/// Returns the name for a value, or an error if it is empty, another value has it, or every trait has it anyway.
fn new_value(of: &SpeakerTrait, name: &str, own: Option<TraitValueId>) -> Result<String, EditError> {
    let name = named(&one_line(name), "value")?;
    let taken = of.values.iter().any(|it| Some(it.id) != own && is_same_name(&it.name, &name));
    let always = [DECLINED_TO_SAY, ANSWER_NOT_KNOWN].iter().any(|it| is_same_name(it, &name));
    if taken || always {
        return Err(EditError::Refused(format!("“{}” has the value “{name}” already.", of.name)));
    }
    Ok(name)
}

/// Returns kinds of speakers in the order of a menu, each once; none where it is all of them.
fn kinds(asked_of: &[SpeakerKind]) -> Vec<SpeakerKind> {
    let named: Vec<SpeakerKind> =
        SpeakerKind::ALL.into_iter().filter(|kind| asked_of.contains(kind)).collect();
    if named.len() == SpeakerKind::ALL.len() { Vec::new() } else { named }
}

fn add_traits(draft: &mut Draft<'_>, traits: &[NewTrait]) -> Result<Label, EditError> {
    let mut added = 0;
    for new in traits {
        let name = named(&one_line(&new.name), "trait")?;
        if draft.project.traits.iter().any(|it| is_same_name(&it.name, &name)) {
            continue;
        }
        let id = draft.context.ids.draw();
        let help = one_line(&new.help);
        let mut record = SpeakerTrait { id, name, help, asked_of: kinds(&new.asked_of), values: Vec::new() };
        for value in &new.values {
            let name = new_value(&record, value, None)?;
            record.values.push(TraitValue { id: draft.context.ids.draw(), name });
        }
        draft.project.traits.push(record);
        added += 1;
    }
    if added == 0 {
        return Err(EditError::Refused("The project has these traits already.".to_owned()));
    }
    Ok(Label::new("Add", "Added", counted(added, "trait of speakers", "traits of speakers")))
}

fn describe(
    draft: &mut Draft<'_>,
    of: TraitId,
    name: &str,
    (help, asked_of): (&str, &[SpeakerKind]),
) -> Result<Label, EditError> {
    let name = new_name(&draft.project, name, Some(of))?;
    let record = trait_of(draft, of)?;
    (record.name, record.help, record.asked_of) = (name.clone(), one_line(help), kinds(asked_of));
    Ok(Label::new("Change", "Changed", format_args!("the trait “{name}”")))
}

/// Changes what is known of a speaker. A record that says nothing is not kept.
fn change(
    draft: &mut Draft<'_>,
    speaker: SpeakerId,
    change: impl FnOnce(&mut SpeakerAudit),
) -> Result<(), EditError> {
    draft.speaker(speaker)?;
    let before = draft.project.speaker_audits.get(&speaker).cloned();
    let coded = draft.coded();
    let mut audit = before.clone().unwrap_or_else(|| SpeakerAudit::new(speaker, coded));
    change(&mut audit);
    if audit.is_empty() {
        draft.project.speaker_audits.remove(&speaker);
    } else if before.as_ref() != Some(&audit) {
        draft.project.speaker_audits.insert(speaker, SpeakerAudit { coded, ..audit });
    }
    Ok(())
}

/// Takes answers back, of whomever they are.
fn take_back(draft: &mut Draft<'_>, gone: impl Fn(TraitId, GivenAnswer) -> bool) {
    let audits = std::mem::take(&mut draft.project.speaker_audits);
    let kept = audits.into_iter().filter_map(|(speaker, mut audit)| {
        if audit.answers.iter().any(|it| gone(it.of, it.given)) {
            audit.answers.retain(|it| !gone(it.of, it.given));
        }
        (!audit.is_empty()).then_some((speaker, audit))
    });
    draft.project.speaker_audits = kept.collect();
}

fn answer(
    draft: &mut Draft<'_>,
    speakers: &[SpeakerId],
    of: TraitId,
    answer: Option<GivenAnswer>,
) -> Result<Label, EditError> {
    let record = trait_of(draft, of)?;
    if let Some(GivenAnswer::Value(value)) = answer {
        record.value(value).ok_or(NO_VALUE)?;
    }
    let (name, words) = (record.name.clone(), record.answer_name(answer).to_owned());
    for speaker in speakers {
        change(draft, *speaker, |audit| audit.set_answer(of, answer))?;
    }
    let whom = speakers_name(&draft.project, speakers);
    Ok(Label::new("Set", "Set", format_args!("{name} of {whom}: {words}")))
}

fn choose(
    draft: &mut Draft<'_>,
    sources: &[(SpeakerId, ArticleId)],
    choice: Option<SourceChoice>,
) -> Result<Label, EditError> {
    let mut by_speaker: BTreeMap<SpeakerId, Vec<ArticleId>> = BTreeMap::new();
    for (speaker, article) in sources {
        draft.project.article(*article).ok_or(EditError::Gone("article"))?;
        by_speaker.entry(*speaker).or_default().push(*article);
    }
    for (speaker, articles) in &by_speaker {
        change(draft, *speaker, |audit| {
            for article in articles {
                audit.set_choice(*article, choice);
            }
        })?;
    }
    let speakers: Vec<SpeakerId> = by_speaker.into_keys().collect();
    let whom = speakers_name(&draft.project, &speakers);
    Ok(match choice {
        Some(choice) => Label::new("Call", "Called", format_args!("{whom} {} to the story", choice.name())),
        None => Label::new("Leave", "Left", format_args!("open whether {whom} was chosen")),
    })
}

fn speakers_name(project: &Project, speakers: &[SpeakerId]) -> String {
    match speakers {
        [one] => project.speakers.get(one).map_or_else(|| "a speaker".to_owned(), |it| it.name.clone()),
        several => counted(several.len(), "speaker", "speakers"),
    }
}

/// Gives what is known of merged speakers to the one that they become. What is known of that one stays.
pub(super) fn merge(project: &mut Project, from: &[SpeakerId], into: SpeakerId) {
    for id in from {
        let Some(gone) = project.speaker_audits.remove(id) else { continue };
        let mut audit =
            project.speaker_audits.get(&into).cloned().unwrap_or_else(|| SpeakerAudit::new(into, gone.coded));
        for it in gone.answers {
            audit.set_answer(it.of, audit.answer(it.of).or(Some(it.given)));
        }
        for it in gone.reasons {
            audit.set_choice(it.article, audit.choice(it.article).or(Some(it.choice)));
        }
        project.speaker_audits.insert(into, audit);
    }
}

/// Removes what is said of a removed article.
pub(super) fn remove_article(draft: &mut Draft<'_>, article: ArticleId) {
    let audits = std::mem::take(&mut draft.project.speaker_audits);
    let kept = audits.into_iter().filter_map(|(speaker, mut audit)| {
        if audit.choice(article).is_some() {
            audit.set_choice(article, None);
        }
        (!audit.is_empty()).then_some((speaker, audit))
    });
    draft.project.speaker_audits = kept.collect();
}
