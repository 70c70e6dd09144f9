//! Large and hostile inputs of every kind that the readers are told of: prints what each takes, and ends with an error
//! where one takes more than a reader may, by the size of its input.

#[path = "../../../benches/large/links.rs"]
mod links;
#[path = "../../../benches/large/unkind.rs"]
mod unkind;

use std::fmt::Write;

use rejoinder::cli::testing::shown;
use model::IdGenerator;
use store::{from_text, testing, to_text};
use rejoinder_fuzz::{BESIDE, TIMES, measured};

/// Greatest time of a megabyte.
const MICROSECONDS_A_KILOBYTE: u128 = 1_000;

fn main() {
    let mut wrong = 0;
    for (name, text) in inputs() {
        let ((), cost) = measured(|| read(name, &text));
        let times = cost.memory as f64 / text.len() as f64;
        let fits = cost.memory <= text.len() * TIMES + BESIDE
            && cost.time.as_micros() <= 100_000 + text.len() as u128 / 1000 * MICROSECONDS_A_KILOBYTE;
        wrong += usize::from(!fits);
        let verdict = if fits { "" } else { "  TOO MUCH" };
        println!(
            "{name:44} {:>9} bytes  {:>9.3?}  {times:5.1} times its size{verdict}",
            text.len(),
            cost.time
        );
    }
    assert_eq!(wrong, 0, "of these took too much");
}

/// Reads an input by the reader that it is made for.
fn read(name: &str, text: &str) {
    if name.starts_with("journal") {
        let _ = testing::read_journal(text.as_bytes());
    } else if name.starts_with("article") {
        for file in ["a.txt", "a.md"] {
            let id = IdGenerator::seeded(1).draw();
            let _ = import::Importer::new(None, jiff::Timestamp::UNIX_EPOCH).read_bytes(file, text.as_bytes(), id);
        }
    } else if name.starts_with("settings") {
        let _ = settings::testing::settings(text.as_bytes());
    } else if unkind::UNKIND.iter().any(|(known, _)| *known == name) {
        let _ = shown(text);
    } else if from_text(text).is_err() {
        let _ = testing::what_is_known(text);
    }
}

fn inputs() -> Vec<(&'static str, String)> {
    let mut all = Vec::new();
    let head = "#![enable(implicit_some)]\nRejoinder(format: 1, minor: 1, written_by: ";
    for (name, version) in
        [("project", "minor: 1,"), ("project of 1.9", "minor: 9,"), ("project of 2.0", "minor: 0,")]
    {
        let major = if name.ends_with("2.0") { "format: 2," } else { "format: 1," };
        let of = |text: &str| text.replacen("minor: 1,", version, 1).replacen("format: 1,", major, 1);
        let sound = to_text(&testing::project(1, 3000)).expect("a sound project is written");
        all.push((name, of(&sound)));
        for bracket in ["(", "[", "Some("] {
            all.push(("project, nested", of(&format!("{head}{}", bracket.repeat(1_000_000)))));
        }
        let known = sound.replacen("links: [", &format!("links: [{}", link(&sound).repeat(1_000_000 / 8)), 1);
        all.push(("project, links that stand twice", of(&known)));
        let many: String = (0..200_000).fold(String::new(), |mut all, number| {
            let _ = write!(all, "x{number}: (a: {number}),");
            all
        });
        all.push((
            "project, fields that nobody knows",
            of(&sound.replacen("written_by: ", &format!("{many} written_by: "), 1)),
        ));
        let lines = format!("text: [{}", "\"\",".repeat(2_000_000));
        all.push(("project, empty lines", of(&sound.replacen("text: [", &lines, 1))));
    }
    all.push(("project, a million links", a_million_links()));
    all.push(("project, a million links of one id", links::file(links::Equal::Id, 1_000_000)));
    all.push(("project, a million links of the same ends", links::file(links::Equal::Ends, 1_000_000)));
    for (name, unit) in unkind::UNKIND.iter().filter(|(_, unit)| unit.contains('@')) {
        all.push((name, unkind::text(unit, 2_000_000)));
    }
    for (name, part) in [
        ("article, NUL", "\0"),
        ("article, brackets", "[[(<"),
        ("article, marks", "*_`~"),
        ("article, bidirectional marks", "\u{202e}"),
        ("article, line ends", "\r\n\r"),
        ("article, quotations", "> > > "),
        ("article, rules", "---\n"),
        ("article, tables", "|a"),
        ("article, links", "[a](b)"),
        ("article, footnotes", "[^1]: "),
        ("article, tags", "<a href=x>"),
        ("settings, nested", "("),
        ("journal, no record", "00000000 {}\n"),
        ("journal, nested", "["),
    ] {
        all.push((name, part.repeat(2_000_000 / part.len())));
    }
    all
}

/// A sound project in which a million links tie a thousand statements to each other.
fn a_million_links() -> String {
    let mut project = testing::project(1, 1_001);
    let (mut ids, link) = (IdGenerator::seeded(7), project.links.values().next().expect("there are links").clone());
    project.links = Default::default();
    let statements: Vec<_> = project.statements.keys().copied().collect();
    let pairs = statements.iter().flat_map(|from| statements.iter().map(move |to| (*from, *to)));
    for (from, to) in pairs.filter(|(from, to)| from != to).take(1_000_000) {
        let id = ids.draw();
        project.links.insert(id, model::Link { id, from, to, ..link.clone() });
    }
    to_text(&project).expect("a sound project is written")
}

/// The first link of a project, as it is written.
fn link(text: &str) -> &str {
    let start = text.find("links: [").expect("there are links") + "links: [".len();
    let len = text[start..].find("   ),\n").expect("a link ends") + "   ),\n".len();
    &text[start..start + len]
}
