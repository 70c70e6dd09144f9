//! Lists the figures of real articles, so that a reader can say how many groups, conflicts and sums are right.
//!
//! `REJOINDER_FIGURE_ARTICLES` names a folder of articles as plain text: every `.txt` below it. Articles of one folder are one project. The
//! list goes to standard output; the test holds what every list must hold: numbers that are read from their words, and groups of one value.

#![expect(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "the articles are a tester's own files, and a test may stop at what is wrong with them"
)]

use std::path::{Path, PathBuf};
use std::sync::Arc;

use analysis::stated_figures::{FigureKind, FigureValue, StatedFigures, StatedTexts};
use model::{Project, one_line};

fn folders(folder: &Path, found: &mut Vec<Vec<PathBuf>>) {
    let mut entries: Vec<PathBuf> =
        std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    let texts: Vec<PathBuf> =
        entries.iter().filter(|path| path.extension().is_some_and(|it| it == "txt")).cloned().collect();
    if !texts.is_empty() {
        found.push(texts);
    }
    for inner in entries.iter().filter(|path| path.is_dir()) {
        folders(inner, found);
    }
}

fn project(files: &[PathBuf]) -> Project {
    let articles = files.iter().map(|file| {
        let text = std::fs::read_to_string(file).unwrap();
        let name = file.file_stem().unwrap().to_string_lossy().into_owned();
        (name, text)
    });
    let mut context = edit::testing::context();
    let mut projects = articles.map(|(name, text)| {
        let findings = extract::extract(&text);
        edit::testing::project(&mut context, &name, &text, findings)
    });
    let mut whole = projects.next().unwrap();
    for other in projects {
        whole.articles.extend(other.articles);
        whole.statements.extend(other.statements);
        whole.speakers.extend(other.speakers);
        whole.parties.extend(other.parties);
    }
    whole
}

#[test]
fn figures_of_real_articles_can_be_listed() {
    let Some(folder) = std::env::var_os("REJOINDER_FIGURE_ARTICLES") else {
        println!("skipped: REJOINDER_FIGURE_ARTICLES names no folder");
        return;
    };
    let mut all = Vec::new();
    folders(Path::new(&folder), &mut all);
    let (mut figures, mut read, mut facts, mut kept) = (0, 0, 0, 0);
    for files in &all {
        let project = project(files);
        let texts: StatedTexts = project
            .articles
            .iter()
            .map(|article| (article.id, Arc::new(extract::stated_figures(&article.text))))
            .collect();
        for article in &project.articles {
            let found = extract::facts(&article.text);
            let found =
                found.iter().filter(|it| matches!(it.kind, model::FactKind::Figure | model::FactKind::Date));
            let spans: Vec<_> = texts[&article.id].figures.iter().map(|it| it.span).collect();
            for fact in found {
                facts += 1;
                kept += usize::from(spans.contains(&fact.span));
            }
        }
        let order: Vec<_> = project.reading_order().iter().map(|it| it.id).collect();
        let stated = StatedFigures::new(&project, &order, &texts);
        let sizes = stated.group_sizes();
        for (at, figure) in stated.figures.iter().enumerate() {
            let text = &project.article(figure.article).unwrap().text;
            let title = &project.article(figure.article).unwrap().title;
            let found = stated.found(&texts, figure).unwrap();
            let words = one_line(figure.span.of(text));
            let value = found.written_out(&words).unwrap_or_default();
            figures += 1;
            read += usize::from(!matches!(found.value, FigureValue::Words | FigureValue::WordsOfDate));
            let counted = found.counted.map(|span| one_line(span.of(text))).unwrap_or_default();
            println!(
                "F\t{title}\t{}\t{words}\t{value}\t{}\t{counted}",
                figure.kind.name(),
                found.converted().unwrap_or_default()
            );
            let said = |of: usize| {
                let it = &stated.figures[of];
                let project = &project;
                let statement = &project.statements[&it.statement];
                let article = project.article(it.article).unwrap();
                format!(
                    "[{}] {} «{}»",
                    article.title,
                    it.span.of(&article.text),
                    one_line(&project.words_of(statement))
                )
            };
            if sizes[&figure.same_as] > 1 && figure.same_as != at && figure.kind != FigureKind::Date {
                println!("=\t{}\t{}", said(figure.same_as), said(at));
            }
            for other in figure.conflicts.iter().filter(|other| **other > at) {
                println!("≠\t{}\t{}", said(at), said(*other));
            }
            if let Some(sum) = &figure.sum {
                println!("Σ\t{:?}\t{:?}\t{}", sum.result, sum.sum, said(at));
            }
            let group = &stated.figures[figure.same_as];
            assert_eq!(group.same_as, figure.same_as);
        }
    }
    println!(
        "{figures} figures of statements, {read} with a value; {kept} of {facts} facts of the galley are read"
    );
    assert!(figures > 0 && kept * 20 >= facts * 17, "{kept} of {facts}");
}
