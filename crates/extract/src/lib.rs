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
//! 4. `parsed` parses the text and recognises names (crate `nlp`). It leaves out statements that are none, ends them where
//!    their clauses end, and adds those that only a tree shows.
//! 5. `cast` reads whom a mention means word by word, with `apposition`, `pronouns`, `described`, `bodies`, `lead` and
//!    `affiliation`; `parsed` does so by the trees, and takes the former where a tree knows nobody.
//! 6. `parsed` makes parties of the speakers and says which of them wait; `parties` adds those that say nothing and are
//!    accused or addressed. `claims` says what kind of statement each seems to be.
//! 7. `findings` puts all of it in order; `links` suggests which statement answers which.
//!
//! What single words are stands in `lexicon`, and every rule with its name, its sentence and how sure it is in `rules`.
//!
//! ```
//! let text = "“The bridge is safe,” said Ann Roe, a spokeswoman for the council.";
//! let findings = extract::extract(text);
//! assert_eq!(findings.speakers[0].name, "Ann Roe");
//! assert_eq!(findings.parties[0].name, "Council");
//! ```

mod cues;
mod findings;
mod lexicon;
mod links;
mod names;
mod parties;
mod quotations;
mod rules;
mod speakers;
mod statements;
pub mod syntax;
mod text;
mod trees;

use std::ops::ControlFlow;

use model::Findings;

pub use links::as_project;
pub use rules::{Rule, explain};
pub use statements::attribution;
pub use text::language::foreign;

use quotations::pairs;
use speakers::{by_trees, by_words};
use statements::reader;
use text::{invisible, language, sentences, tokens};

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
    let Some(folded) = invisible::folded(text) else { return read(text, watch) };
    let mut findings = read(&folded.text, watch)?;
    folded.unfold(&mut findings);
    Some(findings)
}

/// Reads a text in which nothing is unseen.
fn read(text: &str, watch: &dyn Fn(f32) -> ControlFlow<()>) -> Option<Findings> {
    let go_on = |part: f32| watch(part).is_continue().then_some(());
    go_on(0.0)?;
    let tokens = tokens::tokens(text);
    go_on(0.15)?;
    if let Some(language) = language::foreign(text) {
        let findings = quotations::foreign::findings(text, &tokens, language);
        go_on(1.0)?;
        return Some(findings);
    }
    let pairs = pairs::pairs(text, &tokens);
    go_on(0.2)?;
    let mut reading = reader::StatementReader::new(text, &tokens, &pairs);
    for (index, sentence) in sentences::sentences(text, &tokens, &pairs).enumerate() {
        if index % STRIDE == 0 {
            let place = sentence.units.first().map_or(0, |unit| unit.span.start);
            go_on(0.2 + 0.5 * place as f32 / text.len() as f32)?;
        }
        reading.sentence(&sentence);
    }
    let drafts = findings::in_reading_order(reading.finish());
    let parsed = trees::ParsedText::new(text, &pairs);
    drop(pairs);
    go_on(0.7)?;
    let drafts = statements::decide::decide(&parsed, drafts);
    let drafts = findings::in_reading_order(drafts);
    let names = names::index::names(text, &tokens);
    let by_words = by_words::resolve_speakers(text, &tokens, &names, &drafts);
    go_on(0.8)?;
    let speakers = by_trees::speakers(&parsed, &drafts, &by_words);
    go_on(0.85)?;
    let silent = parties::silent::silent(text, &tokens, &names, &drafts, &by_words);
    let (resolved, mut sides) = parties::builder::sides(speakers, &drafts, silent);
    parties::silent::shorten(text, &names, &mut sides);
    drop(names);
    go_on(0.9)?;
    let mut findings = findings::findings(text, tokens, drafts, resolved, sides);
    findings.links = links::links(text, &findings);
    go_on(1.0)?;
    Some(findings)
}

/// What the second voice proposes in a text, for its lessons.
fn collect(text: &str) -> attribution::TrainingSample {
    let tokens = tokens::tokens(text);
    let pairs = pairs::pairs(text, &tokens);
    let mut reading = reader::StatementReader::new(text, &tokens, &pairs);
    reading.training = Some(attribution::TrainingSample::default());
    for sentence in sentences::sentences(text, &tokens, &pairs) {
        reading.sentence(&sentence);
    }
    reading.training.unwrap_or_default()
}
