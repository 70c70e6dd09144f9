//! Running heads and feet, and page numbers: lines at the edge of the page that come again on other pages.

use std::collections::{HashMap, HashSet};

use super::columns::{Ordered, PdfLine};

/// The number of lines at the top and at the bottom of a page that are looked at.
const EDGE: usize = 3;
/// The most different lines that are compared with one another by likeness.
const COMPARED: usize = 400;

/// The most by which a line may be higher on one page than on another, in points; a scan is never quite straight.
const SHIFT: f64 = 25.0;

/// A line at the edge of a page.
struct Edge {
    page: usize,
    flow: usize,
    line: usize,
    /// Its text without numbers, marks and case.
    stem: String,
    /// Its letters, and its size in quarters of a point.
    look: (String, i64),
    is_number: bool,
    /// The height of its base line.
    base: f64,
    /// Its distance from the edge, in lines.
    rank: usize,
}

/// Marks the lines of pages that are no part of the text.
pub(super) fn mark(pages: &mut [Ordered]) {
    let edges: Vec<Edge> =
        pages.iter().enumerate().flat_map(|(page, ordered)| edges(page, ordered)).collect();
    // The heights of a line on its pages.
    let mut counts: HashMap<&str, Vec<f64>> = HashMap::new();
    for edge in edges.iter().filter(|edge| !edge.stem.is_empty()) {
        counts.entry(&edge.stem).or_default().push(edge.base);
    }
    // Recognised text has slips: lines that are nearly the same count together.
    let is_long = counts.len() > COMPARED;
    let alike = |stem: &str| -> Vec<f64> {
        if is_long || stem.chars().count() < 8 {
            return counts.get(stem).cloned().unwrap_or_default();
        }
        counts
            .iter()
            .filter(|(other, _)| are_alike(stem, other))
            .flat_map(|(_, bases)| bases.clone())
            .collect()
    };
    let enough = if pages.len() < 4 { 2 } else { 3.max(pages.len() / 12) };
    let mut totals: HashMap<&str, Vec<f64>> = HashMap::new();
    for stem in counts.keys() {
        totals.insert(stem, alike(stem));
    }
    let looks: HashSet<&(String, i64)> =
        edges.iter().filter(|edge| edge.page > 0).map(|edge| &edge.look).collect();
    let mut marked: Vec<(usize, usize, usize)> = Vec::new();
    for edge in &edges {
        let comes_again = !edge.stem.is_empty()
            && totals.get(edge.stem.as_str()).is_some_and(|bases| {
                bases.iter().filter(|base| (**base - edge.base).abs() < SHIFT).count() >= enough
            });
        // A number by itself is that of the page only where nothing lies between it and the edge.
        let outer = edge.rank == 0
            || marked.iter().rev().take(2 * EDGE).any(|(page, _, _)| *page == edge.page && edge.rank > 0);
        // The title on the first page may be the same words as the running head, but it looks different.
        let is_title = edge.page == 0 && pages.len() > 2 && !looks.contains(&edge.look);
        if (comes_again && !is_title) || (edge.is_number && outer) {
            marked.push((edge.page, edge.flow, edge.line));
        }
    }
    for (page, flow, line) in marked {
        let own = pages
            .get_mut(page)
            .and_then(|page| page.flows.get_mut(flow))
            .and_then(|flow| flow.lines.get_mut(line));
        if let Some(line) = own {
            line.is_artifact = true;
        }
    }
}

/// The lines at the top and the bottom of a page, the outermost first.
fn edges(page: usize, ordered: &Ordered) -> Vec<Edge> {
    let mut lines: Vec<(f64, usize, usize, &PdfLine)> = Vec::new();
    for (flow, own) in ordered.flows.iter().enumerate() {
        lines.extend(own.lines.iter().enumerate().map(|(at, line)| (line.base, flow, at, line)));
    }
    lines.sort_by(|a, b| b.0.total_cmp(&a.0));
    let count = lines.len();
    let half = count.div_ceil(2);
    let edge = |(rank, (_, flow, line, own)): (usize, &(f64, usize, usize, &PdfLine))| Edge {
        page,
        flow: *flow,
        line: *line,
        stem: stem(&own.text),
        look: (
            own.text.chars().filter(|c| c.is_alphabetic()).take(80).collect(),
            (own.size * 4.0).round() as i64,
        ),
        is_number: is_page_number(&own.text),
        base: own.base,
        rank,
    };
    let top = lines.iter().take(EDGE.min(half)).enumerate().map(edge);
    let bottom = lines.iter().rev().take(EDGE.min(count - half)).enumerate().map(edge);
    top.chain(bottom).collect()
}

/// A line without numbers, marks, spaces and case.
fn stem(text: &str) -> String {
    text.chars().filter(|c| c.is_alphabetic()).flat_map(char::to_lowercase).take(80).collect()
}

/// Returns whether a line is nothing but the number of a page: `12`, `– 12 –`, `Page 12 of 30`, `xii`.
pub(super) fn is_page_number(text: &str) -> bool {
    let words: Vec<String> = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    let is_number = |word: &String| word.len() <= 4 && word.chars().all(|c| c.is_ascii_digit());
    let is_roman = |word: &String| word.len() <= 6 && word.chars().all(|c| "ivxl".contains(c));
    let small = ["page", "p", "of", "seite", "von", "sur"];
    let numbers = words.iter().filter(|word| is_number(word)).count();
    match words.as_slice() {
        [] => false,
        [one] => is_number(one) || (is_roman(one) && text.trim().len() == one.len()),
        _ => {
            (1..=2).contains(&numbers)
                && words.iter().all(|word| is_number(word) || small.contains(&word.as_str()))
        }
    }
}

/// Returns whether two lines differ in at most a fifth of their letters.
fn are_alike(one: &str, other: &str) -> bool {
    if one == other {
        return true;
    }
    let (a, b): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let longer = a.len().max(b.len());
    let most = longer / 5;
    if a.len().abs_diff(b.len()) > most {
        return false;
    }
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut diagonal = i;
        let mut left = i + 1;
        for (j, y) in b.iter().enumerate() {
            let up = row.get(j + 1).copied().unwrap_or(usize::MAX);
            let best = (diagonal + usize::from(x != y)).min(up + 1).min(left + 1);
            if let Some(cell) = row.get_mut(j) {
                *cell = left;
            }
            diagonal = up;
            left = best;
        }
        if let Some(cell) = row.last_mut() {
            *cell = left;
        }
    }
    row.last().is_some_and(|distance| *distance <= most)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn page_numbers_are_told_from_text() {
        for text in ["12", "- 12 -", "Page 12 of 30", "xii", "12 / 30"] {
            assert!(is_page_number(text), "{text}");
        }
        for text in ["In 2019", "12 men", "Civil", "12 13 14"] {
            assert!(!is_page_number(text), "{text}");
        }
    }

    #[test]
    fn likeness_allows_a_slip() {
        assert!(are_alike("thesiegeofvicksburg", "thesiegeofvicksbueg"));
        assert!(!are_alike("thesiegeofvicksburg", "theyankeelookout"));
    }
}
