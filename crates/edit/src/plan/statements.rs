//! Plans for statements: add, correct, review, code.

use super::super::draft::{Draft, take_out};
use super::super::reanchor::nearby;
use super::super::{EditError, Label, StatementIntent};
use super::{join, replies, requests, split, utterances};
use model::{
    Act, Article, ArticleId, EarlierPlace, Mode, NatureKind, PartyChoice, PartyId, Position, Project, Rated,
    RatingId, ReviewStatus, Span, SpeakerId, Statement, StatementId, TagId, Tagging,
};

pub(super) fn plan(intent: &StatementIntent, draft: &mut Draft<'_>) -> Result<Label, EditError> {
    match intent {
        StatementIntent::Add { article, span, speaker, party } => {
            add(draft, *article, *span, *speaker, *party)
        }
        StatementIntent::Review { statements, status } => review(draft, statements, *status),
        StatementIntent::Split { statement, at } => split::split(draft, *statement, *at),
        StatementIntent::Join(statements) => join::join(draft, statements),
        StatementIntent::SetSpans { statement, spans } => set_spans(draft, *statement, spans),
        StatementIntent::SetMode { statements, mode } => {
            for id in statements {
                draft.decide(*id, |statement| statement.mode = *mode)?;
            }
            Ok(Label::new(
                "Call",
                "Called",
                format_args!("{} {}", draft.statements_name(statements), mode.name()),
            ))
        }
        StatementIntent::SetAct { statements, act } => {
            for id in statements {
                draft.decide(*id, |statement| statement.act = *act)?;
            }
            Ok(Label::new(
                "Call",
                "Called",
                format_args!("{} {}", draft.statements_name(statements), act.with_article()),
            ))
        }
        StatementIntent::SetSpeaker { statements, speaker } => set_speaker(draft, statements, *speaker),
        StatementIntent::SetVia { statement, via } => {
            draft.decide(*statement, |it| it.via = *via)?;
            Ok(match via {
                Some(outer) => Label::new(
                    "Say",
                    "Said",
                    format_args!("that it is told in {}", draft.statements_name(&[*outer])),
                ),
                None => Label::new("Say", "Said", "that it is told by nobody else"),
            })
        }
        StatementIntent::MoveToParty { statements, party } => move_to_party(draft, statements, *party),
        StatementIntent::SetClaim { statements, claim } => {
            for id in statements {
                draft.code(*id, |statement| statement.claim = *claim)?;
            }
            let name = draft.statements_name(statements);
            Ok(if *claim {
                Label::new("Mark", "Marked", format_args!("{name} as claim"))
            } else {
                Label::new("Unmark", "Unmarked", format_args!("{name} as claim"))
            })
        }
        StatementIntent::AcceptNature(statements) => accept_nature(draft, statements),
        StatementIntent::SetNote { statement, note } => {
            draft.code(*statement, |it| it.note.clone_from(note))?;
            Ok(Label::new(
                "Write",
                "Wrote",
                format_args!("a note on {}", draft.statements_name(&[*statement])),
            ))
        }
        StatementIntent::SetVerdict { statements, rating } => set_verdict(draft, statements, *rating),
        StatementIntent::SetTag { statements, tag, on } => set_tag(draft, statements, *tag, *on),
        StatementIntent::SetPosition { statements, tag, position } => {
            set_position(draft, statements, *tag, *position)
        }
        StatementIntent::Remove(statements) => {
            let label = Label::new("Remove", "Removed", draft.statements_name(statements));
            remove(draft, statements)?;
            Ok(label)
        }
    }
}

fn add(
    draft: &mut Draft<'_>,
    article: ArticleId,
    span: Span,
    speaker: Option<SpeakerId>,
    party: PartyChoice,
) -> Result<Label, EditError> {
    let text = draft.project.article(article).ok_or(EditError::Gone("article"))?.text.clone();
    let span = span.trimmed(&text);
    if span.is_empty() {
        return Err(EditError::Refused("Select the words of the statement first.".to_owned()));
    }
    let id = draft.context.ids.draw();
    let coded = Some(draft.coded());
    let statement = Statement {
        id,
        article,
        spans: vec![span],
        lost: None,
        earlier: None,
        mode: mode_of(&text, span),
        cue: None,
        mention: None,
        speaker,
        party,
        via: None,
        status: ReviewStatus::Confirmed,
        why: None,
        act: Act::Speech,
        nature: None,
        claim: false,
        tags: Vec::new(),
        verdict: None,
        note: String::new(),
        coded,
        changed: Vec::new(),
    };
    draft.project.statements.insert(id, statement);
    Ok(Label::new("Make", "Made", format_args!("a statement of {}", draft.statements_name(&[id]))))
}

/// Returns the mode of words that a person selected, by the quotation marks among them.
fn mode_of(text: &str, span: Span) -> Mode {
    const OPENING: [char; 5] = ['“', '"', '«', '„', '‘'];
    let words = span.of(text);
    let rest = words.trim_start_matches(OPENING);
    let marks = |c: char| OPENING.contains(&c) || c == '”' || c == '»';
    if rest.len() < words.len() && !rest.trim_end_matches(['”', '"', '»', '’', '.', ',']).contains(marks)
    {
        Mode::Direct
    } else if words.contains(marks) {
        Mode::Mixed
    } else {
        Mode::Indirect
    }
}

fn review(draft: &mut Draft<'_>, ids: &[StatementId], status: ReviewStatus) -> Result<Label, EditError> {
    for id in ids {
        let coded = if status == ReviewStatus::Suggested { None } else { Some(draft.coded()) };
        let statement = draft.statement(*id)?;
        let seen = status != ReviewStatus::Suggested && statement.earlier.is_some() && !statement.is_orphan();
        if statement.status != status || seen {
            statement.status = status;
            statement.coded = coded;
        }
        if seen {
            statement.earlier = None;
        }
    }
    let (verb, past) = match status {
        ReviewStatus::Suggested => ("Make a suggestion again of", "Made a suggestion again of"),
        ReviewStatus::Confirmed => ("Confirm", "Confirmed"),
        ReviewStatus::Rejected => ("Reject", "Rejected"),
    };
    Ok(Label::new(verb, past, draft.statements_name(ids)))
}

fn set_spans(draft: &mut Draft<'_>, id: StatementId, spans: &[Span]) -> Result<Label, EditError> {
    let article = draft.statement(id)?.article;
    let text =
        draft.project.article(article).map(|it| Article::clone(it)).ok_or(EditError::Gone("article"))?;
    let spans: Vec<Span> =
        spans.iter().map(|span| span.trimmed(&text.text)).filter(|span| !span.is_empty()).collect();
    let [first, ..] = spans[..] else {
        return Err(EditError::Refused("A statement needs words: select some in the article.".to_owned()));
    };
    let mode = if spans.len() == 1 { Some(mode_of(&text.text, first)) } else { None };
    let lost = draft.statement(id)?.is_orphan().then(|| draft.statements_name(&[id]));
    let earlier = draft.statement(id)?.earlier.clone().filter(|_| lost.is_some());
    let place = spans.iter().copied().fold(first, Span::cover);
    let told = earlier.map(|earlier| told_again(&draft.project, &earlier, &text.text, place));
    draft.decide(id, |statement| {
        if let Some((cue, mention)) = told {
            (statement.cue, statement.mention) = (cue, mention);
        }
        statement.spans = spans;
        statement.lost = None;
        statement.earlier = None;
        statement.mode = mode.unwrap_or(statement.mode);
    })?;
    Ok(match lost {
        Some(name) => Label::new("Place", "Placed", format_args!("{name} again")),
        None => {
            Label::new("Correct", "Corrected", format_args!("the place of {}", draft.statements_name(&[id])))
        }
    })
}

/// Returns the cue and the mention of a statement that is placed again, if their words are near the new place
/// too.
fn told_again(
    project: &Project,
    earlier: &EarlierPlace,
    text: &str,
    place: Span,
) -> (Option<Span>, Option<Span>) {
    let (old, spans) = project.earlier(earlier);
    let Some(stood) = spans.iter().copied().reduce(Span::cover) else { return (None, None) };
    let found = |words: Option<Span>| nearby((old, words?, stood), (text, place));
    (found(earlier.cue), found(earlier.mention))
}

fn set_speaker(
    draft: &mut Draft<'_>,
    ids: &[StatementId],
    speaker: Option<SpeakerId>,
) -> Result<Label, EditError> {
    let name = match speaker {
        Some(id) => draft.speaker(id)?.name.clone(),
        None => "nobody known".to_owned(),
    };
    for id in ids {
        draft.decide(*id, |statement| {
            statement.speaker = speaker;
            // The panel follows the new speaker; an unknown speaker has no panel.
            if speaker.is_some() {
                statement.party = PartyChoice::OfSpeaker;
            }
        })?;
    }
    Ok(Label::new("Give", "Gave", format_args!("{} to {name}", draft.statements_name(ids))))
}

fn move_to_party(
    draft: &mut Draft<'_>,
    ids: &[StatementId],
    party: Option<PartyId>,
) -> Result<Label, EditError> {
    if let Some(party) = party {
        draft.party(party)?;
    }
    for id in ids {
        let speaker = draft.statement(*id)?.speaker;
        let of_speaker = speaker.and_then(|id| draft.project.speakers.get(&id)).and_then(|it| it.party);
        let choice = match party {
            _ if party == of_speaker => PartyChoice::OfSpeaker,
            Some(party) => PartyChoice::Given(party),
            None => PartyChoice::Unknown,
        };
        draft.decide(*id, |statement| statement.party = choice)?;
    }
    Ok(Label::new(
        "Move",
        "Moved",
        format_args!("{} to {}", draft.statements_name(ids), draft.party_name(party)),
    ))
}

fn set_verdict(
    draft: &mut Draft<'_>,
    ids: &[StatementId],
    rating: Option<RatingId>,
) -> Result<Label, EditError> {
    let coded = draft.coded();
    let name = match rating {
        Some(id) => draft.project.scale.rating(id).ok_or(EditError::Gone("rating"))?.name.clone(),
        None => "not rated".to_owned(),
    };
    for id in ids {
        draft.code(*id, |statement| {
            if statement.verdict.as_ref().map(|rated| rated.rating) != rating {
                statement.verdict = rating.map(|rating| Rated { rating, coded });
            }
        })?;
    }
    Ok(Label::new("Rate", "Rated", format_args!("{} as {name}", draft.statements_name(ids))))
}

fn accept_nature(draft: &mut Draft<'_>, ids: &[StatementId]) -> Result<Label, EditError> {
    let name = draft.statements_name(ids);
    let mut kinds: Vec<NatureKind> = Vec::new();
    for id in ids {
        let Some(kind) = draft.statement(*id)?.nature.as_ref().map(|nature| nature.kind) else { continue };
        draft.code(*id, |statement| statement.claim = kind.checkable())?;
        if let Some(tag) = draft.project.codebook.claim_type(kind) {
            set_tag(draft, &[*id], tag, true)?;
        }
        kinds.push(kind);
    }
    let [first, rest @ ..] = &kinds[..] else {
        return Err(EditError::Refused("Nothing was noticed that says what this seems to be.".to_owned()));
    };
    let alike = rest.iter().all(|kind| kind == first);
    Ok(if alike {
        Label::new("Call", "Called", format_args!("{name} {}", first.with_article()))
    } else {
        Label::new("Accept", "Accepted", format_args!("what {name} seem to be"))
    })
}

fn set_tag(draft: &mut Draft<'_>, ids: &[StatementId], tag: TagId, on: bool) -> Result<Label, EditError> {
    let (group, tag_record) = draft.project.codebook.tag(tag).ok_or(EditError::Gone("tag"))?;
    let name = tag_record.name.clone();
    let rivals: Vec<TagId> =
        if group.one_only { group.tags.iter().map(|tag| tag.id).collect() } else { Vec::new() };
    let coded = draft.coded();
    for id in ids {
        draft.code(*id, |statement| {
            let own = |tagging: &Tagging| tagging.tag == tag && tagging.by == coded.by;
            if on && !statement.tags.iter().any(own) {
                statement.tags.retain(|it| it.by != coded.by || !rivals.contains(&it.tag));
                statement.tags.push(Tagging::new(tag, coded.by, coded.at));
                statement.tags.sort_unstable();
            } else if !on && statement.tags.iter().any(own) {
                statement.tags.retain(|tagging| !own(tagging));
            } else if !on {
                statement.tags.retain(|tagging| tagging.tag != tag);
            }
        })?;
    }
    let statements = draft.statements_name(ids);
    Ok(if on {
        Label::new("Tag", "Tagged", format_args!("{statements} “{name}”"))
    } else {
        Label::new("Untag", "Untagged", format_args!("{statements} “{name}”"))
    })
}

/// Sets the position of the person's own taggings with a tag.
fn set_position(
    draft: &mut Draft<'_>,
    ids: &[StatementId],
    tag: TagId,
    position: Option<Position>,
) -> Result<Label, EditError> {
    if position.is_some() {
        set_tag(draft, ids, tag, true)?;
    }
    let by = draft.coded().by;
    let name = draft.project.codebook.tag(tag).ok_or(EditError::Gone("tag"))?.1.name.clone();
    for id in ids {
        draft.code(*id, |statement| {
            let own = statement.tags.iter_mut().find(|it| it.tag == tag && it.by == by);
            if let Some(tagging) = own {
                tagging.position = position;
            }
        })?;
    }
    let statements = draft.statements_name(ids);
    Ok(match position {
        Some(position) => {
            let word = position.name();
            Label::new("Say", "Said", format_args!("“{word}” on “{name}” of {statements}"))
        }
        None => Label::new("Take", "Took", format_args!("back the position of {statements} on “{name}”")),
    })
}

/// Removes statements with everything that refers to them.
pub(super) fn remove(draft: &mut Draft<'_>, ids: &[StatementId]) -> Result<(), EditError> {
    for id in ids {
        draft.project.statements.remove(id).ok_or(EditError::Gone("statement"))?;
    }
    let gone: std::collections::HashSet<StatementId> = ids.iter().copied().collect();
    replies::forget(draft, |statement| gone.contains(&statement));
    requests::forget(draft, |statement| gone.contains(&statement));
    utterances::forget(draft, |statement| gone.contains(&statement));
    let project = &mut draft.project;
    take_out(&mut project.links, |link| gone.contains(&link.from) || gone.contains(&link.to));
    take_out(&mut project.citations, |citation| gone.contains(&citation.statement));
    let nested: Vec<StatementId> = project
        .statements
        .values()
        .filter(|statement| statement.via.is_some_and(|via| gone.contains(&via)))
        .map(|statement| statement.id)
        .collect();
    for id in nested {
        draft.statement(id)?.via = None;
    }
    Ok(())
}
