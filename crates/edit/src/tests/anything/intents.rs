//! Intents of every kind, made from numbers.

use super::super::finding::other_findings;
use super::super::*;
use crate::{GalleyIntent, RequestFacts, RequestIntent, ScaleIntent, VerdictIntent, WorkIntent};
use model::{
    Act, Channel, CueClass, DayTime, FactKind, FactResult, FactSource, FoundFact, Mode, PRESETS, PartyChoice,
    PartyColour, PartyId, Position, Priority, ReplyOutcome, RequestAnswer, ReviewStatus, SCALES, SpeakerId,
    Stance, StatementPair, Strength, TextPlace, WorkStage,
};
/// The number of kinds of intent that [`intent`] makes. The last two extract again and correct the text.
pub(super) const KINDS: usize = CORRECT + 1;
const DECIDE: usize = 38;
const UNDECIDE: usize = 39;
const SOURCE: usize = 40;
const FACT: usize = 44;
const FACTS: usize = 45;
/// The class of a reporting word: said, or taken back.
const CUE: usize = 46;
/// Tags merged, split, moved and added.
const RECODE: usize = 47;
/// Verdicts: written in full, and read by a second person.
const VERDICT: usize = 48;
/// The verdict scale.
const SCALE: usize = 49;
/// The board and the checklist.
const WORK: usize = 50;
/// Requests for replies.
const REQUEST: usize = 51;
pub(super) const AGAIN: usize = 52;
const CORRECT: usize = AGAIN + 1;

/// Returns an intent whose records are picked from the project by number.
#[expect(clippy::too_many_lines, reason = "a line for each kind of intent")]
pub(super) fn intent(kind: usize, a: usize, b: usize, project: &Project) -> Intent {
    let statements = statements(project);
    let statement = statements.get(a % statements.len().max(1)).copied().unwrap_or(0.into());
    let other = statements.get(b % statements.len().max(1)).copied().unwrap_or(1.into());
    let party: PartyId = project.parties.get(b % project.parties.len().max(1)).map_or(0.into(), |it| it.id);
    let speaker: SpeakerId =
        project.speakers.keys().nth(b % project.speakers.len().max(1)).copied().unwrap_or(0.into());
    let link = project.links.keys().nth(a % project.links.len().max(1)).copied().unwrap_or(0.into());
    let tags: Vec<_> = project.codebook.tags().map(|(_, tag)| tag.id).collect();
    let tag = tags.get(b % tags.len().max(1)).copied().unwrap_or(0.into());
    let article = project.articles.first().map_or(0.into(), |it| it.id);
    let facts =
        EvidenceFacts { title: format!("Report {a}"), passage: "word".into(), ..EvidenceFacts::default() };
    match kind {
        0 => Intent::Statement(StatementIntent::Review {
            statements: vec![statement],
            status: ReviewStatus::Rejected,
        }),
        1 => Intent::Statement(StatementIntent::SetSpans {
            statement,
            spans: vec![Span::new(a % 60, a % 60 + b % 60)],
        }),
        2 => Intent::Statement(StatementIntent::SetMode {
            statements: vec![statement, other],
            mode: Mode::ALL[b % 3],
        }),
        3 => Intent::Statement(StatementIntent::SetSpeaker {
            statements: vec![statement],
            speaker: Some(speaker),
        }),
        4 => Intent::Statement(StatementIntent::SetVia { statement, via: Some(other) }),
        5 => Intent::Statement(StatementIntent::MoveToParty {
            statements: vec![statement],
            party: Some(party),
        }),
        6 => Intent::Statement(StatementIntent::SetClaim {
            statements: vec![statement],
            claim: b.is_multiple_of(2),
        }),
        7 => Intent::Statement(StatementIntent::SetNote { statement, note: format!("note {b}") }),
        8 => Intent::Statement(StatementIntent::SetTag {
            statements: vec![statement],
            tag,
            on: a.is_multiple_of(2),
        }),
        9 => Intent::Statement(StatementIntent::Remove(vec![statement])),
        10 => Intent::Party(PartyIntent::Add { name: format!("Party {a}"), short: String::new() }),
        11 => Intent::Party(PartyIntent::Merge {
            from: party,
            into: project.parties.first().map_or(0.into(), |it| it.id),
        }),
        12 => Intent::Party(PartyIntent::Remove(party)),
        13 => Intent::Party(PartyIntent::Reorder { party, place: a }),
        14 => Intent::Party(PartyIntent::Recolour { party, colour: PartyColour::ALL[a % 12] }),
        16 => Intent::Link(LinkIntent::Add {
            from: vec![statement],
            to: vec![other],
            relation: Relation::ALL[b % 7],
            note: "n".into(),
        }),
        17 => Intent::Link(LinkIntent::Reverse(link)),
        37 => Intent::Link(LinkIntent::Suggest {
            replaced: vec![link],
            links: vec![SuggestedLink {
                from: statement,
                to: other,
                relation: Relation::ALL[b % 7],
                why: testing::why(),
            }],
        }),
        18 => Intent::Link(LinkIntent::Remove(link)),
        19 => Intent::Evidence(EvidenceIntent::Cite {
            statements: vec![statement, other],
            cited: CitationTarget::New(facts),
            stance: Stance::ALL[a % 3],
            strength: None,
            note: String::new(),
        }),
        20 => Intent::Codebook(CodebookIntent::RemoveTag(tag)),
        21 => Intent::Statement(StatementIntent::Add {
            article,
            span: Span::new(a % 90, a % 90 + b % 90),
            speaker: None,
            party: PartyChoice::Given(party),
        }),
        22 => Intent::Verdict(VerdictIntent::Rate {
            statements: vec![statement, other],
            rating: project.scale.ratings.get(b % 6).map(|it| it.id),
        }),
        23 => Intent::Evidence(EvidenceIntent::Remove(
            project.evidence.keys().next().copied().unwrap_or(0.into()),
        )),
        24 => Intent::Article(ArticleIntent::Remove(article)),
        25 => Intent::Link(LinkIntent::SetRelation { link, relation: Relation::ALL[b % 7] }),
        26 => Intent::Statement(StatementIntent::SetAct {
            statements: vec![statement, other],
            act: Act::ALL[b % 2],
        }),
        27 => Intent::Statement(StatementIntent::AcceptNature(vec![statement, other])),
        28 => Intent::Party(PartyIntent::SetWaiting { party, waiting: a.is_multiple_of(2) }),
        30 => {
            let source = a.is_multiple_of(3).then_some(CitationTarget::New(facts));
            let facts = ReplyFacts { outcome: ReplyOutcome::ALL[a % 6], source, note: format!("note {b}") };
            Intent::Reply(ReplyIntent::Mark { statements: vec![statement, other], party, facts })
        }
        31 => Intent::Reply(ReplyIntent::Unmark { statements: vec![statement], party }),
        34 => {
            let span = project.statements.get(&statement).map_or(Span::new(0, 0), Statement::extent);
            Intent::Statement(StatementIntent::Split { statement, at: span.start + b % span.len().max(1) })
        }
        35 => Intent::Statement(StatementIntent::Join(vec![statement, other])),
        AGAIN => Intent::Article(ArticleIntent::ExtractAgain { article, findings: other_findings(a, b) }),
        CORRECT => correction(a, b, project),
        DECIDE => {
            let pairs = vec![StatementPair::new(statement, other)];
            let why = a.is_multiple_of(2).then(testing::why);
            Intent::Utterance(UtteranceIntent::Decide { pairs, same: b.is_multiple_of(3), why })
        }
        SOURCE..FACT => about_a_source(kind - SOURCE, a, b, statement, project),
        FACT | FACTS => about_a_fact(kind, a, b, project),
        CUE if a.is_multiple_of(3) => {
            let word = project.cue_classes.keys().next().cloned().unwrap_or_default();
            Intent::Cue(CueIntent::Undecide(word))
        }
        CUE => {
            let word = ["insist", " Hit  back", "", "say"][b % 4].to_owned();
            Intent::Cue(CueIntent::SetClass { word, class: CueClass::ALL[a % 6] })
        }
        VERDICT => about_a_verdict(a, b, statement, project),
        SCALE => about_the_scale(a, b, project),
        WORK => about_work(a, b, [statement, other], project),
        RECODE => recoding(a, b, project, [statement, other]),
        REQUEST => asking(a, b, party, [statement, other], project),
        UNDECIDE => Intent::Utterance(UtteranceIntent::Undecide(
            project.same_utterances.keys().copied().take(1 + a % 2).collect(),
        )),
        _ => about_a_speaker(kind, a, (speaker, party), [statement, other], project),
    }
}

/// Returns a change of the log of requests.
fn asking(a: usize, b: usize, party: PartyId, statements: [StatementId; 2], project: &Project) -> Intent {
    let known = project.requests.keys().nth(b % project.requests.len().max(1)).copied();
    let request = known.unwrap_or(0.into());
    let day: DayTime = ["2018-06-05", "2018-06-05 14:30", "2018-06-06"][b % 3].parse().unwrap();
    let included = statements.iter().copied().rfind(|_| b.is_multiple_of(2));
    let answer = RequestAnswer { at: Some(day), declined: a.is_multiple_of(5), included };
    let facts = RequestFacts {
        party,
        statements: statements[..a % 3].to_vec(),
        person: format!("Jo {b}\u{7}"),
        asked_by: "Al".to_owned(),
        channel: Channel::ALL[b % 5],
        asked: day,
        deadline: a.is_multiple_of(2).then_some(day),
        answer: Some(answer).filter(|_| !a.is_multiple_of(3)),
        relation: Relation::ALL[b % 7],
        note: String::new(),
    };
    Intent::Request(match a % 4 {
        0 | 1 => RequestIntent::Log(vec![facts; 1 + b % 2]),
        2 => RequestIntent::Change { request, facts },
        _ => RequestIntent::Remove(vec![request]),
    })
}

/// Returns an intent about a verdict.
fn about_a_verdict(a: usize, b: usize, statement: StatementId, project: &Project) -> Intent {
    let rating = project.scale.ratings.get(b % 6).map_or(0.into(), |it| it.id);
    Intent::Verdict(match a % 4 {
        0 => VerdictIntent::Read { statement, agrees: b.is_multiple_of(2), note: "p. 4 says 3 %".to_owned() },
        1 => VerdictIntent::Read { statement, agrees: b.is_multiple_of(2), note: String::new() },
        _ => {
            let unknown = vec![format!("How many in {b}"), "  ".to_owned()];
            VerdictIntent::Write { statement, rating, summary: format!("Reason {}", a % 5), unknown }
        }
    })
}

/// Returns a change of the verdict scale.
fn about_the_scale(a: usize, b: usize, project: &Project) -> Intent {
    let rating = project.scale.ratings.get(b % 7).map_or(0.into(), |it| it.id);
    let colour = PartyColour::ALL.get(b % 13).copied();
    Intent::Scale(match a % 8 {
        0 => ScaleIntent::Rename(format!("Scale {b}")),
        1 => ScaleIntent::AddRating(["True", "Unproven", "", "Satire"][b % 4].to_owned()),
        2 => ScaleIntent::Describe { rating, name: format!("Rating {}", b % 9), colour },
        3 => ScaleIntent::Move { rating, to: a % 9 },
        4 => ScaleIntent::Remove(rating),
        5 => ScaleIntent::Restore(rating),
        6 => ScaleIntent::SetSteps((!b.is_multiple_of(3)).then_some(b % 9)),
        _ => ScaleIntent::Take(SCALES[b % SCALES.len()]),
    })
}

/// Returns a change of the work on claims, or of the checklist.
fn about_work(a: usize, b: usize, statements: [StatementId; 2], project: &Project) -> Intent {
    let statements = statements.to_vec();
    let item = project.checklist.get(b % 4).map_or(0.into(), |it| it.id);
    Intent::Work(match a % 9 {
        0 => WorkIntent::Move { statements, stage: WorkStage::ALL.get(b % 6).copied() },
        1 => WorkIntent::Assign { statements, who: ["Ann", "", " Bo\nCo "][b % 3].to_owned() },
        2 => WorkIntent::SetPriority { statements, priority: Priority::ALL[b % 3] },
        3 => {
            WorkIntent::SetDue { statements, due: "2026-12-01".parse().ok().filter(|_| b.is_multiple_of(2)) }
        }
        4 | 5 => WorkIntent::Tick { statements, item, done: !b.is_multiple_of(3) },
        6 => WorkIntent::AddItems(vec![format!("Point {}", b % 6), "Read the source".to_owned()]),
        7 => WorkIntent::MoveItem { item, to: b % 5 },
        _ if b.is_multiple_of(2) => WorkIntent::RemoveItem(item),
        _ => WorkIntent::RenameItem { item, text: format!("Other {b}") },
    })
}

/// Returns a change of the codebook that recodes.
fn recoding(a: usize, b: usize, project: &Project, statements: [StatementId; 2]) -> Intent {
    let tags: Vec<_> = project.codebook.tags().map(|(_, tag)| tag.id).collect();
    let tag = |at: usize| tags.get(at % tags.len().max(1)).copied().unwrap_or(0.into());
    let groups = &project.codebook.groups;
    let group = groups.get(b % groups.len().max(1)).map_or(0.into(), |group| group.id);
    if a.is_multiple_of(11) {
        let position = Position::ALL.get(b % 3).copied();
        let statements = statements.to_vec();
        return Intent::Statement(StatementIntent::SetPosition { statements, tag: tag(b), position });
    }
    Intent::Codebook(match a % 7 {
        0 => CodebookIntent::MergeTags { from: tag(a / 5), into: tag(b) },
        1 => CodebookIntent::SplitTag {
            tag: tag(b),
            name: format!("part {a}"),
            statements: statements.to_vec(),
        },
        2 => CodebookIntent::MoveTag { tag: tag(a / 5), group, at: b % 7 },
        3 => CodebookIntent::MoveGroup { group, at: a % 4 },
        4 => {
            let examples = vec![format!("“word {b}”"), " \n".to_owned(), format!("“word {b}”")];
            CodebookIntent::SetExamples { tag: tag(b), examples }
        }
        5 => CodebookIntent::ColourTag { tag: tag(b), colour: PartyColour::ALL.get(b % 13).copied() },
        _ => {
            let groups = PRESETS.iter().take(1 + b % 5).map(model::Preset::group).collect();
            CodebookIntent::AddGroups { groups, from: "a preset".to_owned() }
        }
    })
}

/// Returns a project with two articles, so that statements of both can tell one utterance.
pub(in crate::tests) fn two_articles(context: &mut EditContext) -> Project {
    let mut project = sample(context);
    let article = article(&mut context.ids);
    make(&mut project, context, &Intent::Article(ArticleIntent::Add { article, findings: findings() }));
    project
}

/// Returns an intent about the text of a source, or a passage of it.
fn about_a_source(kind: usize, a: usize, b: usize, statement: StatementId, project: &Project) -> Intent {
    let sources = &project.evidence;
    let evidence = sources.keys().nth(a % sources.len().max(1)).copied().unwrap_or(0.into());
    let titled = |title: String| EvidenceFacts { title, ..EvidenceFacts::default() };
    let text =
        [TEXT, "The firm denied it.\r\nPay had \u{7}fallen by a fifth. 👩‍🏭", "word", "a word and a word"]
            [b % 4];
    let intent = match kind {
        0 => {
            let places = [TextPlace { at: a % 90, name: "p. 1".to_owned() }];
            match SourceCorrection::new(project, evidence, text, &places[..a % 2]) {
                Some(correction) => EvidenceIntent::SetText(Arc::new(correction)),
                None => EvidenceIntent::Add(titled("Log".to_owned())),
            }
        }
        1 if b.is_multiple_of(2) => {
            let passages = sources.get(&evidence).map(|it| it.passages.as_slice()).unwrap_or_default();
            let passage = passages.get(b % passages.len().max(1)).map_or(0.into(), |it| it.id);
            EvidenceIntent::RemovePassage { evidence, passage }
        }
        1 => EvidenceIntent::RemoveText(evidence),
        2 => EvidenceIntent::AddAll(vec![titled(format!("Log {a}")), titled(format!("Log {b}"))]),
        _ => {
            let text = project.source_texts.get(&evidence).map_or("", |it| &it.text);
            let span = Span::new(a % 40, a % 40 + b % 40).trimmed(text);
            let (text, place) = (span.of(text).to_owned(), String::new());
            EvidenceIntent::Cite {
                statements: vec![statement],
                cited: CitationTarget::Passage { evidence, text, place, span: Some(span) },
                stance: Stance::ALL[a % 3],
                strength: Strength::ALL.get(b % 4).copied(),
                note: String::new(),
            }
        }
    };
    Intent::Evidence(intent)
}

/// Returns an intent about a fact of the first article.
fn about_a_fact(kind: usize, a: usize, b: usize, project: &Project) -> Intent {
    let article = project.articles.first().map_or(0.into(), |it| it.id);
    let fact = FoundFact { span: Span::new(a % 90, a % 90 + 1 + b % 9), kind: FactKind::ALL[a % 9] };
    if kind == FACTS {
        let marked = project.fact_checks.keys().copied().take(1 + a % 2).collect();
        return Intent::Galley(if b.is_multiple_of(3) {
            GalleyIntent::Forget(marked)
        } else {
            GalleyIntent::Mark { article, fact }
        });
    }
    if b.is_multiple_of(7) {
        let source = EvidenceFacts { title: format!("Log {}", a % 3), ..EvidenceFacts::default() };
        let right = (a % 2 == 0).then(|| "right".to_owned());
        return Intent::Galley(GalleyIntent::DecideBy {
            article,
            facts: vec![fact],
            right,
            source: Box::new(source),
        });
    }
    let source = match a % 3 {
        0 => project.evidence.keys().next().map_or(FactSource::None, |id| FactSource::Evidence(*id)),
        1 => FactSource::Asked(format!("Jo {b}")),
        _ => FactSource::None,
    };
    let result = match b % 5 {
        0 => FactResult::Open,
        1 => FactResult::Checked(source),
        2 => FactResult::Wrong { right: "right".to_owned(), source },
        3 => FactResult::NotAFact,
        _ => FactResult::Unanswered { asked: "Jo".to_owned(), date: String::new() },
    };
    Intent::Galley(GalleyIntent::Decide { article, facts: vec![fact], result })
}

/// Returns an intent about a speaker.
fn about_a_speaker(
    kind: usize,
    a: usize,
    (speaker, party): (SpeakerId, PartyId),
    statements: [StatementId; 2],
    project: &Project,
) -> Intent {
    let named = |name: &str| SpeakerFacts {
        name: format!("{name} {a}"),
        party: Some(party),
        ..SpeakerFacts::default()
    };
    let mentions = project.speakers.get(&speaker).map_or(&[][..], |it| &it.mentions);
    match kind {
        15 => Intent::Speaker(SpeakerIntent::Merge {
            from: vec![speaker],
            into: project.speakers.keys().next().copied().unwrap_or(0.into()),
        }),
        29 => Intent::Party(PartyIntent::AddForSpeaker(speaker)),
        32 => Intent::Speaker(SpeakerIntent::Split {
            from: speaker,
            statements: statements[..a % 3].to_vec(),
            mentions: mentions[..a % 2 * mentions.len()].to_vec(),
            facts: named("Split"),
        }),
        33 => {
            let party = Some(party).filter(|_| a.is_multiple_of(3));
            Intent::Speaker(SpeakerIntent::Move { speakers: vec![speaker], party })
        }
        _ => Intent::Speaker(SpeakerIntent::Add { facts: named("S"), statements: vec![statements[0]] }),
    }
}

/// Returns the correction of a text, changed at any place in one of several ways.
pub(super) fn correction(a: usize, b: usize, project: &Project) -> Intent {
    let [article, ..] = &project.articles[..] else {
        return Intent::Article(ArticleIntent::Remove(0.into()));
    };
    let mut text: Vec<&str> = article.text.split_inclusive(' ').collect();
    let at = a % text.len().max(1);
    match b % 6 {
        0 => text.truncate(at),
        1 => drop(text.drain(at..(at + b % 9).min(text.len()))),
        2 => text.insert(at, "wholly new 👩‍🏭 words\n\n"),
        3 => text.rotate_left(at),
        4 => text = vec![TEXT],
        _ => text[at..].reverse(),
    }
    Intent::Article(ArticleIntent::CorrectText(Arc::new(
        Correction::new(project, article.id, &text.concat()).unwrap(),
    )))
}
