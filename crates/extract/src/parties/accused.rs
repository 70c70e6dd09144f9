//! An organisation or a state that says nothing itself, and that others accuse again and again: it gets a panel of its own.
//!
//! [`super::silent`] reads single words that accuse or ask. Here [`analysis::accused_parties`] weighs every statement that
//! names somebody, as it does for the right of reply, and only what adds up counts: one charge, or a name that is merely
//! at hand in a dispute, makes no side.

use std::collections::HashMap;

use crate::links::as_project;
use crate::names::entities::{NameKind, NamedEntity};
use crate::rules::Rule;
use crate::speakers::by_words::same_organisation;
use crate::trees::ParsedText;
use analysis::accused_parties;
use english::states::{STATES, state_of, state_of_adjective};
use model::{Findings, FoundParty};

/// Least number of times that an article names a side.
const NAMED: usize = 3;
/// Least number of charges of a side, each counted by how sure it is.
const CHARGES: f64 = 1.5;
/// So many different names are counted, and so many of them weighed.
const DIFFERENT: usize = 200;
const MOST: usize = 20;

/// Adds the sides that are accused and have no party yet, before those that wait.
pub(crate) fn add_accused(parsed: &ParsedText, findings: &mut Findings) {
    let found = accused(parsed, findings);
    let (place, count) = (findings.parties.partition_point(|party| !party.waits), found.len());
    findings.parties.splice(place..place, found);
    for party in findings.speakers.iter_mut().filter_map(|speaker| speaker.party.as_mut()) {
        *party += if *party >= place { count } else { 0 };
    }
}

/// Returns the sides that are accused and have no party yet, those with most charges first.
fn accused(parsed: &ParsedText, findings: &Findings) -> Vec<FoundParty> {
    let candidates = candidates(parsed, findings);
    if candidates.is_empty() {
        return Vec::new();
    }
    let known = findings.parties.len();
    let mut probe = findings.clone();
    probe.parties.extend(candidates);
    let (project, _) = as_project(parsed.text, &probe);
    let mut charges: HashMap<usize, f64> = HashMap::new();
    for it in accused_parties(&project) {
        let at = project.parties.iter().position(|party| party.id == it.party);
        if let Some(at) = at.filter(|at| *at >= known) {
            *charges.entry(at).or_default() += 1.0 / (1.0 + (-f64::from(it.weight) / 100.0).exp());
        }
    }
    let mut found: Vec<(usize, f64)> = charges.into_iter().filter(|(_, sum)| *sum >= CHARGES).collect();
    found.sort_by(|one, other| other.1.total_cmp(&one.1).then(one.0.cmp(&other.0)));
    found.iter().filter_map(|(at, _)| probe.parties.get(*at).cloned()).collect()
}

/// The organisations and states that are named often, and are neither a party nor a speaker.
fn candidates(parsed: &ParsedText, findings: &Findings) -> Vec<FoundParty> {
    let mut times: Vec<(String, usize)> = Vec::new();
    for name in &parsed.names.all {
        let Some(called) = called(parsed, *name) else { continue };
        match times.iter().position(|(known, _)| *known == called) {
            Some(at) => times.get_mut(at).into_iter().for_each(|(_, times)| *times += 1),
            None if times.len() < DIFFERENT => times.push((called, 1)),
            None => {}
        }
    }
    let is_known = |name: &str| {
        let same = |party: &FoundParty| {
            same_organisation(&party.name, name)
                || same_organisation(&party.short, name)
                || state_of(&party.name).is_some() && state_of(&party.name) == state_of(name)
        };
        findings.parties.iter().any(same) || findings.speakers.iter().any(|it| it.name.contains(name))
    };
    let often = times.into_iter().filter(|(name, times)| *times >= NAMED && !is_known(name));
    let party = |(name, _): (String, usize)| {
        let short = parsed.names.short(&name).unwrap_or(&name).to_owned();
        let why = Rule::Accused.why(&[&short]);
        FoundParty { name, short, waits: false, why }
    };
    often.take(MOST).map(party).collect()
}

/// The full name of an organisation or a state. People are told by single words: what is named like a person and never
/// speaks is often a place.
fn called(parsed: &ParsedText, name: NamedEntity) -> Option<String> {
    let text = parsed.text_of(name.first, name.last);
    let state = |at: usize| STATES.get(at)?.names.first().map(|name| (*name).to_owned());
    match name.kind {
        NameKind::Organisation => Some(parsed.names.full(text).to_owned()),
        NameKind::Place => state_of(text).and_then(state),
        NameKind::People | NameKind::Other => state_of_adjective(text).map(str::to_owned),
        NameKind::Person(_) => None,
    }
}
