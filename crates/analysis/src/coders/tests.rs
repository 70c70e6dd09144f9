use super::{Agreement, ConfidenceBand, Fate, Rater, SuggestionKind, agreements, fate_counts, suggestions};
use crate::testing::TestProject;
use model::{
    ChangedPart, Coder, CoderId, NatureKind, Relation, ReviewStatus, StatementId, TagId, Tagging, Why,
};

const TEXT: &str = "One. Two. Three. Four. Five. Six.";

fn world() -> (TestProject, Vec<StatementId>) {
    let mut world = TestProject::new(TEXT);
    let party = world.party("A");
    let said = ["One.", "Two.", "Three.", "Four.", "Five.", "Six."].map(|words| world.say(party, words));
    (world, said.to_vec())
}

fn tag(world: &mut TestProject, statement: StatementId, kind: NatureKind, by: u64) {
    let by = CoderId::from(by);
    world.project.coders.insert(by, Coder { id: by, name: "Coder".to_owned() });
    let tag = world.project.codebook.claim_type(kind).unwrap();
    world.change(statement, |it| {
        it.tags.push(Tagging::new(tag, by, jiff::Timestamp::UNIX_EPOCH));
        it.tags.sort_unstable();
    });
}

#[test]
fn the_fate_of_each_suggestion_is_read_off_its_record() {
    let (mut world, said) = world();
    let fates = [
        (ReviewStatus::Suggested, None, 95),
        (ReviewStatus::Confirmed, None, 95),
        (ReviewStatus::Confirmed, Some(ChangedPart::Speaker), 80),
        (ReviewStatus::Rejected, Some(ChangedPart::Words), 95),
    ];
    for (statement, (status, changed, confidence)) in said.iter().zip(fates) {
        world.change(*statement, |it| {
            it.why = Some(Why::new("cue", &[], confidence));
            it.status = status;
            it.changed = changed.into_iter().collect();
        });
    }
    world.nature(said[4], NatureKind::Figure);
    tag(&mut world, said[4], NatureKind::Event, 1);
    world.nature(said[5], NatureKind::Figure);
    world.link(said[1], said[0], Relation::Denies);
    let all = suggestions(&world.project);
    let found: Vec<_> = all.iter().map(|it| (it.kind, it.fate)).collect();
    let statement = |fate| (SuggestionKind::Statement, fate);
    let wanted = [Fate::Open, Fate::Kept, Fate::Changed, Fate::Rejected].map(statement);
    assert_eq!(found[..4], wanted);
    assert_eq!(
        found[4..],
        [(SuggestionKind::ClaimType, Fate::Changed), (SuggestionKind::ClaimType, Fate::Open)]
    );
    let counts = fate_counts(&all);
    let sure = counts.iter().find(|it| it.rule == "cue" && it.band == ConfidenceBand::Sure).unwrap();
    assert_eq!(Fate::ALL.map(|fate| sure.of(fate)), [1, 1, 0, 1]);
    assert_eq!((sure.all(), sure.kept_share()), (3, Some(0.5)));
}

#[test]
fn bands_are_those_of_the_words_on_the_screen() {
    for confidence in 0..=100 {
        let band = ConfidenceBand::of(confidence);
        let (low, high) = band.bounds();
        assert!((low..=high).contains(&confidence));
        let word = |confidence| Why::new("", &[], confidence).certainty();
        assert_eq!(word(low), word(confidence));
    }
}

/// The example of K. Krippendorff, "Computing Krippendorff's alpha-reliability", 2011, for nominal data of two coders: 12 units, of
/// which they agree on 9.
#[test]
fn alpha_and_kappa_are_those_of_the_literature() {
    let (one, other) = ("aabbdcccedda", "babbbccceddd");
    let codings: Vec<(char, char)> = one.chars().zip(other.chars()).collect();
    let (agreed, kappa, alpha) = Agreement::of(&codings).unwrap();
    assert_eq!(agreed, 9);
    assert!((alpha.unwrap() - 0.692).abs() < 0.0005, "{alpha:?}");
    // Worked out by hand: 9 / 12 observed, 30 / 144 by chance.
    assert!((kappa.unwrap() - (0.75 - 30.0 / 144.0) / (1.0 - 30.0 / 144.0)).abs() < 1e-12, "{kappa:?}");
    assert_eq!(Agreement::of(&[('a', 'a'), ('a', 'a')]), Some((2, None, None)), "nothing varies");
    assert_eq!(Agreement::of::<char>(&[]), None);
}

#[test]
fn the_program_is_a_coder_of_claim_types() {
    let (mut world, said) = world();
    for (at, statement) in said.iter().enumerate() {
        world.nature(*statement, if at < 4 { NatureKind::Figure } else { NatureKind::Event });
    }
    for (statement, kind) in
        [(0, NatureKind::Figure), (1, NatureKind::Figure), (2, NatureKind::Event), (4, NatureKind::Event)]
    {
        tag(&mut world, said[statement], kind, 1);
    }
    tag(&mut world, said[0], NatureKind::Cause, 2);
    world.change(said[5], |it| it.status = ReviewStatus::Rejected);
    tag(&mut world, said[5], NatureKind::Event, 1);
    let all = agreements(&world.project);
    let program = all.iter().find(|it| it.tag.is_none() && it.raters[0] == Rater::Program).unwrap();
    assert_eq!((program.units, program.agreed), (4, 3), "a rejected statement is no unit");
    assert!((program.share() - 0.75).abs() < 1e-12 && (program.kappa.unwrap() - 0.5).abs() < 1e-12);
    let figure: TagId = world.project.codebook.claim_type(NatureKind::Figure).unwrap();
    let of_figure = all.iter().find(|it| it.tag == Some(figure)).unwrap();
    assert_eq!((of_figure.units, of_figure.agreed), (4, 3));
    let people = all.iter().find(|it| matches!(it.raters, [Rater::Coder(_), Rater::Coder(_)])).unwrap();
    assert_eq!((people.units, people.agreed), (1, 0));
}
