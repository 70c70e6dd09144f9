//! What extraction costs: an article, and how the cost grows with the length of unkind texts.
//!
//! The two lengths of each unkind text stand side by side: eight times the text should take about eight
//! times as long.

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use rejoinder::extract::extract;

const ARTICLE: &str = include_str!("../tests/extract/council.txt");

/// Texts that invite a quadratic cost, by what they repeat.
const UNKIND: &[(&str, &str)] = &[
    ("straight marks", "\""),
    ("open marks", "“ "),
    ("single marks", "‘a "),
    ("brackets", "(["),
    ("one line", "“Yes,” said Ann Roe, the head of Acme Corp. "),
    ("said", "he said that "),
    ("names", "Ann Roe said that Bob Dee said "),
    ("commas", "a, "),
    ("stops", "a. "),
    ("lines", "a\n"),
    ("labels", "ROE: no\n"),
    ("the charity", "the charity said it "),
    ("German", "Er sagte: „Wir gehen jetzt heim.“ Und das war es dann auch für heute. "),
];

fn article(c: &mut Criterion) {
    let mut group = c.benchmark_group("article");
    group.throughput(Throughput::Bytes(ARTICLE.len() as u64));
    group.bench_function("council", |b| b.iter(|| extract(black_box(ARTICLE))));
    group.finish();
}

fn growth(c: &mut Criterion) {
    let mut group = c.benchmark_group("growth");
    group.sample_size(10);
    for (name, unit) in UNKIND {
        for times in [1, 8] {
            // A text of less than a megabyte lies in the processor's cache and costs less a byte.
            let text = unit.repeat(times * 250_000 / unit.len());
            group.throughput(Throughput::Bytes(text.len() as u64));
            group.bench_with_input(BenchmarkId::new(*name, times), &text, |b, text| b.iter(|| extract(text)));
        }
    }
    group.finish();
}

criterion_group!(benches, article, growth);
criterion_main!(benches);
