//! The framing of a text, as its trees show it: who does what to whom, how names are introduced, short quotations.
//!
//! This is apart from the findings: it proposes no records, and nobody confirms it. A parser errs, so that whoever shows these figures shows
//! their places too.

mod clauses;
mod labels;
mod short_quotations;

use crate::quotations::pairs::pairs;
use crate::text::tokens::tokens;
use crate::text::{Document, invisible, language};
use crate::trees::ParsedText;
use analysis::framing::ReadText;

/// Reads the framing of a text; nothing of one that is not English.
#[must_use]
pub fn framing(text: &str) -> ReadText {
    let Some(folded) = invisible::folded(text) else { return read(text) };
    let mut found = read(&folded.text);
    for clause in &mut found.clauses {
        for span in [&mut clause.span, &mut clause.verb]
            .into_iter()
            .chain(&mut clause.agent)
            .chain(&mut clause.patient)
        {
            *span = folded.span(*span);
        }
    }
    for label in &mut found.labels {
        label.named = folded.span(label.named);
        label.words = folded.span(label.words);
    }
    for span in &mut found.short_quotations {
        *span = folded.span(*span);
    }
    found
}

/// Reads a text in which nothing is unseen.
fn read(text: &str) -> ReadText {
    if language::foreign(text).is_some() {
        return ReadText::default();
    }
    let all = tokens(text);
    let pairs = pairs(Document { text, tokens: &all });
    let parsed = ParsedText::new(text, &pairs);
    ReadText {
        clauses: clauses::clauses(&parsed),
        labels: labels::labels(&parsed),
        short_quotations: short_quotations::short_quotations(text, &pairs),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn places_are_those_of_a_text_with_marks_that_are_not_seen() {
        let text = "Civil\u{ad}ians were killed by the\u{a0}coalition. It had called Raqqa a “safe” zone for the people who lived there.";
        let found = framing(text);
        let clause = found.clauses.first().expect("the parser sees a passive");
        assert_eq!(clause.patient.map(|it| it.of(text)), Some("Civil\u{ad}ians"));
        assert_eq!(clause.agent.map(|it| it.of(text)), Some("the\u{a0}coalition"));
        assert_eq!(found.short_quotations.iter().map(|it| it.of(text)).collect::<Vec<_>>(), ["“safe”"]);
    }

    #[test]
    fn nothing_is_read_in_another_language() {
        let text = "Der Rat der Stadt wurde von den Anwohnern verklagt, weil die Brücke seit Jahren nicht mehr sicher war und weil niemand etwas \
                    dagegen getan hatte. Der Bürgermeister sagte, er habe von den Schäden erst nach dem Unfall gehört, und er werde nicht zurücktreten.";
        assert_eq!(framing(text), ReadText::default());
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

        /// Whatever the text, all spans lie in it, and lists are in its order.
        #[test]
        fn spans_lie_in_the_text(text in "(The |the |“|”|, |\\. |Ann Roe|was |killed |by |so-called |director |\u{ad}|\u{a0}|é|\n|council |who |bombed |and |[a-z]{1,8} ){0,60}") {
            let found = framing(&text);
            for clause in &found.clauses {
                for span in [clause.span, clause.verb].into_iter().chain(clause.agent).chain(clause.patient) {
                    prop_assert!(span.fits(&text));
                    prop_assert!(clause.span.contains(span));
                }
            }
            for label in &found.labels {
                prop_assert!(label.named.fits(&text) && label.words.fits(&text) && !label.named.overlaps(label.words));
            }
            prop_assert!(found.short_quotations.iter().all(|span| span.fits(&text)));
            prop_assert!(found.short_quotations.is_sorted() && found.clauses.is_sorted_by_key(|it| it.verb.start));
        }
    }
}
