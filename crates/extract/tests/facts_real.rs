//! Measures the finder of checkable facts on articles that were marked by hand.
//!
//! `REJOINDER_GALLEYS` names a folder of pairs: `NAME.txt` with the article and `NAME.facts` with a line for each fact:
//! start and end in code points, the end exclusive, and the kind, parted by tabs.
//!
//! A mark and a fact match if both or neither begin with a quotation mark, and they share at least half of the code points of the
//! shorter one. Each is matched at most once; the matching is the largest one.

#![expect(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "the markings are a tester's own files, and a test may stop at what is wrong with them"
)]

use std::path::Path;

use model::CodePoints;

/// A marked span in code points; `true` if it begins with a quotation mark.
type Mark = (usize, usize, bool);

fn is_match(one: &Mark, other: &Mark) -> bool {
    let shared = one.1.min(other.1).saturating_sub(one.0.max(other.0));
    let shorter = (one.1 - one.0).min(other.1 - other.0);
    one.2 == other.2 && shared * 2 >= shorter && shared > 0
}

/// Returns for each fact the mark that it is matched with (augmenting paths).
fn matched(facts: &[Mark], marks: &[Mark]) -> Vec<Option<usize>> {
    fn try_match(
        fact: usize,
        facts: &[Mark],
        marks: &[Mark],
        owner: &mut [Option<usize>],
        tried: &mut [bool],
    ) -> bool {
        for at in 0..marks.len() {
            if tried[at] || !is_match(&facts[fact], &marks[at]) {
                continue;
            }
            tried[at] = true;
            if owner[at].is_none_or(|other| try_match(other, facts, marks, owner, tried)) {
                owner[at] = Some(fact);
                return true;
            }
        }
        false
    }
    let mut owner = vec![None; marks.len()];
    for fact in 0..facts.len() {
        try_match(fact, facts, marks, &mut owner, &mut vec![false; marks.len()]);
    }
    (0..facts.len()).map(|fact| owner.iter().position(|it| *it == Some(fact))).collect()
}

fn is_quoted(text: &[char], start: usize) -> bool {
    text.get(start).is_some_and(|letter| "“\"‘«".contains(*letter))
}

fn read(folder: &Path, name: &str) -> (String, Vec<Mark>) {
    let text = std::fs::read_to_string(folder.join(format!("{name}.txt"))).unwrap();
    let lines = std::fs::read_to_string(folder.join(format!("{name}.facts"))).unwrap();
    let letters: Vec<char> = text.chars().collect();
    let facts = lines.lines().map(|line| {
        let mut fields = line.split('\t');
        let mut number = || fields.next().unwrap().parse().unwrap();
        let (start, end) = (number(), number());
        (start, end, is_quoted(&letters, start))
    });
    (text.clone(), facts.collect())
}

#[test]
fn most_facts_are_marked_and_most_marks_are_facts() {
    let Some(folder) = std::env::var_os("REJOINDER_GALLEYS") else {
        println!("skipped: REJOINDER_GALLEYS names no folder of marked articles");
        return;
    };
    let folder = Path::new(&folder);
    let mut names: Vec<String> = std::fs::read_dir(folder)
        .unwrap()
        .filter_map(|entry| entry.unwrap().file_name().to_str()?.strip_suffix(".facts").map(str::to_owned))
        .collect();
    names.sort();
    let (mut met, mut all, mut made) = (0, 0, 0);
    for name in names {
        let (text, facts) = read(folder, &name);
        let points = CodePoints::new(&text);
        let found = extract::facts(&text);
        let letters: Vec<char> = text.chars().collect();
        let mark = |fact: &model::FoundFact| {
            let (start, end) = (points.at(fact.span.start), points.at(fact.span.end));
            (start, end, is_quoted(&letters, start))
        };
        let marks: Vec<Mark> = found.iter().map(mark).collect();
        let matches = matched(&facts, &marks);
        let count = matches.iter().flatten().count();
        let words = |mark: &Mark| letters[mark.0..mark.1].iter().collect::<String>();
        for (fact, at) in facts.iter().zip(&matches) {
            if at.is_none() {
                println!("{name} missed   {:>5} {}", fact.0, words(fact));
            }
        }
        for (at, mark) in marks.iter().enumerate() {
            if !matches.contains(&Some(at)) {
                println!("{name} no fact  {:>5} {} ({})", mark.0, words(mark), found[at].kind.name());
            }
        }
        println!("{name}: {count} of {} facts marked, {} marks", facts.len(), marks.len());
        met += count;
        all += facts.len();
        made += marks.len();
    }
    println!("{met} of {all} facts are marked; {met} of {made} marks are facts");
    assert!(met * 100 >= all * 95, "at least 95 of 100 facts are marked");
    assert!(met * 100 >= made * 85, "at least 85 of 100 marks are facts");
}
