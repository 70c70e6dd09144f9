//! Puts the fields that are kept back where they belong in a text that was just written.

use std::collections::HashMap;
use std::ops::Range;

use super::scan::{Scanner, bare, key_of};
use model::{UnknownFieldTree, ValuePathStep};

/// A text with the kept fields behind the known ones of their records. What belonged to a record that is gone is
/// left out.
pub(crate) fn placed(text: &str, kept: &UnknownFieldTree) -> String {
    let mut placing = Placing { text, scan: Scanner::of_file(text), inserts: Vec::new() };
    // What the writer has written is whole; where it were not, nothing is added.
    if placing.value(Some(kept)).is_none() {
        return text.to_owned();
    }
    let more: usize = placing.inserts.iter().map(|(_, insert)| insert.len()).sum();
    let mut whole = String::with_capacity(text.len() + more);
    let mut from = 0;
    for (at, insert) in placing.inserts {
        whole.push_str(text.get(from..at).unwrap_or_default());
        whole.push_str(&insert);
        from = at;
    }
    whole.push_str(text.get(from..).unwrap_or_default());
    whole
}

struct Placing<'a> {
    text: &'a str,
    scan: Scanner<'a>,
    /// What goes where, in order.
    inserts: Vec<(usize, String)>,
}

impl Placing<'_> {
    /// Passes over a value, and notes what is to be added in it.
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

    /// What stands in round brackets: fields, or values.
    fn inside(&mut self, kept: &UnknownFieldTree) -> Option<()> {
        self.scan.gap();
        let mut ahead = self.scan;
        if ahead.field().is_some() || ahead.peek() == Some(')') {
            return self.fields(kept);
        }
        // One value is what a variant holds; of more, each is an entry.
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

    /// Adds fields before the bracket that closes a record: on lines of their own, where the others are.
    fn add(&mut self, fields: &[String], alone: bool) {
        let end = self.scan.at;
        let before = self.text.get(..end).unwrap_or_default();
        let line = before.rfind('\n').map_or(0, |newline| newline + 1);
        let indent = before.get(line..).unwrap_or_default();
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

/// Where the entries of a list stand.
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

/// Which branch belongs to which entry. A record is known by its id. An entry without one is known by its words, or,
/// where those were changed, by its place, as long as the list is as long as it was.
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
    let words = |range: &Range<usize>| text.get(range.clone()).unwrap_or_default();
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
