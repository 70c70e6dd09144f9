//! The articles of a project on the track, each with its blocks.

use std::sync::Arc;

use super::lanes::{BlockSource, LaneBuilder, Lanes, StripScale};
use crate::app::view_context::ViewContext;
use crate::app::views::article;
use model::{Article, ArticleId, Span};

/// Between two articles, in points, where there is room.
const GAP: f32 = 10.0;
/// The least part of the track that the article in the reading column has.
const PRESENT: f32 = 0.55;

/// The stretch of the track that an article has.
#[derive(Debug)]
pub(super) struct ArticleTrack {
    pub(super) article: ArticleId,
    pub(super) scale: StripScale,
    pub(super) lanes: Lanes,
    /// Its first paragraph below title and byline.
    pub(super) lead: Option<Span>,
}

/// Shares a track among texts of these lengths, in order; one of them has the reading column. Gives where each
/// begins and how wide it is.
pub(super) fn share(lengths: &[usize], present: usize, width: f32) -> Vec<(f32, f32)> {
    let between = lengths.len().saturating_sub(1) as f32;
    let gap = if between > 0.0 { GAP.min(width * 0.2 / between) } else { 0.0 };
    let room = (width - gap * between).max(0.0);
    let total = lengths.iter().sum::<usize>().max(1) as f32;
    let own = lengths.get(present).copied().unwrap_or(0) as f32;
    let part = if between > 0.0 { (own / total).max(PRESENT) } else { 1.0 };
    let others = (total - own).max(1.0);
    let mut left = 0.0;
    let mut shares = Vec::with_capacity(lengths.len());
    for (at, length) in lengths.iter().enumerate() {
        let width = if at == present { part } else { (1.0 - part) * *length as f32 / others } * room;
        shares.push((left, width));
        left += width + gap;
    }
    shares
}

/// All articles, in their order, on a track so wide.
pub(super) fn all(shown: &ViewContext<'_>, width: f32) -> Vec<ArticleTrack> {
    let (project, layout) = (shown.project(), shown.layout());
    let index = &layout.index;
    let words: Vec<Span> =
        project.articles.iter().map(|article| Span::new(0, article.text.trim_end().len())).collect();
    let lengths: Vec<usize> = words.iter().map(|words| words.len()).collect();
    let present = project.articles.iter().position(|it| Some(it.id) == shown.article).unwrap_or(0);
    let shares = share(&lengths, present, width);
    let scales: Vec<StripScale> = words
        .into_iter()
        .zip(shares)
        .map(|(words, (left, width))| StripScale { words, left, width })
        .collect();
    let mut lanes: Vec<LaneBuilder> = scales.iter().copied().map(LaneBuilder::new).collect();
    // An orphaned statement has no place.
    for (place, compact_row) in layout.on_the_strip() {
        let Some(row) = index.table.rows.get(place.number()) else { continue };
        // The table has the articles in the order of the project, as the track has.
        let Some(lanes) = row.article.and_then(|at| lanes.get_mut(at.number())) else { continue };
        let (id, status, act) = (row.id, row.status, row.act);
        let given = || BlockSource { id, place, party: index.table.party(row), status, act };
        lanes.add(row.extent, compact_row.is_nested(), !layout.filters.has_card(place, row.id), given);
    }
    let stretch = |((article, scale), lanes): ((&Arc<Article>, StripScale), LaneBuilder)| {
        let paragraphs = index.paragraphs.get(&article.id).map_or(&[][..], Vec::as_slice);
        let lead = article::lead(article, paragraphs);
        ArticleTrack { article: article.id, scale, lanes: lanes.end(), lead }
    };
    project.articles.iter().zip(scales).zip(lanes).map(stretch).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn articles_share_the_track_and_the_present_one_has_most_of_it() {
        assert_eq!(share(&[500], 0, 900.0), [(0.0, 900.0)]);
        for (lengths, present) in [(vec![100, 900, 400], 0), (vec![0, 0], 1), (vec![7; 300], 40)] {
            let shares = share(&lengths, present, 900.0);
            let end = shares.last().map_or(0.0, |(left, width)| left + width);
            assert!(end <= 900.5, "{end}");
            assert!(shares[present].1 >= 900.0 * 0.8 * PRESENT - 0.5);
            for pair in shares.windows(2) {
                assert!(pair[0].0 + pair[0].1 <= pair[1].0 + 0.01);
            }
        }
    }
}
