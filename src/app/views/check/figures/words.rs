//! The words of a figure: as the article has it, written out, converted, and held against others.

use crate::app::jobs::FoundFigures;
use crate::app::view_context::ViewContext;
use analysis::stated_figures::{StatedFigure, SumResult};
use model::{counted, one_line};

/// The words of a figure, and of the thing that it counts: "70 civilian deaths".
pub(super) fn figure_words(shown: &ViewContext<'_>, found: &FoundFigures, figure: &StatedFigure) -> String {
    let Some(article) = shown.project().article(figure.article) else { return String::new() };
    let read = found.stated.found(&found.texts, figure);
    let counted = read.and_then(|it| it.counted).filter(|counted| counted.start >= figure.span.end);
    let near = counted.filter(|counted| counted.end - figure.span.start <= 80);
    let all = near.map_or(figure.span, |counted| figure.span.cover(counted));
    // The article may have been corrected since the figures were found.
    if all.fits(&article.text) { one_line(all.of(&article.text)) } else { String::new() }
}

/// The value written out, and in another unit: "1,200,000", "8 km ≈ 4.97 miles". Empty where the words say all.
pub(super) fn value_words(found: &FoundFigures, figure: &StatedFigure, words: &str) -> String {
    let Some(read) = found.stated.found(&found.texts, figure) else { return String::new() };
    let parts = [read.written_out(words), read.converted()];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// The result of holding a figure against others, with a sign: "≠ may conflict", "= 3 places", "Σ adds up".
pub(super) fn mark_words(figure: &StatedFigure, places: usize) -> String {
    let mut parts = Vec::new();
    if !figure.conflicts.is_empty() {
        parts.push("≠ may conflict".to_owned());
    }
    if let Some(sum) = &figure.sum {
        parts.push(match sum.result {
            SumResult::AddsUp => "Σ adds up".to_owned(),
            SumResult::DoesNot => "Σ does not add up".to_owned(),
            SumResult::NotKnown => "Σ not exact".to_owned(),
        });
    }
    if places > 1 {
        parts.push(format!("= {places} places"));
    }
    parts.join(", ")
}

/// A sentence about a claimed sum: "12 + 8 = 20, which is the total".
pub(super) fn sum_words(shown: &ViewContext<'_>, figure: &StatedFigure) -> Option<String> {
    let sum = figure.sum.as_ref()?;
    let text = &shown.project().article(figure.article)?.text;
    let parts = sum.parts.iter().filter(|span| span.fits(text)).map(|span| one_line(span.of(text)));
    let parts = parts.collect::<Vec<_>>().join(" + ");
    let made = sum.sum.as_deref().unwrap_or_default();
    Some(match sum.result {
        SumResult::AddsUp => format!("Adds up: {parts} = {made}"),
        SumResult::DoesNot => format!("Does not add up: {parts} = {made}, and not the total that is given"),
        SumResult::NotKnown => {
            format!("Not known whether it adds up: of {parts} and the total, not every number is exact")
        }
    })
}

/// The person who says a figure, and the article: "Ann Roe, Council, in “The dam”".
pub(super) fn source_words(shown: &ViewContext<'_>, figure: &StatedFigure) -> String {
    let Some(statement) = shown.statement(figure.statement) else { return String::new() };
    let party = shown.party_name(shown.project().party_of(statement));
    let speaker = one_line(shown.speaker_name(statement));
    let told = shown.told_by(statement).map(|told| format!(", {told}")).unwrap_or_default();
    let title = shown.project().article(figure.article).map(|article| one_line(&article.title));
    let who = if speaker == party { speaker } else { format!("{speaker}, {party}") };
    format!("{who}{told}, in “{}”", title.unwrap_or_default())
}

/// The number of lines in words.
pub(super) fn count_words(lines: usize, all: usize) -> String {
    if lines == all {
        counted(all, "figure", "figures")
    } else {
        format!("{lines} of {}", counted(all, "figure", "figures"))
    }
}
