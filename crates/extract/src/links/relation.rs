//! What an answer does to the statement that it answers.

use super::Matcher;
use crate::lexicon::takes;
use model::{Mode, NatureKind, Relation};

impl Matcher<'_> {
    /// What the answer does: by its verb first, then by its words.
    pub(super) fn relation(&self, from: usize, to: usize) -> Relation {
        let Some(answer) = self.said.get(from) else { return Relation::Rebuts };
        let cue = answer.raw.cue.map_or(String::new(), |span| span.of(self.text).to_lowercase());
        let known = self.recent.get(from);
        let has = |list: &[&str]| list.iter().any(|word| known.words.contains(word));
        let kind = self.kinds.get(from).copied().flatten();
        let begins = |list: &[&str]| list.iter().any(|stem| cue.starts_with(stem));
        let shared = self.shared(&known, &self.recent.get(to)).0;
        if answer.raw.takes & takes::GRANTS != 0
            || has(&["tragedy", "regret", "sorry", "apolog", "accept that", "mistake"])
        {
            Relation::Concedes
        } else if begins(&["den", "reject", "disput", "refut"]) || answer.raw.takes & takes::DENIES != 0 {
            Relation::Denies
        } else if has(&[" vindicat", " support", " full confidence", " agree "])
            || begins(&["back", "prais", "welcom", "endors"])
        {
            Relation::Supports
        } else if has(&[
            " he would ",
            " of course ",
            " fairy tale",
            " hypothetical",
            " motive",
            " paid by",
            " funded by",
            " draft",
            " single ",
        ]) {
            Relation::Undercuts
        } else if kind == Some(NatureKind::Denial) && shared < 6.0 {
            Relation::Denies
        } else if kind == Some(NatureKind::Opinion) && answer.raw.mode == Mode::Mixed {
            Relation::Undercuts
        } else {
            Relation::Rebuts
        }
    }
}
