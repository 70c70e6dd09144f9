//! Parties that are accused or addressed without speaking.

use crate::text::Document;
use std::collections::HashMap;

use crate::lexicon::{flag, look_up, takes};
use crate::names::index::{NameIndex, within};
use crate::parties::candidates::{ALL, PartyCandidate, PartyCandidates};
use crate::parties::panels::is_outlet;
use crate::rules::Rule;
use crate::speakers::by_words::{ResolvedSpeakers, same_organisation};
use crate::statements::reader::StatementDraft;
use crate::text::tokens::{Token, TokenKind};
use english::states::state_of;
use model::{FoundParty, Span, SpeakerKind};

/// More silent sides than this are not proposed.
const MOST: usize = 6;

/// The proposed parties, and the party of each speaker.
#[derive(Debug, Default)]
pub(crate) struct ProposedParties {
    /// The parties, the most important first.
    pub(crate) parties: Vec<FoundParty>,
    /// The party of each resolved speaker.
    pub(crate) of: Vec<Option<usize>>,
}

/// The parties that say nothing themselves: accused, addressed, or said to give no answer; the most important first.
pub(crate) fn silent(
    document: Document,
    names: &NameIndex,
    drafts: &[StatementDraft],
    resolved: &ResolvedSpeakers,
) -> Vec<FoundParty> {
    let mut sides = PartyCandidates::default();
    let mut of: Vec<Option<usize>> = Vec::new();
    let organisations: Vec<&str> = resolved
        .speakers
        .iter()
        .filter(|speaker| speaker.kind == SpeakerKind::Organisation)
        .map(|speaker| speaker.name.as_str())
        .take(ALL)
        .collect();
    let ties: HashMap<String, &str> = resolved
        .speakers
        .iter()
        .filter(|speaker| speaker.kind == SpeakerKind::Person)
        .filter_map(|speaker| {
            Some((speaker.name.to_lowercase(), speaker.affiliation.as_ref()?.body.as_str()))
        })
        .collect();
    for speaker in &resolved.speakers {
        let own = matches!(speaker.kind, SpeakerKind::Organisation).then(|| speaker.name.clone());
        let body = speaker.affiliation.as_ref().map(|affiliation| affiliation.body.clone()).or(own);
        let body = body.map(|body| match body.as_str() {
            "Democrat" => "Democrats".to_owned(),
            "Republican" => "Republicans".to_owned(),
            _ => body,
        });
        // Whoever speaks for a person who speaks for an organisation speaks for that organisation.
        let body = body
            .map(|body| ties.get(&body.to_lowercase()).map_or(body.clone(), |further| (*further).to_owned()));
        let client = body.as_deref().is_some_and(|name| {
            !organisations.contains(&name)
                && names
                    .full_person(name)
                    .is_some_and(|person| names.people.get(person).is_some_and(|person| person.sure))
        });
        let person = client || body.is_none() && speaker.kind == SpeakerKind::Person;
        let name = body.or_else(|| person.then(|| speaker.name.clone()));
        of.push(name.map(|name| sides.place(&name, person)));
    }
    for (draft, speaker) in drafts.iter().zip(&resolved.of) {
        let Some(speaker) = speaker else { continue };
        let Some(side) = of.get(speaker.number()).copied().flatten().and_then(|side| sides.get_mut(side))
        else {
            continue;
        };
        side.weight += if draft.via.is_none() { 2 } else { 1 };
        let name = resolved.speakers.get(*speaker).map(|speaker| speaker.name.clone()).unwrap_or_default();
        let list = if draft.via.is_none() { &mut side.speakers } else { &mut side.told };
        if !list.contains(&name) && list.len() < 4 {
            list.push(name);
        }
    }
    addressed(document, names, drafts, &mut sides);
    let mut own: HashMap<&str, Option<usize>> = HashMap::new();
    for (speaker, side) in resolved.speakers.iter().zip(&of) {
        own.entry(&speaker.name).or_insert(*side);
    }
    people(document.tokens, names, drafts, &own, &mut sides);
    unanswering(document, names, &own, &mut sides);
    let quiet = |side: &&PartyCandidate| side.speakers.is_empty() && !side.asked.is_empty();
    let mut quiet: Vec<&PartyCandidate> = sides.iter().filter(quiet).collect();
    quiet.sort_by_key(|side| std::cmp::Reverse(side.weight));
    quiet.into_iter().take(MOST).map(|side| found(document.text, names, side)).collect()
}

/// Organisations of which something is asked, or that are accused, inside of statements.
fn addressed(document: Document, names: &NameIndex, drafts: &[StatementDraft], sides: &mut PartyCandidates) {
    for draft in drafts.iter().filter(|draft| draft.via.is_none()) {
        let accuses = draft.takes & takes::ADDRESSES != 0;
        let object = draft.spans.first().filter(|_| accuses).map_or(0, |span| span.start);
        // "urged the inspectorate to" + "look into it"
        let led = draft
            .cue
            .zip(draft.spans.first())
            .filter(|_| draft.takes & (takes::ADDRESSES | takes::INFINITIVE) != 0);
        let led = led.filter(|(cue, span)| cue.end < span.start && span.start - cue.end < 60);
        let led = led
            .map(|(cue, span)| Span::new(cue.end, span.start))
            .filter(|it| it.of(document.text).ends_with(" to "));
        for span in led.iter().chain(&draft.spans) {
            let asked_here = led == Some(*span);
            let from = names.order.partition_point(|(place, _)| *place < span.start);
            for (start, name) in
                names.order.iter().skip(from).take_while(|(start, _)| *start < span.end).take(12)
            {
                let asked_first = draft.takes & (takes::ADDRESSES | takes::INFINITIVE) != 0
                    && draft.cue.is_some_and(|cue| cue.end < span.start && span.start - cue.end < 8)
                    && *start < span.start + 5;
                let accused = asked_here || asked_first || accuses && *start < object + 24;
                let full = names.acronyms.get(name).unwrap_or(name);
                // A duty of a country is mostly policy, and no charge.
                let state = names.states.contains(full) || state_of(full).is_some();
                let should = asked(document, *start, name).filter(|_| !state);
                let Some(asked) = should.or_else(|| accused.then(|| name.clone())) else { continue };
                let known = is_organisation(full) || state || sides.has_organisation(full);
                // "attacked his remarks to the Daily News"
                if known && !is_outlet(full) {
                    let at = sides.place(full, false);
                    if let Some(side) = sides.get_mut(at) {
                        side.weight += 1;
                        if side.asked.len() < 3 {
                            side.asked.push(asked);
                        }
                    }
                }
            }
        }
    }
}

/// People who are accused, or who should do something: their side, and without one they are one themselves.
fn people(
    tokens: &[Token],
    names: &NameIndex,
    drafts: &[StatementDraft],
    own: &HashMap<&str, Option<usize>>,
    sides: &mut PartyCandidates,
) {
    for draft in drafts.iter().filter(|draft| draft.via.is_none()) {
        let accuses = draft.takes & takes::ADDRESSES != 0;
        let object = draft.spans.first().filter(|_| accuses).map_or(0, |span| span.start);
        for span in &draft.spans {
            let from = names.sightings.partition_point(|(place, _)| *place < span.start);
            let near = names.sightings.iter().skip(from).take_while(|(start, _)| *start < span.end).take(12);
            for (start, person) in near {
                let Some(person) = names.people.get(*person).filter(|person| person.sure) else {
                    continue;
                };
                let first = within(tokens, Span::new(*start, *start + 1)).0;
                let end = (first..first + 6).find(|at| tokens.get(*at).is_none_or(|token| !token.upper()));
                let due = end.and_then(|at| tokens.get(at)).is_some_and(|token| token.is(flag::DUTY));
                let accused = accuses && *start < object + 24;
                if !due && !accused {
                    continue;
                }
                let own = own.get(person.name.as_str()).copied().flatten();
                let at = own.unwrap_or_else(|| sides.place(&person.name, true));
                if let Some(side) = sides.get_mut(at).filter(|side| side.asked.len() < 3) {
                    side.asked.push(person.name.clone());
                    side.weight += 1;
                }
            }
        }
    }
}

/// Adds the parties said to give no answer: "The board declined to comment", "Pratt could not be reached".
fn unanswering(
    document: Document,
    names: &NameIndex,
    own: &HashMap<&str, Option<usize>>,
    sides: &mut PartyCandidates,
) {
    let mut asked: Vec<NonResponder> = Vec::new();
    for (at, token) in document.tokens.iter().enumerate() {
        let Some(end) = gives_no_answer(document, at) else { continue };
        let (line, stop) = (TokenKind::Line, TokenKind::Stop);
        let from = document.tokens.get(at.saturating_sub(14)..at).unwrap_or_default();
        let cut = from
            .iter()
            .rposition(|token| token.kind() == line || token.kind() == stop && !token.is(flag::ABBREVIATION));
        let start =
            from.get(cut.map_or(0, |cut| cut + 1)).map_or(token.span().start, |token| token.span().start);
        let (place, near) =
            (token.span().start, Span::new(token.span().start, end).of(document.text).to_owned());
        let person = names.sightings.get(names.sightings.partition_point(|(at, _)| *at < start));
        let person = person.filter(|(at, _)| *at < place);
        let body = names.order.get(names.order.partition_point(|(at, _)| *at < start));
        let body = body.filter(|(at, _)| *at < place);
        if let Some((_, name)) = body.filter(|(_, name)| !names.located.contains(name)) {
            let name = names.acronyms.get(name).unwrap_or(name).clone();
            asked.push(NonResponder { name, person: false, near });
        } else if let Some(person) = person.and_then(|(_, person)| names.people.get(*person)) {
            asked.push(NonResponder { name: person.name.clone(), person: true, near });
        }
    }
    for NonResponder { name, person, near } in asked.into_iter().take(ALL) {
        let own = own.get(name.as_str()).copied().flatten();
        let at = own.unwrap_or_else(|| sides.place(&name, person));
        if let Some(side) = sides.get_mut(at).filter(|side| side.asked.len() < 3) {
            side.asked.push(near);
            side.weight += 1;
        }
    }
}

/// Somebody who is said to give no answer.
struct NonResponder {
    name: String,
    person: bool,
    near: String,
}

/// "declined to comment", "did not respond", "could not be reached": where such words that begin here end.
fn gives_no_answer(document: Document, at: usize) -> Option<usize> {
    let word = |at: usize| document.tokens.get(at).map_or("", |token| token.span().of(document.text));
    let answers = [
        "respond",
        "responded",
        "reply",
        "replied",
        "answer",
        "answered",
        "comment",
        "commented",
        "return",
        "returned",
        "spoken",
    ];
    let first = word(at);
    let negative = matches!(first, "not" | "never") || first.ends_with("n’t") || first.ends_with("n't");
    let end = match first {
        "declined" | "refused"
            if word(at + 1) == "to" && (answers.contains(&word(at + 2)) || word(at + 2) == "discuss") =>
        {
            at + 2
        }
        "could" if word(at + 1) == "not" && word(at + 3) == "reached" => at + 3,
        _ if negative => (at + 1..at + 4).find(|at| answers.contains(&word(*at)))?,
        _ => return None,
    };
    document.tokens.get(end).map(|token| token.span().end)
}

/// "the Ministry of Defence should publish": the words that ask something of a name.
fn asked(document: Document, start: usize, name: &str) -> Option<String> {
    let (first, last) = within(document.tokens, Span::new(start, start + name.len()));
    let mut at = last;
    if document.tokens.get(at).is_some_and(|token| token.kind() == TokenKind::Open) {
        at += 3;
    }
    let duty =
        document.tokens.get(at).filter(|token| token.kind() == TokenKind::Word && token.is(flag::DUTY))?;
    let begin = document.tokens.get(first)?.span().start;
    let end = document
        .tokens
        .get(at + 1)
        .filter(|token| token.kind() == TokenKind::Word)
        .map_or(duty.span().end, |token| token.span().end);
    Some(Span::new(begin, end).of(document.text).to_owned())
}

/// Returns true if a name is that of an organisation and not of a country or a thing.
pub(crate) fn is_organisation(name: &str) -> bool {
    let flags: Vec<u64> = name.split(' ').map(|word| look_up(&word.to_lowercase()).flags).collect();
    flags.iter().any(|flags| flags & (flag::ORG_NAME | flag::BODY) != 0)
        && !flags.iter().all(|flags| flags & (flag::PLACE | flag::ADJECTIVAL) != 0)
}

fn found(text: &str, names: &NameIndex, side: &PartyCandidate) -> FoundParty {
    let (name, short) =
        if side.person { person_names(&side.name) } else { body_names(text, names, &side.name) };
    let only_silent = side.weight == side.asked.len() && side.asked.iter().all(|words| words.contains(' '));
    let rule = if only_silent { Rule::Silent } else { Rule::Accused };
    let list: Vec<&str> = side.asked.iter().map(String::as_str).collect();
    // Who is asked in so many words has a panel at once, as has who is accused more than once.
    let asked = side.asked.iter().any(|words| words.contains(' '));
    FoundParty { name, short, waits: side.weight < 2 && !asked, why: rule.why(&list) }
}

/// Gives organisations the short name that the article has for them.
pub(crate) fn shorten(text: &str, names: &NameIndex, sides: &mut ProposedParties) {
    for party in
        sides.parties.iter_mut().filter(|party| party.short == party.name && is_organisation(&party.name))
    {
        let short = body_names(text, names, &party.name).1;
        // "Trains" names nobody: a last word names the whole where it is the kind of the organisation.
        let vague = short.ends_with('s') && party.name.ends_with(&short);
        if !vague {
            party.short = short;
        }
    }
}

fn person_names(name: &str) -> (String, String) {
    let last = name.split(' ').next_back().unwrap_or(name);
    (name.to_owned(), last.to_owned())
}

/// The natural full and short name of an organisation among all forms that the text uses.
fn body_names(text: &str, names: &NameIndex, name: &str) -> (String, String) {
    let mut forms: Vec<&str> = names
        .bodies
        .keys()
        .map(String::as_str)
        .filter(|form| same_organisation(form, name) && !names.located.contains(*form))
        .collect();
    forms.push(name);
    forms.sort_unstable_by_key(|form| (form.len(), *form));
    forms.dedup();
    let shortest = forms.first().copied().unwrap_or(name);
    let country = |form: &str| {
        let last = form.split(' ').next_back().unwrap_or_default();
        form.contains(' ') && look_up(&last.to_lowercase()).flags & flag::PLACE != 0
    };
    let longest = forms.iter().rev().find(|form| !country(form)).copied().unwrap_or(name);
    let acronym = names
        .acronyms
        .iter()
        .filter(|(_, full)| same_organisation(full, name))
        .map(|(short, _)| short.as_str())
        .min();
    let called = || {
        let words = [name.split(' ').next_back(), name.split(' ').next()];
        let word = words
            .into_iter()
            .flatten()
            .map(str::to_lowercase)
            .find(|word| look_up(word).flags & flag::BODY != 0)?;
        (shortest.len() > 16 && text.contains(&format!("the {word}")))
            .then(|| crate::parties::affiliation_by_words::capital(&word))
    };
    let short = acronym.map(str::to_owned).or_else(called).unwrap_or_else(|| shortest.to_owned());
    (longest.to_owned(), short)
}
