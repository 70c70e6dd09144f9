//! Restoring a text that was altered outside the program.

use super::*;
use model::TextRef;

#[test]
fn the_text_comes_back_and_every_place_stays() {
    let mut context = context();
    let saved = sample(&mut context);
    let (article, mut project) = (saved.articles[0].clone(), saved.clone());
    Arc::make_mut(&mut project.articles[0]).text = article.text.to_uppercase().into();
    let as_opened = project.clone();
    let restore = |words: &str| {
        Intent::Article(ArticleIntent::RestoreText {
            text: TextRef::Article(article.id),
            words: words.into(),
        })
    };
    let edit = run(&mut project, &mut context, restore(&article.text));
    assert_eq!(project, saved);
    assert!(matches!(edit.changes[..], [Change::Articles(_)]), "{edit:?}");
    edit.inverse().apply(&mut project).unwrap();
    assert_eq!(project, as_opened);
    let short = restore("Short").plan(&project, &mut context).unwrap().edit;
    assert!(matches!(short.apply(&mut project), Err(EditError::Breaks(_))), "places that no text has");
    assert_eq!(project, as_opened);
}
