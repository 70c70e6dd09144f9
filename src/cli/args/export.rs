//! The arguments of `export`.

use std::path::PathBuf;

use clap::Args;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};

#[derive(Debug, Args)]
#[command(
    after_help = "Nothing is replaced without --force. What a ClaimReview should have and the project does not know is \
                  named on standard error; what it cannot do without must be given here. docs/exports.md describes every \
                  format, its columns and what its figures mean."
)]
pub(in crate::cli) struct Export {
    /// The format
    #[arg(long, value_parser = formats())]
    pub(in crate::cli) format: export::Format,
    /// Write to this file, or into this new folder where the format has several files [default: standard output]
    #[arg(short, long, value_name = "OUT")]
    pub(in crate::cli) output: Option<PathBuf>,
    /// Replace what is there already; in a folder, files of other names stay
    #[arg(long)]
    pub(in crate::cli) force: bool,
    /// Leave out what no person has confirmed
    #[arg(long)]
    pub(in crate::cli) confirmed: bool,
    /// Leave out the notes
    #[arg(long)]
    pub(in crate::cli) no_notes: bool,
    /// Who publishes the verdicts, or asks for replies (claimreview, feed, dossier)
    #[arg(long, value_name = "NAME")]
    pub(in crate::cli) publisher: Option<String>,
    /// The web address of whoever publishes them
    #[arg(long, value_name = "ADDRESS")]
    pub(in crate::cli) publisher_address: Option<String>,
    /// The day on which they are published, such as 2018-06-05
    #[arg(long, value_name = "DATE")]
    pub(in crate::cli) published: Option<String>,
    /// The web address of the folder in which their pages will be
    #[arg(long, value_name = "ADDRESS")]
    pub(in crate::cli) address: Option<String>,
    /// Number of ratings of the scale that are steps, from the worst to the best
    #[arg(long, value_name = "COUNT")]
    pub(in crate::cli) steps: Option<usize>,
    /// Take the date of the article for the day on which its claims were made
    #[arg(long)]
    pub(in crate::cli) dated_by_article: bool,
    /// Go on with the list of what was added in an earlier pack of the same work (pack)
    #[arg(long, value_name = "PACK")]
    pub(in crate::cli) after: Option<PathBuf>,
    #[command(flatten)]
    pub(in crate::cli) letter: LetterArgs,
    /// Only say what the reviews would lack
    #[arg(long)]
    pub(in crate::cli) missing: bool,
    /// The project's or the article's file
    pub(in crate::cli) project: PathBuf,
}

/// The facts of a letter that asks for a reply (dossier).
#[derive(Debug, Args)]
#[command(next_help_heading = "Letters (dossier)")]
pub(in crate::cli) struct LetterArgs {
    /// Write only to the party of this name
    #[arg(long, value_name = "PARTY")]
    pub(in crate::cli) to: Option<String>,
    /// The kind of piece, such as "news article"
    #[arg(long, value_name = "WORDS")]
    pub(in crate::cli) nature: Option<String>,
    /// Whom to answer, and how to reach them
    #[arg(long, value_name = "WORDS")]
    pub(in crate::cli) contact: Option<String>,
    /// By when the reply is wanted
    #[arg(long, value_name = "TIME")]
    pub(in crate::cli) deadline: Option<String>,
    /// By when the party should say whether it will reply
    #[arg(long, value_name = "TIME")]
    pub(in crate::cli) say_by: Option<String>,
    /// The desk's own letter, with placeholders in braces, instead of the usual one
    #[arg(long, value_name = "FILE")]
    pub(in crate::cli) template: Option<PathBuf>,
}

/// The names of the formats, with what each is, from the table.
fn formats() -> impl TypedValueParser<Value = export::Format> {
    let all = export::Format::ALL.iter().map(|format| {
        let facts = format.facts();
        PossibleValue::new(facts.name).help(facts.title)
    });
    let known = |name: String| export::Format::named(&name).ok_or("there is no such format");
    PossibleValuesParser::new(all).try_map(known)
}
