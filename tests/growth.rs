//! Work that grows with the input and no faster: counted in what is allocated, which no other program disturbs.

#[path = "../benches/large/links.rs"]
mod links;
#[path = "../benches/large/unkind.rs"]
mod unkind;

use allocation_counter::{AllocationInfo, measure};
use rejoinder::cli::testing::shown;
use store::from_text;

/// Twice the size may take this much more.
const TWICE: f64 = 2.2;

fn grows_alike(name: &str, mut work: impl FnMut(usize) -> AllocationInfo) {
    let (small, large) = (work(1).count_total as f64, work(2).count_total as f64);
    assert!(small > 100.0, "{name}: the counter counts");
    assert!(large <= small * TWICE, "{name}: {small} allocations, {large} for twice the size");
}

#[test]
fn a_text_of_twice_the_length_takes_twice_the_work() {
    // Those with many names; others are read by the benchmark, at lengths that show more.
    for (name, unit) in unkind::UNKIND.iter().filter(|(_, unit)| unit.contains('@')) {
        grows_alike(name, |times| {
            let text = unkind::text(unit, times * 50_000);
            measure(|| assert!(shown(&text).is_ok_and(|shown| shown.len() > 1000), "{name}"))
        });
    }
}

#[test]
fn a_file_of_equal_links_is_refused_in_few_words() {
    for equal in [links::Equal::Id, links::Equal::Ends] {
        let refused = |links| {
            let text = links::file(equal, links);
            let mut words = String::new();
            let cost = measure(|| words = from_text(&text).unwrap_err().to_string());
            (words, cost)
        };
        let (words, _) = refused(3);
        assert!(words.contains("twice") || words.contains("says the same"), "{words}");
        assert!(!words.contains("more"), "{words}");
        let (words, small) = refused(2_000);
        assert!(words.contains(" more"), "{words}");
        let (_, large) = refused(4_000);
        // Three ids of each link are read; what is wrong with it is put in words for a few alone.
        let each = (large.count_total - small.count_total) as f64 / 2_000.0;
        assert!(each < 4.0, "{equal:?}: {each} allocations for each more link");
    }
}
