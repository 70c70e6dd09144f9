use super::super::testing::TestProject;
use super::super::{ReplyGraph, Scope};
use super::*;
use model::{NatureKind, Relation, ReviewStatus};
use proptest::prelude::*;

const TEXT: &str = "Firm and union at odds\n\nThe firm lied, said the union. It was greedy, the union added.\n\nThe firm said it was “wrong” to strike.\n\nPay us, the union said.\n\nSomebody spoke.\n";

/// The figures of a project, all articles together.
fn figures(world: &TestProject) -> BTreeMap<Option<PartyId>, PartyBalance> {
    let project = &world.project;
    let order: Vec<StatementId> = project.reading_order().iter().map(|it| it.id).collect();
    let scope = Scope::with_all_links(project, &order);
    let mut words = WordStarts::default();
    words.read(project);
    let replies = RightOfReply::new(&scope, &ReplyGraph::new(&scope));
    let mut all: BTreeMap<Option<PartyId>, PartyBalance> = BTreeMap::new();
    for article in balance(&scope, &replies, &words) {
        for (panel, own) in article.panels {
            all.entry(panel).or_default().add(&own);
        }
    }
    all
}

#[test]
fn who_speaks_how_much_where_and_how() {
    let mut world = TestProject::new(TEXT);
    let (union, firm) = (world.party("Union"), world.party("Firm"));
    std::sync::Arc::make_mut(&mut world.project.articles[0]).title = "Firm and union at odds".to_owned();
    let lied = world.say(union, "The firm lied");
    world.nature(lied, NatureKind::Accusation);
    world.reply(lied, firm, ReplyOutcome::Due);
    let greedy = world.say(union, "It was greedy");
    let wrong = world.say(firm, "it was “wrong” to strike");
    world.change(wrong, |it| it.mode = Mode::Mixed);
    world.link(wrong, lied, Relation::Denies);
    let pay = world.say(union, "Pay us");
    let nested = world.say(firm, "us");
    world.change(nested, |it| it.via = Some(pay));
    let rejected = world.say(firm, "Somebody spoke");
    world.change(rejected, |it| it.status = ReviewStatus::Rejected);
    let figures = figures(&world);
    let of = |party, figure| figures[&Some(party)].count(figure);
    assert_eq!((of(union, Figure::Statements), of(firm, Figure::Statements)), (3, 1));
    assert_eq!((of(union, Figure::Words), of(firm, Figure::Words), of(firm, Figure::QuotedWords)), (8, 5, 1));
    assert_eq!((of(firm, Figure::Nested), of(firm, Figure::ToldByOthers)), (1, 1));
    assert_eq!(
        (of(union, Figure::FirstWord), of(union, Figure::LastWord), of(firm, Figure::LastWord)),
        (1, 1, 0)
    );
    assert_eq!((of(union, Figure::LeadWords), of(firm, Figure::LeadWords)), (8, 5));
    assert_eq!(of(union, Figure::HeadlineWords), 0);
    assert_eq!((of(union, Figure::LongestStretch), of(firm, Figure::LongestStretch)), (6, 5));
    assert_eq!(figures[&Some(union)].statements(Figure::LongestStretch), [lied, greedy]);
    assert_eq!(
        (of(firm, Figure::Accused), of(firm, Figure::Answered), of(union, Figure::Accuses)),
        (1, 1, 1)
    );
    // said the union. It was greedy, the union added. The firm said
    assert_eq!(figures[&Some(firm)].value(Figure::AnswerDistance), Some(12.0));
    assert_eq!(figures[&Some(union)].value(Figure::AnswerDistance), None);
}

#[test]
fn the_middle_of_nothing_is_nothing() {
    assert_eq!(median(&[]), None);
    assert_eq!((median(&[3]), median(&[4, 1]), median(&[9, 1, 2])), (Some(3.0), Some(2.5), Some(2.0)));
}

#[test]
fn evenness_is_defined_for_two_sides_that_say_something() {
    for empty in [&[][..], &[5], &[0, 0]] {
        assert_eq!(evenness(empty), None);
    }
    assert_eq!(evenness(&[7, 0]), Some(0.0));
    assert!((evenness(&[3, 3, 3]).unwrap() - 1.0).abs() < 1e-12);
    // -(3/4 ln 3/4 + 1/4 ln 1/4) / ln 2
    assert!((evenness(&[30, 10]).unwrap() - 0.811_278_124_459_132_9).abs() < 1e-12);
}

proptest! {
    #[test]
    fn evenness_is_between_nothing_and_one(numbers in prop::collection::vec(0_usize..1000, 0..6)) {
        if let Some(even) = evenness(&numbers) {
            prop_assert!((-1e-12..=1.0 + 1e-12).contains(&even));
        }
    }
}

#[test]
fn every_figure_has_a_name_of_its_own_and_a_definition() {
    let mut columns: Vec<&str> = Figure::ALL.iter().map(|figure| figure.column()).collect();
    columns.sort_unstable();
    columns.dedup();
    assert_eq!(columns.len(), Figure::ALL.len());
    assert!(
        Figure::ALL.iter().all(|figure| figure.definition().ends_with('.') && !figure.title().is_empty())
    );
    let document = include_str!("../../../../docs/figures.md");
    for figure in Figure::ALL {
        let row = format!("| `{}` | {} | {} |", figure.column(), figure.title(), figure.definition());
        assert!(document.contains(&row), "docs/figures.md lacks\n{row}");
    }
}
