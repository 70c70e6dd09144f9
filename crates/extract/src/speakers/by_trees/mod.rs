//! From the words that name a speaker to the speaker.

mod accounts;
mod addressees;
mod conversation;
pub(crate) mod descriptions;
mod full_names;
pub(crate) mod pronouns;
pub(crate) mod subjects;

use std::collections::HashMap;

use super::super::lexicon::flag;
use super::super::rules::Rule;
use crate::list::List;
use crate::names::entities::{NameKind, NamedEntity, PersonIndex};
use crate::speakers::by_words::{ResolvedIndex, ResolvedSpeakers};
use crate::statements::reader::StatementDraft;
use crate::trees::ParsedText;
use conversation::Conversation;
use model::{ListIndex, Span, SpeakerKind};

/// The place of an entity among [`SpeakerEntities::entities`].
pub(crate) type EntityIndex = ListIndex<SpeakerEntity>;

/// Somebody or something that may speak.
#[derive(Debug, Clone)]
pub(crate) struct SpeakerEntity {
    pub(crate) name: String,
    pub(crate) what: EntityKind,
    /// Its owner: of "Ms Roe’s lawyer" Ms Roe, of "the ministry’s report" the ministry.
    pub(crate) owner: Option<EntityIndex>,
    /// The noun of a description in small letters; empty for names.
    pub(crate) noun: String,
    /// Places that name it as a speaker.
    pub(crate) mentions: Vec<Span>,
}

/// The kind of an entity.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum EntityKind {
    /// A person of the article.
    Person(PersonIndex),
    Organisation,
    /// Known by a description alone: "a senior official", "the report".
    Described,
}

impl SpeakerEntity {
    pub(crate) fn kind(&self, parsed: &ParsedText) -> SpeakerKind {
        match self.what {
            EntityKind::Person(_) => SpeakerKind::Person,
            EntityKind::Organisation => SpeakerKind::Organisation,
            EntityKind::Described => {
                let flags = crate::lexicon::look_up(&self.noun).flags;
                let plural = self.mentions.first().is_some_and(|span| {
                    let (first, last) = parsed.range(*span);
                    parsed.head_of(first, last).is_some_and(|at| matches!(parsed.tag(at), "NNS" | "NNPS"))
                });
                if flags & flag::DOCUMENT != 0 {
                    SpeakerKind::Document
                } else if flags & flag::GROUP != 0 || plural {
                    SpeakerKind::Group
                } else if flags & flag::BODY != 0 {
                    SpeakerKind::Organisation
                } else {
                    SpeakerKind::Unnamed
                }
            }
        }
    }
}

/// Everybody who may speak, and who speaks each statement.
pub(crate) struct SpeakerEntities<'a> {
    pub(crate) parsed: &'a ParsedText<'a>,
    pub(crate) entities: List<SpeakerEntity>,
    /// The speaker of each statement.
    pub(crate) of: Vec<Option<EntityIndex>>,
    /// Further speakers of each statement.
    pub(crate) also: Vec<Vec<EntityIndex>>,
    /// Speaker of the statement before that is told in no other.
    pub(crate) last: Option<EntityIndex>,
    people: HashMap<PersonIndex, EntityIndex>,
    organisations: HashMap<String, EntityIndex>,
    by_last_word: HashMap<String, EntityIndex>,
    pub(crate) by_text: HashMap<String, EntityIndex>,
    /// The last description with each noun.
    pub(crate) by_noun: HashMap<String, EntityIndex>,
    /// Speakers by the rules that read words without a tree.
    pub(crate) read: &'a ResolvedSpeakers,
    /// The index of each of these speakers by the end of its name.
    pub(crate) speakers: HashMap<String, ResolvedIndex>,
    pub(crate) conversation: Conversation,
    /// The people of the article by their names.
    named_people: HashMap<&'a str, PersonIndex>,
}

/// The last two words of a name: titles and second names are told in one place and left out in another.
pub(crate) fn name_end(name: &str) -> String {
    let mut words: Vec<&str> = name.split_whitespace().rev().take(2).collect();
    words.reverse();
    words.join(" ")
}

/// Finds the speakers of all statements, which are in reading order.
pub(crate) fn speakers<'a>(
    parsed: &'a ParsedText<'a>,
    drafts: &[StatementDraft],
    read: &'a ResolvedSpeakers,
) -> SpeakerEntities<'a> {
    let mut speakers = SpeakerEntities {
        parsed,
        entities: List::default(),
        of: Vec::with_capacity(drafts.len()),
        also: Vec::with_capacity(drafts.len()),
        last: None,
        people: HashMap::new(),
        organisations: HashMap::new(),
        by_last_word: HashMap::new(),
        by_text: HashMap::new(),
        by_noun: HashMap::new(),
        read,
        speakers: read
            .speakers
            .enumerate()
            .map(|(at, speaker)| (name_end(&speaker.name), at))
            .rev()
            .collect(),
        conversation: Conversation::default(),
        named_people: parsed.names.people.enumerate().map(|(at, it)| (it.name.as_str(), at)).rev().collect(),
    };
    for (place, draft) in drafts.iter().enumerate() {
        let speaker = speakers.numbered(draft).or_else(|| {
            let found = speakers.speaker(draft);
            speakers.or_read(found, place)
        });
        let speaker = speaker.map(|speaker| speakers.labelled(draft, speaker));
        let also = speakers.others(draft, speaker);
        speakers.of.push(speaker);
        speakers.also.push(also);
        if let Some((entity, mention)) =
            speaker.and_then(|at| speakers.entities.get_mut(at)).zip(draft.mention)
            && entity.mentions.last() != Some(&mention)
        {
            entity.mentions.push(mention);
        }
        speakers.addressee(draft, speaker);
        if draft.via.is_none() && speaker.is_some() {
            speakers.last = speaker;
        }
    }
    speakers.name_in_full();
    speakers
}

/// The depth to which the owner of an owner is looked for.
pub(crate) const DEEPEST: usize = 3;

impl SpeakerEntities<'_> {
    fn speaker(&mut self, draft: &StatementDraft) -> Option<EntityIndex> {
        let parsed = self.parsed;
        if let Some(before) = draft.goes_on {
            return self.of.get(before).copied().flatten().or(self.last);
        }
        let handle = |mention: &Span| mention.of(parsed.text).starts_with('@');
        if draft.rule == Rule::Post || draft.mention.as_ref().is_some_and(handle) {
            return draft.mention.map(|mention| self.account(mention));
        }
        let outer = draft.via.and_then(|at| self.of.get(at).copied().flatten());
        if let Some((first, last)) = draft.mention.map(|span| parsed.range(span))
            && self.can_name(first, last)
            && let Some(head) = parsed.head_of(first, last)
            && let Some((first, last, head)) = Some(parsed.first_of(first, last, head))
            && let Some(found) = self.meant(head, (first, last), outer)
        {
            return Some(found);
        }
        let (first, last) = parsed.range(draft.cue?);
        for verb in first..last {
            if parsed.is_verb(verb)
                && !parsed.is(verb, &["heard", "hears"])
                && let Some(subject) = parsed.subject(verb).filter(|at| parsed.is_nominal(*at))
                && let Some(found) = self.meant(subject, parsed.noun_phrase(subject), outer)
            {
                return Some(found);
            }
        }
        let owner = |noun: usize| parsed.child(noun, &["poss"]).filter(|_| parsed.part(noun) == "NOUN");
        let owner = (first..last).find_map(owner).filter(|_| draft.mention.is_none())?;
        self.meant(owner, parsed.noun_phrase(owner), outer)
    }

    /// Returns the further speakers: those joined to the subject by "and", and for "they" whoever spoke together before.
    fn others(&mut self, draft: &StatementDraft, speaker: Option<EntityIndex>) -> Vec<EntityIndex> {
        let parsed = self.parsed;
        let Some((mention, speaker)) = draft.mention.zip(speaker) else { return Vec::new() };
        let (first, last) = parsed.range(mention);
        let Some(mut head) = parsed.head_of(first, last).filter(|_| draft.rule != Rule::Post) else {
            return Vec::new();
        };
        if parsed.is(head, &["they", "both", "their"]) && draft.goes_on.is_none() {
            let together = self
                .of
                .iter()
                .zip(&self.also)
                .rev()
                .take(3)
                .find(|(of, also)| **of == Some(speaker) && !also.is_empty());
            return together.map(|(_, also)| also.clone()).unwrap_or_default();
        }
        for _ in 0..3 {
            if parsed.label(head) == "conj" && parsed.is_nominal(parsed.head(head)) {
                head = parsed.head(head);
            }
        }
        let mut found = Vec::new();
        for _ in 0..6 {
            let joined = parsed.child(head, &["conj"]).filter(|at| parsed.is_nominal(*at));
            let Some(next) = joined else { break };
            head = next;
            if self.can_name(next, next + 1)
                && let Some(other) = self.meant(next, parsed.noun_phrase(next), None)
                && other != speaker
                && !found.contains(&other)
            {
                found.push(other);
            }
        }
        found
    }

    /// The speaker by the tree; by the words where the tree knows nobody, or only a description of somebody who is
    /// named.
    fn or_read(&mut self, found: Option<EntityIndex>, statement: usize) -> Option<EntityIndex> {
        let described = found.and_then(|at| self.entities.get(at));
        let known = match described {
            None => false,
            Some(entity) => {
                entity.what != EntityKind::Described || entity.owner.is_some() || entity.noun == "prosecutors"
            }
        };
        let speaker =
            self.read.of.get(statement).copied().flatten().and_then(|at| self.read.speakers.get(at));
        let Some(speaker) = speaker else { return found };
        // A title in capitals looks like a name: words say that it is a document, and whose.
        let titled = speaker.kind == SpeakerKind::Document
            && speaker.affiliation.is_some()
            && described.is_some_and(|entity| {
                entity.what == EntityKind::Described || speaker.name.contains(entity.name.as_str())
            });
        if known && !titled {
            return found;
        }
        let noun = described.map(|entity| entity.noun.clone()).unwrap_or_default();
        let same_noun = titled || noun.is_empty() || speaker.name.to_lowercase().ends_with(&noun);
        match speaker.kind {
            SpeakerKind::Person | SpeakerKind::Organisation => self.called_by(&speaker.name).or(found),
            SpeakerKind::Document if speaker.affiliation.is_some() && same_noun => {
                Some(self.document(speaker))
            }
            _ => found,
        }
    }

    /// A document that is known with whoever published it.
    fn document(&mut self, speaker: &crate::speakers::by_words::ResolvedSpeaker) -> EntityIndex {
        let key = speaker.name.to_lowercase();
        if let Some(at) = self.by_text.get(&key) {
            return *at;
        }
        let owner = speaker.affiliation.as_ref().and_then(|affiliation| self.called_by(&affiliation.body));
        let at = self.add(speaker.name.clone(), EntityKind::Described);
        if let Some(entity) = self.entities.get_mut(at) {
            "report".clone_into(&mut entity.noun);
            entity.owner = owner;
        }
        self.by_text.insert(key, at);
        at
    }

    /// The person or the organisation of a name; nothing for the name of a place.
    pub(crate) fn called_by(&mut self, name: &str) -> Option<EntityIndex> {
        if let Some(person) = self.named_people.get(name) {
            return Some(self.person(*person));
        }
        if let Some(described) = self.by_text.get(&name.to_lowercase()) {
            return Some(*described);
        }
        let capital = name.starts_with(char::is_uppercase) && name.chars().count() > 2;
        (capital && !self.parsed.names.is_place(name)).then(|| self.organisation(name))
    }

    /// The entity that a description means, where the article speaks of it elsewhere.
    pub(crate) fn described_as(&self, name: &str) -> Option<EntityIndex> {
        self.by_text.get(&name.to_lowercase()).copied()
    }

    /// Returns true if words can name a speaker: no time, no number, nothing that begins with a preposition or a verb.
    fn can_name(&self, first: usize, last: usize) -> bool {
        let parsed = self.parsed;
        let opens = matches!(
            parsed.tag(first),
            "IN" | "TO" | "VB" | "VBD" | "VBG" | "VBZ" | "VBP" | "VBN" | "RB" | "MD" | "CC"
        ) && !parsed.is(first, &["that"]);
        let Some(head) = parsed.head_of(first, last).filter(|_| first < last && !opens) else { return false };
        let number = parsed.tag(head) == "CD" && last - first == 1;
        parsed.flags(head) & flag::TIME == 0 && !number
    }

    /// The referent of a noun phrase.
    pub(crate) fn meant(
        &mut self,
        head: usize,
        phrase: (usize, usize),
        outer: Option<EntityIndex>,
    ) -> Option<EntityIndex> {
        let parsed = self.parsed;
        if let Some((part, phrase)) = crate::speakers::by_trees::descriptions::whole_of(parsed, head) {
            return self.meant(part, phrase, outer);
        }
        let those = parsed.is(head, &["those", "others", "some", "many", "both", "one", "several"])
            && parsed.child(head, &["prep", "relcl", "acl"]).is_some();
        if those {
            return Some(self.described(head, phrase, 0));
        }
        if parsed.part(head) == "PRON" || crate::speakers::by_trees::pronouns::is_pronoun(parsed, head) {
            return self.pronoun(head, outer);
        }
        if crate::speakers::by_trees::descriptions::prosecutes(parsed, head, phrase) {
            return Some(self.described(head, phrase, 0));
        }
        let before = head.checked_sub(1).filter(|_| crate::names::titles::is_letters(parsed.word(head)));
        let name = parsed.names.at(before.unwrap_or(head)).copied();
        if let Some(person) = name.and_then(NamedEntity::person) {
            return Some(self.person(person));
        }
        let common = parsed.part(head) != "PROPN";
        let apposed = parsed.children(head).filter(|child| parsed.label(*child) == "appos" && common);
        let apposed: Option<PersonIndex> =
            apposed.filter_map(|child| parsed.names.at(child)).find_map(|name| name.person());
        if let Some(person) = apposed {
            return Some(self.person(person));
        }
        let last = phrase.1.checked_sub(1).and_then(|at| parsed.names.at(at)).copied();
        let joined = |at: usize| matches!(parsed.tag(at), "POS" | "IN" | "CC");
        if let Some(person) = last.filter(|name| name.last == phrase.1).and_then(NamedEntity::person)
            && !(phrase.0..phrase.1).any(joined)
        {
            return Some(self.person(person));
        }
        if let Some(name) = name {
            let proper = matches!(parsed.tag(head), "NNP" | "NNPS") || name.kind != NameKind::Other;
            let office = ["campaign", "spokesman", "spokeswoman", "officials", "lawyers"];
            if proper && !parsed.is(name.last - 1, &office) {
                return Some(self.named(name));
            }
        }
        Some(self.described(head, phrase, 0))
    }

    /// The referent of a name.
    pub(crate) fn named(&mut self, name: NamedEntity) -> EntityIndex {
        match name.kind {
            NameKind::Person(person) => self.person(person),
            _ => self.organisation(self.parsed.text_of(name.first, name.last)),
        }
    }

    pub(crate) fn person(&mut self, person: PersonIndex) -> EntityIndex {
        if let Some(at) = self.people.get(&person) {
            return *at;
        }
        let name = self.parsed.names.people.get(person).map(|person| person.name.clone());
        let at = self.add(name.unwrap_or_default(), EntityKind::Person(person));
        self.people.insert(person, at);
        at
    }

    pub(crate) fn organisation(&mut self, name: &str) -> EntityIndex {
        let full = self.parsed.names.full(name).to_owned();
        if let Some(at) = self.organisations.get(&full) {
            return *at;
        }
        let last = full.split(' ').next_back().unwrap_or_default().to_lowercase();
        let at = self.add(full.clone(), EntityKind::Organisation);
        self.by_last_word.entry(last).or_insert(at);
        self.organisations.insert(full, at);
        at
    }

    /// The organisation whose name ends with a word.
    pub(crate) fn organisation_of(&self, noun: &str) -> Option<EntityIndex> {
        self.by_last_word.get(noun).copied()
    }

    pub(crate) fn add(&mut self, name: String, what: EntityKind) -> EntityIndex {
        let (owner, noun, mentions) = (None, String::new(), Vec::new());
        self.entities.push(SpeakerEntity { name, what, owner, noun, mentions })
    }

    pub(crate) fn what(&self, at: EntityIndex) -> Option<EntityKind> {
        self.entities.get(at).map(|entity| entity.what)
    }
}
