//! Texts that are meant for the program that reads the export, in every place where a person can write: none is obeyed.

use std::sync::Arc;

use pulldown_cmark::{Event, Options, Parser, Tag};

use super::{bridge, desk, text, write};
use crate::{Content, ExportOptions, Format};
use model::{ChecklistItem, ClaimWork, CleanText, Project, SecondReading, Verdict};

/// Texts that browsers, spreadsheets, Markdown, XML and terminals would obey.
pub(super) const HOSTILE: [&str; 14] = [
    "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "' onmouseover='alert(1)",
    "</style></script></title><svg onload=alert(1)>",
    "=HYPERLINK(\"https://evil.example\",\"x\")",
    "+1+1",
    "-2+3",
    "@SUM(A1:A9)",
    "[x](javascript:alert(1)) ![y](https://evil.example/p.png) https://evil.example www.evil.example a@evil.example",
    "`code` *em* __strong__ ~~gone~~ # head | cell \\ <b> &lt; $x$ ^1 :smile: {#id}",
    "]]></data></graphml><!-- & &amp; &#60;",
    "\u{1b}[31mred\u{9b}\u{202e}\u{2066}\u{2028}",
    "# head",
    "1. list",
];

/// A project in which every text that a person or an article gives is this one. The structure stays as it is.
pub(super) fn poisoned(words: &str) -> Project {
    let (mut project, ..) = bridge();
    let words = || words.to_owned();
    project.title = words();
    for article in &mut project.articles {
        let article = Arc::make_mut(article);
        (article.title, article.outlet) = (words(), words());
        (article.byline, article.date) = (words(), words());
        article.address = words();
        let text = article.text.to_string();
        // The statements' words too; their places stay on the boundaries of characters.
        let filled =
            text.replace("The bridge is a death trap", &fitted(&words(), "The bridge is a death trap"));
        article.text = filled.into();
    }
    for party in &mut project.parties {
        (party.name, party.short) = (words(), words());
    }
    let speakers: Vec<_> = project.speakers.keys().copied().collect();
    for id in speakers {
        let speaker = project.speakers.get_mut(&id).unwrap();
        (speaker.name, speaker.role) = (words(), words());
    }
    let statements: Vec<_> = project.statements.keys().copied().collect();
    for id in statements {
        let statement = project.statements.get_mut(&id).unwrap();
        statement.note = words();
        let mut work = ClaimWork { who: words(), ..ClaimWork::new(id) };
        if let Some(verdict) = &mut statement.verdict {
            (verdict.summary, verdict.unknown) = (words(), vec![words(), words()]);
            let coded = verdict.coded;
            verdict.readings.push(SecondReading { agrees: false, note: words(), coded });
            work.earlier_verdicts.push(Verdict::clone(verdict));
        }
        project.claim_work.insert(id, work);
    }
    project.checklist.push(ChecklistItem { id: 1.into(), text: words() });
    let evidence: Vec<_> = project.evidence.keys().copied().collect();
    for id in evidence {
        let evidence = project.evidence.get_mut(&id).unwrap();
        (evidence.title, evidence.publisher, evidence.date) = (words(), words(), words());
        evidence.source = model::EvidenceSource::Address(words());
        for passage in &mut evidence.passages {
            (passage.text, passage.place) = (words(), words());
        }
    }
    for group in &mut project.codebook.groups {
        group.name = words();
        for tag in &mut group.tags {
            (tag.name, tag.definition) = (words(), words());
        }
    }
    for rating in &mut project.scale.ratings {
        rating.name = words();
    }
    let coders: Vec<_> = project.coders.keys().copied().collect();
    for id in coders {
        project.coders.get_mut(&id).unwrap().name = words();
    }
    project
}

/// Words in as many bytes as others have.
fn fitted(words: &str, as_long_as: &str) -> String {
    let mut fitted = String::new();
    for c in words.chars() {
        if fitted.len() + c.len_utf8() <= as_long_as.len() {
            fitted.push(c);
        }
    }
    fitted.push_str(&"x".repeat(as_long_as.len() - fitted.len()));
    fitted
}

fn files(words: &str, format: Format) -> Vec<(String, String)> {
    let options = ExportOptions { publisher: words.to_owned(), ..desk() };
    let files = write(&poisoned(words), format, &options).unwrap();
    let texts = files.iter().filter(|file| matches!(file.content, Content::Text(_)));
    texts.map(|file| (file.name.clone(), text(file).to_owned())).collect()
}

#[test]
fn no_export_holds_what_a_terminal_would_obey() {
    for words in HOSTILE {
        for format in Format::ALL {
            for (name, text) in files(words, *format) {
                assert_eq!(CleanText::lines(text.as_str()).as_str(), text, "{name}");
            }
        }
    }
}

#[test]
fn a_web_page_has_only_the_elements_and_attributes_of_the_program() {
    let harmless = files("words", Format::Html);
    for words in HOSTILE {
        for format in [Format::Html, Format::ClaimReview] {
            for (name, page) in files(words, format).iter().filter(|(name, _)| !name.ends_with(".jsonld")) {
                let own: Vec<String> =
                    if format == Format::Html { vec![harmless[0].1.clone()] } else { Vec::new() };
                // The chart is the program's own; whatever else were one is refused.
                let chart =
                    "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" aria-labelledby=\"chart-title";
                for tag in tags(page).into_iter().filter(|tag| !tag.starts_with(chart)) {
                    let ours = [
                        "onerror",
                        "onload",
                        "onmouseover",
                        "javascript:",
                        "<img",
                        "<svg",
                        "<iframe",
                        "style=",
                    ];
                    assert!(!ours.iter().any(|word| tag.contains(word)), "{name}: {tag}");
                }
                for harmless in own {
                    assert_eq!(names(page), names(&harmless), "{words}");
                }
            }
        }
    }
}

/// The tags of a page, outside of the style and of data.
fn tags(page: &str) -> Vec<String> {
    let body = page.split("<body>").nth(1).unwrap();
    body.split('<').skip(1).map(|part| format!("<{}", part.split('>').next().unwrap())).collect()
}

/// The names of the elements, without links, which depend on addresses.
fn names(page: &str) -> Vec<String> {
    let name = |tag: String| tag.split([' ', '\n']).next().unwrap().to_owned();
    let all = tags(page).into_iter().map(name);
    all.filter(|name| !matches!(name.as_str(), "<a" | "</a" | "<span" | "</span")).collect()
}

#[test]
fn a_page_of_figures_has_only_the_elements_of_the_program() {
    let page = |words: &str| {
        let mut files = files(words, Format::Balance).into_iter();
        files.find(|(name, _)| name == "balance.html").expect("the page is there").1
    };
    let harmless = names(&page("words"));
    for words in HOSTILE {
        assert_eq!(names(&page(words)), harmless, "{words}");
    }
}

#[test]
fn markdown_is_read_as_the_program_meant_it() {
    for words in HOSTILE {
        let letters = files(words, Format::Dossier)
            .into_iter()
            .filter(|(_, text)| !text.contains("\nRequest for a reply\n"));
        for (_, page) in files(words, Format::Markdown).into_iter().chain(letters) {
            let mut code = 0;
            for event in Parser::new_ext(&page, Options::all()) {
                match event {
                    Event::Html(html) | Event::InlineHtml(html) => panic!("{words}: HTML: {html}"),
                    Event::Start(Tag::Link { dest_url, .. }) => panic!("{words}: a link to {dest_url}"),
                    Event::Start(Tag::Image { .. }) => panic!("{words}: a picture"),
                    Event::Code(_)
                    | Event::InlineMath(_)
                    | Event::DisplayMath(_)
                    | Event::FootnoteReference(_)
                    | Event::Start(Tag::Strikethrough | Tag::FootnoteDefinition(_)) => code += 1,
                    _ => {}
                }
            }
            assert_eq!(code, 0, "{words}");
            // Read back, the words are there as they were, but for what is spelled out.
            let read: String = Parser::new_ext(&page, Options::ENABLE_TABLES)
                .filter_map(|event| match event {
                    Event::Text(text) => Some(text.into_string()),
                    _ => None,
                })
                .collect();
            let words =
                model::spelled_out(&words.split_whitespace().collect::<Vec<_>>().join(" ")).into_owned();
            assert!(read.contains(&words), "{words}");
        }
    }
}

#[test]
fn no_cell_of_a_table_is_a_formula() {
    for words in HOSTILE {
        for format in [
            Format::Csv,
            Format::Matrix,
            Format::Edges,
            Format::CodebookCsv,
            Format::Balance,
            Format::Framing,
            Format::Quantities,
        ] {
            for (name, table) in files(words, format).iter().filter(|(name, _)| !name.contains("html")) {
                for line in table.lines() {
                    for cell in cells(line) {
                        let text = cell.trim_start_matches('"');
                        let number = text.parse::<f64>().is_ok();
                        assert!(number || !text.starts_with(['=', '+', '-', '@', '\t']), "{name}: {cell}");
                    }
                }
            }
        }
    }
}

/// The cells of a line as they are written there.
pub(super) fn cells(line: &str) -> Vec<String> {
    let mut cells = vec![String::new()];
    let mut inside = false;
    for c in line.chars() {
        match c {
            '"' => inside = !inside,
            ',' if !inside => {
                cells.push(String::new());
                continue;
            }
            _ => {}
        }
        if let Some(cell) = cells.last_mut() {
            cell.push(c);
        }
    }
    cells
}

#[test]
fn xml_holds_only_the_elements_of_the_program() {
    for words in HOSTILE {
        for format in [Format::GraphMl, Format::CodebookQdc] {
            let harmless = files("words", format);
            for ((name, page), (_, plain)) in files(words, format).iter().zip(&harmless) {
                let count = |page: &str| page.matches('<').count();
                assert_eq!(count(page), count(plain), "{name}");
                assert!(!page.contains("]]>") && !page.contains("<!--"), "{name}");
                let entities = page.split('&').skip(1);
                for entity in entities {
                    let known = ["amp;", "lt;", "gt;", "quot;", "#39;"];
                    assert!(
                        known.iter().any(|it| entity.starts_with(it)),
                        "{name}: &{}",
                        &entity[..entity.len().min(9)]
                    );
                }
            }
        }
    }
}

#[test]
fn json_in_a_page_cannot_end_its_element() {
    for words in HOSTILE {
        for (name, page) in files(words, Format::ClaimReview) {
            if name.ends_with(".jsonld") {
                serde_json::from_str::<serde_json::Value>(&page).unwrap();
                continue;
            }
            let data = page.split("<script type=\"application/ld+json\">").nth(1).unwrap();
            let data = data.split("</script>").next().unwrap();
            assert!(!data.contains('<'), "{name}");
            serde_json::from_str::<serde_json::Value>(data).unwrap();
        }
    }
}
