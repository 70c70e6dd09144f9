//! Text → sentences → quotations → cues → speakers → parties → statements → suggested links.
//!
//! The same text gives the same findings on any machine. Every stage is linear in the length of the text; whatever looks
//! around does so within fixed bounds.
//!
//! The folders are the stages, in the order of the data:
//!
//! 1. `text`: characters that a reader does not see, tokens, sentences, and the language. A text that is not English gets
//!    its quotations alone (`quotations::foreign`).
//! 2. `quotations`: quotation marks in pairs; statements by labels, posts and turns of a transcript.
//! 3. `cues`: reporting frames around a verb or a noun, with the subject before it and the clause that it governs.
//! 4. `names`: people, organisations and places, by capitals (`index`) and by recognised entities (`entities`).
//! 5. `statements`: `reader` goes through the sentences and collects drafts by words; `attribution` and
//!    `parser_statements` add those that a small learned parser proposes; `decide` goes over all of them by the trees
//!    of `trees`, drops those that are no statements, mends bounds and adds those that only a tree shows; `nature` says
//!    of what kind each seems to be.
//! 6. `speakers`: `by_words` resolves mentions by the words beside them; `by_trees` does so by the trees, and takes the
//!    former where a tree knows nobody.
//! 7. `parties`: `affiliation` says for whom somebody speaks, `builder` makes parties of that, `panels` says which of them
//!    wait, `silent` adds those that say nothing and are accused or addressed.
//! 8. `links` suggests which statement answers which; `findings` puts all of it in order.
//!
//! `framing` reads who does what to whom and how names are introduced, `facts` what a checker strikes off, and `stated` the figures with
//! their values and subjects, apart from all of that.
//!
//! `lexicon` holds the properties of single words, `syntax` the small parser, `trees` the article as the large parser of
//! the crate `nlp` reads it, and `rules` every rule with its name, its sentence and its confidence.
//!
//! ```
//! let text = "“The bridge is safe,” said Ann Roe, a spokeswoman for the council.";
//! let findings = extract::extract(text);
//! assert_eq!(findings.speakers[0].name, "Ann Roe");
//! assert_eq!(findings.parties[0].name, "Council");
//! ```

mod cues;
mod facts;
mod findings;
mod framing;
mod lexicon;
mod links;
mod list;
mod names;
mod parties;
mod quotations;
mod rules;
mod speakers;
mod stated;
mod statements;
pub mod syntax;
mod text;
mod trees;

use std::ops::ControlFlow;

use model::Findings;

pub use facts::facts;
pub use framing::framing;
pub use links::as_project;
pub use rules::{Rule, explain};
pub use speakers::mentions::meant_by;
pub use stated::stated_figures;
pub use statements::attribution;
pub use text::language::foreign;

use quotations::pairs;
use speakers::{by_trees, by_words};
use statements::reader;
use text::{Document, invisible, language, sentences, tokens};

/// The number of sentences that are read between two reports of progress.
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
    let document = Document { text, tokens: &tokens };
    go_on(0.15)?;
    if let Some(language) = language::foreign(text) {
        let findings = quotations::foreign::findings(document, language);
        go_on(1.0)?;
        return Some(findings);
    }
    let pairs = pairs::pairs(document);
    go_on(0.2)?;
    let mut reading = reader::StatementReader::new(document, &pairs);
    for (index, sentence) in sentences::sentences(document, &pairs).enumerate() {
        if index % STRIDE == 0 {
            let place = sentence.units.first().map_or(0, |unit| unit.span().start);
            go_on(0.2 + 0.5 * place as f32 / text.len() as f32)?;
        }
        reading.sentence(&sentence);
    }
    let drafts = findings::in_reading_order(reading.finish());
    let parsed = trees::ParsedText::new(text, &pairs);
    drop(pairs);
    go_on(0.7)?;
    let mut drafts = statements::decide::decide(&parsed, drafts);
    for draft in &mut drafts {
        statements::dateline::cut_dateline(text, &mut draft.spans);
    }
    let drafts = findings::in_reading_order(drafts);
    let names = names::index::names(document);
    let by_words = by_words::resolve_speakers(document, &names, &drafts);
    go_on(0.8)?;
    let speakers = by_trees::speakers(&parsed, &drafts, &by_words);
    go_on(0.85)?;
    let silent = parties::silent::silent(document, &names, &drafts, &by_words);
    let (resolved, mut sides) = parties::builder::sides(speakers, &drafts, silent);
    parties::silent::shorten(text, &names, &mut sides);
    drop(names);
    go_on(0.9)?;
    let mut findings = findings::findings(text, tokens, drafts, resolved, sides);
    parties::accused::add_accused(&parsed, &mut findings);
    // Links are sought among the statements alone: the trees go first, which take more memory than all else.
    drop(parsed);
    findings.links = links::links(text, &findings);
    go_on(1.0)?;
    Some(findings)
}

/// Collects the training samples of a text: the statements that the parser proposes.
fn collect(text: &str) -> attribution::TrainingSample {
    let tokens = tokens::tokens(text);
    let document = Document { text, tokens: &tokens };
    let pairs = pairs::pairs(document);
    let mut reading = reader::StatementReader::new(document, &pairs);
    reading.training = Some(attribution::TrainingSample::default());
    for sentence in sentences::sentences(document, &pairs) {
        reading.sentence(&sentence);
    }
    reading.training.unwrap_or_default()
}
