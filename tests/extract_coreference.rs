//! Measures whom pronouns and descriptions are taken to mean, on documents whose coreference people have annotated.
//!
//! `REJOINDER_GUM` names a folder with files of the GUM corpus (<https://gucorpling.org/gum>) in CoNLL-U, whose last column has
//! `Entity=`. Counted are he, she, they, it and their forms, and noun phrases with an article or an owner, whose person or
//! organisation has been named before them.

#![expect(clippy::disallowed_methods, reason = "the corpus is a tester's own files")]

use std::collections::{HashMap, HashSet};
use std::fmt::Write as _;

use extract::meant_by;
use model::Span;

/// A mention of the gold annotation.
struct GoldMention {
    span: Span,
    group: String,
    named: bool,
    /// The words of it, in small letters.
    words: Vec<String>,
    /// Set for people and organisations.
    who: bool,
}

#[derive(Default)]
struct GoldDocument {
    text: String,
    mentions: Vec<GoldMention>,
}

/// A mention that is not closed yet: its group, its type, its first byte, and the tags of its words.
type OpenMention = (String, String, usize, Vec<bool>);

impl GoldDocument {
    fn token(&mut self, fields: &[&str], open: &mut Vec<OpenMention>) {
        let [_, form, _, part, .., misc] = fields else { return };
        let start = self.text.len();
        self.text.push_str(form);
        let end = self.text.len();
        let entities = misc.split('|').find_map(|field| field.strip_prefix("Entity=")).unwrap_or_default();
        let mut rest = entities;
        while let Some(open_at) = rest.find(['(', ')']) {
            let (before, after) = rest.split_at(open_at);
            if let Some(body) = after.strip_prefix('(') {
                let stop = body.find(['(', ')']).unwrap_or(body.len());
                let mut parts = body[..stop].split('-');
                let group = parts.next().unwrap_or_default().to_owned();
                open.push((group, parts.next().unwrap_or_default().to_owned(), start, Vec::new()));
                rest = body;
                if body[stop..].starts_with(')') {
                    self.take(part, open, None, end);
                    rest = &body[stop + 1..];
                }
            } else {
                self.take(part, open, Some(before), end);
                rest = &after[1..];
            }
        }
        for (.., tags) in open.iter_mut() {
            tags.push(*part == "PROPN");
        }
        if !misc.contains("SpaceAfter=No") {
            self.text.push(' ');
        }
    }

    /// Closes the last open mention of a group, or the last of all.
    fn take(&mut self, part: &str, open: &mut Vec<OpenMention>, group: Option<&str>, end: usize) {
        let place = match group.filter(|group| !group.is_empty()) {
            Some(group) => open.iter().rposition(|(own, ..)| own == group),
            None => open.len().checked_sub(1),
        };
        let Some((group, kind, start, tags)) = place.map(|place| open.remove(place)) else { return };
        let words: Vec<String> =
            self.text[start..end].to_lowercase().split_whitespace().map(str::to_owned).collect();
        let named = (part == "PROPN" || tags.iter().any(|proper| *proper)) && words.len() < 8;
        let who = matches!(kind.as_str(), "person" | "organization");
        self.mentions.push(GoldMention { span: Span::new(start, end), group, named, words, who });
    }
}

fn documents(conllu: &str) -> Vec<GoldDocument> {
    let mut all = Vec::new();
    let mut open = Vec::new();
    for line in conllu.lines() {
        if line.starts_with("# newdoc") {
            all.push(GoldDocument::default());
            open.clear();
        } else if line.starts_with("# newpar") {
            if let Some(document) = all.last_mut().filter(|document| !document.text.is_empty()) {
                document.text.push_str("\n\n");
            }
        } else if !line.starts_with('#') && !line.is_empty() {
            let fields: Vec<&str> = line.split('\t').collect();
            if fields.first().is_some_and(|id| id.chars().all(char::is_numeric))
                && let Some(document) = all.last_mut()
            {
                document.token(&fields, &mut open);
            }
        }
    }
    all
}

#[derive(Default)]
struct Figures {
    asked: usize,
    told: usize,
    right: usize,
}

fn bare(word: &str) -> String {
    word.trim_end_matches("'s").trim_end_matches("’s").chars().filter(|it| it.is_alphanumeric()).collect()
}

/// The kind of a mention: a pronoun, or a description with an article or an owner.
fn kind(words: &[String]) -> Option<&'static str> {
    let first = words.first().map_or("", String::as_str);
    match first {
        "he" | "she" | "him" | "his" | "her" if words.len() == 1 => Some("he, she"),
        "they" | "their" if words.len() == 1 => Some("they"),
        "it" | "its" if words.len() == 1 => Some("it"),
        "the" | "this" | "that" | "his" | "her" | "its" | "their" if words.len() > 1 => Some("description"),
        _ => None,
    }
}

/// Scores one document: whom each pronoun and description means.
fn score(document: &GoldDocument, figures: &mut HashMap<&'static str, Figures>) {
    let mut names: HashMap<&str, HashSet<String>> = HashMap::new();
    let mut first: HashMap<&str, usize> = HashMap::new();
    for mention in document.mentions.iter().filter(|mention| mention.named && mention.who) {
        names.entry(&mention.group).or_default().extend(mention.words.iter().map(|word| bare(word)));
        let start = first.entry(&mention.group).or_insert(mention.span.start);
        *start = mention.span.start.min(*start);
    }
    let asked: Vec<&GoldMention> = document
        .mentions
        .iter()
        .filter(|mention| !mention.named && mention.who && kind(&mention.words).is_some())
        .filter(|mention| first.get(mention.group.as_str()).is_some_and(|first| *first < mention.span.start))
        .collect();
    let spans: Vec<Span> = asked.iter().map(|mention| mention.span).collect();
    for (mention, found) in asked.iter().zip(meant_by(&document.text, &spans)) {
        let Some((kind, known)) = kind(&mention.words).zip(names.get(mention.group.as_str())) else {
            continue;
        };
        let own = figures.entry(kind).or_default();
        own.asked += 1;
        own.told += usize::from(found.is_some());
        let last = found.and_then(|name| name.split_whitespace().next_back().map(str::to_lowercase));
        own.right += usize::from(last.is_some_and(|last| known.contains(&bare(&last))));
    }
}

#[test]
fn pronouns_and_descriptions_mean_whom_people_say() {
    let Some(folder) = std::env::var_os("REJOINDER_GUM") else {
        println!("coreference was not measured: REJOINDER_GUM names no folder");
        return;
    };
    let mut figures: HashMap<&'static str, Figures> = HashMap::new();
    for genre in ["news", "bio", "interview", "court"] {
        let path = std::path::Path::new(&folder).join(format!("{genre}.conllu"));
        let Ok(conllu) = std::fs::read_to_string(&path) else { continue };
        for document in documents(&conllu) {
            score(&document, &mut figures);
        }
    }
    let mut report = String::new();
    for (kind, Figures { asked, told, right }) in &figures {
        let (precision, recall) = (100 * right / told.max(&1), 100 * right / asked.max(&1));
        let _ = writeln!(
            report,
            "{kind}: {asked} asked, {told} told, {right} right; precision {precision} recall {recall}"
        );
    }
    println!("{report}");
    let he = figures.get("he, she").expect("the folder has he or she");
    assert!(he.right * 100 >= he.told * 50, "{report}");
}
