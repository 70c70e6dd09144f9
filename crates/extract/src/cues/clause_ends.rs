//! The end of the clause that a reporting verb governs.

use super::frames::{FrameReader, QuoteContext};
use crate::cues::noun_phrases::noun_after;
use crate::lexicon::{VerbForm, flag, takes};
use crate::text::tokens::TokenKind;

/// The distance to which a clause is followed, in units: longer than any sentence that a person wrote.
const LONGEST: usize = 400;

/// One past the last unit of the clause that begins at `start`.
pub(crate) fn clause_end(reader: &FrameReader, start: usize, form: Option<VerbForm>) -> usize {
    let limit = reader.units.len().min(start + LONGEST);
    let mut at = start;
    while at < limit {
        let Some(unit) = reader.get(at) else { break };
        let stop = match unit.kind() {
            TokenKind::Semicolon => true,
            TokenKind::Stop => at + 1 >= reader.units.len(),
            TokenKind::Comma => at > start && cut_at_comma(reader, at, form),
            TokenKind::Word if unit.is(flag::AND) || reader.word(at) == "but" => cut_at_and(reader, at, form),
            TokenKind::Word => {
                at > start + 1 && reader.word(at) == "according" && reader.is(at + 1, flag::TO)
            }
            _ => false,
        };
        if stop {
            break;
        }
        at += 1;
    }
    reader.without_comma(start, at)
}

/// Returns true if the clause ends at a comma: another reporting verb follows it with the same subject.
fn cut_at_comma(reader: &FrameReader, comma: usize, form: Option<VerbForm>) -> bool {
    let mut next = comma + 1;
    if reader.word(next) == "according" {
        return true;
    }
    // "said he was tired, but that he would stay"
    if reader.is(next + 1, flag::THAT) && (reader.is(next, flag::AND) || reader.word(next) == "but") {
        return false;
    }
    if reader.scope == QuoteContext::Outer
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
            unit.cue().is_some_and(|cue| Some(cue.form) == form && form != Some(VerbForm::Base))
        });
    }
    while reader.is(next, flag::ADVERB) && next < comma + 3 {
        next += 1;
    }
    let saying = reader.get(next).is_some_and(|unit| {
        unit.cue().is_some_and(|cue| cue.form == VerbForm::Ing && !cue.can(takes::THOUGHT))
    });
    saying && reader.scope == QuoteContext::Outer
}

/// Returns true if another frame begins here: "Mr Barrett said, “…”".
fn frame_starts(reader: &FrameReader, start: usize) -> bool {
    let Some(noun) = noun_after(reader.units, start).filter(|noun| noun.end - noun.start < 9) else {
        return false;
    };
    let mut at = noun.end;
    while at < noun.end + 2 && reader.is(at, flag::ADVERB | flag::AUXILIARY) {
        at += 1;
    }
    let says = reader.get(at).is_some_and(|unit| {
        unit.cue().is_some_and(|cue| {
            cue.can(takes::QUOTE) && matches!(cue.form, VerbForm::Past | VerbForm::Present)
        })
    });
    let open = reader.get(at + 1).is_none_or(|unit| {
        matches!(unit.kind(), TokenKind::Comma | TokenKind::Quoted(_) | TokenKind::Colon | TokenKind::Stop)
            || unit.is(flag::THAT | flag::TIME)
    });
    says && open
}

/// Returns true if the clause ends at an "and" without a comma: the verb behind it reports, with a clause of its own.
fn cut_at_and(reader: &FrameReader, and: usize, form: Option<VerbForm>) -> bool {
    let mut next = and + 1;
    while reader.is(next, flag::ADVERB) && next < and + 3 {
        next += 1;
    }
    let same = reader.get(next).is_some_and(|unit| {
        unit.cue().is_some_and(|cue| Some(cue.form) == form && cue.can(takes::THAT | takes::OBJECT))
    });
    let said = reader.word(next).starts_with("sa")
        && reader.get(next + 1).is_some_and(|unit| unit.upper() || unit.is(flag::PRONOUN | flag::DETERMINER));
    let led = reader.is(next + 1, flag::THAT)
        || reader.quoted(next + 1)
        || reader.kind(next + 1) == Some(TokenKind::Comma);
    same && matches!(form, Some(VerbForm::Past | VerbForm::Present))
        && (led || said || reader.word(and) == "but")
}
