//! Repairs records that an older version allowed and a project may not hold: control characters in strings,
//! and party letters that cannot be seen.
//!
//! An older version kept whatever was pasted into it; such a project still opens, and the repairs are
//! reported. The text of an article is never repaired: its words are quoted, and spans count its bytes.

use std::fmt::Display;
use std::io::{self, Write};
use std::sync::Arc;

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Serializer;
use serde_json::ser::{CharEscape, Formatter};

use super::control_characters::may_hold;
use super::strings::each_string;
use super::{
    Article, Codebook, Evidence, EvidenceId, Party, PartyId, PartyLetters, Project, SourceText, Table,
    Violation, is_control,
};

impl Project {
    /// Repairs all records, and returns a violation for each record that was repaired.
    pub fn repair(&mut self) -> Vec<Violation> {
        let mut found = Vec::new();
        // A new field does not compile until it is decided here how it is repaired.
        let Self {
            id,
            title,
            created: _,
            articles,
            earlier_texts,
            parties,
            speakers,
            statements,
            links,
            replies,
            requests,
            same_utterances,
            claim_work,
            fact_checks,
            evidence,
            source_texts,
            citations,
            codebook: Codebook { groups, history },
            cue_classes,
            scale,
            checklist,
            traits,
            speaker_audits,
            coders,
            kept: _,
        } = self;
        repair_record(&mut found, "project", &id, title);
        for article in articles {
            let id = article.id;
            repair_with(&mut found, "article", &id, article, |it| repaired_article(it).map(Arc::new));
        }
        for (party, unseen, after) in repair_letters(parties) {
            let problem =
                format!("had the letter U+{:04X}, which cannot be seen: it has {after} now", unseen as u32);
            found.push(Violation { place: format!("party {party}"), problem });
        }
        for party in parties {
            repair_record(&mut found, "party", &party.id.clone(), party);
        }
        for group in groups {
            repair_record(&mut found, "tag group", &group.id.clone(), group);
        }
        for step in history {
            repair_record(&mut found, "a step of the codebook of project", &id, step);
        }
        repair_record(&mut found, "the verdict scale of project", &id, scale);
        for item in checklist {
            repair_record(&mut found, "point of the checklist", &item.id.clone(), item);
        }
        for of in traits {
            repair_record(&mut found, "trait", &of.id.clone(), of);
        }
        repair_table(&mut found, "earlier text", earlier_texts);
        repair_table(&mut found, "speaker", speakers);
        repair_table(&mut found, "statement", statements);
        repair_table(&mut found, "link", links);
        repair_table(&mut found, "reply", replies);
        repair_table(&mut found, "request", requests);
        repair_table(&mut found, "utterance", same_utterances);
        repair_table(&mut found, "work on a claim", claim_work);
        repair_table(&mut found, "answers about the speaker", speaker_audits);
        repair_table(&mut found, "decision about a fact", fact_checks);
        let before = found.len();
        repair_table(&mut found, "reporting word", cue_classes);
        if found.len() > before {
            // Their words are what they are filed under.
            *cue_classes = cue_classes.values().map(|it| (it.key(), it.clone())).collect();
        }
        repair_table(&mut found, "evidence", evidence);
        repair_table(&mut found, "source text", source_texts);
        drop_lost_spans(&mut found, evidence, source_texts);
        drop_false_fingerprints(&mut found, evidence);
        repair_table(&mut found, "citation", citations);
        repair_table(&mut found, "coder", coders);
        found
    }
}

/// Removes the fingerprints of files whose digest is none, as after a repair of it.
fn drop_false_fingerprints(found: &mut Vec<Violation>, evidence: &mut Table<EvidenceId, Evidence>) {
    let is_false = |it: &&Evidence| it.fingerprint.as_ref().is_some_and(|file| !file.is_valid());
    let wrong: Vec<EvidenceId> = evidence.values().filter(is_false).map(|it| it.id).collect();
    for id in wrong {
        if let Some(record) = evidence.get_mut(&id) {
            record.fingerprint = None;
            let problem = "had a SHA-256 that is not 64 hexadecimal digits, which was taken out".to_owned();
            found.push(Violation { place: format!("evidence {id}"), problem });
        }
    }
}

/// Removes the spans of passages that do not fit the source's text, as after a repair of it. The words stay.
fn drop_lost_spans(
    found: &mut Vec<Violation>,
    evidence: &mut Table<EvidenceId, Evidence>,
    texts: &Table<EvidenceId, SourceText>,
) {
    let is_lost = |it: &Evidence| it.clone().drop_lost_spans(texts.get(&it.id));
    let with_span = evidence.values().filter(|it| it.passages.iter().any(|passage| passage.span.is_some()));
    let lost: Vec<EvidenceId> = with_span.filter(|it| is_lost(it)).map(|it| it.id).collect();
    for id in lost {
        if let Some(record) = evidence.get_mut(&id) {
            record.drop_lost_spans(texts.get(&id));
            let problem =
                "had a passage whose span did not have its words, which is now without a span".to_owned();
            found.push(Violation { place: format!("evidence {id}"), problem });
        }
    }
}

fn repair_table<K, V>(found: &mut Vec<Violation>, kind: &str, table: &mut Table<K, V>)
where
    K: Ord + Clone + Display,
    V: Clone + Serialize + DeserializeOwned,
{
    // Reading a table copies nothing; `get_mut` would.
    let keys: Vec<K> =
        table.iter().filter(|(_, it)| control_in(*it).is_some()).map(|(key, _)| key.clone()).collect();
    for key in keys {
        if let Some(record) = table.get_mut(&key) {
            repair_record(found, kind, &key, record);
        }
    }
}

fn repair_record<T>(found: &mut Vec<Violation>, kind: &str, id: &impl Display, record: &mut T)
where
    T: Serialize + DeserializeOwned,
{
    repair_with(found, kind, id, record, repaired);
}

fn repair_with<T: Serialize>(
    found: &mut Vec<Violation>,
    kind: &str,
    id: &impl Display,
    record: &mut T,
    repaired: impl Fn(&T) -> Option<T>,
) {
    if let Some((field, c)) = control_in(record)
        && let Some(repaired) = repaired(record)
    {
        *record = repaired;
        let problem = format!("{}, which was taken out", holds_control(field, c));
        found.push(Violation { place: format!("{kind} {id}"), problem });
    }
}

/// Returns the first control character in the strings of a record, with the name of its field.
pub(super) fn control_in(record: &impl Serialize) -> Option<(&'static str, char)> {
    let mut found = None;
    each_string(record, &mut |field, text| {
        if found.is_none() && may_hold(text) {
            found = text.chars().find(|c| is_control(*c)).map(|c| (field, c));
        }
    });
    found
}

/// Returns the words for a control character in a field.
pub(super) fn holds_control(field: &str, c: char) -> String {
    format!("has the control character U+{:04X} in its “{field}”", c as u32)
}

/// Returns a record without control characters in its strings, or `None` if it has none. Use
/// [`repaired_article`] for articles.
#[must_use]
pub fn repaired<T: Serialize + DeserializeOwned>(record: &T) -> Option<T> {
    control_in(record)?;
    let mut json = Vec::new();
    let written = record.serialize(&mut Serializer::with_formatter(&mut json, ControlCharRemover::default()));
    debug_assert!(written.is_ok(), "every record can be written as JSON: {written:?}");
    let read = serde_json::from_slice(&json);
    debug_assert!(read.is_ok(), "a repaired record can be read back: {:?}", read.as_ref().err());
    read.ok()
}

/// Returns an article without control characters outside its text, or `None` if it has none.
#[must_use]
pub fn repaired_article(article: &Article) -> Option<Article> {
    control_in(article)?;
    let without_text = Article { text: "".into(), ..article.clone() };
    Some(Article { text: article.text.clone(), ..repaired(&without_text)? })
}

/// A JSON formatter that removes control characters from all strings. A record is repaired on its way through
/// JSON, whatever fields it has, with little more memory than its words need.
#[derive(Default)]
struct ControlCharRemover {
    /// `true` if a carriage return was just written as a line break, which absorbs a line feed after it.
    returned: bool,
}

impl Formatter for ControlCharRemover {
    fn begin_string<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.returned = false;
        out.write_all(b"\"")
    }

    fn write_string_fragment<W: ?Sized + Write>(&mut self, out: &mut W, fragment: &str) -> io::Result<()> {
        self.returned = false;
        let mut plain = 0;
        for (at, c) in fragment.char_indices().filter(|(_, c)| is_control(*c)) {
            write!(out, "{}{}", &fragment[plain..at], replacement(c))?;
            plain = at + c.len_utf8();
        }
        out.write_all(&fragment.as_bytes()[plain..])
    }

    fn write_char_escape<W: ?Sized + Write>(&mut self, out: &mut W, escape: CharEscape) -> io::Result<()> {
        let returned = std::mem::take(&mut self.returned);
        let control = match escape {
            CharEscape::CarriageReturn => {
                self.returned = true;
                return out.write_all(b"\\n");
            }
            CharEscape::LineFeed if returned => return Ok(()),
            CharEscape::Backspace => '\u{8}',
            CharEscape::FormFeed => '\u{c}',
            CharEscape::AsciiControl(byte) => char::from(byte),
            CharEscape::Quote => return out.write_all(b"\\\""),
            CharEscape::ReverseSolidus => return out.write_all(b"\\\\"),
            CharEscape::Solidus => return out.write_all(b"/"),
            CharEscape::LineFeed => return out.write_all(b"\\n"),
            CharEscape::Tab => return out.write_all(b"\\t"),
        };
        write!(out, "{}", replacement(control))
    }
}

/// Returns the character that replaces a control character. There always is one, so that a name of control
/// characters alone is still a name.
fn replacement(control: char) -> char {
    if control.is_whitespace() { ' ' } else { char::REPLACEMENT_CHARACTER }
}

/// Gives each party with an invisible letter other ones. Returns the party, the invisible letter and its letters
/// now.
pub fn repair_letters(parties: &mut [Party]) -> Vec<(PartyId, char, PartyLetters)> {
    let mut found = Vec::new();
    for at in 0..parties.len() {
        let Party { id, letters, ref name, .. } = parties[at];
        if let Some(unseen) = letters.unseen() {
            let after = Party::free_letters(name, parties);
            parties[at].letters = after;
            found.push((id, unseen, after));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{EvidenceSource, IdGenerator, PartyColour, Passage, testing};

    fn party(ids: &mut IdGenerator, name: &str, letter: char) -> Party {
        let (name, short) = (name.to_owned(), name.to_owned());
        Party {
            id: ids.draw(),
            name,
            short,
            letters: letter.into(),
            colour: PartyColour::Blue,
            hidden: false,
            waiting: false,
            why: None,
        }
    }

    #[test]
    fn control_characters_and_letters_are_repaired_and_reported() {
        let mut ids = IdGenerator::seeded(4);
        let mut project = Project::new("Ri\u{1b}ver", jiff::Timestamp::UNIX_EPOCH, &mut ids);
        assert_eq!(project.title, "Ri\u{fffd}ver");
        "Ri\u{1b}ver".clone_into(&mut project.title);
        let article = testing::article(&mut ids, "River", "A\u{c}text\u{1b}");
        project.articles.push(article.clone());
        project.parties = vec![
            party(&mut ids, "Mill\u{7}", 'M'),
            party(&mut ids, "Ministry", '\u{202e}'),
            party(&mut ids, "\u{0}", '\u{0}'),
        ];
        let text = "No\u{9b}31m".to_owned();
        let evidence = Evidence {
            publisher: "A\r\nB\u{b}C\t\\\"/D\r\u{8}\u{c}\r\r\n\n".to_owned(),
            passages: vec![Passage { id: ids.draw(), text, place: String::new(), span: None }],
            ..Evidence::new(ids.draw(), "Report", EvidenceSource::Elsewhere)
        };
        project.evidence.insert(evidence.id, evidence.clone());
        let wrong = project.check();
        let told = project.repair();
        assert_eq!(project.check(), []);
        assert_eq!((wrong.len(), told.len()), (6, 6), "{wrong:?} {told:?}");
        assert!(wrong.iter().all(|it| told.iter().any(|told| told.place == it.place)), "{wrong:?} {told:?}");
        assert_eq!(project.title, "Ri\u{fffd}ver");
        assert_eq!(project.articles, [article], "its text stays");
        let names: Vec<(&str, String)> =
            project.parties.iter().map(|it| (it.name.as_str(), it.letters.to_string())).collect();
        let expected = [("Mill\u{fffd}", "M"), ("Ministry", "Mi"), ("\u{fffd}", "A")];
        assert_eq!(names, expected.map(|(name, letters)| (name, letters.to_owned())));
        let repaired = &project.evidence[&evidence.id];
        assert_eq!(
            (&*repaired.publisher, &*repaired.passages[0].text),
            ("A\nB C\t\\\"/D\n\u{fffd} \n\n\n", "No\u{fffd}31m")
        );
        assert_eq!(project.repair(), []);
    }
}
