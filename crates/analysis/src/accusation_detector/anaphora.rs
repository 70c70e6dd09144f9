//! The referents of words that name nobody: "they", "it", "both sides".

use super::super::clause_roles::{ClauseRole, ClauseWord, part};
use super::super::conduct::{Conduct, conduct};
use super::super::party_names::{PartyMention, PartyNames};
use super::{AccusationDetector, is_another};
use model::{Mode, SpeakerKind, Statement};

/// The number of words from which on a pronoun is no longer beside the cue: "called on it to", "accused it of".
const BESIDE_CUE: usize = 5;

impl AccusationDetector<'_> {
    /// Adds whom pronouns and "both sides" mean.
    pub(super) fn meant(
        &self,
        statement: &Statement,
        names: &PartyNames,
        words: &[ClauseWord<'_>],
        charges: bool,
        named: &mut Vec<PartyMention>,
    ) {
        let known = named.len();
        if statement.mode == Mode::Direct {
            self.quoted(statement, names, words, named);
        } else {
            self.reported(statement, names, words, charges, named);
        }
        self.sides(statement, names, words, named);
        if named.len() > known {
            named.sort_by_key(|name| name.first);
        }
    }

    /// "They lied": in what is quoted, whoever was named last before it and is not the speaker.
    fn quoted(
        &self,
        statement: &Statement,
        names: &PartyNames,
        words: &[ClauseWord<'_>],
        named: &mut Vec<PartyMention>,
    ) {
        let stands = |at: &usize| {
            words.get(*at).is_some_and(|word| is_another(&word.lower) || word.lower == "you")
                && part(words, *at) == ClauseRole::Subject
        };
        let mut subjects = (0..words.len()).filter(stands).peekable();
        if subjects.peek().is_none() {
            return;
        }
        let text = self.project.text_of(statement);
        let other = |party: usize| self.is_other(statement, party);
        if let Some(party) = names.before(text, statement.article, statement.extent().start, other) {
            named.extend(subjects.map(|at| PartyMention { party, first: at, behind: at + 1 }));
        }
    }

    /// "It should never have accepted the list", "accused it of lying": outside of what is quoted, whoever began a sentence
    /// last: the subject of a text is named there, others only because they said something.
    fn reported(
        &self,
        statement: &Statement,
        names: &PartyNames,
        words: &[ClauseWord<'_>],
        charges: bool,
        named: &mut Vec<PartyMention>,
    ) {
        // "It" of an organisation that speaks is mostly that organisation.
        let speaker = statement.speaker.and_then(|id| self.project.speakers.get(&id));
        let person = charges && speaker.is_some_and(|it| it.kind == SpeakerKind::Person);
        let Some(at) = (0..words.len()).find(|at| is_charged(words, *at, person)) else { return };
        let text = self.project.text_of(statement);
        let place = words.get(at).map_or(0, |word| word.span.start);
        let (before, all) = names.lines_before(text, statement.article, place);
        let begins = |name: &&PartyMention| {
            let mut open = name.first.saturating_sub(3)..=name.first;
            open.any(|at| before.get(at).is_some_and(|word| word.first))
                && part(&before, name.first) == ClauseRole::Subject
                && conduct(&before, name.behind, before.len()) != Conduct::Says
        };
        let meant = all.iter().rev().filter(|name| self.is_other(statement, name.party)).find(begins);
        named.extend(meant.map(|name| PartyMention { party: name.party, first: at, behind: at + 1 }));
    }

    /// "Both sides lied", "accused each other": the two that the article sets against each other there.
    fn sides(
        &self,
        statement: &Statement,
        names: &PartyNames,
        words: &[ClauseWord<'_>],
        named: &mut Vec<PartyMention>,
    ) {
        let Some((first, behind)) = (0..words.len()).find_map(|at| both(words, at)) else { return };
        let text = self.project.text_of(statement);
        let other = |party: usize| {
            self.is_other(statement, party) && self.project.parties.get(party).is_some_and(|it| !it.waiting)
        };
        if let Some((one, another)) = names.rivals(text, statement.article, statement.extent().start, other) {
            named.extend([one, another].map(|party| PartyMention { party, first, behind }));
        }
    }
}

fn lower<'a>(words: &'a [ClauseWord<'_>], at: usize) -> &'a str {
    words.get(at).map_or("", |word| &*word.lower)
}

/// Returns true if a pronoun means somebody who is accused or asked; as a subject only where a person accuses or asks.
fn is_charged(words: &[ClauseWord<'_>], at: usize, person: bool) -> bool {
    let told = |at| at < BESIDE_CUE && matches!(part(words, at), ClauseRole::Blamed | ClauseRole::Asked);
    match lower(words, at) {
        "him" | "her" | "them" => told(at),
        "it" | "they" => {
            let is = matches!(lower(words, at + 1), "are" | "is" | "was" | "were" | "would");
            let does = || matches!(conduct(words, at + 1, words.len()), Conduct::Wrong | Conduct::Due);
            told(at) || person && !is && part(words, at) == ClauseRole::Subject && does()
        }
        _ => false,
    }
}

/// From which word up to which two are named at once: "both sides", "each other".
fn both(words: &[ClauseWord<'_>], at: usize) -> Option<(usize, usize)> {
    let (next, after) = (|| lower(words, at + 1), || lower(words, at + 2));
    let is_side = |word: &str| matches!(word, "camp" | "camps" | "parties" | "party" | "side" | "sides");
    let behind = match lower(words, at) {
        "both" | "each" | "either" if is_side(next()) => at + 2,
        "each" if next() == "other" => at + 2,
        "one" if next() == "another" => at + 2,
        "the" | "these" | "those" if next() == "two" && is_side(after()) => at + 3,
        // "each accused the other of theft"
        "the" if at < BESIDE_CUE && next() == "other" && matches!(after(), "of" | "with") => at + 2,
        _ => return None,
    };
    Some((at, behind))
}

#[cfg(test)]
mod tests {
    use super::super::super::ReplyDue;
    use super::super::super::testing::TestProject;
    use model::{Mode, NatureKind, SpeakerKind};

    const TEXT: &str = "The Firm fell out with the Board over the list. The Firm, which makes bread, lost it. \
        It should never have lost it, Ann Roe of the Union said. She accused it of lying. \
        The Union said both sides were dodging.";

    /// The parties that a statement of the first of three accuses or asks.
    fn whom(said: &str, mode: Mode, kind: NatureKind) -> Vec<String> {
        let mut world = TestProject::new(TEXT);
        let parties = ["Union", "Firm", "Board"].map(|name| (world.party(name), name));
        let roe = world.speaker("Ann Roe", Some(parties[0].0));
        world.project.speakers.get_mut(&roe).unwrap().kind = SpeakerKind::Person;
        let statement = world.say(parties[0].0, said);
        world.nature(statement, kind);
        world.change(statement, |it| (it.mode, it.speaker) = (mode, Some(roe)));
        let replies = world.derive().replies;
        let name = |due: &ReplyDue| parties.iter().find(|(id, _)| *id == due.party).unwrap().1.to_owned();
        replies.replies_due().iter().map(name).collect()
    }

    #[test]
    fn a_pronoun_outside_of_quotations_means_whoever_began_a_sentence() {
        assert_eq!(whom("It should never have lost it", Mode::Indirect, NatureKind::Accusation), ["Firm"]);
        assert_eq!(whom("accused it of lying", Mode::Indirect, NatureKind::Accusation), ["Firm"]);
        assert_eq!(whom("It should never have lost it", Mode::Indirect, NatureKind::Event), [""; 0]);
    }

    #[test]
    fn both_sides_are_the_two_that_are_named_together() {
        assert_eq!(
            whom("both sides were dodging", Mode::Indirect, NatureKind::Accusation),
            ["Firm", "Board"]
        );
    }
}
