//! Text → sentences → quotations → cues → speakers → parties → statements → suggested links.
//!
//! The same text gives the same findings on any machine. Every stage is linear in the length of the text; whatever looks
//! around does so within fixed bounds.
//!
//! 1. `language` says whether a text is English; of one that is not, `foreign` gives the quotations.
//! 2. `tokens`, `sentences` and `quotes` take it apart; `runs`, `names` and `people` find who is named in it.
//! 3. `reading` goes through the sentences. The first voice: `frames` around a verb (`nouns`, `clauses`, `ends`, `layout`) or
//!    around another word (`sayings`), and what no frame has claimed (`loose`). The second voice: `syntax` and
//!    `attribution`, with what `second` makes of them.
//! 4. `cast` finds out whom a mention means, with `apposition`, `pronouns`, `described`, `bodies` and `lead`; `affiliation`
//!    for whom somebody speaks.
//! 5. `parties` finds the sides, `waits` says which of them wait, `claims` what kind of statement each seems to be.
//! 6. `findings` puts all of it in order; `links` suggests which statement answers which.
//!
//! What single words are stands in `lexicon`, and every rule with its name, its sentence and how sure it is in `rules`.
//!
//! ```
//! let text = "“The bridge is safe,” said Ann Roe, a spokeswoman for the council.";
//! let findings = rejoinder::extract::extract(text);
//! assert_eq!(findings.speakers[0].name, "Ann Roe");
//! assert_eq!(findings.parties[0].name, "Council");
//! ```

mod affiliation;
mod apposition;
pub mod attribution;
mod bodies;
mod cast;
mod claims;
mod clauses;
mod described;
mod ends;
mod findings;
mod foreign;
mod frames;
mod language;
mod layout;
mod lead;
mod lexicon;
mod links;
mod loose;
mod names;
mod nouns;
mod parties;
mod people;
mod pronouns;
mod quotes;
mod reading;
mod rules;
mod runs;
mod sayings;
mod second;
mod sentences;
mod sides;
pub mod syntax;
mod tokens;
mod verbs;
mod waits;
mod words;

use std::ops::ControlFlow;

use crate::model::Findings;

pub use language::foreign;
pub use links::as_project;
pub use rules::{Rule, explain};

/// How many sentences are read between two reports of progress.
const STRIDE: usize = 64;

/// Finds every statement of a text, who made it, and which party they belong to.
///
/// Never panics, whatever the text, and takes time in proportion to its length.
#[must_use]
pub fn extract(text: &str) -> Findings {
    extract_watched(text, &|_| ControlFlow::Continue(())).unwrap_or_default()
}

/// The same, telling how far it is (from 0 to 1); stops with nothing when told to break.
#[must_use]
pub fn extract_watched(text: &str, watch: &dyn Fn(f32) -> ControlFlow<()>) -> Option<Findings> {
    let go_on = |part: f32| watch(part).is_continue().then_some(());
    go_on(0.0)?;
    let tokens = tokens::tokens(text);
    go_on(0.15)?;
    if let Some(language) = language::foreign(text) {
        let findings = foreign::findings(text, &tokens, language);
        go_on(1.0)?;
        return Some(findings);
    }
    let pairs = quotes::pairs(text, &tokens);
    go_on(0.2)?;
    let mut reading = reading::Reading::new(text, &tokens, &pairs);
    for (index, sentence) in sentences::sentences(text, &tokens, &pairs).enumerate() {
        if index % STRIDE == 0 {
            let place = sentence.units.first().map_or(0, |unit| unit.span.start);
            go_on(0.2 + 0.5 * place as f32 / text.len() as f32)?;
        }
        reading.sentence(&sentence);
    }
    let raws = findings::in_reading_order(reading.finish());
    drop(pairs);
    go_on(0.7)?;
    let names = names::names(text, &tokens);
    go_on(0.75)?;
    let cast = cast::cast(text, &tokens, &names, &raws);
    go_on(0.85)?;
    let sides = parties::sides(text, &tokens, &names, &raws, &cast);
    drop(names);
    go_on(0.9)?;
    let mut findings = findings::findings(text, tokens, raws, cast, sides);
    waits::mark(&mut findings);
    findings.links = links::links(text, &findings);
    go_on(1.0)?;
    Some(findings)
}

/// What the second voice proposes in a text, for its lessons.
fn collect(text: &str) -> attribution::Collected {
    let tokens = tokens::tokens(text);
    let pairs = quotes::pairs(text, &tokens);
    let mut reading = reading::Reading::new(text, &tokens, &pairs);
    reading.lesson = Some(attribution::Collected::default());
    for sentence in sentences::sentences(text, &tokens, &pairs) {
        reading.sentence(&sentence);
    }
    reading.lesson.unwrap_or_default()
}
