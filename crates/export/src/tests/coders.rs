//! The program as a coder, held against an independent program.

use analysis::coders::{Fate, Rater, agreements, fate_counts, suggestions};

/// See `tests/figures/coders.py`.
#[test]
fn fates_and_agreement_are_those_of_an_independent_program() {
    let project = store::from_text(include_str!("../../../../tests/figures/coders.rejoinder.ron")).unwrap();
    let mut lines: Vec<String> = Vec::new();
    for it in fate_counts(&suggestions(&project)) {
        let (low, high) = it.band.bounds();
        let counts = Fate::ALL.map(|fate| it.of(fate).to_string()).join("|");
        lines.push(format!("counts|{}|{}|{low}|{high}|{counts}", it.kind.name(), it.rule));
    }
    let number = |value: Option<f64>| value.map_or_else(String::new, |value| format!("{value:.9}"));
    let rater = |rater: Rater| match rater {
        Rater::Program => "program".to_owned(),
        Rater::Coder(id) => id.to_string(),
    };
    for it in agreements(&project) {
        let group = project.codebook.groups.iter().find(|group| group.id == it.group).unwrap();
        let tag = it.tag.map_or_else(String::new, |tag| tag.to_string());
        let [one, other] = it.raters.map(rater);
        lines.push(format!(
            "agreement|{}|{tag}|{one}|{other}|{}|{}|{}|{}",
            group.name,
            it.units,
            it.agreed,
            number(it.kappa),
            number(it.alpha)
        ));
    }
    lines.sort_unstable();
    let golden = include_str!("../../../../tests/figures/coders.csv");
    let mut wanted: Vec<&str> = golden.lines().collect();
    wanted.sort_unstable();
    assert!(wanted.len() > 60, "{} golden lines", wanted.len());
    assert!(golden.contains("agreement|Claim type||program|"), "the program is a coder");
    assert_eq!(lines, wanted);
}
