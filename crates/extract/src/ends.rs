//! Where the clause ends that a reporting verb governs.

use super::frames::{Reader, Scope};
use super::lexicon::{Form, flag, takes};
use super::nouns::noun_after;
use super::tokens::Kind;

/// How far a clause is followed, in units: longer than any sentence that a person wrote.
const LONGEST: usize = 400;

/// One past the last unit of the clause that begins at `start`.
pub(super) fn clause_end(reader: &Reader, start: usize, form: Option<Form>) -> usize {
    let limit = reader.units.len().min(start + LONGEST);
    let mut at = start;
    while at < limit {
        let Some(unit) = reader.get(at) else { break };
        let stop = match unit.kind {
            Kind::Semicolon => true,
            Kind::Stop => at + 1 >= reader.units.len(),
            Kind::Comma => at > start && cut_at_comma(reader, at, form),
            Kind::Word if unit.is(flag::AND) || reader.word(at) == "but" => cut_at_and(reader, at, form),
            Kind::Word => at > start + 1 && reader.word(at) == "according" && reader.is(at + 1, flag::TO),
            _ => false,
        };
        if stop {
            break;
        }
        at += 1;
    }
    reader.without_comma(start, at)
}

/// Whether the clause ends at a comma: another reporting verb follows it with the same subject.
fn cut_at_comma(reader: &Reader, comma: usize, form: Option<Form>) -> bool {
    let mut next = comma + 1;
    if reader.word(next) == "according" {
        return true;
    }
    if reader.scope == Scope::Outer
        && (["while", "although", "though", "but"].contains(&reader.word(next)) || frame_starts(reader, next))
    {
        return true;
    }
    if reader.is(next, flag::AND) || reader.word(next) == "but" {
        next += 1;
        while reader.is(next, flag::ADVERB) {
            next += 1;
        }
        return reader.get(next).is_some_and(|unit| {
            unit.cue.is_some_and(|cue| Some(cue.form) == form && form != Some(Form::Base))
        });
    }
    while reader.is(next, flag::ADVERB) && next < comma + 3 {
        next += 1;
    }
    let saying = reader
        .get(next)
        .is_some_and(|unit| unit.cue.is_some_and(|cue| cue.form == Form::Ing && !cue.can(takes::THOUGHT)));
    saying && reader.scope == Scope::Outer
}

/// Whether another frame begins here: "Mr Barrett said, “…”".
fn frame_starts(reader: &Reader, start: usize) -> bool {
    let Some(noun) = noun_after(reader.units, start).filter(|noun| noun.end - noun.start < 9) else {
        return false;
    };
    let mut at = noun.end;
    while at < noun.end + 2 && reader.is(at, flag::ADVERB | flag::AUXILIARY) {
        at += 1;
    }
    let says = reader.get(at).is_some_and(|unit| {
        unit.cue.is_some_and(|cue| cue.can(takes::QUOTE) && matches!(cue.form, Form::Past | Form::Present))
    });
    let open = reader.get(at + 1).is_none_or(|unit| {
        matches!(unit.kind, Kind::Comma | Kind::Quoted(_) | Kind::Colon | Kind::Stop)
            || unit.is(flag::THAT | flag::TIME)
    });
    says && open
}

/// Whether the clause ends at an "and" without a comma: the verb behind it reports, with a clause of its own.
fn cut_at_and(reader: &Reader, and: usize, form: Option<Form>) -> bool {
    let mut next = and + 1;
    while reader.is(next, flag::ADVERB) && next < and + 3 {
        next += 1;
    }
    let same = reader.get(next).is_some_and(|unit| {
        unit.cue.is_some_and(|cue| Some(cue.form) == form && cue.can(takes::THAT | takes::OBJECT))
    });
    let said = reader.word(next).starts_with("sa")
        && reader.get(next + 1).is_some_and(|unit| unit.upper || unit.is(flag::PRONOUN | flag::DETERMINER));
    let led = reader.is(next + 1, flag::THAT)
        || reader.quoted(next + 1)
        || reader.kind(next + 1) == Some(Kind::Comma);
    same && matches!(form, Some(Form::Past | Form::Present)) && (led || said || reader.word(and) == "but")
}
