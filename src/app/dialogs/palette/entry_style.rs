//! The looks of an entry of the palette: its name with what was meant marked in it, and what is at its right.

use std::ops::Range;

use egui::Color32;

use crate::app::command::Command;
use crate::app::keys::Keymap;
use crate::app::palette::{PaletteTarget, Query};
use crate::app::view_context::ViewContext;
use model::{EvidenceSource, PartyId, PartyLetters, counted, one_line};

/// The number of characters of a statement that are shown.
const MOST: usize = 130;
/// The number of them that may be before what was meant.
const BEFORE: usize = 40;

/// The looks of an entry.
#[derive(Debug, Default)]
pub(super) struct PaletteEntryStyle {
    /// A party's letters and colour.
    pub(super) letters: Option<(PartyLetters, Color32)>,
    /// The name.
    pub(super) title: String,
    /// The parts of that which were meant.
    pub(super) marks: Vec<Range<usize>>,
    /// True if the title is somebody's words, and is set in the reading face.
    pub(super) words: bool,
    /// The text at its right.
    pub(super) detail: String,
    /// The keys of a command, at the very right.
    pub(super) keys: Option<String>,
    /// True if it can be run or gone to.
    pub(super) enabled: bool,
}

impl PaletteEntryStyle {
    /// The looks of something that was found by a query.
    pub(super) fn of(shown: &ViewContext<'_>, target: PaletteTarget, query: &Query, typed: &str) -> Self {
        let mut face = Self { enabled: true, ..bare(shown, target, typed) };
        if let PaletteTarget::Command(command) = target {
            face.command(shown, command);
        }
        face.marks = query.matched_ranges(&face.title);
        if face.words {
            (face.title, face.marks) = excerpt(&face.title, &face.marks);
        } else if target == PaletteTarget::Words {
            face.marks.clear();
        }
        face
    }

    fn command(&mut self, shown: &ViewContext<'_>, command: Command) {
        let spec = command.spec();
        match spec.missing(&shown.commands) {
            Some(lacks) => {
                self.enabled = false;
                lacks.clone_into(&mut self.detail);
            }
            None => spec.help.clone_into(&mut self.detail),
        }
        let context = shown.jobs.context();
        self.keys = Keymap::of(context).keys(command).first().map(|keys| context.format_shortcut(keys));
    }

    /// The words for screen readers.
    pub(super) fn spoken(&self) -> String {
        let parts = [self.title.as_str(), self.detail.as_str(), self.keys.as_deref().unwrap_or_default()];
        let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        parts.join(", ")
    }
}

fn bare(shown: &ViewContext<'_>, target: PaletteTarget, typed: &str) -> PaletteEntryStyle {
    let project = shown.project();
    let letters = |party: Option<PartyId>| Some((shown.party_letters(party), shown.party_colour(party)));
    let face = match target {
        PaletteTarget::Command(command) => command
            .name_in(&shown.commands)
            .map(|title| PaletteEntryStyle { title, ..PaletteEntryStyle::default() }),
        PaletteTarget::Party(id) => project.party(id).map(|party| PaletteEntryStyle {
            letters: letters(Some(id)),
            title: one_line(&party.name),
            detail: if party.waiting { "among the others".to_owned() } else { String::new() },
            ..PaletteEntryStyle::default()
        }),
        PaletteTarget::Speaker(id) => project.speakers.get(&id).map(|speaker| PaletteEntryStyle {
            letters: letters(speaker.party),
            title: one_line(&speaker.name),
            detail: format!("{} · {}", speaker.kind.name(), shown.party_name(speaker.party)),
            ..PaletteEntryStyle::default()
        }),
        PaletteTarget::Tag(id) => project.codebook.tag(id).map(|(group, tag)| {
            let uses = shown.index().tag_uses.get(&id).copied().unwrap_or(0);
            let many = counted(uses, "statement", "statements");
            PaletteEntryStyle {
                title: tag.name.clone(),
                detail: format!("{} · {many}", group.name),
                ..PaletteEntryStyle::default()
            }
        }),
        PaletteTarget::Evidence(id) => project.evidence.get(&id).map(|evidence| {
            let source = match &evidence.source {
                EvidenceSource::Address(text) | EvidenceSource::File(text) => text.as_str(),
                EvidenceSource::Elsewhere => "",
            };
            let detail = if evidence.publisher.is_empty() { source } else { &evidence.publisher };
            PaletteEntryStyle {
                title: one_line(&evidence.title),
                detail: detail.to_owned(),
                ..PaletteEntryStyle::default()
            }
        }),
        PaletteTarget::Article(id) => project.article(id).map(|article| PaletteEntryStyle {
            title: one_line(&article.title),
            detail: article.outlet.clone(),
            ..PaletteEntryStyle::default()
        }),
        PaletteTarget::Statement(id) => shown.statement(id).map(|statement| PaletteEntryStyle {
            letters: letters(project.party_of(statement)),
            title: one_line(&project.words_of(statement)),
            words: true,
            detail: one_line(shown.speaker_name(statement)),
            ..PaletteEntryStyle::default()
        }),
        PaletteTarget::Words => Some(PaletteEntryStyle {
            title: format!("Find “{}” in the text", typed.trim()),
            detail: "every place where these words stand".to_owned(),
            keys: Command::Find.shortcut_text(shown.jobs.context()),
            ..PaletteEntryStyle::default()
        }),
    };
    face.unwrap_or_default()
}

/// The part of a long text in which the first mark is, with the marks in it.
fn excerpt(text: &str, marks: &[Range<usize>]) -> (String, Vec<Range<usize>>) {
    let at = marks.first().map_or(0, |mark| mark.start);
    let before = text[..at].char_indices().rev().nth(BEFORE).map_or(0, |(at, _)| at);
    // From a word on, where there is one before the mark.
    let start =
        if before == 0 { 0 } else { text[before..at].find(' ').map_or(at, |space| before + space + 1) };
    let end = text[start..].char_indices().nth(MOST).map_or(text.len(), |(at, _)| start + at);
    let lead = if start > 0 { "… " } else { "" };
    let trail = if end < text.len() { "…" } else { "" };
    let inside = marks.iter().filter(|mark| mark.start >= start && mark.end <= end);
    let moved = inside.map(|mark| mark.start - start + lead.len()..mark.end - start + lead.len()).collect();
    (format!("{lead}{}{trail}", &text[start..end]), moved)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_statement_is_shown_where_its_words_are() {
        let text =
            format!("{}the mill dumps wäste here {}", "once upon a time ".repeat(20), "and on ".repeat(40));
        let at = text.find("wäste").unwrap();
        let mark = at..at + "wäste".len();
        let (shown, marks) = excerpt(&text, std::slice::from_ref(&mark));
        assert!(shown.starts_with("… ") && shown.ends_with('…'), "{shown}");
        assert!(shown.chars().count() <= MOST + 3);
        assert_eq!(&shown[marks[0].clone()], "wäste");
        assert_eq!(excerpt("short", &[]), ("short".to_owned(), vec![]));
    }
}
