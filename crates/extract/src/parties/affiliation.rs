//! For whom somebody speaks, by tight signs beside the name alone: never an employer, an outlet or a place.

use super::likely::is_no_body;
use super::panels::is_outlet;
use crate::names::entities::{NameKind, NamedEntity};
use crate::names::titles::is_title;
use crate::speakers::by_trees::{EntityIndex, EntityKind, SpeakerEntities};
use crate::trees::ParsedText;
use english::states::is_state_of_the_union;

/// The relation of a person to the entity that they speak for.
#[derive(Debug, Clone)]
pub(crate) struct SpeaksFor {
    /// The entity that the person speaks for.
    pub(crate) to: EntityIndex,
    /// The evidence for it.
    pub(crate) weight: u32,
    /// The words that say so.
    pub(crate) words: String,
    /// True if they are before the name.
    pub(crate) before: bool,
}

/// Offices in which somebody speaks for another.
const VOICES: &str = "spokesman spokeswoman spokesperson spokespeople spokesmen lawyer lawyers attorney attorneys counsel \
    solicitor representative manager adviser advisor aide aides director executive ceo founder head chief president \
    chairman chair chairwoman secretary officer strategist coordinator leader boss general captain supporter surrogate \
    ally allies press staffer assistant deputy minister envoy ambassador official officials premier treasurer member \
    editor owner co-founder cofounder publicist agent consultant campaign";
/// Offices that are held "to" somebody: "an aide to the mayor".
const HELPERS: &str = "aide aides adviser advisers advisor advisors assistant counsel counselor lawyer attorney deputy spokesman spokeswoman";
/// Offices of a state.
const STATE: &str = "president minister premier chancellor ambassador envoy diplomat ministry government foreign defense \
    defence secretary embassy king prince officials official military army troops administration authorities";
/// People who are asked because they know and not because they are part of it.
const EXPERTS: &str = "professor analyst researcher scientist fellow reporter journalist columnist editor correspondent \
    anchor host expert historian author scholar economist strategist lecturer commentator contributor insider pollster \
    writer sociologist psychologist";
const KIN: &str = "wife husband son daughter father mother brother sister niece nephew aunt uncle cousin widow parents \
    family friend";
const PAST: &[&str] = &["former", "ex", "late", "then"];
/// People who work somewhere and do not speak for it.
const EMPLOYED: &str = "teacher teachers nurse nurses doctor doctors student students pupil driver drivers worker workers \
    employee employees resident residents clerk waiter waitress cashier mechanic";
/// Bodies whose name in a title says where somebody serves: "House Speaker".
pub(super) const PLACES_OF_OFFICE: &str =
    "house senate congress parliament state county city district supreme court u.s. us committee";
const COLOURS: &str = "republican democratic democrat gop republicans democrats tory conservative labour muslim christian \
    black white native american";
/// Offices in which somebody acts for a country.
const ACTS_FOR_STATE: &str =
    "president minister premier chancellor ambassador envoy ministry king government embassy secretary army";
/// Things that belong to somebody and speak for them.
const OWNED: &str = "campaign office administration team lawsuit suit complaint report statement letter spokesman spokeswoman \
    spokesperson staff lawyers attorneys lawyer attorney memo review investigation officials official aide aides advisers \
    supporters allies website release filing petition camp side government ministry department foundation spokesmen \
    committee press document policy guidelines manual representatives lawmakers leaders members courts court police army \
    inspector inquiry tweet post announcement ad email emails counsel board readout tribunal";

pub(super) fn has(list: &str, word: &str) -> bool {
    list.split_whitespace().any(|other| other == word)
}

/// Returns true if a noun names what belongs to somebody and speaks for them.
pub(crate) fn is_owned(noun: &str) -> bool {
    has(OWNED, noun)
}

pub(crate) fn is_expert(word: &str) -> bool {
    has(EXPERTS, word)
}

pub(crate) fn is_kin(word: &str) -> bool {
    word != "friend" && has(KIN, word)
}

/// Reads for whom a person speaks off one mention of theirs.
pub(crate) fn bonds(speakers: &mut SpeakerEntities, name: NamedEntity) -> Vec<SpeaksFor> {
    let mut out = Vec::new();
    before(speakers, name, &mut out);
    beside(speakers, name, &mut out);
    bare_title(speakers, name, &mut out);
    out
}

/// The words of the noun phrase before a name, the first of them.
fn phrase_before(parsed: &ParsedText, name: NamedEntity) -> usize {
    let mut first = name.first;
    while first > 0 && first + 11 > name.first {
        let at = first - 1;
        let part = matches!(parsed.part(at), "NOUN" | "PROPN" | "ADJ")
            || matches!(parsed.tag(at), "POS" | "HYPH" | "NN")
            || parsed.is(at, &["'s", "’s", "-", "and", "of", "for", "/", "&"]);
        if !part || parsed.paragraph(at) != parsed.paragraph(name.first) {
            break;
        }
        first = at;
    }
    first
}

/// "Clinton campaign manager Robby Mook", "Secretary of State John Kerry".
fn before(speakers: &mut SpeakerEntities, name: NamedEntity, out: &mut Vec<SpeaksFor>) {
    let parsed = speakers.parsed;
    let first = phrase_before(parsed, name);
    let words: Vec<String> = (first..name.first).map(|at| parsed.bare(at)).collect();
    let past = words.iter().any(|word| PAST.contains(&word.as_str()));
    let watches = ["inspector", "ombudsman", "watchdog", "auditor"];
    if past || words.iter().any(|word| is_expert(word) || watches.contains(&word.as_str())) {
        return;
    }
    let office = |at: &usize| {
        let word = parsed.lower(*at);
        has(VOICES, &word) || has(STATE, &word) || has(KIN, &word)
    };
    let Some(office) = (first..name.first).rev().find(office) else { return };
    // "mill spokesman Carl Vance": whatever has a spokesman is a body, named or not.
    let spokesman = (first + 1..name.first).find(|at| parsed.lower(*at).starts_with("spokes"));
    let ranks = ["chief", "senior", "deputy", "former", "official", "lead", "press", "media", "company"];
    let body = spokesman
        .map(|at| at - 1)
        .filter(|at| parsed.tag(*at) == "NN" && parsed.names.at(*at).is_none() && !parsed.is(*at, &ranks));
    if let Some(body) = body {
        let to = speakers.described(body, (body, body + 1), 1);
        out.push(SpeaksFor {
            to,
            weight: 4,
            words: parsed.text_of(first, name.first).to_owned(),
            before: true,
        });
        return;
    }
    let named: Vec<NamedEntity> = (first..name.first)
        .filter_map(|at| parsed.names.at(at))
        .filter(|other| other.kind != NameKind::Other && other.first >= first && other.last <= name.first)
        .copied()
        .collect();
    let of = (first..name.first).rev().find(|at| parsed.is(*at, &["of", "for"]));
    // "US Secretary of State": the office is of the state that is named before it.
    let place =
        |other: &NamedEntity| has(PLACES_OF_OFFICE, &parsed.text_of(other.first, other.last).to_lowercase());
    let after = of.and_then(|of| named.iter().find(|other| other.first > of && !place(other)));
    let Some(other) = after.or_else(|| named.iter().find(|other| other.first < office)).copied() else {
        return;
    };
    if allowed(parsed, other, &words) {
        out.push(SpeaksFor {
            to: speakers.named(other),
            weight: 3,
            words: parsed.text_of(first, name.first).to_owned(),
            before: true,
        });
    }
}

/// ", a spokesman for the ministry", ", who leads the union".
fn beside(speakers: &mut SpeakerEntities, name: NamedEntity, out: &mut Vec<SpeaksFor>) {
    let parsed = speakers.parsed;
    let Some(head) = parsed.head_of(name.first, name.last) else { return };
    let mut nouns: Vec<usize> = parsed.children(head).filter(|at| parsed.label(*at) == "appos").collect();
    if parsed.label(head) == "appos" {
        nouns.push(parsed.head(head));
    }
    let leads = ["runs", "leads", "heads", "represents", "led", "ran", "headed", "represented"];
    for clause in parsed.children(head) {
        let object = parsed.child(clause, &["dobj"]).and_then(|at| parsed.names.at(at)).copied();
        if parsed.label(clause) == "relcl"
            && parsed.is(clause, &leads)
            && let Some(other) = object.filter(|other| other.kind != NameKind::Place)
        {
            let (first, last) = parsed.subtree(clause);
            let words = parsed.text_of(first, last + 1).to_owned();
            out.push(SpeaksFor { to: speakers.named(other), weight: 2, words, before: false });
        }
    }
    for noun in nouns {
        described(speakers, name, noun, out);
    }
}

/// The noun beside a name: "lawyer" in "his lawyer, Ann Roe".
fn described(speakers: &mut SpeakerEntities, name: NamedEntity, noun: usize, out: &mut Vec<SpeaksFor>) {
    let parsed = speakers.parsed;
    let word = parsed.lower(noun);
    let close = |at: &usize| matches!(parsed.label(*at), "amod" | "compound" | "nmod" | "advmod");
    let mut words: Vec<String> = parsed.children(noun).filter(close).map(|at| parsed.bare(at)).collect();
    let past = words.iter().any(|word| PAST.contains(&word.as_str()));
    if past || is_expert(&word) || words.iter().any(|word| is_expert(word)) {
        return;
    }
    if !(has(VOICES, &word) || has(STATE, &word)) || has(KIN, &word) {
        return;
    }
    let (low, high) = parsed.noun_phrase(noun);
    let said = parsed.text_of(low, high).to_owned();
    let mut other = None;
    for child in parsed.children(noun) {
        match parsed.label(child) {
            "poss" if parsed.names.at(child).is_some() => other = parsed.names.at(child).copied(),
            "poss" if parsed.is(child, &["his", "her"]) => {
                let whose = speakers.pronoun(child, None);
                let own = whose.and_then(|at| speakers.what(at));
                if let Some(to) = whose.filter(|_| own != name.person().map(EntityKind::Person)) {
                    out.push(SpeaksFor { to, weight: 2, words: said.clone(), before: false });
                }
            }
            _ => {}
        }
    }
    let named = |child: usize| parsed.names.at(child).copied().filter(|other| other.kind != NameKind::Other);
    if other.is_none() {
        let mut near = parsed.children(noun);
        other = near.find_map(|child| {
            matches!(parsed.label(child), "compound" | "nmod").then(|| named(child)).flatten()
        });
    }
    for preposition in parsed.children(noun) {
        let to = || parsed.is(preposition, &["to"]) && has(HELPERS, &word);
        if parsed.label(preposition) != "prep"
            || !parsed.is(preposition, &["of", "for", "at", "with"]) && !to()
        {
            continue;
        }
        let Some(object) = parsed.child(preposition, &["pobj"]) else { continue };
        if let Some(name) = parsed.names.at(object) {
            other = Some(*name);
        } else if is_owned(&parsed.lower(object)) {
            let whose = parsed.children(object);
            let mut whose = whose.filter(|child| matches!(parsed.label(*child), "compound" | "poss"));
            other = whose.find_map(|child| parsed.names.at(child).copied()).or(other);
        }
    }
    words.push(word);
    let Some(other) = other.filter(|other| other.person().is_none() || other.person() != name.person())
    else {
        return;
    };
    if allowed(parsed, other, &words) {
        out.push(SpeaksFor { to: speakers.named(other), weight: 2, words: said, before: false });
    }
}

/// "spokesman John Kirby": speaks for the organisation named last.
fn bare_title(speakers: &mut SpeakerEntities, name: NamedEntity, out: &mut Vec<SpeaksFor>) {
    let parsed = speakers.parsed;
    let first = phrase_before(parsed, name);
    let title = name.first.checked_sub(1).filter(|at| {
        *at >= first
            && parsed.is(*at, &["spokesman", "spokeswoman", "spokesperson", "ceo", "officer"])
            && name.first - first <= 3
    });
    let Some(title) = title.filter(|_| out.is_empty()) else { return };
    let fits = |other: &&NamedEntity| {
        let text = parsed.text_of(other.first, other.last);
        other.kind == NameKind::Organisation
            && !is_outlet(text)
            && !has(PLACES_OF_OFFICE, &text.to_lowercase())
    };
    let found = parsed.names.before(first).take(60).find(fits).copied();
    if let Some(other) = found {
        let words = parsed.word(title).to_owned();
        out.push(SpeaksFor { to: speakers.named(other), weight: 1, words, before: true });
    }
}

/// Returns true if an office with such words ties somebody to what a name names.
fn allowed(parsed: &ParsedText, other: NamedEntity, words: &[String]) -> bool {
    let text = parsed.text_of(other.first, other.last);
    let lower = text.to_lowercase();
    let any = |list: &str| words.iter().any(|word| has(list, word));
    if other.person().is_some() {
        return !any(
            "wife husband son daughter father mother brother sister niece nephew aunt uncle cousin widow parents \
            family supporter critic opponent",
        );
    }
    if is_outlet(text) || any("opposition") {
        return false;
    }
    if has(PLACES_OF_OFFICE, &lower) {
        return ["us", "u.s."].contains(&lower.as_str()) && any("secretary");
    }
    if is_no_body(&lower) || is_state_of_the_union(&lower) && !any(ACTS_FOR_STATE) {
        return false;
    }
    if matches!(other.kind, NameKind::Place | NameKind::People) {
        return !has(COLOURS, &lower) && any(ACTS_FOR_STATE);
    }
    !is_chamber(&lower)
}

/// Returns true if a name in small letters is that of a chamber, a court or a committee: where somebody serves, and no side.
fn is_chamber(name: &str) -> bool {
    let place =
        ["senate", "house", "committee", "court", "congress", "district", "legislature", "parliament"];
    let ends = name.split(' ').next_back().is_some_and(|word| place.contains(&word));
    name != "white house" && (ends || name.starts_with("house of "))
}

/// Returns true if what was read off words beside a name ties somebody to an organisation: no outlet, no place of an office,
/// no employer of somebody who is asked because they know, nothing that is over.
pub(crate) fn may_affiliate(affiliation: &crate::parties::affiliation_by_words::Affiliation) -> bool {
    let words = affiliation.words.to_lowercase();
    let mut words = words.split(|letter: char| !letter.is_alphanumeric());
    let body = affiliation.body.to_lowercase();
    !words.any(|word| PAST.contains(&word) || is_expert(word) || is_kin(word) || has(EMPLOYED, word))
        && !is_outlet(&affiliation.body)
        // "House Speaker" is no office of the White House.
        && (body != "white house" || affiliation.words.to_lowercase().contains("white"))
        && !has(PLACES_OF_OFFICE, &body)
        && !has(COLOURS, &body)
        && !is_chamber(&body)
        && !body.split(' ').all(is_title)
        && !is_no_body(&body)
        && !is_state_of_the_union(&body)
}
