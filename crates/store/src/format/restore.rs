//! Puts kept unknown fields back where they belong in a newly written text.

use std::collections::HashMap;
use std::ops::Range;

use super::scan::{Scanner, bare, key_of, part};
use model::{UnknownFieldTree, ValuePathStep};

/// Returns the text with the kept fields behind the known ones of their records. Fields of records that are
/// gone are left out.
pub(crate) fn with_kept_fields(text: &str, kept: &UnknownFieldTree) -> String {
    let mut restorer = FieldRestorer { text, scan: Scanner::of_file(text), inserts: Vec::new() };
    // The text was just written and must be valid. If it is not, nothing is added.
    if restorer.value(Some(kept)).is_none() {
        return text.to_owned();
    }
    let more: usize = restorer.inserts.iter().map(|(_, insert)| insert.len()).sum();
    let mut whole = String::with_capacity(text.len() + more);
    let mut from = 0;
    for (at, insert) in restorer.inserts {
        whole.push_str(part(text, from..at));
        whole.push_str(&insert);
        from = at;
    }
    whole.push_str(part(text, from..text.len()));
    whole
}

struct FieldRestorer<'a> {
    text: &'a str,
    scan: Scanner<'a>,
    /// The texts to be inserted at each byte, in order.
    inserts: Vec<(usize, String)>,
}

impl FieldRestorer<'_> {
    /// Skips a value, and notes the fields to be added in it.
    fn value(&mut self, kept: Option<&UnknownFieldTree>) -> Option<()> {
        self.scan.gap();
        let Some(kept) = kept else { return self.scan.value().map(drop) };
        if self.scan.eat('[') {
            return self.entries(']', kept);
        }
        if self.scan.eat('(') {
            return self.inside(kept);
        }
        let Some(name) = self.scan.opened_name() else { return self.scan.value().map(drop) };
        if name == "Some" {
            self.value(Some(kept))?;
            return self.close(')');
        }
        let kept = find(kept, |step| matches!(step, ValuePathStep::Variant(variant) if variant == name));
        self.inside(kept.unwrap_or(&UnknownFieldTree::default()))
    }

    /// Handles the inside of round brackets: fields or values.
    fn inside(&mut self, kept: &UnknownFieldTree) -> Option<()> {
        self.scan.gap();
        let mut ahead = self.scan;
        if ahead.field().is_some() || ahead.peek() == Some(')') {
            return self.fields(kept);
        }
        // A single value belongs to a variant; several values are entries.
        let mut ahead = self.scan;
        ahead.value()?;
        ahead.gap();
        ahead.eat(',');
        ahead.gap();
        if ahead.peek() == Some(')') {
            self.value(Some(kept))?;
            return self.close(')');
        }
        self.entries(')', kept)
    }

    fn close(&mut self, end: char) -> Option<()> {
        self.scan.gap();
        self.scan.eat(',');
        self.scan.gap();
        self.scan.eat(end).then_some(())
    }

    fn fields(&mut self, kept: &UnknownFieldTree) -> Option<()> {
        let mut names = Vec::new();
        loop {
            self.scan.gap();
            if self.scan.peek() == Some(')') {
                break;
            }
            let name = self.scan.field()?;
            names.push(name);
            self.value(find(kept, |step| matches!(step, ValuePathStep::Field(field) if field == name)))?;
            self.scan.gap();
            self.scan.eat(',');
        }
        let added = kept.fields.iter().filter(|(name, _)| !names.contains(&name.as_str()));
        let fields: Vec<String> = added.map(|(name, value)| format!("{name}: {value}")).collect();
        if !fields.is_empty() {
            self.add(&fields, names.is_empty());
        }
        self.scan.eat(')').then_some(())
    }

    /// Adds fields before the bracket that closes a record, on lines of their own if the others are.
    fn add(&mut self, fields: &[String], alone: bool) {
        let end = self.scan.at;
        let before = part(self.text, 0..end);
        let line = before.rfind('\n').map_or(0, |newline| newline + 1);
        let indent = part(before, line..end);
        let insert = if !alone && indent.chars().all(char::is_whitespace) {
            let lines: Vec<String> = fields.iter().map(|field| format!("{indent} {field},\n")).collect();
            (line, lines.concat())
        } else {
            let behind = if alone || before.trim_end().ends_with(',') { "" } else { ", " };
            (end, format!("{behind}{}", fields.join(", ")))
        };
        self.inserts.push(insert);
    }

    fn entries(&mut self, end: char, kept: &UnknownFieldTree) -> Option<()> {
        let whole = ranges(self.scan, end)?;
        let choice = choose(self.text, &whole, kept);
        for (range, kept) in whole.into_iter().zip(choice) {
            self.scan.at = range.start;
            self.value(kept)?;
        }
        self.close(end)
    }
}

fn find(kept: &UnknownFieldTree, wanted: impl Fn(&ValuePathStep) -> bool) -> Option<&UnknownFieldTree> {
    kept.within.iter().find(|(step, _)| wanted(step)).map(|(_, branch)| branch)
}

/// Returns the ranges of the entries of a list.
fn ranges(mut scan: Scanner<'_>, end: char) -> Option<Vec<Range<usize>>> {
    let mut all = Vec::new();
    loop {
        scan.gap();
        if scan.peek() == Some(end) {
            return Some(all);
        }
        all.push(scan.value()?);
        scan.gap();
        scan.eat(',');
    }
}

/// Assigns a branch to each entry. A record is recognised by its id. An entry without an id is recognised by
/// its words or, where those have changed, by its place, if the list still has the same length.
fn choose<'k>(
    text: &str,
    entries: &[Range<usize>],
    kept: &'k UnknownFieldTree,
) -> Vec<Option<&'k UnknownFieldTree>> {
    let mut records: HashMap<&str, &UnknownFieldTree> = HashMap::new();
    let mut nameless = Vec::new();
    for (step, branch) in &kept.within {
        match step {
            ValuePathStep::Record(id) => drop(records.insert(id, branch)),
            ValuePathStep::Entry { words, place, of } => nameless.push((words, *place, *of, branch)),
            ValuePathStep::Field(_) | ValuePathStep::Variant(_) => {}
        }
    }
    let words = |range: &Range<usize>| part(text, range.clone());
    let mut chosen: Vec<Option<&UnknownFieldTree>> = if records.is_empty() {
        vec![None; entries.len()]
    } else {
        entries.iter().map(|it| records.get(key_of(words(it))?.as_str()).copied()).collect()
    };
    if nameless.is_empty() {
        return chosen;
    }
    let mut by_words: HashMap<String, Vec<usize>> = HashMap::new();
    for (place, range) in entries.iter().enumerate().rev() {
        by_words.entry(bare(words(range))).or_default().push(place);
    }
    let mut free = Vec::new();
    for (words, place, of, branch) in nameless {
        match by_words.get_mut(words).and_then(Vec::pop) {
            Some(same) => chosen[same] = Some(branch),
            None => free.push((place, of, branch)),
        }
    }
    for (place, of, branch) in free {
        if let Some(slot) = chosen.get_mut(place).filter(|slot| of == entries.len() && slot.is_none()) {
            *slot = Some(branch);
        }
    }
    chosen
}
