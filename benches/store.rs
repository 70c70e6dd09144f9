//! Opening and saving a project of 10,000 statements.

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use rejoinder::store::{Overwrite, from_text, load, save, testing, to_text};

const STATEMENTS: usize = 10_000;

fn store(criterion: &mut Criterion) {
    let project = testing::project(1, STATEMENTS);
    let Ok(text) = to_text(&project) else { return };
    let Ok(folder) = tempfile::tempdir() else { return };
    let path = folder.path().join("bench.rejoinder.ron");

    let mut group = criterion.benchmark_group("store/10000");
    group.sample_size(20).throughput(Throughput::Bytes(text.len() as u64));
    group.bench_function("to text", |bench| bench.iter(|| to_text(black_box(&project))));
    group.bench_function("from text", |bench| bench.iter(|| from_text(black_box(&text))));
    group.bench_function("save", |bench| bench.iter(|| save(&project, &path, Overwrite::Project)));
    group.bench_function("load", |bench| bench.iter(|| load(&path)));
    group.finish();
}

criterion_group!(benches, store);
criterion_main!(benches);
