//! Places of the statements of an article in the strip, never more of them than pixels.

use analysis::StatementIndex;
use model::{Act, PartyId, ReviewStatus, Span, StatementId};

/// The shortest block, in points.
const SHORTEST: f32 = 2.0;

/// The part of a statement in its block.
#[derive(Debug, Clone, Copy)]
pub(super) struct BlockSource {
    pub(super) id: StatementId,
    /// Its place in the table of the index.
    pub(super) place: StatementIndex,
    pub(super) party: Option<PartyId>,
    pub(super) status: ReviewStatus,
    pub(super) act: Act,
}

/// One block: a statement, or several that begin at the same pixel.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct StripBlock {
    /// From where to where it reaches, in points from the left edge of the track.
    pub(super) left: f32,
    pub(super) right: f32,
    /// The place of the first of its statements in the table of the index.
    pub(super) place: StatementIndex,
    /// The statement that it looks like: the first one, or the first that the filters leave.
    pub(super) like: StatementId,
    /// The number that it represents.
    pub(super) count: usize,
    pub(super) party: Option<PartyId>,
    pub(super) status: ReviewStatus,
    pub(super) act: Act,
    /// True if the filters leave all of them out.
    pub(super) faint: bool,
}

/// The blocks of an article, those of nested statements apart.
#[derive(Debug, Default)]
pub(super) struct Lanes {
    pub(super) outer: Vec<StripBlock>,
    pub(super) nested: Vec<StripBlock>,
    /// The number of statements.
    pub(super) count: usize,
}

/// From the first word of an article to its last, on a stretch of the track.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct StripScale {
    pub(super) words: Span,
    /// Start, in points from the left edge of the track.
    pub(super) left: f32,
    pub(super) width: f32,
}

impl StripScale {
    /// Returns the place on the track of a byte of the text.
    pub(super) fn x(self, byte: usize) -> f32 {
        let inside = byte.clamp(self.words.start, self.words.end.max(self.words.start)) - self.words.start;
        self.left + (inside as f64 / self.words.len().max(1) as f64 * f64::from(self.width)) as f32
    }

    /// Returns the byte of the text at a place of the track.
    pub(super) fn byte(self, x: f32) -> usize {
        let part = f64::from((x - self.left) / self.width.max(1.0)).clamp(0.0, 1.0);
        self.words.start + (part * self.words.len() as f64).round() as usize
    }

    /// From where to where a stretch of the text reaches on the track.
    pub(super) fn reach(self, span: Span) -> (f32, f32) {
        let left = self.x(span.start).min((self.right() - SHORTEST).max(self.left));
        (left, self.x(span.end).max(left + SHORTEST))
    }

    /// The pixel in which what begins at a byte begins.
    fn pixel(self, byte: usize) -> f32 {
        self.reach(Span::new(byte, byte)).0.floor()
    }

    /// A byte of the text that is before a place of the track, as near as can be told without rounding.
    fn before(self, x: f32) -> usize {
        self.byte(x).saturating_sub(2 + self.words.len() / 100_000)
    }

    /// Returns the end, in points from the left edge of the track.
    pub(super) fn right(self) -> f32 {
        self.left + self.width
    }
}

/// Lanes in the making. A pass over as many statements as there are: hardly any of them costs more than to compare where it
/// begins with where the next pixel does.
#[derive(Debug)]
pub(super) struct LaneBuilder {
    scale: StripScale,
    lanes: Lanes,
    /// The last block of the outer lane, and of the nested one.
    open: [OpenBlock; 2],
}

/// The end of the last block of a lane, in bytes of the text.
#[derive(Debug, Clone, Copy, Default)]
struct OpenBlock {
    /// Whatever begins before that is surely of the block.
    until: usize,
    /// Start of its last statement.
    start: usize,
    /// End of the last of them.
    end: usize,
}

impl LaneBuilder {
    /// No statement yet.
    pub(super) fn new(scale: StripScale) -> Self {
        Self { scale, lanes: Lanes::default(), open: [OpenBlock::default(); 2] }
    }

    /// Puts the next statement in reading order on the track. All else of it is asked for only where a block looks like it.
    pub(super) fn add(&mut self, extent: Span, nested: bool, faint: bool, given: impl Fn() -> BlockSource) {
        self.lanes.count += 1;
        let (lane, open) = if nested {
            (&mut self.lanes.nested, &mut self.open[1])
        } else {
            (&mut self.lanes.outer, &mut self.open[0])
        };
        let Span { start, end } = extent;
        match lane.last_mut() {
            Some(last) if start < open.until || self.scale.pixel(start) <= last.left.floor() => {
                (open.start, open.end) = (start, open.end.max(end));
                last.count += 1;
                if last.faint && !faint {
                    *last = StripBlock {
                        left: last.left,
                        place: last.place,
                        count: last.count,
                        ..given().block(faint)
                    };
                }
            }
            last => {
                if let Some(last) = last {
                    last.right = self.scale.reach(Span::new(open.start, open.end)).1;
                }
                let (left, _) = self.scale.reach(extent);
                *open = OpenBlock { until: self.scale.before(left.floor() + 1.0), start, end };
                lane.push(StripBlock { left, ..given().block(faint) });
            }
        }
    }

    /// The lanes, when all statements are on them.
    pub(super) fn end(mut self) -> Lanes {
        for (lane, open) in [&mut self.lanes.outer, &mut self.lanes.nested].into_iter().zip(self.open) {
            if let Some(last) = lane.last_mut() {
                last.right = self.scale.reach(Span::new(open.start, open.end)).1;
            }
        }
        self.lanes
    }
}

impl BlockSource {
    /// Its block, not on the track yet.
    fn block(&self, faint: bool) -> StripBlock {
        StripBlock {
            left: 0.0,
            right: 0.0,
            place: self.place,
            like: self.id,
            count: 1,
            party: self.party,
            status: self.status,
            act: self.act,
            faint,
        }
    }
}

impl Lanes {
    /// The block at a place of the track: a nested one where the pointer is low enough to be on it.
    pub(super) fn at(&self, x: f32, low: bool) -> Option<&StripBlock> {
        let find = |lane: &'_ [StripBlock]| {
            // A point more on either side, for blocks that are narrow.
            let after = lane.partition_point(|block| block.left <= x + 1.0);
            let near = lane.get(after.saturating_sub(8)..after)?;
            near.iter().rposition(|block| x <= block.right + 1.0).map(|at| after - near.len() + at)
        };
        let nested = || find(&self.nested).and_then(|at| self.nested.get(at));
        let outer = || find(&self.outer).and_then(|at| self.outer.get(at));
        if low { nested().or_else(outer) } else { outer().or_else(nested) }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use model::IdGenerator;

    /// A statement of these tests.
    #[derive(Debug, Clone, Copy)]
    struct TestStatement {
        id: StatementId,
        place: StatementIndex,
        extent: Span,
        nested: bool,
        faint: bool,
    }

    fn lanes(said: &[TestStatement], scale: StripScale) -> Lanes {
        let mut lanes = LaneBuilder::new(scale);
        for it in said {
            let (party, status, act) = (None, ReviewStatus::Suggested, Act::Speech);
            let given = || BlockSource { id: it.id, place: it.place, party, status, act };
            lanes.add(it.extent, it.nested, it.faint, given);
        }
        lanes.end()
    }

    fn given(ids: &mut IdGenerator, place: usize, start: usize, end: usize, nested: bool) -> TestStatement {
        let (id, place) = (ids.draw(), StatementIndex::new(place));
        TestStatement { id, place, extent: Span::new(start, end), nested, faint: false }
    }

    #[test]
    fn never_more_blocks_than_pixels() {
        let mut ids = IdGenerator::seeded(3);
        let all: Vec<TestStatement> =
            (0..100_000).map(|at| given(&mut ids, at, at * 100, at * 100 + 60, at % 7 == 0)).collect();
        let scale = StripScale { words: Span::new(0, 10_000_000), left: 0.0, width: 900.0 };
        let lanes = lanes(&all, scale);
        assert!(lanes.outer.len() <= 900 && lanes.nested.len() <= 900);
        assert_eq!(lanes.count, 100_000);
        let stand_for: usize = lanes.outer.iter().chain(&lanes.nested).map(|block| block.count).sum();
        assert_eq!(stand_for, 100_000);
    }

    proptest! {
        #[test]
        fn a_block_is_all_that_begins_at_its_pixel(
            mut spans in prop::collection::vec((0usize..10_000, 0usize..300, prop::bool::ANY), 1..300),
            (from, width) in (0f32..50.0, 3f32..900.0),
        ) {
            spans.sort_unstable();
            let mut ids = IdGenerator::seeded(3);
            let given = |(at, (start, long, nested))| given(&mut ids, at, start, start + long, nested);
            let all: Vec<TestStatement> = spans.into_iter().enumerate().map(given).collect();
            let scale = StripScale { words: Span::new(0, 10_300), left: from, width };
            let lanes = lanes(&all, scale);
            for (lane, nested) in [(&lanes.outer, false), (&lanes.nested, true)] {
                let own: Vec<&TestStatement> = all.iter().filter(|it| it.nested == nested).collect();
                let pixel = |it: &&TestStatement| scale.reach(it.extent).0.floor();
                let blocks: Vec<_> = own.chunk_by(|a, b| pixel(a).total_cmp(&pixel(b)).is_eq()).collect();
                prop_assert_eq!(lane.len(), blocks.len());
                for (block, of) in lane.iter().zip(blocks) {
                    let right = of.iter().map(|it| scale.reach(it.extent).1).fold(0.0, f32::max);
                    prop_assert_eq!((block.place, block.count), (of[0].place, of.len()));
                    prop_assert_eq!((block.left, block.right), (scale.reach(of[0].extent).0, right));
                }
            }
        }
    }

    #[test]
    fn a_statement_has_its_place_and_at_least_two_points() {
        let mut ids = IdGenerator::seeded(3);
        let (outer, inner) = (given(&mut ids, 0, 100, 300, false), given(&mut ids, 1, 200, 201, true));
        let last = given(&mut ids, 2, 999, 1000, false);
        let scale = StripScale { words: Span::new(0, 1000), left: 0.0, width: 500.0 };
        let lanes = lanes(&[outer, inner, last], scale);
        assert_eq!((lanes.outer[0].left, lanes.outer[0].right), (50.0, 150.0));
        assert_eq!((lanes.nested[0].left, lanes.nested[0].right), (100.0, 102.0));
        assert_eq!((lanes.outer[1].left, lanes.outer[1].right), (498.0, 500.0));
        assert_eq!(lanes.at(101.0, true).unwrap().like, inner.id);
        assert_eq!(lanes.at(101.0, false).unwrap().like, outer.id);
        assert_eq!(lanes.at(70.0, true).unwrap().like, outer.id);
        assert!(lanes.at(300.0, true).is_none());
    }

    #[test]
    fn a_block_is_faint_only_where_all_of_it_is() {
        let mut ids = IdGenerator::seeded(3);
        let out = TestStatement { faint: true, ..given(&mut ids, 0, 100, 104, false) };
        let stays = given(&mut ids, 1, 104, 110, false);
        let scale = StripScale { words: Span::new(0, 1000), left: 0.0, width: 20.0 };
        let block = lanes(&[out, stays], scale).outer[0];
        assert_eq!((block.place.number(), block.count, block.like, block.faint), (0, 2, stays.id, false));
        assert!(lanes(&[out], scale).outer[0].faint);
    }

    #[test]
    fn a_place_on_the_track_is_the_byte_that_stands_there() {
        let scale = StripScale { words: Span::new(0, 1000), left: 40.0, width: 500.0 };
        for byte in [0, 10, 500, 1000] {
            assert_eq!(scale.byte(scale.x(byte)), byte);
        }
        assert_eq!((scale.byte(-5.0), scale.byte(9999.0)), (0, 1000));
    }

    #[test]
    fn an_empty_article_divides_by_nothing() {
        let scale = StripScale { words: Span::new(0, 0), left: 0.0, width: 0.0 };
        assert_eq!(scale.reach(Span::new(0, 5)), (0.0, 2.0));
        assert_eq!(scale.byte(3.0), 0);
    }
}
