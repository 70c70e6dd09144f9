//! A project of many articles, a few of them on each event, for benchmarks and tests of what it costs.

use std::sync::Arc;

use jiff::Timestamp;
use model::{
    Act, Article, IdGenerator, Mode, Party, PartyChoice, PartyColour, Project, ReviewStatus, Span, Speaker,
    SpeakerKind, Statement,
};

/// So many articles tell of one event.
const OF_EVENT: usize = 5;
/// The letters of made-up words.
const SYLLABLES: [&str; 16] =
    ["ba", "ce", "di", "fo", "gu", "ha", "ke", "li", "mo", "nu", "pa", "re", "si", "to", "vu", "ze"];

/// A project of so many articles with so many statements each. The articles of one event share a third of their sentences and the
/// names of their speakers; no two events share any.
pub(crate) fn project(articles: usize, statements: usize) -> Project {
    let mut ids = IdGenerator::seeded(7);
    let mut project = Project::new("Bench", Timestamp::default(), &mut ids);
    let colours = [("Council", 'C', PartyColour::Ochre), ("Watch", 'W', PartyColour::Blue)];
    for (name, letter, colour) in colours {
        let (short, name) = (name.to_owned(), format!("The {name}"));
        let (id, hidden, waiting, why) = (ids.draw(), false, false, None);
        project.parties.push(Party { id, name, short, letters: letter.into(), colour, hidden, waiting, why });
    }
    let mut speakers = Vec::new();
    for number in 0..articles {
        let event = number / OF_EVENT;
        if number % OF_EVENT == 0 {
            speakers.clear();
            for party in 0..2 {
                let id = ids.draw();
                let name = format!("{} {}", capital(event * 4 + party), capital(event * 4 + party + 2));
                let (kind, role) = (SpeakerKind::Person, String::new());
                let party = project.parties.get(party).map(|party| party.id);
                let speaker = Speaker { id, name, kind, role, party, mentions: Vec::new(), why: None };
                project.speakers.insert(id, speaker);
                speakers.push(id);
            }
        }
        let (id, mut text) =
            (ids.draw(), format!("News from {} and {}.\n\n", capital(event * 4), capital(event * 4 + 1)));
        for at in 0..statements {
            let start = text.len();
            let shared = at % 3 == 0;
            let seed = if shared { event * 1_000 + at } else { 1_000_000 + number * 1_000 + at };
            text.push('“');
            text.push_str(&sentence(seed));
            text.push('”');
            let span = Span::new(start, text.len());
            text.push_str(" said ");
            text.push_str(&capital(event * 4 + at % 2));
            text.push_str(".\n\n");
            let statement = Statement {
                id: ids.draw(),
                article: id,
                spans: vec![span],
                lost: None,
                earlier: None,
                mode: Mode::Direct,
                act: Act::Speech,
                cue: None,
                mention: None,
                speaker: speakers.get(at % 2).copied(),
                party: PartyChoice::OfSpeaker,
                via: None,
                status: ReviewStatus::Suggested,
                why: None,
                nature: None,
                claim: at % 3 == 0,
                tags: Vec::new(),
                verdict: None,
                note: String::new(),
                coded: None,
                changed: Vec::new(),
            };
            project.statements.insert(statement.id, statement);
        }
        project.articles.push(Arc::new(Article {
            id,
            title: format!("Article {number}"),
            outlet: ["The Herald", "The Argus", "The Courier", "The Mail", "The Post"][number % OF_EVENT]
                .to_owned(),
            byline: String::new(),
            date: String::new(),
            address: String::new(),
            added: Timestamp::default(),
            text: text.into(),
        }));
    }
    project
}

/// A sentence of made-up words, of which that of another number has hardly any.
fn sentence(seed: usize) -> String {
    let random = |number: usize| {
        let product = (number as u64 + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        (product ^ product >> 29).wrapping_mul(0xbf58_476d_1ce4_e5b9) >> 40
    };
    let words: Vec<String> = (0..14).map(|at| word(random(seed * 14 + at) as usize)).collect();
    format!("{}.", words.join(" "))
}

fn word(number: usize) -> String {
    (0..3).map(|at| SYLLABLES[(number / 16_usize.pow(at)) % SYLLABLES.len()]).collect()
}

fn capital(number: usize) -> String {
    let word = format!("{}{}", word(number * 97 + 13), word(number));
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
