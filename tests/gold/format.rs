//! Reads a gold file: what people found in one article, line by line.
//!
//! ```text
//! # a remark
//! party   Fairwater Trust = the trust, FT       a side that matters, and what else it may be called
//! silent  Harbour Ministry                      one that matters and never speaks
//! other   Coastal University                    one that may wait
//! speaker Ann Roe = Dr Roe : Fairwater Trust    who speaks, and for whom; `A / -` accepts A or nobody
//!
//! 1 mixed Ann Roe | accusation/figure           number, mode, speaker, the natures that are accepted
//!   the harbour [...] “never once” inspected    its words, a line for each stretch; `[...]` leaves some out
//! 2 direct the memo | none | in 1 | attitude    told in statement 1; no speech, so not required
//!   #2 “never once”                             the second place where these words are
//!
//! link 5 denies 1 / 2                           5 answers 1 or 2
//!
//! accuses 1 Harbour Ministry : -                1 accuses that party, which does not answer in the article
//! asks    2 Fairwater Trust : 4 / 5             2 asks it to act, and it answers in 4 and 5; `?` where that is open
//! perhaps 3 Fairwater Trust                     readers may differ whether it is accused
//! ```
//!
//! Accusations and answers, and what counts as one: `replies/GUIDELINE.md`.
//!
//! Words that the article lacks or has more than once, unknown names, unknown numbers: each is an error
//! that names the file and the line.

use analysis::ReplyReason;
use model::{Mode, NatureKind, Relation};

/// The reading of one article by people.
#[derive(Debug, Default)]
pub(crate) struct Gold {
    /// The sides, those that matter and those that may wait.
    pub(crate) parties: Vec<Side>,
    /// The speaker.
    pub(crate) speakers: Vec<Voice>,
    /// The statements, in the order of the file.
    pub(crate) statements: Vec<Said>,
    /// The answers.
    pub(crate) links: Vec<Answer>,
    /// The one that is accused or asked to act.
    pub(crate) dues: Vec<Due>,
}

/// A name and what else it may be called.
#[derive(Debug)]
pub(crate) struct Names(pub(crate) Vec<String>);

/// A side.
#[derive(Debug)]
pub(crate) struct Side {
    /// Its names.
    pub(crate) names: Names,
    /// True if it belongs to the first that are shown.
    pub(crate) matters: bool,
}

/// Somebody who speaks.
#[derive(Debug)]
pub(crate) struct Voice {
    /// Its names.
    pub(crate) names: Names,
    /// The parties that are accepted, as places in [`Gold::parties`]; nothing for "belongs to none".
    pub(crate) parties: Vec<Option<usize>>,
}

/// A statement.
#[derive(Debug)]
pub(crate) struct Said {
    /// Its number in the file.
    pub(crate) number: usize,
    /// Its stretches, in bytes.
    pub(crate) spans: Vec<(usize, usize)>,
    /// The mode in which its words are given.
    pub(crate) mode: Mode,
    /// Its speaker's place.
    pub(crate) speaker: usize,
    /// The natures that are accepted; nothing for "none is plain".
    pub(crate) natures: Vec<Option<NatureKind>>,
    /// The outer statement's place.
    pub(crate) via: Option<usize>,
    /// True if it is a thought, a wish or a title: not required.
    pub(crate) attitude: bool,
}

/// A link.
#[derive(Debug)]
pub(crate) struct Answer {
    /// The statement that answers.
    pub(crate) from: usize,
    /// The statements of which each is accepted as what is answered.
    pub(crate) to: Vec<usize>,
    /// The relation of the answer to the claim.
    pub(crate) relation: Relation,
}

/// An accusation of a party, or a demand on it.
#[derive(Debug)]
pub(crate) struct Due {
    /// The statement's place.
    pub(crate) statement: usize,
    /// The party's place.
    pub(crate) party: usize,
    /// Reason for which a reply is due; nothing where readers may differ.
    pub(crate) ground: Option<ReplyReason>,
    /// True if the party replies in the article; nothing where that is open.
    pub(crate) replied: Option<bool>,
}

impl Names {
    fn read(words: &str) -> Self {
        let (name, more) = words.split_once('=').unwrap_or((words, ""));
        let more = more.split(", ").map(str::trim).filter(|name| !name.is_empty());
        Self(std::iter::once(name.trim()).chain(more).map(str::to_owned).collect())
    }

    /// The name itself.
    pub(crate) fn first(&self) -> &str {
        self.0.first().map_or("", String::as_str)
    }
}

/// Reads the gold of one article.
pub(crate) fn read(gold: &str, text: &str) -> Result<Gold, String> {
    let mut out = Gold::default();
    let mut numbers: Vec<(usize, String)> = Vec::new();
    for (index, line) in gold.lines().enumerate() {
        let at = |problem: String| format!("line {}: {problem}", index + 1);
        if line.trim().is_empty() || line.starts_with('#') {
            continue;
        }
        if let Some(words) = line.strip_prefix("  ") {
            let said = out.statements.last_mut().ok_or_else(|| at("words without a statement".to_owned()))?;
            let span = place(words.trim(), text).map_err(at)?;
            said.spans.push(span);
            said.spans.sort_unstable();
            continue;
        }
        let (word, rest) = line.split_once(' ').ok_or_else(|| at(format!("`{line}` is no line of gold")))?;
        match word {
            "party" | "silent" | "other" => {
                let side = Side { names: Names::read(rest), matters: word != "other" };
                out.parties.push(side);
            }
            "speaker" => out.speakers.push(voice(rest, &out.parties).map_err(at)?),
            "link" => {
                let link = answer(rest, &out.statements).map_err(at)?;
                out.links.push(link);
            }
            "accuses" | "asks" | "perhaps" => {
                let due = due(word, rest, &out).map_err(at)?;
                if out.dues.iter().any(|it| (it.statement, it.party) == (due.statement, due.party)) {
                    return Err(at(format!("`{rest}` is there twice")));
                }
                out.dues.push(due);
            }
            number => {
                let said = said(number, rest, &out).map_err(at)?;
                if numbers.iter().any(|(known, _)| *known == said.number) {
                    return Err(at(format!("statement {number} is there twice")));
                }
                numbers.push((said.number, rest.to_owned()));
                out.statements.push(said);
            }
        }
    }
    match out.statements.iter().find(|said| said.spans.is_empty()) {
        Some(said) => Err(format!("statement {} has no words", said.number)),
        None => Ok(out),
    }
}

fn voice(rest: &str, parties: &[Side]) -> Result<Voice, String> {
    let (names, sides) = rest.rsplit_once(" : ").ok_or("a speaker needs ` : ` and its party or `-`")?;
    let side = |name: &str| {
        let name = name.trim();
        if name == "-" {
            return Ok(None);
        }
        let at = parties.iter().position(|side| side.names.first() == name);
        at.map(Some).ok_or_else(|| format!("the party `{name}` is not in the list above"))
    };
    let parties = sides.split('/').map(side).collect::<Result<Vec<_>, String>>()?;
    Ok(Voice { names: Names::read(names), parties })
}

fn said(number: &str, rest: &str, gold: &Gold) -> Result<Said, String> {
    let number = number.parse().map_err(|_| format!("`{number}` is neither a keyword nor a number"))?;
    let mut fields = rest.split('|').map(str::trim);
    let head = fields.next().unwrap_or_default();
    let (mode, name) = head.split_once(' ').ok_or("a statement needs a mode and a speaker")?;
    let mode = match mode {
        "direct" => Mode::Direct,
        "mixed" => Mode::Mixed,
        "indirect" => Mode::Indirect,
        other => return Err(format!("`{other}` is no mode")),
    };
    let speaker = gold.speakers.iter().position(|voice| voice.names.first() == name.trim());
    let speaker = speaker.ok_or_else(|| format!("the speaker `{}` is not in the list above", name.trim()))?;
    let natures = fields.next().ok_or("a statement needs its nature")?;
    let natures = natures.split('/').map(nature).collect::<Result<Vec<_>, String>>()?;
    let (mut via, mut attitude) = (None, false);
    for field in fields {
        match field.strip_prefix("in ") {
            Some(outer) => via = Some(find(outer, &gold.statements)?),
            None if field == "attitude" => attitude = true,
            None => return Err(format!("`{field}` is neither `in N` nor `attitude`")),
        }
    }
    Ok(Said { number, spans: Vec::new(), mode, speaker, natures, via, attitude })
}

fn nature(name: &str) -> Result<Option<NatureKind>, String> {
    if name == "none" {
        return Ok(None);
    }
    let kind = NatureKind::ALL.into_iter().find(|kind| kind.name() == name);
    kind.map(Some).ok_or_else(|| format!("`{name}` is no nature"))
}

fn answer(rest: &str, statements: &[Said]) -> Result<Answer, String> {
    let mut words = rest.splitn(3, ' ');
    let mut next = || words.next().unwrap_or_default();
    let from = find(next(), statements)?;
    let name = next();
    let relation = Relation::ALL.into_iter().find(|relation| relation.name() == name);
    let relation = relation.ok_or_else(|| format!("`{name}` is no relation"))?;
    let to = next().split('/').map(|number| find(number, statements)).collect::<Result<Vec<_>, _>>()?;
    Ok(Answer { from, to, relation })
}

fn due(word: &str, rest: &str, gold: &Gold) -> Result<Due, String> {
    let ground = match word {
        "accuses" => Some(ReplyReason::Accused),
        "asks" => Some(ReplyReason::Asked),
        _ => None,
    };
    let (head, replies) = match ground {
        Some(_) => rest.trim().rsplit_once(" : ").ok_or("a due needs ` : ` and the replies, `-` or `?`")?,
        None => (rest.trim(), "?"),
    };
    let (number, name) = head.split_once(' ').ok_or("a due needs a statement and a party")?;
    let statement = find(number, &gold.statements)?;
    let party = gold.parties.iter().position(|side| side.names.first() == name.trim());
    let party = party.ok_or_else(|| format!("the party `{}` is not in the list above", name.trim()))?;
    let replied = match replies.trim() {
        "-" => Some(false),
        "?" => None,
        replies => {
            replies.split('/').try_for_each(|number| find(number, &gold.statements).map(|_| ()))?;
            Some(true)
        }
    };
    Ok(Due { statement, party, ground, replied })
}

fn find(number: &str, statements: &[Said]) -> Result<usize, String> {
    let wanted: usize = number.trim().parse().map_err(|_| format!("`{number}` is no number"))?;
    let at = statements.iter().position(|said| said.number == wanted);
    at.ok_or_else(|| format!("there is no statement {wanted} above"))
}

/// The place of words: `A [...] B` from A to the first B behind it, `#2 A` the second A.
fn place(words: &str, text: &str) -> Result<(usize, usize), String> {
    let (index, words) = match words.strip_prefix('#').and_then(|rest| rest.split_once(' ')) {
        Some((number, rest)) => (number.parse::<usize>().ok(), rest),
        None => (None, words),
    };
    let (head, tail) = words.split_once(" [...] ").unwrap_or((words, ""));
    let places: Vec<usize> = text.match_indices(head).map(|(at, _)| at).collect();
    let start = match (index, places.as_slice()) {
        (_, []) => return Err(format!("the article does not have the words `{head}`")),
        (None, [only]) => *only,
        (None, _) => return Err(format!("the article has the words `{head}` {} times", places.len())),
        (Some(index), _) => *index
            .checked_sub(1)
            .and_then(|index| places.get(index))
            .ok_or_else(|| format!("the article has the words `{head}` only {} times", places.len()))?,
    };
    let end = start + head.len();
    let rest = text.get(end..).unwrap_or_default();
    let behind = rest.find(tail).ok_or_else(|| format!("`{tail}` does not follow `{head}`"))?;
    Ok((start, if tail.is_empty() { end } else { end + behind + tail.len() }))
}
