//! The plan for splitting a statement.

use super::super::draft::Draft;
use super::super::{EditError, Label};
use model::{Citation, Link, Mode, ReviewStatus, Span, Statement, StatementId};

/// Splits a statement at a byte of its article.
///
/// Both halves keep its speaker, party, tags and claim mark, and are confirmed. Links, citations and the kind
/// of claim go to the half that has more of their words, or to the first if both have as many. Note, verdict
/// and marks on replies stay with the first, because nobody has said them of the second.
pub(super) fn split(draft: &mut Draft<'_>, id: StatementId, at: usize) -> Result<Label, EditError> {
    let whole = draft.statement(id)?.clone();
    let label = Label::new("Split", "Split", draft.statements_name(&[id]));
    let article = draft.project.article(whole.article).ok_or(EditError::Gone("article"))?.clone();
    let text = &*article.text;
    let [before, after] = halves(text, &whole.spans, at).ok_or_else(|| {
        EditError::Refused(
            "A statement can be split only between its words: there must be some on either side.".to_owned(),
        )
    })?;
    let coded = Some(draft.coded());
    let second = draft.context.ids.draw();
    let words = [words(text, &before), words(text, &after)];
    let half = |at: usize, spans: &[Span]| {
        let nature = whole.nature.clone().filter(|it| standing(&words, &it.why.words) == at);
        let mode = mode(text, &whole, spans);
        let (status, earlier) = (ReviewStatus::Confirmed, None);
        Statement { spans: spans.to_vec(), earlier, mode, nature, status, coded, ..whole.clone() }
    };
    let first_half = half(0, &before);
    let second_half = Statement { id: second, note: String::new(), verdict: None, ..half(1, &after) };
    draft.project.statements.insert(id, first_half);
    draft.project.statements.insert(second, second_half);
    move_nested(draft, id, second, &before, &after);
    move_links(draft, id, second, &words);
    move_citations(draft, id, second, &words);
    Ok(label)
}

/// Returns the parts of spans before and after a byte, or `None` if one of them has no words.
pub(super) fn halves(text: &str, spans: &[Span], at: usize) -> Option<[Vec<Span>; 2]> {
    if !text.is_char_boundary(at) {
        return None;
    }
    let cut = |part: fn(Span, usize) -> Span| -> Vec<Span> {
        let parts = spans.iter().map(|span| part(*span, at).trimmed(text));
        parts.filter(|span| !span.is_empty()).collect()
    };
    let before = cut(|span, at| Span::new(span.start, span.end.min(at).max(span.start)));
    let after = cut(|span, at| Span::new(span.start.max(at).min(span.end), span.end));
    let worded = |spans: &[Span]| spans.iter().any(|span| span.of(text).contains(char::is_alphanumeric));
    (worded(&before) && worded(&after)).then_some([before, after])
}

fn words(text: &str, spans: &[Span]) -> String {
    let parts: Vec<&str> = spans.iter().map(|span| span.of(text)).collect();
    parts.join(" ").to_lowercase()
}

/// Returns the index of the half that has more of the given words; 0 if both have as many.
fn standing<S: AsRef<str>>(halves: &[String; 2], on: &[S]) -> usize {
    let count = |half: &String| on.iter().filter(|it| half.contains(&it.as_ref().to_lowercase())).count();
    usize::from(count(&halves[1]) > count(&halves[0]))
}

/// Returns the mode of a part: that of the whole unless it is mixed, else by its quotation marks.
fn mode(text: &str, whole: &Statement, part: &[Span]) -> Mode {
    if whole.mode != Mode::Mixed {
        return whole.mode;
    }
    let (mut quoted, mut plain) = (false, false);
    let mut inside = false;
    for span in &whole.spans {
        for (at, c) in span.of(text).char_indices() {
            match c {
                '“' | '«' | '„' => inside = true,
                '”' | '»' => inside = false,
                '"' => inside = !inside,
                _ if c.is_alphanumeric() && part.iter().any(|it| it.holds(span.start + at)) => {
                    quoted |= inside;
                    plain |= !inside;
                }
                _ => {}
            }
        }
    }
    match (quoted, plain) {
        (true, false) => Mode::Direct,
        (false, true) => Mode::Indirect,
        _ => Mode::Mixed,
    }
}

/// Moves nested statements to the half that has more of them.
fn move_nested(draft: &mut Draft<'_>, id: StatementId, second: StatementId, before: &[Span], after: &[Span]) {
    let shared = |inner: &Statement, half: &[Span]| -> usize {
        let pairs = inner.spans.iter().flat_map(|own| half.iter().map(move |other| (own, other)));
        pairs.map(|(own, other)| Span::new(own.start.max(other.start), own.end.min(other.end)).len()).sum()
    };
    let inner: Vec<StatementId> = draft
        .project
        .statements
        .values()
        .filter(|it| it.via == Some(id) && shared(it, after) > shared(it, before))
        .map(|it| it.id)
        .collect();
    for inner in inner {
        if let Some(statement) = draft.project.statements.get_mut(&inner) {
            statement.via = Some(second);
        }
    }
}

fn move_links(draft: &mut Draft<'_>, id: StatementId, second: StatementId, halves: &[String; 2]) {
    let moves = |link: &&Link| {
        let on = link.why.as_ref().map_or(&[][..], |why| why.words.as_slice());
        (link.from == id || link.to == id) && standing(halves, on) == 1
    };
    let links: Vec<_> = draft.project.links.values().filter(moves).map(|link| link.id).collect();
    for link in links {
        let Some(link) = draft.project.links.get_mut(&link) else { continue };
        for end in [&mut link.from, &mut link.to] {
            if *end == id {
                *end = second;
            }
        }
    }
}

fn move_citations(draft: &mut Draft<'_>, id: StatementId, second: StatementId, halves: &[String; 2]) {
    let evidence = &draft.project.evidence;
    let moves = |citation: &&Citation| {
        let passage =
            evidence.get(&citation.evidence).zip(citation.passage).and_then(|(it, id)| it.passage(id));
        let text = passage.map_or("", |passage| passage.text.as_str());
        let on: Vec<&str> =
            text.split(|c: char| !c.is_alphanumeric()).filter(|word| word.chars().count() > 3).collect();
        citation.statement == id && standing(halves, &on) == 1
    };
    let found: Vec<_> = draft.project.citations.values().filter(moves).map(|it| it.id).collect();
    for citation in found {
        if let Some(citation) = draft.project.citations.get_mut(&citation) {
            citation.statement = second;
        }
    }
}
