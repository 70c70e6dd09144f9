//! The referent of a description: "the congressman", "a spokesman for the ministry", "the report".

use crate::lexicon::flag;
use crate::names::entities::{NameKind, PersonIndex};
use crate::speakers::by_trees::{DEEPEST, EntityIndex, EntityKind, SpeakerEntities};

/// Nouns for one human being that the word lists do not have.
const PEOPLE: &str = "nominee candidate frontrunner front-runner billionaire businessman tycoon mogul democrat republican \
    senator congressman congresswoman justice judge veteran lawmaker plaintiff defendant native star singer player coach \
    quarterback incumbent hopeful contender rival opponent professor analyst researcher scientist fellow reporter \
    journalist columnist editor correspondent anchor host expert historian author scholar economist strategist lecturer \
    commentator contributor insider pollster writer sociologist psychologist";
/// Nouns that tell whose somebody is, and not who.
const SOMEBODYS: &str = "spokesman spokeswoman spokesperson official lawyer attorney source aide adviser advisor manager agent \
    supporter friend wife husband son daughter father mother brother sister niece nephew staffer witness expert critic \
    analyst insider boss partner ally";
/// Nouns that any organisation may be called by.
const GENERIC: &str = "company firm label group organisation organization agency charity union association department \
    ministry bank club team hospital university institute foundation trust";
/// Organisations are looked for so many words back.
const FAR: usize = 400;

/// Those who read, watch or buy what somebody makes.
const AUDIENCES: &[&str] =
    &["commenters", "customers", "listeners", "readers", "subscribers", "user", "users", "viewers"];

fn has(list: &str, word: &str) -> bool {
    list.split_whitespace().any(|other| other == word)
}

impl SpeakerEntities<'_> {
    /// The referent of a noun phrase with a common noun.
    pub(crate) fn described(&mut self, noun: usize, phrase: (usize, usize), depth: usize) -> EntityIndex {
        let parsed = self.parsed;
        let prosecutes = prosecutes(parsed, noun, phrase);
        let word = if prosecutes { "prosecutors".to_owned() } else { parsed.lower(noun) };
        let mut first = phrase.0;
        // "62 percent of voters", "3 in 10 voters": the number is part of who is meant.
        let share = |at: usize| parsed.is(noun, &["percent", "%"]) || parsed.is(at + 1, &["in"]);
        while first < noun && !share(first) && matches!(parsed.tag(first), "DT" | "CD" | "PDT") {
            first += 1;
        }
        let text = parsed.text_of(first.min(noun), phrase.1.max(noun + 1));
        let text = ["’s", "'s"]
            .iter()
            .find_map(|mark| text.strip_suffix(mark).filter(|words| !words.trim().is_empty()))
            .unwrap_or(text)
            .trim_end_matches([',', ';', ':', ' ']);
        let article = ["the", "this", "that", "these"];
        let definite = (phrase.0..noun).any(|at| parsed.is(at, &article))
            || parsed.children(noun).any(|child| parsed.label(child) == "det" && parsed.is(child, &article));
        let watches =
            (phrase.0..phrase.1).any(|at| parsed.is(at, &["inspector", "ombudsman", "watchdog", "auditor"]));
        let mut owner =
            if depth < DEEPEST && !prosecutes && !watches { self.owner_of(noun, depth) } else { None };
        let human = parsed.flags(noun) & (flag::ROLE | flag::HUMAN) != 0 || has(PEOPLE, &word);
        let single = matches!(parsed.tag(noun), "NN" | "NNP") && human && !has(SOMEBODYS, &word);
        // "the Florida senator": the adjective says which, not whose.
        let which = owner.filter(|owner| {
            single
                && definite
                && self.what(*owner) == Some(EntityKind::Organisation)
                && parsed.child(noun, &["prep"]).is_none()
        });
        if which.is_some() {
            owner = None;
        }
        if owner.is_none() && definite && !prosecutes {
            if human && let Some(person) = self.called(&word, noun) {
                return self.person(person);
            }
            if let Some(owned) = which {
                if let Some(person) = self.recent_person(noun, None).filter(|_| is_elected(&word)) {
                    return person;
                }
                owner = Some(owned);
            } else if let Some(known) = self.by_noun.get(&word) {
                return *known;
            }
        }
        if owner.is_none() && definite && !prosecutes {
            if let Some(known) = self.organisation_of(&word) {
                return known;
            }
            let new = ["relcl", "acl", "compound", "prep"];
            let known = single && parsed.child(noun, &new).is_none();
            if known && let Some(person) = self.recent_person(noun, None) {
                return person;
            }
            let body = has(GENERIC, &word);
            if let Some(known) = body.then(|| self.recent_organisation(noun)).flatten() {
                return known;
            }
        }
        let key = text.to_lowercase();
        let at = if let Some(at) = self.by_text.get(&key) {
            *at
        } else {
            let at = self.add(text.to_owned(), EntityKind::Described);
            self.by_text.insert(key, at);
            at
        };
        if let Some(entity) = self.entities.get_mut(at) {
            entity.noun.clone_from(&word);
            entity.owner = entity.owner.or(owner.filter(|owner| *owner != at));
        }
        self.by_noun.insert(word, at);
        at
    }

    /// Somebody whom the article calls by a noun: of several the one named last.
    fn called(&self, noun: &str, before: usize) -> Option<PersonIndex> {
        let parsed = self.parsed;
        let fits = |person: &PersonIndex| {
            let titles = short_titles(noun);
            parsed.names.people.get(*person).is_some_and(|person| {
                person.roles.contains(noun) || titles.iter().any(|title| person.roles.contains(*title))
            })
        };
        let near = parsed.names.before(before).filter_map(|name| name.person());
        near.take(200).find(fits).or_else(|| parsed.names.people.indices().take(200).find(fits))
    }

    /// The organisation that was last the subject or the object of something.
    fn recent_organisation(&mut self, before: usize) -> Option<EntityIndex> {
        let parsed = self.parsed;
        if let Some(last) = self.last.filter(|last| self.what(*last) == Some(EntityKind::Organisation)) {
            return Some(last);
        }
        let acts = ["nsubj", "nsubjpass", "pobj", "dobj", "poss"];
        let found = parsed
            .names
            .before(before)
            .take_while(|name| name.first + FAR > before)
            .find(|name| {
                name.kind == NameKind::Organisation
                    && !crate::parties::panels::is_outlet(parsed.text_of(name.first, name.last))
                    && (name.first..name.last).any(|at| acts.contains(&parsed.label(at)))
            })
            .copied()?;
        Some(self.named(found))
    }

    /// The owner of the thing that a noun names: "X’s report", "the X report", "a report of X".
    pub(crate) fn owner_of(&mut self, noun: usize, depth: usize) -> Option<EntityIndex> {
        let parsed = self.parsed;
        // "Fox viewers", "Twitter users": those who use something do not speak for it.
        if parsed.is(noun, AUDIENCES) {
            return None;
        }
        if let Some(owner) = parsed.child(noun, &["poss"]) {
            if let Some(name) = parsed.names.at(owner).copied() {
                return Some(self.named(name));
            }
            if parsed.is(owner, &["his", "her"]) {
                return self.pronoun(owner, None);
            }
            if super::pronouns::is_pronoun(parsed, owner) {
                return None;
            }
            return Some(self.described(owner, parsed.noun_phrase(owner), depth + 1));
        }
        let close = parsed.children(noun);
        let close = close.filter(|child| matches!(parsed.label(*child), "compound" | "nmod" | "amod"));
        let named = close
            .filter_map(|child| parsed.names.at(child))
            .find(|name| noun < name.first || noun >= name.last);
        if let Some(name) = named.copied() {
            return Some(self.named(name));
        }
        let object = |at: usize| parsed.child(at, &["pobj"]);
        for child in parsed.children(noun) {
            let of =
                parsed.label(child) == "prep" && parsed.is(child, &["of", "for", "from", "with", "by", "at"]);
            if of && let Some(owner) = object(child) {
                if let Some(name) = parsed.names.at(owner).copied() {
                    return Some(self.named(name));
                }
                if parsed.part(owner) == "PRON" {
                    return None;
                }
                return Some(self.described(owner, parsed.noun_phrase(owner), depth + 1));
            }
            let made = ["signed", "published", "released", "issued", "written", "filed"];
            if parsed.label(child) == "acl" && parsed.is(child, &made) {
                let by = parsed.child(child, &["agent"]).and_then(object);
                if let Some(name) = by.and_then(|at| parsed.names.at(at)).copied() {
                    return Some(self.named(name));
                }
            }
        }
        None
    }
}

/// The noun after "of", where a noun before it only says how many or which form: "a number of families", "a copy of the
/// memo".
pub(crate) fn whole_of(parsed: &crate::trees::ParsedText, noun: usize) -> Option<(usize, (usize, usize))> {
    const PARTS: &[&str] = &[
        "number", "majority", "copy", "version", "handful", "lot", "couple", "dozens", "hundreds", "scores",
        "excerpt",
    ];
    let of = parsed.child(noun, &["prep"]).filter(|at| parsed.is(*at, &["of"]))?;
    let part = parsed.child(of, &["pobj"]).filter(|_| parsed.is(noun, PARTS))?;
    Some((part, parsed.noun_phrase(part)))
}

/// Returns true if a phrase names those who prosecute: "prosecutors", "the U.S. Attorney’s Office", "the prosecutor’s office".
pub(crate) fn prosecutes(parsed: &crate::trees::ParsedText, noun: usize, phrase: (usize, usize)) -> bool {
    if parsed.is(noun, &["prosecutors", "prosecution"]) {
        return true;
    }
    let any = |words: &[&str]| (phrase.0..phrase.1).any(|at| parsed.is(at, words));
    parsed.is(noun, &["office"])
        && any(&["attorney", "prosecutor", "prosecutors"])
        && any(&["'s", "’s", "'", "’"])
        && !any(&["general"])
}

/// The titles before a name that say the same as a noun.
fn short_titles(noun: &str) -> &'static [&'static str] {
    match noun {
        "senator" => &["sen"],
        "congressman" | "congresswoman" | "representative" => &["rep"],
        "lawmaker" => &["rep", "sen", "senator", "congressman", "congresswoman"],
        "governor" => &["gov"],
        "general" => &["gen"],
        "professor" => &["prof"],
        "doctor" => &["dr"],
        _ => &[],
    }
}

/// Returns true if a place before the noun says which of several it is: "the Vermont senator", "the Republican nominee".
fn is_elected(noun: &str) -> bool {
    has(
        "minister premier chancellor candidate nominee frontrunner front-runner hopeful contender senator congressman congresswoman governor \
        lawmaker mayor billionaire businessman tycoon mogul native",
        noun,
    )
}
