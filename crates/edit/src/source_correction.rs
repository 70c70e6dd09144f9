//! The text of a piece of evidence, with its passages anchored in it.

use std::ops::ControlFlow;

use super::reanchor::Reanchorer;
use model::{
    Evidence, EvidenceId, PassageId, Project, SourceText, Span, TextPlace, counted, is_control, is_same_text,
};

/// A new or corrected text of a piece of evidence, with the result of anchoring every passage in it.
///
/// Anchoring takes time that grows with the text, so it happens before the edit is planned.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceCorrection {
    before: Option<SourceText>,
    after: SourceText,
    passages: Vec<AnchoredPassage>,
}

/// A passage before and after.
#[derive(Debug, Clone, PartialEq, Eq)]
struct AnchoredPassage {
    id: PassageId,
    was: (String, Option<Span>),
    is: (String, Option<Span>),
}

/// The share of the progress for the alignment of the texts.
const ALIGNED: f32 = 0.8;

impl SourceCorrection {
    /// Anchors the passages of a piece of evidence in a text. Line ends become `\n`, and control characters are
    /// replaced. Pages and sections are those of the old text, re-anchored, where the new one brings none. Calls
    /// `watch` with its progress, from 0 to 1. Returns `None` if the project has no such evidence, or when told to
    /// break.
    #[must_use]
    pub fn watched(
        project: &Project,
        evidence: EvidenceId,
        (text, places): (&str, &[TextPlace]),
        watch: &dyn Fn(f32) -> ControlFlow<()>,
    ) -> Option<Self> {
        let record = project.evidence.get(&evidence)?;
        let before = project.source_texts.get(&evidence);
        let (text, places) = cleaned(text, places);
        let old = before.map_or("", |it| &it.text);
        let reanchorer = Reanchorer::new(old, &text, &|part| watch(ALIGNED * part).is_continue())?;
        let places = match before {
            Some(before) if places.is_empty() => {
                let mut moved: Vec<TextPlace> = before.places.clone();
                for place in &mut moved {
                    place.at = reanchorer.near(place.at);
                }
                moved.sort_by_key(|place| place.at);
                moved
            }
            _ => places,
        };
        let passages = anchored(record, &text, &reanchorer);
        watch(1.0).is_continue().then_some(())?;
        let after = SourceText { evidence, places, text: text.into() };
        Some(Self { before: before.cloned(), after, passages })
    }

    /// Anchors the passages of a piece of evidence in a text: see [`SourceCorrection::watched`].
    #[must_use]
    pub fn new(project: &Project, evidence: EvidenceId, text: &str, places: &[TextPlace]) -> Option<Self> {
        Self::watched(project, evidence, (text, places), &|_| ControlFlow::Continue(()))
    }

    /// Returns the evidence.
    #[must_use]
    pub fn evidence(&self) -> EvidenceId {
        self.after.evidence
    }

    /// Returns the new text.
    #[must_use]
    pub fn after(&self) -> &SourceText {
        &self.after
    }

    /// Returns whether the evidence had no text before.
    #[must_use]
    pub fn is_first(&self) -> bool {
        self.before.is_none()
    }

    /// Returns the counts in words: "1 passage changed, 2 passages not found in it"; empty if no passage is affected.
    #[must_use]
    pub fn summary(&self) -> String {
        let count = |test: &dyn Fn(&AnchoredPassage) -> bool| {
            self.passages.iter().filter(|passage| test(passage)).count()
        };
        let changed = count(&|it| it.was.1.is_some() && it.is.1.is_some() && it.was.0 != it.is.0);
        let found = count(&|it| it.was.1.is_none() && it.is.1.is_some());
        let lost = count(&|it| it.was.1.is_some() && it.is.1.is_none());
        let told = [(found, "found in it"), (changed, "changed"), (lost, "no longer found in it")];
        let parts = told.into_iter().filter(|(count, _)| *count > 0);
        let words = parts.map(|(count, what)| format!("{} {what}", counted(count, "passage", "passages")));
        words.collect::<Vec<_>>().join(", ")
    }

    /// Returns whether a project still has the text and the passages for which this was made.
    pub(super) fn fits(&self, project: &Project) -> bool {
        let text = match (&self.before, project.source_texts.get(&self.evidence())) {
            (Some(before), Some(now)) => is_same_text(&before.text, &now.text) && before.places == now.places,
            (None, None) => true,
            _ => false,
        };
        let Some(evidence) = project.evidence.get(&self.evidence()) else { return false };
        let same = evidence.passages.len() == self.passages.len()
            && evidence
                .passages
                .iter()
                .zip(&self.passages)
                .all(|(now, it)| now.id == it.id && now.text == it.was.0 && now.span == it.was.1);
        text && same
    }

    /// Gives the passages their new spans and words.
    pub(super) fn anchor(&self, evidence: &mut Evidence) {
        for (passage, anchored) in evidence.passages.iter_mut().zip(&self.passages) {
            (passage.text, passage.span) = anchored.is.clone();
        }
    }
}

/// Anchors the passages of a piece of evidence.
fn anchored(evidence: &Evidence, text: &str, reanchorer: &Reanchorer<'_>) -> Vec<AnchoredPassage> {
    let with_span: Vec<Span> = evidence.passages.iter().filter_map(|it| it.span).collect();
    let wanted: Vec<&[Span]> = with_span.iter().map(std::slice::from_ref).collect();
    let search = reanchorer.search(&wanted);
    let one = |spans: Vec<Span>| match spans[..] {
        [span] => Some(span),
        _ => None,
    };
    let follow = |span: Span| {
        let exact = reanchorer.exact(span);
        let near = || reanchorer.in_place(&[span]).and_then(one);
        exact.or_else(near).or_else(|| search.find(&[span]).and_then(|moved| one(moved.spans)))
    };
    let anchor = |passage: &model::Passage| {
        let span = match passage.span {
            Some(span) => follow(span),
            None => only_place(text, &passage.text),
        };
        let span = span.map(|span| span.trimmed(text)).filter(|span| span.fits(text));
        let words = span.map_or_else(|| passage.text.clone(), |span| span.of(text).to_owned());
        AnchoredPassage { id: passage.id, was: (passage.text.clone(), passage.span), is: (words, span) }
    };
    evidence.passages.iter().map(anchor).collect()
}

/// Returns the only place of words in a text, with any white space between the words; `None` where they are in it several
/// times, or not at all.
fn only_place(text: &str, words: &str) -> Option<Span> {
    let words: Vec<&str> = words.split_whitespace().collect();
    let first = *words.first()?;
    let mut found = None;
    for (start, _) in text.match_indices(first) {
        let Some(end) = follow_words(text, start, &words) else { continue };
        if found.is_some() {
            return None;
        }
        found = Some(Span::new(start, end));
    }
    found
}

/// Returns the end of words that begin at a byte of a text, or `None` if they do not.
fn follow_words(text: &str, start: usize, words: &[&str]) -> Option<usize> {
    let mut at = start;
    for (place, word) in words.iter().enumerate() {
        let rest = text.get(at..)?;
        let gap = rest.len() - rest.trim_start().len();
        if place > 0 && gap == 0 {
            return None;
        }
        at += if place == 0 { 0 } else { gap };
        at = text.get(at..)?.starts_with(word).then_some(at + word.len())?;
    }
    Some(at)
}

/// Returns a text as a source has it, with its pages and sections: without control characters, and with line ends of one
/// byte.
fn cleaned(text: &str, places: &[TextPlace]) -> (String, Vec<TextPlace>) {
    let mut out = String::with_capacity(text.len());
    let mut places = places.to_vec();
    places.sort_by_key(|place| place.at);
    places.retain(|place| !place.name.trim().is_empty() && place.at <= text.len());
    let mut next = 0;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        while let Some(place) = places.get_mut(next).filter(|place| place.at <= at) {
            place.at = out.len();
            next += 1;
        }
        match c {
            '\r' if chars.peek().is_some_and(|(_, next)| *next == '\n') => {}
            '\r' => out.push('\n'),
            c if is_control(c) && c.is_whitespace() => out.push(' '),
            c if is_control(c) => out.push(char::REPLACEMENT_CHARACTER),
            c => out.push(c),
        }
    }
    let end = out.len();
    for place in places.iter_mut().skip(next) {
        place.at = end;
    }
    for place in &mut places {
        place.name = place.name.chars().map(|c| if is_control(c) { ' ' } else { c }).collect();
    }
    places.retain(|place| !place.name.trim().is_empty());
    (out, places)
}

#[cfg(test)]
mod tests;
