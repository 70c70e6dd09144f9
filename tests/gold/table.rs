//! The figures of the gold set: counted, set out in a table, and held against the ones committed.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use model::Why;

/// The kind of finding that a confidence belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Kind {
    /// A statement and its speaker.
    Statements,
    /// A party that is proposed.
    Parties,
    /// A speaker's party.
    Affiliations,
    /// A nature.
    Natures,
    /// A link.
    Links,
}

impl Kind {
    const ALL: [Self; 5] = [Self::Statements, Self::Parties, Self::Affiliations, Self::Natures, Self::Links];

    const fn name(self) -> &'static str {
        match self {
            Self::Statements => "statements",
            Self::Parties => "parties",
            Self::Affiliations => "affiliations",
            Self::Natures => "natures",
            Self::Links => "links",
        }
    }
}

/// The number of times that things came right, over some articles.
#[derive(Debug, Default, Clone)]
pub(crate) struct Tally {
    counts: BTreeMap<&'static str, usize>,
    /// The number of suggestions of a kind and a band of ten points, and the number of right ones.
    trust: BTreeMap<(Kind, u8), (usize, usize)>,
    /// The same for a kind and the rule that made them.
    rules: BTreeMap<(Kind, String), (usize, usize)>,
}

/// A figure in percent, with what it is of.
struct Figure {
    name: &'static str,
    part: usize,
    whole: usize,
}

impl Figure {
    fn percent(&self) -> f64 {
        if self.whole == 0 { 100.0 } else { 100.0 * self.part as f64 / self.whole as f64 }
    }
}

impl Tally {
    /// Counts.
    pub(crate) fn add(&mut self, what: &'static str, times: usize) {
        *self.counts.entry(what).or_default() += times;
    }

    /// Counts a suggestion with its confidence.
    pub(crate) fn trust(&mut self, kind: Kind, why: &Why, right: bool) {
        let band = self.trust.entry((kind, (why.confidence / 10).min(9))).or_default();
        let rule = self.rules.entry((kind, why.rule.clone())).or_default();
        for (all, good) in [band, rule] {
            *all += 1;
            *good += usize::from(right);
        }
    }

    /// Adds another.
    pub(crate) fn merge(&mut self, other: &Self) {
        for (what, times) in &other.counts {
            self.add(what, *times);
        }
        for (key, (all, right)) in &other.trust {
            let entry = self.trust.entry(*key).or_default();
            *entry = (entry.0 + all, entry.1 + right);
        }
        for (key, (all, right)) in &other.rules {
            let entry = self.rules.entry(key.clone()).or_default();
            *entry = (entry.0 + all, entry.1 + right);
        }
    }

    fn count(&self, what: &str) -> usize {
        self.counts.get(what).copied().unwrap_or(0)
    }

    /// The suggestions of a kind above nine in ten, and how many of them are right.
    fn sure(&self, kind: Kind) -> (usize, usize) {
        self.trust.get(&(kind, 9)).copied().unwrap_or_default()
    }

    fn figures(&self) -> Vec<Figure> {
        let share =
            |name, part: &str, whole: &str| Figure { name, part: self.count(part), whole: self.count(whole) };
        let with = |name, part: &str, extra: &str| {
            let part = self.count(part);
            Figure { name, part, whole: part + self.count(extra) }
        };
        let sure = |name, kind| {
            let (whole, part) = self.sure(kind);
            Figure { name, part, whole }
        };
        let f1 = |name, found: &str, wanted: &str, extra: &str| {
            let part = self.count(found);
            Figure { name, part: 2 * part, whole: part + self.count(wanted) + self.count(extra) }
        };
        vec![
            with("statements, precision", "statements found", "statements extra"),
            share("statements, recall", "statements found", "statements wanted"),
            f1("statements, F1", "statements found", "statements wanted", "statements extra"),
            share("mode right of found", "mode right", "statements found"),
            share("speaker right of found", "speaker right", "statements found"),
            share("party right of found", "party right", "statements found"),
            share("nested found", "nested found", "nested wanted"),
            share("outer voice right of nested", "outer right", "nested wanted"),
            share("parties that matter found", "parties found", "parties wanted"),
            with("parties shown first that are right", "parties found", "parties extra"),
            share("nature right of found", "nature right", "statements found"),
            share("links, precision", "links right", "links suggested"),
            share("links, recall", "links found", "links wanted"),
            share("relation right of right links", "relation right", "links right"),
            sure("statements above 0.9", Kind::Statements),
            with("accused or asked, precision", "dues found", "dues extra"),
            share("accused or asked, recall", "dues found", "dues wanted"),
            f1("accused or asked, F1", "dues found", "dues wanted", "dues extra"),
            with("whom of what accuses, precision", "whom found", "whom extra"),
            share("whom of what accuses, recall", "whom found", "whom wanted"),
            f1("whom of what accuses, F1", "whom found", "whom wanted", "whom extra"),
            with("missing replies, precision", "missing found", "missing extra"),
            share("missing replies, recall", "missing found", "missing wanted"),
            f1("missing replies, F1", "missing found", "missing wanted", "missing extra"),
        ]
    }
}

/// The halves of the set.
pub(crate) type Halves = [(&'static str, Tally)];

/// The table for a person.
pub(crate) fn table(halves: &Halves) -> String {
    let mut out = String::new();
    let heads: Vec<String> = halves.iter().map(|(name, _)| format!("{name:>20}")).collect();
    let _ = writeln!(out, "{:<36}{}", "the gold set", heads.concat());
    let columns: Vec<Vec<Figure>> = halves.iter().map(|(_, tally)| tally.figures()).collect();
    for row in 0..columns.first().map_or(0, Vec::len) {
        let name = columns[0][row].name;
        let _ = write!(out, "{name:<36}");
        for figure in columns.iter().map(|column| &column[row]) {
            let of = format!("{}/{}", figure.part, figure.whole);
            let _ = write!(out, "{of:>12}{:>8.1}", figure.percent());
        }
        out.push('\n');
    }
    let _ = writeln!(out, "\nright / suggested, by confidence (both halves)");
    let mut both = Tally::default();
    for (_, tally) in halves {
        both.merge(tally);
    }
    let kinds: Vec<String> = Kind::ALL.iter().map(|kind| format!("{:>14}", kind.name())).collect();
    let _ = writeln!(out, "{:<10}{}", "", kinds.concat());
    for band in (0..10).rev() {
        let cells: String = Kind::ALL
            .iter()
            .map(|kind| match both.trust.get(&(*kind, band)) {
                Some((all, right)) => format!("{:>14}", format!("{right}/{all}")),
                None => format!("{:>14}", "·"),
            })
            .collect();
        let _ =
            writeln!(out, "{:<10}{cells}", format!("{}–{}", band * 10, band * 10 + 9 + u8::from(band == 9)));
    }
    out
}

/// The number of times each rule is right: what its confidence in `rules.rs` is set from.
pub(crate) fn by_rule(tally: &Tally) -> String {
    let mut out = String::new();
    for ((kind, rule), (all, right)) in &tally.rules {
        let share = 100.0 * *right as f64 / *all as f64;
        let _ = writeln!(out, "{:<14}{rule:<34}{right:>4}/{all:<4}{share:>6.1}", kind.name());
    }
    out
}

/// The figures as they are committed: a line each.
pub(crate) fn lines(halves: &Halves) -> String {
    let mut out = String::from(
        "# The least that tests/extract_gold.rs accepts, in percent. It says how to raise them.\n",
    );
    for (half, tally) in halves {
        for figure in tally.figures() {
            let _ = writeln!(out, "{half}: {}: {:.1}", figure.name, figure.percent());
        }
    }
    out
}

/// Suggestions above nine in ten of which fewer are right. Statements have a floor of their own among the figures.
pub(crate) fn overconfident(halves: &Halves) -> Vec<String> {
    let mut both = Tally::default();
    for (_, tally) in halves {
        both.merge(tally);
    }
    let kinds = [Kind::Parties, Kind::Affiliations, Kind::Natures, Kind::Links];
    let wrong = |kind: &Kind| {
        let (all, right) = both.sure(*kind);
        (10 * right < 9 * all).then(|| format!("{}: only {right} of {all} above 0.9 are right", kind.name()))
    };
    kinds.iter().filter_map(wrong).collect()
}

/// Lists the figures below the committed ones, and those above them.
pub(crate) fn compare(halves: &Halves, committed: &str) -> (Vec<String>, Vec<String>) {
    let floors: BTreeMap<(&str, &str), f64> = committed
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| {
            let mut parts = line.splitn(3, ": ");
            Some(((parts.next()?, parts.next()?), parts.next()?.parse().ok()?))
        })
        .collect();
    let (mut fell, mut rose) = (Vec::new(), Vec::new());
    for (half, tally) in halves {
        for figure in tally.figures() {
            let now = (figure.percent() * 10.0).round() / 10.0;
            match floors.get(&(*half, figure.name)) {
                None => fell.push(format!("{half}: {}: no figure is committed", figure.name)),
                Some(floor) if now < *floor => {
                    fell.push(format!("{half}: {}: {now} is below {floor}", figure.name));
                }
                Some(floor) if now > *floor => {
                    rose.push(format!("{half}: {}: {now} is above {floor}", figure.name));
                }
                Some(_) => {}
            }
        }
    }
    (fell, rose)
}
