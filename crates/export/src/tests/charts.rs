//! Charts: well-formed, with every number in words, within their edges, and painted.

use proptest::prelude::*;
use quick_xml::Reader;
use quick_xml::events::Event;

use super::hostile::{HOSTILE, poisoned};
use super::{bridge, desk, sample, text};
use crate::{ChosenPicture, ExportError, ExportOptions, FigureTable, Format, Grouping, Network, write};
use analysis::Figure;
use model::{Project, Table};

/// The texts of a picture: title, description, and the words that are drawn with their place and size.
struct Read {
    title: String,
    words: String,
    width: f32,
    texts: Vec<(f32, String)>,
}

fn number(event: &quick_xml::events::BytesStart<'_>, name: &str) -> Option<f32> {
    let attribute = event.try_get_attribute(name).unwrap()?;
    attribute.value.parse().ok()
}

/// Reads a picture, and refuses whatever is not drawn by text, lines and rectangles.
fn read(svg: &str) -> Read {
    let mut reader = Reader::from_str(svg);
    reader.config_mut().check_end_names = true;
    let mut found = Read { title: String::new(), words: String::new(), width: 0.0, texts: Vec::new() };
    let (mut inside, mut depth) = (String::new(), 0);
    loop {
        match reader.read_event().unwrap() {
            Event::Start(event) => {
                depth += 1;
                inside = event.name().as_ref().to_owned();
                assert!(["svg", "title", "desc", "text"].contains(&inside.as_str()), "{inside}");
                for attribute in event.attributes() {
                    let name = attribute.unwrap().key;
                    assert!(!name.as_ref().starts_with("on") && !name.as_ref().ends_with("href"));
                }
                found.width = found.width.max(number(&event, "width").unwrap_or_default());
                let x = number(&event, "x").unwrap_or_default();
                if inside == "text" {
                    found.texts.push((x, String::new()));
                }
            }
            Event::Empty(event) => {
                assert!(["rect", "line", "circle"].contains(&event.name().as_ref()));
                let right =
                    number(&event, "x").unwrap_or_default() + number(&event, "width").unwrap_or_default();
                assert!(right <= found.width + 0.5, "a bar goes over the edge: {right} of {}", found.width);
            }
            Event::Text(words) => add(&mut found, &inside, &words),
            Event::GeneralRef(reference) => {
                let words = match reference.resolve_char_ref().unwrap() {
                    Some(c) => c.to_string(),
                    None => quick_xml::escape::resolve_predefined_entity(&reference).unwrap().to_owned(),
                };
                add(&mut found, &inside, &words);
            }
            Event::End(_) => {
                depth -= 1;
                inside.clear();
            }
            Event::Eof => break,
            other => panic!("{other:?}"),
        }
    }
    assert_eq!(depth, 0);
    found
}

fn add(found: &mut Read, inside: &str, words: &str) {
    match inside {
        "title" => found.title.push_str(words),
        "desc" => found.words.push_str(words),
        "text" => found.texts.last_mut().unwrap().1.push_str(words),
        _ => assert_eq!(words.trim(), "", "nothing stands outside"),
    }
}

fn charts(project: &Project) -> Vec<(String, Read)> {
    let files = write(project, Format::Svg, &desk()).unwrap();
    files.iter().map(|file| (file.name.clone(), read(text(file)))).collect()
}

#[test]
fn every_number_is_drawn_and_told_in_words() {
    let project = sample();
    let charts = charts(&project);
    let names: Vec<&str> = charts.iter().map(|(name, _)| name.as_str()).collect();
    for wanted in ["balance-words.svg", "balance-replies.svg", "framing-cue-words-by-party.svg"] {
        assert!(names.contains(&wanted), "{names:?}");
    }
    let (_, words) = charts.iter().find(|(name, _)| name == "balance-words.svg").unwrap();
    assert_eq!(words.title, "Words and statements");
    let table = FigureTable::new([&project], &ExportOptions::default(), Grouping::Party);
    let group = &table.groups()[0];
    for row in &group.rows {
        let figure = row.figures.value(Figure::Words).unwrap().to_string();
        let drawn = words.texts.iter().filter(|(_, text)| text.split(',').next() == Some(&figure));
        assert!(drawn.count() > 0, "{figure} is drawn");
        let told =
            words.words.lines().find(|line| line.starts_with(row.party.as_deref().unwrap_or("Others")));
        assert!(told.unwrap().contains(&format!("; Words: {figure}")), "{}", words.words);
    }
}

#[test]
fn networks_are_drawn_with_every_tie_in_words() {
    let project = sample();
    let all = Network::of_project(&project, &desk());
    let charts = charts(&project);
    let tied = all.iter().filter(|network| !network.ties.is_empty());
    for network in tied {
        let name = format!("network-{}.svg", network.name);
        let (_, drawn) = charts.iter().find(|(it, _)| *it == name).unwrap_or_else(|| panic!("no {name}"));
        assert_eq!(drawn.title, network.title);
        assert_eq!(drawn.words.lines().count(), network.ties.len(), "{name}");
        for node in network.layout().nodes {
            let label: String = network.nodes[node].label.chars().take(8).collect();
            assert!(drawn.texts.iter().any(|(_, text)| text.starts_with(&label)), "{label} in {name}");
        }
    }
    let answers = all.iter().find(|network| network.name == "party-answers").unwrap();
    let tie = answers.ties.iter().max_by(|one, other| one.weight().total_cmp(&other.weight())).unwrap();
    let statements = answers.statements(&project, tie);
    assert!(statements.len() > 1, "a tie opens the answers and what they answer");
    let moved = ChosenPicture::network(&project, answers, answers.layout());
    let options = ExportOptions { picture: Some(std::sync::Arc::new(moved)), ..desk() };
    let files = write(&project, Format::Svg, &options).unwrap();
    assert_eq!((files.len(), files[0].name.as_str()), (1, "network-party-answers.svg"));
}

#[test]
fn one_picture_is_the_one_that_was_chosen() {
    let project = sample();
    let table = FigureTable::new([&project], &ExportOptions::default(), Grouping::Party);
    let chart = crate::Chart::of_figure(&project, &table, &table.groups()[0], Figure::LeadWords);
    let options = ExportOptions { picture: Some(std::sync::Arc::new(chart.into())), ..desk() };
    let files = write(&project, Format::Svg, &options).unwrap();
    assert_eq!(files.len(), 1);
    assert_eq!(files[0].name, "balance-party-lead-words.svg");
    assert_eq!(read(text(&files[0])).title, "Words in the first three paragraphs");
    let png = write(&project, Format::Png, &options).unwrap();
    assert_eq!(png[0].name, "balance-party-lead-words.png");
}

#[test]
fn a_painted_picture_is_twice_as_large_and_not_empty() {
    let (project, ..) = bridge();
    let (svg, png) =
        (write(&project, Format::Svg, &desk()).unwrap(), write(&project, Format::Png, &desk()).unwrap());
    assert_eq!(svg.len(), png.len());
    let bytes = png[0].bytes();
    assert!(bytes.starts_with(b"\x89PNG\r\n\x1a\n"));
    let width = u32::from_be_bytes(bytes[16..20].try_into().unwrap()) as f32;
    assert!((width - 2.0 * read(text(&svg[0])).width).abs() <= 1.0, "{width}");
    assert_eq!(bytes, write(&project, Format::Png, &desk()).unwrap()[0].bytes(), "the same each time");
}

#[test]
fn an_empty_project_has_no_chart_and_says_so() {
    let (mut project, ..) = bridge();
    (project.statements, project.links, project.citations) = (Table::new(), Table::new(), Table::new());
    (project.replies, project.requests) = (Table::new(), Table::new());
    assert!(matches!(write(&project, Format::Svg, &desk()), Err(ExportError::Nothing(_))));
}

#[test]
fn hostile_words_are_words() {
    for words in HOSTILE {
        for (name, chart) in charts(&poisoned(words)) {
            assert!(chart.words.chars().all(|c| c == '\n' || !model::is_control_or_bidi(c)), "{name}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// Whatever parties are called, the picture is well-formed, and the names end before the bars.
    #[test]
    fn names_of_any_length_fit(name in ".{1,400}", short in "\\PC{1,8}") {
        let (mut project, ..) = bridge();
        project.parties[0].name = format!("x{name}");
        project.parties[1].name = "W".repeat(200);
        project.parties[1].short = format!("y{short}");
        for (_, chart) in charts(&project) {
            for (x, _) in &chart.texts {
                prop_assert!((0.0..=chart.width).contains(x));
            }
        }
    }
}
