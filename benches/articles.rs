//! The cost of the window with 500 articles and 20,000 statements, against one article of them.
//!
//! A frame draws what is visible, and a change renews what depends on it alone: whatever is done should cost about the same. Lists of
//! all articles or utterances are made when they are opened, from so many times as much; they have a bound of their own. What is measured
//! is CPU time of the whole process, so that work on another thread counts too; the middle one of many rounds.
#![cfg(unix)]

#[path = "large/articles.rs"]
mod articles;
#[path = "large/measure.rs"]
mod measure;
#[path = "large/window.rs"]
#[expect(dead_code, reason = "another benchmark uses the rest of it")]
mod window;

use std::process::ExitCode;

use ::export::{Among, AuditTable, ExportOptions, FigureTable, Network};
use analysis::coders::{agreements, fate_counts, suggestions};
use analysis::framing::{Axis, FramingFigure, FramingQuery, ReadTexts};
use analysis::{Actors, AffiliationNetwork, Compared, Concepts, Scope};
use egui::{Key, Modifiers, pos2};
use jiff::Timestamp;
use measure::{lasts, line, one, settle};
use model::{
    Coder, CoderId, GivenAnswer, Nature, NatureKind, Position, Project, SpeakerAudit, SpeakerId,
    SpeakerTrait, StatementId, TRAIT_PRESETS, TagId, Tagging, TraitId, TraitValue, TraitValueId, Why,
};
use store::Overwrite;
use window::{CARDS, Window};

const ARTICLES: usize = 500;
const STATEMENTS: usize = 40;
/// The largest ratio of the cost of a frame to that of one article.
const MOST: f64 = 1.5;
/// The largest ratio of the costs of a list of all, of five hundred times as much.
const LISTED: f64 = 50.0;
/// The largest ratio of the time of opening to that of reading and parsing alone.
const OPEN: f64 = 2.0;
/// The number of times each thing is done.
const ROUNDS: usize = 21;

/// Something that a person does, and how much dearer it may be.
type Deed = (&'static str, f64, fn(&mut Window, usize));

const DEEDS: &[Deed] = &[
    ("idle: a frame in which nothing happens", MOST, |window, _| {
        window.frame(Vec::new());
    }),
    ("scroll: a turn of the wheel", MOST, |window, round| {
        window.scroll(if round % 16 < 8 { -24.0 } else { 24.0 });
    }),
    ("select: the next statement", MOST, |window, _| window.press(Key::J, Modifiers::NONE)),
    ("confirm, and undo", MOST, |window, _| {
        window.press(Key::Y, Modifiers::NONE);
        window.press(Key::Z, Modifiers::COMMAND);
    }),
    ("re-align: exchanges or in order", MOST, |window, _| window.press(Key::R, Modifiers::NONE)),
    ("list: all articles", LISTED, |window, _| {
        window.press(Key::I, Modifiers::COMMAND | Modifiers::SHIFT);
        window.press(Key::Escape, Modifiers::NONE);
    }),
    ("list: what the readers of each paper did not hear", LISTED, |window, _| {
        window.press(Key::U, Modifiers::COMMAND | Modifiers::SHIFT);
        window.press(Key::Escape, Modifiers::NONE);
    }),
];

/// Greatest time of a table, on a worker, and its greatest growth for ten times as much.
const COUNTED: f64 = 1.0;
const GROWTH: f64 = 2.0;

/// The project, coded: two coders, tags of two groups with positions, claim types and reasons.
fn coded(mut project: Project) -> Project {
    let coders: Vec<CoderId> = (1..=2).map(CoderId::from).collect();
    for id in &coders {
        project.coders.insert(*id, Coder { id: *id, name: "Coder".to_owned() });
    }
    let tags: Vec<TagId> = project.codebook.tags().map(|(_, tag)| tag.id).take(16).collect();
    let order: Vec<StatementId> = project.statements.keys().copied().collect();
    for (at, id) in order.into_iter().enumerate() {
        let Some(statement) = project.statements.get_mut(&id) else { continue };
        let why = |name: &str| Why::new(name, &["said"], (at % 101) as u8);
        statement.why = Some(why(["cue behind", "cue before"][at % 2]));
        statement.nature = Some(Nature { kind: NatureKind::Figure, why: why("a number") });
        let given = coders.iter().zip([0, 5]).filter_map(|(by, step)| {
            let position = Position::ALL.get(at % 3).copied();
            let tag = *tags.get((at + step) % tags.len().max(1))?;
            Some(Tagging { position, ..Tagging::new(tag, *by, Timestamp::UNIX_EPOCH) })
        });
        statement.tags = given.collect();
        statement.tags.sort_unstable();
    }
    audited(&mut project);
    project
}

/// Gives the project traits, and every speaker an answer on each.
fn audited(project: &mut Project) {
    for (at, preset) in (0u64..).zip(&TRAIT_PRESETS) {
        let values = (0u64..).zip(preset.values);
        let values = values
            .map(|(n, name)| TraitValue { id: TraitValueId::from(at * 10 + n), name: (*name).to_owned() });
        let (name, help) = (preset.name.to_owned(), String::new());
        let values = values.collect();
        project.traits.push(SpeakerTrait { id: TraitId::from(at), name, help, asked_of: Vec::new(), values });
    }
    let coded = model::Coded { by: CoderId::from(1), at: Timestamp::UNIX_EPOCH };
    let speakers: Vec<SpeakerId> = project.speakers.keys().copied().collect();
    for (at, speaker) in speakers.into_iter().enumerate() {
        let mut audit = SpeakerAudit::new(speaker, coded);
        for of in &project.traits {
            let value = of.values.get(at % (of.values.len() + 1)).map(|value| GivenAnswer::Value(value.id));
            audit.set_answer(of.id, value);
        }
        project.speaker_audits.insert(speaker, audit);
    }
}

/// Counts a table of a tenth of the articles and of all; returns 1 where that is out of bounds.
fn counted<T>(name: &str, projects: [&Project; 2], count: impl Fn(&Project) -> T) -> usize {
    let [part, whole] = projects.map(|project| lasts(3, || count(project))[1].as_secs_f64());
    let growth = whole / (10.0 * part).max(1e-9);
    println!("{name}: {:.0} ms, growth {growth:.2}", whole * 1e3);
    usize::from(whole > COUNTED || growth > GROWTH && whole > COUNTED / 10.0)
}

/// Counts each table of balance, framing, coders and networks that needs no parser; returns how many are out of bounds.
fn tables(whole: &Project) -> usize {
    let [part, whole] = [articles::project(ARTICLES / 10, STATEMENTS), whole.clone()].map(coded);
    let both = [&part, &whole];
    let options = ExportOptions::default();
    let mut dear = counted("balance, in every grouping", both, |project| {
        FigureTable::in_every_grouping(project, &options)
    });
    dear += counted("traits of speakers, in every grouping", both, |project| {
        let tables = AuditTable::in_every_grouping(project, &options);
        let traits = 0..tables.first().map_or(0, |table| table.traits().len());
        traits
            .flat_map(|of| {
                tables.iter().map(move |table| table.counts(of, Among::Everybody)).collect::<Vec<_>>()
            })
            .collect::<Vec<_>>()
    });
    for figure in FramingFigure::ALL.iter().filter(|figure| !figure.reads_texts()) {
        let mut query = FramingQuery::new(*figure, Axis::Speaker);
        "the, of, council*, mill".clone_into(&mut query.words);
        dear += counted(&format!("framing, {}", figure.title()), both, |project| {
            query.count(&Scope::with_all_links(project, &order(project)), &ReadTexts::new())
        });
    }
    dear += counted("machine and person", both, |project| {
        (fate_counts(&suggestions(project)), agreements(project))
    });
    dear += counted("networks with the places of their nodes", both, |project| {
        let all = Network::of_project(project, &options);
        all.iter().map(Network::layout).collect::<Vec<_>>()
    });
    dear + counted("network of congruence by tag", both, |project| {
        let order = order(project);
        let scope = Scope::with_all_links(project, &order);
        Compared::new(&AffiliationNetwork::new(&scope, Actors::Parties, Concepts::Tags))
    })
}

fn order(project: &Project) -> Vec<StatementId> {
    project.reading_order().iter().map(|it| it.id).collect()
}

fn main() -> ExitCode {
    let Ok(folders) = [tempfile::tempdir(), tempfile::tempdir()].into_iter().collect::<Result<Vec<_>, _>>()
    else {
        return ExitCode::FAILURE;
    };
    println!("CPU time with 1 and with {ARTICLES} articles of {STATEMENTS} statements");
    let mut windows = [(1, &folders[0]), (ARTICLES, &folders[1])].map(|(articles, folder)| {
        let mut window = Window::new(articles::project(articles, STATEMENTS), folder.path(), false);
        window.click(pos2(CARDS.x, 200.0));
        window
    });
    settle();
    let mut dear = 0;
    for (name, most, deed) in DEEDS {
        dear += usize::from(one(&mut windows, ROUNDS, name, *deed) > *most);
    }
    let project = articles::project(ARTICLES, STATEMENTS);
    let [_, found] = lasts(3, || analysis::utterances(&project));
    println!("utterances of all articles, beside the frame: {:.0} ms", found.as_secs_f64() * 1e3);
    dear += tables(&project);
    let path = folders[0].path().join("large.rejoinder.ron");
    let saved = store::save(&project, &path, Overwrite::Never);
    assert!(saved.is_ok(), "the project could not be saved: {saved:?}");
    let parse = lasts(7, || assert!(store::testing::parses(&path), "the file could not be parsed"));
    let open = lasts(7, || {
        let mut surroundings = window::surroundings(folders[0].path());
        surroundings.file = Some(path.clone());
        Window::open_without_rest(surroundings)
    });
    dear += usize::from(
        line("open: until the first frame, against reading and parsing alone", parse[0], open[0]) > OPEN,
    );
    match dear {
        0 => println!("All within bounds"),
        many => println!("{many} out of bounds"),
    }
    if dear == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
