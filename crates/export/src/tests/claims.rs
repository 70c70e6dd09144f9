use insta::assert_snapshot;
use serde_json::Value;

use super::{bridge, desk, one, sample, text};
use crate::{ExportError, ExportOptions, Format, Lack, missing, returned, write};
use edit::{Intent, VerdictIntent, testing};
use model::Coder;

#[test]
fn a_claim_with_a_verdict_is_a_claim_review() {
    let (project, _, order) = bridge();
    let files = write(&project, Format::ClaimReview, &desk()).unwrap();
    let names: Vec<&str> = files.iter().map(|file| file.name.as_str()).collect();
    assert_eq!(names, [format!("claim-{}.jsonld", order[0]), format!("claim-{}.html", order[0])]);
    assert_snapshot!("claimreview", text(&files[0]));
    let page = text(&files[1]);
    let script = page.split("<script type=\"application/ld+json\">").nth(1).unwrap();
    let script: Value = serde_json::from_str(script.split("</script>").next().unwrap()).unwrap();
    assert_eq!(script, serde_json::from_str::<Value>(text(&files[0])).unwrap(), "the page has it too");
    assert_eq!(page.matches("<script").count(), 1, "and no other script");
    let feed: Value = serde_json::from_str(&one(&project, Format::Feed, &desk())).unwrap();
    let mut review = feed["dataFeedElement"][0]["item"][0].clone();
    review["@context"] = "https://schema.org".into();
    assert_eq!(review, script);
    assert_eq!(feed["dateModified"], "1970-01-01T00:00:00Z");
}

#[test]
fn what_is_missing_is_listed_and_never_made_up() {
    let (project, _, order) = bridge();
    let nothing = ExportOptions::default();
    let lacks: Vec<Lack> = missing(&project, &nothing).into_iter().map(|it| it.lack).collect();
    assert_eq!(
        lacks,
        [
            Lack::Address,
            Lack::Publisher,
            Lack::Published,
            Lack::PublisherAddress,
            Lack::ClaimDate,
            Lack::FirstAppearance
        ]
    );
    let error = write(&project, Format::ClaimReview, &nothing).unwrap_err();
    assert!(matches!(&error, ExportError::Missing(lacks) if lacks.iter().all(|it| it.lack.is_required())));
    assert!(error.to_string().contains("the web address at which the review will be published"), "{error}");
    let dated = ExportOptions { dated_by_article: true, ..desk() };
    let lacks = missing(&project, &dated);
    assert_eq!(lacks.iter().map(|it| it.lack).collect::<Vec<_>>(), [Lack::FirstAppearance]);
    assert!(lacks.iter().all(|it| it.statement == order[0]));
    let review = one(&project, Format::Feed, &dated);
    assert!(review.contains("\"datePublished\": \"2018-06-05\""), "{review}");
    let bad = ExportOptions { address: "javascript:alert(1)".to_owned(), ..desk() };
    assert!(matches!(write(&project, Format::Feed, &bad), Err(ExportError::Missing(_))));
}

#[test]
fn a_rating_is_a_number_only_where_the_scale_has_one() {
    let mut project = sample();
    let ratings = |project: &model::Project, options: &ExportOptions| {
        let feed: Value = serde_json::from_str(&one(project, Format::Feed, options)).unwrap();
        let items = feed["dataFeedElement"].as_array().unwrap().clone();
        items.iter().map(|it| it["item"][0]["reviewRating"]["ratingValue"].as_u64()).collect::<Vec<_>>()
    };
    assert_eq!(
        ratings(&project, &desk()),
        [None, Some(4), None, None],
        "“Not enough evidence yet” is no step"
    );
    assert!(!missing(&project, &desk()).iter().any(|it| it.lack == Lack::RatingValue));
    project.scale.ratings[0].name = "Pants on fire".to_owned();
    assert_eq!(ratings(&project, &desk()), [None; 4], "whose row it is, nobody said");
    assert_eq!(missing(&project, &desk()).iter().filter(|it| it.lack == Lack::RatingValue).count(), 4);
    let steps = ExportOptions { steps: Some(6), ..desk() };
    assert_eq!(ratings(&project, &steps), [Some(6), Some(4), Some(6), Some(6)]);
}

#[test]
fn a_verdict_goes_out_with_its_reasons_its_gaps_and_its_second_reader() {
    let (mut project, mut context, order) = bridge();
    let rating = project.scale.ratings[1].id;
    let unknown = vec!["The load of 2018".to_owned(), "Who signed".to_owned()];
    let written =
        VerdictIntent::Write { statement: order[0], rating, summary: "The deck held.".into(), unknown };
    testing::make(&mut project, &mut context, &Intent::Verdict(written));
    let quiet = ExportOptions { notes: false, ..desk() };
    assert_eq!(returned(&project, &quiet), 0);
    let first: Value = serde_json::from_str(&one(&project, Format::Feed, &quiet)).unwrap();
    let body = "The deck held. Not known: The load of 2018; Who signed.";
    assert_eq!(first["dataFeedElement"][0]["item"][0]["reviewBody"], body);
    context.coder = Coder { id: context.ids.draw(), name: "Sam Loo".to_owned() };
    let (agrees, note) = (false, "Page 3 is of 2016".to_owned());
    let read = VerdictIntent::Read { statement: order[0], agrees, note };
    testing::make(&mut project, &mut context, &Intent::Verdict(read));
    assert_eq!(returned(&project, &quiet), 1);
    for format in [Format::Html, Format::Markdown] {
        let page = one(&project, format, &quiet);
        for words in
            ["The deck held.", "The load of 2018", "Who signed", "Returned by a second reader", "Sam Loo"]
        {
            assert!(page.contains(words), "{words}");
        }
        assert!(!page.contains("Page 3 is of 2016"), "a note");
        assert!(one(&project, format, &desk()).contains("Page 3 is of 2016"));
    }
    let whole: Value = serde_json::from_str(&one(&project, Format::Json, &desk())).unwrap();
    let said = whole["statements"].as_array().unwrap().iter().find(|it| it["id"] == order[0].to_string());
    assert_eq!(said.unwrap()["verdict"]["readings"][0]["note"], "Page 3 is of 2016");
}
