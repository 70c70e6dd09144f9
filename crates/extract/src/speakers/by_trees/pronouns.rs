//! The referent of a pronoun.

use crate::names::entities::{Gender, NameKind, NamedEntity, PersonIndex};
use crate::speakers::by_trees::{EntityIndex, EntityKind, SpeakerEntities};
use crate::trees::ParsedText;

/// Names that a pronoun may mean are looked for so many names back.
const FAR: usize = 60;
/// … and so many paragraphs.
const PARAGRAPHS: usize = 8;

/// Returns true if a word refers to somebody without naming them.
pub(crate) fn is_pronoun(parsed: &ParsedText, at: usize) -> bool {
    parsed.is(
        at,
        &["he", "she", "him", "her", "his", "they", "it", "i", "we", "who", "which", "that", "their", "its"],
    )
}

/// Returns true if the name of a people only describes somebody: nobody is "Irish" in "the Irish negotiator".
fn describes(parsed: &ParsedText, name: &NamedEntity) -> bool {
    let part = |at: usize| matches!(parsed.label(at), "amod" | "compound" | "nmod");
    name.kind == NameKind::People && parsed.head_of(name.first, name.last).is_some_and(part)
}

impl SpeakerEntities<'_> {
    /// The referent of a pronoun; `outer` speaks the statement around it.
    pub(crate) fn pronoun(&mut self, at: usize, outer: Option<EntityIndex>) -> Option<EntityIndex> {
        let parsed = self.parsed;
        let word = parsed.lower(at);
        match word.as_str() {
            "i" | "we" => outer.or(self.last),
            "he" | "him" | "his" => {
                self.ahead(at, Gender::Man).or_else(|| self.somebody(at, Gender::Man, outer))
            }
            "she" | "her" => {
                self.ahead(at, Gender::Woman).or_else(|| self.somebody(at, Gender::Woman, outer))
            }
            "who" | "which" | "that" => self.antecedent(at),
            "they" | "their" => self.several(at).or_else(|| self.known_as_they(at)),
            "it" | "its" => self.something(at),
            _ => None,
        }
    }

    /// The person of whom the article says that their pronouns are "they/them".
    fn known_as_they(&mut self, at: usize) -> Option<EntityIndex> {
        let parsed = self.parsed;
        let told = parsed.text.find("they/them").filter(|told| *told < parsed.start(at))?;
        let before = parsed.names.all.iter().filter(|name| parsed.start(name.first) < told);
        let person = before.filter_map(|name| name.person()).next_back()?;
        Some(self.person(person))
    }

    /// The referent of a relative pronoun: the noun that its clause belongs to.
    fn antecedent(&mut self, at: usize) -> Option<EntityIndex> {
        let parsed = self.parsed;
        let mut verb = parsed.head(at);
        for _ in 0..5 {
            if !matches!(parsed.label(verb), "conj" | "xcomp" | "ccomp" | "aux") {
                break;
            }
            verb = parsed.head(verb);
        }
        let noun = parsed.head(verb);
        if parsed.label(verb) == "relcl" && noun != at && matches!(parsed.part(noun), "NOUN" | "PROPN") {
            return self.meant(noun, parsed.noun_phrase(noun), None);
        }
        let before = (0..at).rev().find(|at| !parsed.is(*at, &[",", "-", "–", "—"]))?;
        if let Some(name) = parsed.names.at(before).copied() {
            return Some(self.named(name));
        }
        if parsed.part(before) != "NOUN" {
            return None;
        }
        Some(self.described(before, parsed.noun_phrase(before), 1))
    }

    /// The subject of the sentence, where a pronoun in a phrase before it refers to them: "In her statement, Ann Roe
    /// said …".
    fn ahead(&mut self, at: usize, gender: Gender) -> Option<EntityIndex> {
        let parsed = self.parsed;
        let mut verb = at;
        let mut phrase = false;
        for _ in 0..8 {
            phrase |= matches!(parsed.label(verb), "prep" | "advcl");
            if parsed.is_verb(verb) && parsed.label(verb) == "ROOT" || parsed.head(verb) == verb {
                break;
            }
            verb = parsed.head(verb);
        }
        let subject = parsed.child(verb, &["nsubj", "nsubjpass"]).filter(|it| phrase && *it > at)?;
        let person = parsed.names.at(subject).and_then(|name| name.person())?;
        let known = parsed.names.people.get(person).and_then(|person| person.gender);
        known.is_none_or(|known| known == gender).then(|| self.person(person))
    }

    /// Returns true if the clause of a subject pronoun names somebody: "it accused the council" tells of another one
    /// than the council (principle C of the binding theory, Chomsky 1981).
    fn is_named_below(&self, at: usize, other: &NamedEntity) -> bool {
        let parsed = self.parsed;
        if !matches!(parsed.label(at), "nsubj" | "nsubjpass") {
            return false;
        }
        let verb = parsed.head(at);
        let same = |name: &NamedEntity| match (name.person(), other.person()) {
            (Some(one), Some(another)) => one == another,
            (None, None) => {
                let full = |name: &NamedEntity| parsed.names.full(parsed.text_of(name.first, name.last));
                full(name).eq_ignore_ascii_case(full(other))
            }
            _ => false,
        };
        let behind = parsed.names.all.iter().filter(|name| name.first > at);
        let sentence = |at: usize| parsed.get(at).map_or(0, |word| word.sentence);
        let mut near = behind.take_while(|name| sentence(name.first) == sentence(at));
        near.any(|name| parsed.is_above(verb, name.first) && same(name))
    }

    /// Weighs those who were named before: near ones, subjects, the last speaker and those whose sex is known to fit.
    fn somebody(&mut self, at: usize, gender: Gender, outer: Option<EntityIndex>) -> Option<EntityIndex> {
        let parsed = self.parsed;
        let sentence = |at: usize| parsed.get(at).map_or(0, |word| word.sentence);
        let mut best: Option<(i64, EntityIndex)> = None;
        let mut last_seen = false;
        for name in parsed.names.before(at).take(FAR) {
            let far = parsed.paragraph(at).saturating_sub(parsed.paragraph(name.first));
            if far > PARAGRAPHS {
                break;
            }
            let Some(person) = name.person() else { continue };
            let known = parsed.names.people.get(person).and_then(|person| person.gender);
            if known.is_some_and(|known| known != gender)
                || parsed.quoted(name.first) && !parsed.quoted(at)
                || self.is_named_below(at, name)
            {
                continue;
            }
            let head = parsed.head_of(name.first, name.last).unwrap_or(name.first);
            let sentences = sentence(at).saturating_sub(sentence(name.first));
            let mut score =
                -100 * i64::try_from(sentences).unwrap_or(1000) - 75 * i64::try_from(far).unwrap_or(1000);
            score += match parsed.label(head) {
                "nsubj" | "nsubjpass" => 200,
                "compound" | "nmod" | "appos" => 30,
                _ => 0,
            };
            score += if known == Some(gender) { 100 } else { 0 };
            score += if sentences == 0 && parsed.is_above(parsed.head(head), at) { 60 } else { 0 };
            let entity = self.person(person);
            if Some(entity) == outer {
                score -= 300;
            }
            if Some(entity) == self.last {
                score += 150;
                last_seen = true;
            }
            if best.is_none_or(|(most, _)| score > most) {
                best = Some((score, entity));
            }
        }
        if let Some(last) = self.last.filter(|_| !last_seen)
            && let Some(EntityKind::Person(person)) = self.what(last)
        {
            let known = parsed.names.people.get(person).and_then(|person| person.gender);
            if known.is_none_or(|known| known == gender) && best.is_none_or(|(most, _)| most < -150) {
                best = Some((-150, last));
            }
        }
        let unnamed = || self.last.filter(|last| self.what(*last) != Some(EntityKind::Organisation));
        best.map(|(_, entity)| entity).or_else(unnamed)
    }

    /// "they": the last speaker that is no single person, else the organisation or people named last.
    fn several(&mut self, at: usize) -> Option<EntityIndex> {
        let parsed = self.parsed;
        let together = self.also.iter().zip(&self.of).rev().find(|(_, of)| **of == self.last && of.is_some());
        if together.is_some_and(|(also, _)| !also.is_empty()) {
            return self.last;
        }
        let single = |what: Option<EntityKind>| matches!(what, Some(EntityKind::Person(_)));
        if let Some(last) = self.last.filter(|last| !single(self.what(*last))) {
            return Some(last);
        }
        let found = parsed.names.before(at).take(FAR).find(|name| {
            matches!(name.kind, NameKind::Organisation | NameKind::People)
                && !describes(parsed, name)
                && !parsed.quoted(name.first)
                && !self.is_named_below(at, name)
        });
        match found.copied() {
            Some(name) => Some(self.named(name)),
            None => self.last,
        }
    }

    /// "it": the organisation that was the last subject, else the last speaker that is no person.
    fn something(&mut self, at: usize) -> Option<EntityIndex> {
        let parsed = self.parsed;
        let found = parsed.names.before(at).take(FAR).take_while(|name| name.first + 120 > at).find(|name| {
            let subject = |at: usize| matches!(parsed.label(at), "nsubj" | "nsubjpass");
            matches!(name.kind, NameKind::Organisation | NameKind::Place)
                && !parsed.quoted(name.first)
                && !self.is_named_below(at, name)
                && parsed.head_of(name.first, name.last).is_some_and(subject)
        });
        if let Some(name) = found.copied() {
            return Some(self.named(name));
        }
        self.last.filter(|last| !matches!(self.what(*last), Some(EntityKind::Person(_))))
    }

    /// The person named last outside of quotation marks.
    pub(crate) fn recent_person(&mut self, before: usize, gender: Option<Gender>) -> Option<EntityIndex> {
        let parsed = self.parsed;
        let fits = |person: PersonIndex| {
            let known = parsed.names.people.get(person).and_then(|person| person.gender);
            gender.is_none() || known.is_none() || known == gender
        };
        let mut near = parsed.names.before(before).take(FAR).filter(|name| !parsed.quoted(name.first));
        let person = near.find_map(|name| name.person().filter(|person| fits(*person)))?;
        Some(self.person(person))
    }
}
