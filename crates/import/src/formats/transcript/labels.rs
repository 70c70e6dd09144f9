//! The labels of turns: who speaks, since when.

/// A label, and the words behind it in its line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct TurnLabel<'a> {
    /// The name as it is written, without brackets and times; empty where only a change of speaker is marked.
    pub(crate) speaker: &'a str,
    /// The time code, as it is written.
    pub(crate) time: Option<&'a str>,
    /// The words behind it.
    pub(crate) rest: &'a str,
}

/// The longest label, in characters.
const LONGEST: usize = 70;
/// The most words of a name.
const WORDS: usize = 5;

/// Words before a colon that name no one.
const NO_NAMES: &[&str] = &[
    "note",
    "notes",
    "warning",
    "update",
    "correction",
    "read more",
    "see also",
    "source",
    "sources",
    "photo",
    "image",
    "caption",
    "subject",
    "date",
    "to",
    "from",
    "cc",
    "bcc",
    "sent",
    "re",
    "tel",
    "email",
    "e-mail",
    "phone",
    "address",
    "contact",
    "website",
    "example",
    "summary",
    "remember",
    "tip",
    "figure",
    "table",
    "title",
    "author",
    "byline",
    "published",
    "location",
    "time",
    "attendees",
    "participants",
    "present",
    "agenda",
    "topic",
    "first",
    "second",
    "third",
    "finally",
    "and",
    "but",
    "so",
    "however",
    "yes",
    "no",
    "here",
    "remark",
    "chapter",
    "part",
    "section",
    "note to editors",
    "editor's note",
    "disclaimer",
    "http",
    "https",
    "ps",
    "fact",
    "question is",
    "the question",
];

/// Small words that a name may have in it.
const PARTICLES: &[&str] = &[
    "of", "de", "da", "del", "della", "di", "van", "von", "der", "den", "ter", "the", "la", "le", "al", "el",
    "bin", "ibn", "du", "dos", "and", "for", "zu", "y",
];

/// Reads a label with words behind it: `Ms Carter: …`, `[00:01] Speaker 2: …`, `NAME, HOST: …`.
pub(crate) fn before_words(line: &str) -> Option<TurnLabel<'_>> {
    let line = line.trim().trim_start_matches(">>").trim_start();
    let (time, line) = time_before(line);
    let (label, rest) = split_colon(line)?;
    let (speaker, behind) = time_behind(bare(label));
    // A bracket behind the name says how the words are heard, as in `(voice-over)`.
    let speaker = match speaker.rsplit_once('(') {
        Some((name, note)) if note.ends_with(')') => name.trim(),
        _ => speaker,
    };
    is_speaker(speaker).then(|| TurnLabel {
        speaker,
        time: time.or(behind),
        rest: rest.trim_start_matches(['*', '_']).trim(),
    })
}

/// Reads a label that is a line by itself: `Ms Carter`, `Speaker 1  00:12`, `00:12 Ms Carter`, `Ms Carter (00:12):`.
pub(crate) fn alone(line: &str) -> Option<TurnLabel<'_>> {
    let line = line.trim();
    let (time, rest) = time_before(line);
    let rest = rest.trim_end_matches([':', '：']);
    let (speaker, behind) = time_behind(bare(rest));
    let time = time.or(behind);
    let is_short = speaker.chars().count() <= 40 && speaker.split_whitespace().count() <= WORDS;
    let is_name = is_short && is_speaker(speaker) && !speaker.ends_with('.');
    is_name.then_some(TurnLabel { speaker, time, rest: "" })
}

/// The name by which the labels of a speaker are counted together: `LIND` for `ADA LIND, HOST`.
pub(super) fn short_name(speaker: &str) -> String {
    let name = speaker.split(',').next().unwrap_or_default().trim();
    let last = name.rsplit(char::is_whitespace).next().unwrap_or_default();
    let is_name = last.chars().count() > 1 && !last.chars().any(|c| c.is_ascii_digit());
    if is_name { last } else { name }.to_lowercase()
}

/// Splits a line at the colon of its label; not at that of a time, an address or a ratio.
fn split_colon(line: &str) -> Option<(&str, &str)> {
    let (at, colon) =
        line.char_indices().take(LONGEST + 1).filter(|(_, c)| matches!(c, ':' | '：')).find(|(at, c)| {
            let behind = line.get(at + c.len_utf8()..).unwrap_or_default();
            *c == '：' || behind.is_empty() || behind.starts_with([' ', '\t', '\u{a0}', '*', '_'])
        })?;
    Some((line.get(..at)?, line.get(at + colon.len_utf8()..)?))
}

/// A label without the marks of bold or italic type, and without brackets around it.
fn bare(label: &str) -> &str {
    let label = label.trim().trim_matches(['*', '_', '#']).trim();
    label.strip_prefix('[').and_then(|inner| inner.strip_suffix(']')).unwrap_or(label).trim()
}

/// A time code at the beginning of a line, and the line behind it.
fn time_before(line: &str) -> (Option<&str>, &str) {
    let open = line.trim_start_matches(['[', '(', '<', '*', '_']);
    let length = open.find(|c: char| !is_of_time(c)).unwrap_or(open.len());
    let (time, rest) = open.split_at_checked(length).unwrap_or(("", open));
    // A colon behind the time, as in `00:12: …`, is not of it.
    let time = time.trim_end_matches([':', '.', ',']);
    if !is_time(time) {
        return (None, line);
    }
    let rest = rest.trim_start_matches([']', ')', '>', '*', '_']).trim_start();
    let rest = rest.strip_prefix(['-', '–', '—', '|']).unwrap_or(rest).trim_start();
    (Some(time), rest)
}

/// A name, and the time code behind it.
fn time_behind(label: &str) -> (&str, Option<&str>) {
    let inner = label.trim_end_matches([')', ']', '>']);
    let start = inner
        .rfind(|c: char| !is_of_time(c))
        .map_or(0, |at| at + inner.get(at..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8));
    match inner.split_at_checked(start) {
        Some((name, time)) if is_time(time) && !name.is_empty() => {
            (name.trim_end_matches(['(', '[', '<', '-', '–', '—', '|', ' ', '\t', '@', ',']), Some(time))
        }
        _ => (label, None),
    }
}

fn is_of_time(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, ':' | '.' | ',')
}

/// Returns whether a text is a time code: two or three numbers with colons between them.
fn is_time(text: &str) -> bool {
    let parts: Vec<&str> = text.split(':').collect();
    matches!(parts.len(), 2..=4)
        && parts
            .iter()
            .all(|part| !part.is_empty() && part.len() <= 7 && part.starts_with(|c: char| c.is_ascii_digit()))
}

/// Returns whether a text can be the name of a speaker, with or without a description behind a comma.
fn is_speaker(text: &str) -> bool {
    if text.is_empty() || text.chars().count() > LONGEST || NO_NAMES.contains(&text.to_lowercase().as_str()) {
        return false;
    }
    let (name, description) = text.split_once(',').map_or((text, ""), |(name, rest)| (name, rest));
    let words: Vec<&str> = name.split_whitespace().collect();
    let last = words.len().saturating_sub(1);
    (1..=WORDS).contains(&words.len())
        && words.iter().enumerate().all(|(at, word)| is_word_of_name(word, at == 0, at == last))
        && !description.contains(['.', '!', '?', ';', '"', '“'])
        && (description.is_empty() || description.split_whitespace().count() <= 8)
}

fn is_word_of_name(word: &str, is_first: bool, is_last: bool) -> bool {
    let number = word.strip_prefix('#').unwrap_or(word);
    if number.chars().all(|c| c.is_ascii_digit()) {
        return !is_first && is_last && number.len() <= 3;
    }
    if !is_first && PARTICLES.contains(&word.to_lowercase().as_str()) {
        return true;
    }
    let stem = word.strip_suffix('.').unwrap_or(word);
    let is_abbreviated = stem.len() < word.len();
    let inner = stem.trim_matches(['"', '“', '”', '(', ')', '‘', '’', '\'']);
    inner.chars().next().is_some_and(|c| c.is_uppercase() || (c.is_alphabetic() && !c.is_lowercase()))
        && inner
            .chars()
            .all(|c| c.is_alphanumeric() || matches!(c, '-' | '\'' | '’' | '_' | '.' | '‑' | '&' | '/'))
        && (!is_abbreviated || inner.chars().count() <= 5)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn label(line: &str) -> Option<(&str, Option<&str>, &str)> {
        before_words(line).map(|label| (label.speaker, label.time, label.rest))
    }

    #[test]
    fn labels_before_words() {
        assert_eq!(label("Ms Carter: No."), Some(("Ms Carter", None, "No.")));
        assert_eq!(label("Speaker 1: Yes"), Some(("Speaker 1", None, "Yes")));
        assert_eq!(
            label("[00:01:02] Dr. Ola van Dyk: Well"),
            Some(("Dr. Ola van Dyk", Some("00:01:02"), "Well"))
        );
        assert_eq!(label("ADA LIND, HOST: Welcome"), Some(("ADA LIND, HOST", None, "Welcome")));
        assert_eq!(label("LIND (voice-over): There"), Some(("LIND", None, "There")));
        assert_eq!(label("**Minister:** I deny it"), Some(("Minister", None, "I deny it")));
        assert_eq!(label(">> REPORTER: Why?"), Some(("REPORTER", None, "Why?")));
        assert_eq!(label("Ann Lee (01:02): Hi"), Some(("Ann Lee", Some("01:02"), "Hi")));
        assert_eq!(label("Q: Why?"), Some(("Q", None, "Why?")));
    }

    #[test]
    fn colons_of_sentences_are_no_labels() {
        for line in [
            "He said this: no one knew.",
            "At 10:30 they left.",
            "https://example.org/a",
            "Note: the figures are old.",
            "The council has decided: the harbour stays.",
            "1: one",
            "There is one thing I want to say today: no",
        ] {
            assert_eq!(label(line), None, "{line}");
        }
    }

    #[test]
    fn labels_alone() {
        let read = |line| alone(line).map(|label| (label.speaker, label.time));
        assert_eq!(read("Ann Lee"), Some(("Ann Lee", None)));
        assert_eq!(read("Speaker 1  00:12"), Some(("Speaker 1", Some("00:12"))));
        assert_eq!(read("00:12 Ann Lee"), Some(("Ann Lee", Some("00:12"))));
        assert_eq!(read("Ann Lee (00:12):"), Some(("Ann Lee", Some("00:12"))));
        assert_eq!(read("They went home."), None);
    }
}
