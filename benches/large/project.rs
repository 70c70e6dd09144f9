//! A large project, for benchmarks and tests of what it costs.

use std::sync::Arc;

use jiff::Timestamp;
use model::{
    Act, Article, IdGenerator, Link, Mode, Party, PartyChoice, PartyColour, PartyId, Project, Relation,
    ReviewStatus, Span, Speaker, SpeakerId, SpeakerKind, Statement, StatementId,
};

const SENTENCE: &str = "The council has inspected every bridge in the harbour twice a year, and none of those that \
    it keeps open was found to be unsafe for the people who cross it on their way to work.";

/// A project of this many statements in three panels, every fourth one answered, every sixteenth rejected.
pub(crate) fn project(statements: usize) -> Project {
    let mut ids = IdGenerator::seeded(5);
    let mut project = Project::new("Bench", Timestamp::default(), &mut ids);
    let speakers = speakers(&mut project, &mut ids);
    let article = ids.draw();
    let mut text = String::new();
    let mut last: Option<StatementId> = None;
    for number in 0..statements {
        let start = text.len();
        // Of different lengths, as statements are.
        text.push_str(&SENTENCE[..40 + (number * 37) % (SENTENCE.len() - 40)]);
        let spans = vec![Span::new(start, text.len())];
        text.push_str("\n\n");
        let id: StatementId = ids.draw();
        let statement = Statement {
            id,
            article,
            spans,
            lost: None,
            earlier: None,
            mode: Mode::Direct,
            cue: None,
            mention: None,
            speaker: speakers.get(number % 3).copied(),
            party: PartyChoice::OfSpeaker,
            via: None,
            status: match number % 16 {
                // None of them answers or is answered.
                5 => ReviewStatus::Rejected,
                odd if odd % 2 == 1 => ReviewStatus::Confirmed,
                _ => ReviewStatus::Suggested,
            },
            why: None,
            act: Act::Speech,
            nature: None,
            claim: number % 3 == 0,
            tags: Vec::new(),
            verdict: None,
            note: String::new(),
            coded: None,
            changed: Vec::new(),
        };
        project.statements.insert(id, statement);
        if let Some(to) = last.filter(|_| number % 4 == 0) {
            let link = ids.draw();
            let (relation, note, status) = (Relation::Rebuts, String::new(), ReviewStatus::Suggested);
            project.links.insert(
                link,
                Link {
                    id: link,
                    from: id,
                    to,
                    relation,
                    note,
                    status,
                    why: None,
                    coded: None,
                    changed: false,
                },
            );
        }
        last = Some(id);
    }
    project.articles.push(Arc::new(Article {
        id: article,
        title: "Bench".to_owned(),
        outlet: String::new(),
        byline: String::new(),
        date: String::new(),
        address: String::new(),
        added: Timestamp::default(),
        text: text.into(),
    }));
    project
}

/// Adds three parties with a speaker each, and returns the speakers.
fn speakers(project: &mut Project, ids: &mut IdGenerator) -> Vec<SpeakerId> {
    let colours = [
        ("Council", 'C', PartyColour::Ochre),
        ("Watch", 'W', PartyColour::Blue),
        ("Port", 'P', PartyColour::Green),
    ];
    let mut speakers: Vec<SpeakerId> = Vec::new();
    for (name, letter, colour) in colours {
        let party: PartyId = ids.draw();
        let (short, name) = (name.to_owned(), format!("The {name}"));
        let (hidden, waiting, why) = (false, false, None);
        project.parties.push(Party {
            id: party,
            name,
            short,
            letters: letter.into(),
            colour,
            hidden,
            waiting,
            why,
        });
        let id = ids.draw();
        let name = format!("Speaker {letter}");
        let (kind, role) = (SpeakerKind::Person, String::new());
        let speaker = Speaker { id, name, kind, role, party: Some(party), mentions: Vec::new(), why: None };
        project.speakers.insert(id, speaker);
        speakers.push(id);
    }
    speakers
}
