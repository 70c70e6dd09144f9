//! The arguments of `figures` and `framing`.

use std::path::PathBuf;

use analysis::framing::FramingFigure;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::{Args, ValueEnum};

#[derive(Debug, Args)]
#[command(
    after_help = "A figure says how much room a side has, and not whether that is fair. docs/figures.md defines each figure. Outlets and \
                  parties of several projects are the same where their names are. The table has the most important figures; json and \
                  csv have all."
)]
pub(in crate::cli) struct FiguresArgs {
    /// Which articles are taken together
    #[arg(long, value_enum, default_value = "party")]
    pub(in crate::cli) by: FiguresBy,
    /// Count the traits of speakers instead of the parties' words: how many speakers have which, chosen and integral ones apart
    #[arg(long)]
    pub(in crate::cli) sources: bool,
    /// table to read, json or csv for scripts
    #[arg(long, value_enum, default_value = "table")]
    pub(in crate::cli) format: FiguresFormat,
    /// Leave out what no person has confirmed
    #[arg(long)]
    pub(in crate::cli) confirmed: bool,
    /// Write to this file, whole or not at all, instead of to standard output
    #[arg(short, long, value_name = "OUT")]
    pub(in crate::cli) output: Option<PathBuf>,
    /// The projects' or articles' files
    #[arg(required = true, value_name = "PROJECT")]
    pub(in crate::cli) projects: Vec<PathBuf>,
}

/// The grouping of articles.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum FiguresBy {
    /// All articles: a row a party
    Party,
    /// Those of each outlet
    Outlet,
    /// Those of each month, by the dates of the articles
    Month,
    /// Each article by itself
    Article,
}

/// In which form figures are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum FiguresFormat {
    /// Columns to read
    Table,
    /// One JSON object, with every figure
    Json,
    /// One row a group and a party, with every figure
    Csv,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct FramingArgs {
    /// The figure
    #[arg(value_parser = framing_figures())]
    pub(in crate::cli) figure: FramingFigure,
    /// The columns; the first kind that a figure has where none is named
    #[arg(long, value_enum)]
    pub(in crate::cli) by: Option<FramingBy>,
    /// The words to compare, parted by commas; a * at the end of one takes every ending
    #[arg(long, value_name = "WORDS")]
    pub(in crate::cli) words: Option<String>,
    /// Where words are looked for
    #[arg(long, value_enum, default_value = "articles")]
    pub(in crate::cli) within: FramingWithin,
    /// Count verbs of harm or wrong alone, in agency and agency-verbs
    #[arg(long)]
    pub(in crate::cli) harm: bool,
    /// table to read, json or csv for scripts
    #[arg(long, value_enum, default_value = "table")]
    pub(in crate::cli) format: FiguresFormat,
    /// Leave out what no person has confirmed
    #[arg(long)]
    pub(in crate::cli) confirmed: bool,
    /// Write to this file, whole or not at all, instead of to standard output
    #[arg(short, long, value_name = "OUT")]
    pub(in crate::cli) output: Option<PathBuf>,
    /// The project's or the article's file
    pub(in crate::cli) project: PathBuf,
}

/// The columns of a figure of framing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum FramingBy {
    /// One for each party
    Party,
    /// One for each speaker
    Speaker,
    /// One for each outlet
    Outlet,
    /// One for each month, by the dates of the articles
    Month,
}

/// Part of the articles in which words are looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum FramingWithin {
    /// Everywhere
    Articles,
    /// Outside of all statements
    OwnWords,
    /// In statements
    Statements,
}

/// The names of the figures of framing, with what each is, from the table.
fn framing_figures() -> impl TypedValueParser<Value = FramingFigure> {
    let all = FramingFigure::ALL.iter().map(|figure| PossibleValue::new(figure.name()).help(figure.title()));
    let known = |name: String| FramingFigure::named(&name).ok_or("there is no such figure");
    PossibleValuesParser::new(all).try_map(known)
}
