//! Reads the output of `extract`: an article with the statements, speakers and parties that a person set.

use std::collections::HashMap;
use std::sync::Arc;

use jiff::Timestamp;
use serde::Deserialize;
use serde_json::Value;

use analysis::likely_kind;
use model::{
    self, Act, ArticleId, IdGenerator, Mention, Mode, NatureKind, Party, PartyChoice, PartyColour, PartyId,
    Project, ReviewStatus, Span, SpeakerId, Statement, StatementId, Table, Why,
};

/// A project of one article, and by which ids the input knows its records.
pub(super) struct InputProject {
    pub(super) project: Project,
    pub(super) statements: HashMap<StatementId, String>,
    pub(super) parties: HashMap<PartyId, String>,
}

#[derive(Deserialize)]
struct InputJson {
    article: ArticleInput,
    #[serde(default)]
    parties: Vec<PartyInput>,
    #[serde(default)]
    speakers: Vec<SpeakerInput>,
    #[serde(default)]
    statements: Vec<StatementInput>,
}

#[derive(Deserialize)]
struct ArticleInput {
    #[serde(default)]
    title: String,
    text: String,
}

#[derive(Deserialize)]
struct PartyInput {
    id: String,
    name: String,
    #[serde(default)]
    waiting: bool,
}

#[derive(Deserialize)]
struct SpeakerInput {
    id: String,
    name: String,
    #[serde(default)]
    party: Option<String>,
    #[serde(default)]
    mentions: Vec<[usize; 2]>,
}

#[derive(Deserialize)]
struct StatementInput {
    id: String,
    spans: Vec<[usize; 2]>,
    #[serde(default)]
    mode: Option<String>,
    #[serde(default)]
    act: Option<String>,
    #[serde(default)]
    cue: Option<[usize; 2]>,
    #[serde(default)]
    mention: Option<[usize; 2]>,
    #[serde(default)]
    speaker: Option<String>,
    #[serde(default)]
    party: Option<String>,
    #[serde(default)]
    via: Option<String>,
    #[serde(default)]
    nature: Option<NatureInput>,
}

#[derive(Deserialize)]
struct NatureInput {
    kind: String,
}

/// Reads one object.
pub(super) fn read(value: Value) -> Result<InputProject, String> {
    let input: InputJson = serde_json::from_value(value)
        .map_err(|error| format!("is not what `rejoinder extract` prints: {error}"))?;
    if input.article.text.contains('\0') {
        return Err("its text holds a NUL, which no text has".to_owned());
    }
    // The same input gives the same output: no id is shown.
    let mut ids = IdGenerator::seeded(0);
    let mut project = Project::new(&input.article.title, Timestamp::UNIX_EPOCH, &mut ids);
    let article = ids.draw();
    let places = ByteOffsets::new(&input.article.text);
    let parties = parties(&input.parties, &mut project, &mut ids)?;
    let mut reader = ProjectBuilder { article, places, ids, parties, speakers: HashMap::new() };
    for voice in &input.speakers {
        reader.speaker(voice, &mut project)?;
    }
    let statements = reader.statements(&input.statements, &mut project)?;
    let known = reader.parties.into_iter().map(|(name, id)| (id, name)).collect();
    project.articles.push(Arc::new(model::Article {
        id: article,
        title: input.article.title,
        outlet: String::new(),
        byline: String::new(),
        date: String::new(),
        address: String::new(),
        added: Timestamp::UNIX_EPOCH,
        text: input.article.text.into(),
    }));
    Ok(InputProject { project, statements, parties: known })
}

fn parties(
    sides: &[PartyInput],
    project: &mut Project,
    ids: &mut IdGenerator,
) -> Result<HashMap<String, PartyId>, String> {
    let mut known = HashMap::new();
    for side in sides {
        let party = Party {
            id: ids.draw(),
            name: side.name.clone(),
            short: side.name.clone(),
            letters: Party::free_letters(&side.name, &project.parties),
            colour: PartyColour::free(&project.parties),
            hidden: false,
            waiting: side.waiting,
            why: None,
        };
        if known.insert(side.id.clone(), party.id).is_some() {
            return Err(format!("two parties have the id “{}”", side.id));
        }
        project.parties.push(party);
    }
    Ok(known)
}

struct ProjectBuilder {
    article: ArticleId,
    places: ByteOffsets,
    ids: IdGenerator,
    parties: HashMap<String, PartyId>,
    speakers: HashMap<String, SpeakerId>,
}

impl ProjectBuilder {
    fn speaker(&mut self, voice: &SpeakerInput, project: &mut Project) -> Result<(), String> {
        let party = self.party(voice.party.as_deref())?;
        let mentions = voice.mentions.iter().map(|place| self.places.span(*place));
        let mentions: Result<Vec<Span>, String> = mentions.collect();
        let speaker = model::Speaker {
            id: self.ids.draw(),
            name: voice.name.clone(),
            kind: likely_kind(&voice.name),
            role: String::new(),
            party,
            mentions: mentions?.into_iter().map(|span| Mention { article: self.article, span }).collect(),
            why: None,
        };
        if self.speakers.insert(voice.id.clone(), speaker.id).is_some() {
            return Err(format!("two speakers have the id “{}”", voice.id));
        }
        project.speakers.insert(speaker.id, speaker);
        Ok(())
    }

    fn party(&self, id: Option<&str>) -> Result<Option<PartyId>, String> {
        let known = |id: &str| self.parties.get(id).copied().ok_or(format!("there is no party “{id}”"));
        id.map(known).transpose()
    }

    fn statements(
        &mut self,
        all: &[StatementInput],
        project: &mut Project,
    ) -> Result<HashMap<StatementId, String>, String> {
        let mut own: HashMap<&str, StatementId> = HashMap::new();
        for said in all {
            if own.insert(&said.id, self.ids.draw()).is_some() {
                return Err(format!("two statements have the id “{}”", said.id));
            }
        }
        let mut table: Table<StatementId, Statement> = Table::new();
        for said in all {
            let via = said.via.as_deref().map(|via| {
                own.get(via)
                    .copied()
                    .ok_or(format!("statement “{}” is told in “{via}”, which is not there", said.id))
            });
            let Some(id) = own.get(said.id.as_str()).copied() else { continue };
            let mut statement = self.statement(said, id)?;
            statement.via = via.transpose()?.filter(|via| *via != id);
            table.insert(id, statement);
        }
        project.statements = table;
        Ok(own.into_iter().map(|(name, id)| (id, name.to_owned())).collect())
    }

    fn statement(&self, said: &StatementInput, id: StatementId) -> Result<Statement, String> {
        let wrong = |problem: String| format!("statement “{}”: {problem}", said.id);
        let spans: Result<Vec<Span>, String> = said.spans.iter().map(|it| self.places.span(*it)).collect();
        let mut spans = spans.map_err(wrong)?;
        spans.sort_unstable();
        if spans.is_empty() {
            return Err(wrong("it has no spans".to_owned()));
        }
        let place = |place: Option<[usize; 2]>| place.map(|it| self.places.span(it)).transpose();
        let speaker = said
            .speaker
            .as_deref()
            .map(|id| self.speakers.get(id).copied().ok_or(format!("there is no speaker “{id}”")));
        let party = self.party(said.party.as_deref()).map_err(wrong)?;
        Ok(Statement {
            id,
            article: self.article,
            spans,
            lost: None,
            earlier: None,
            mode: mode(said.mode.as_deref()).map_err(wrong)?,
            act: if said.act.as_deref() == Some(Act::Attitude.name()) { Act::Attitude } else { Act::Speech },
            cue: place(said.cue).map_err(wrong)?,
            mention: place(said.mention).map_err(wrong)?,
            speaker: speaker.transpose().map_err(wrong)?,
            party: party.map_or(PartyChoice::Unknown, PartyChoice::Given),
            via: None,
            status: ReviewStatus::Confirmed,
            why: None,
            nature: said.nature.as_ref().and_then(|it| nature(&it.kind)),
            claim: false,
            tags: Vec::new(),
            verdict: None,
            note: String::new(),
            coded: None,
            changed: Vec::new(),
        })
    }
}

fn mode(name: Option<&str>) -> Result<Mode, String> {
    let Some(name) = name else { return Ok(Mode::Indirect) };
    let known = Mode::ALL.into_iter().find(|mode| mode.name() == name);
    known.ok_or(format!("“{name}” is no mode: direct, mixed or indirect"))
}

fn nature(name: &str) -> Option<model::Nature> {
    let kind = NatureKind::ALL.into_iter().find(|kind| kind.name() == name)?;
    Some(model::Nature { kind, why: Why::new("", &[], 100) })
}

/// From code points to bytes.
struct ByteOffsets {
    /// Start of each code point, and the end of the text.
    starts: Vec<usize>,
}

impl ByteOffsets {
    fn new(text: &str) -> Self {
        Self { starts: text.char_indices().map(|(at, _)| at).chain([text.len()]).collect() }
    }

    fn span(&self, [start, end]: [usize; 2]) -> Result<Span, String> {
        let place = |at: usize| self.starts.get(at).copied();
        match (place(start), place(end)) {
            (Some(first), Some(last)) if first <= last => Ok(Span::new(first, last)),
            _ => Err(format!(
                "the text has no place [{start}, {end}] (it has {} code points)",
                self.starts.len() - 1
            )),
        }
    }
}
