//! The cost of extraction: an article, and the growth with the length of unkind texts.
//!
//! Each unkind text is read at two lengths, the second eight times the first: that should take about twice as long a
//! doubling. What is measured is all that `rejoinder extract --format text` does, so that the project and its panels count
//! as well. It is CPU time; the shorter of two rounds counts.
#![cfg(unix)]

#[path = "large/growth.rs"]
mod growth;
#[path = "large/unkind.rs"]
mod unkind;

use std::hint::black_box;
use std::process::ExitCode;

use criterion::{Criterion, Throughput};
use extract::extract;
use rejoinder::cli::testing::shown;

const ARTICLE: &str = include_str!("../tests/extract/council.txt");

/// A text of less than a quarter of a megabyte lies in the processor's cache and costs less a byte.
const SHORT: usize = 250_000;

fn article(c: &mut Criterion) {
    let mut group = c.benchmark_group("article");
    group.throughput(Throughput::Bytes(ARTICLE.len() as u64));
    group.bench_function("council", |b| b.iter(|| extract(black_box(ARTICLE))));
    group.finish();
}

fn main() -> ExitCode {
    article(&mut Criterion::default().configure_from_args());
    let grown = unkind::UNKIND.iter().map(|(name, unit)| {
        growth::of(name, SHORT, |bytes| {
            let text = unkind::text(unit, bytes);
            move || shown(black_box(&text))
        })
    });
    growth::judged(grown)
}
