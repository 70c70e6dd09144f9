//! The arguments of the program.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

pub(super) use export::Export;
pub(super) use figures::{FiguresArgs, FiguresBy, FiguresFormat, FramingArgs, FramingBy, FramingWithin};

mod export;
mod figures;

/// Who said what in an article, side by side, and who answered it.
#[derive(Debug, Parser)]
#[command(
    version,
    bin_name = "rejoinder",
    args_conflicts_with_subcommands = true,
    after_help = "Without a command, the window opens.\n\
                  These need no window: extract, suggest, same, checked-before, new, check, show, export,\n\
                  figures and framing.\n\
                  Exit code: 0 all went well, 1 something failed (the reason is on standard error), 2 wrong usage."
)]
pub(super) struct Arguments {
    #[command(subcommand)]
    pub(super) command: Option<CliCommand>,
    /// A project or an article to open in the window
    pub(super) file: Option<PathBuf>,
}

#[derive(Debug, Subcommand)]
pub(super) enum CliCommand {
    /// Find the statements in articles, who made them, and which answer which
    Extract(ExtractArgs),
    /// Work out again what statements answer, from statements, speakers and parties as a person set them
    Suggest(Suggest),
    /// Find the same utterance in several articles, and what each of them tells of it
    Same(SameArgs),
    /// Search a desk's own archive of fact-checks for the claims of a project or of articles
    CheckedBefore(CheckedBeforeArgs),
    /// Make a project of articles
    New(NewArgs),
    /// Say whether a project is sound, and what is wrong with it if not
    Check {
        /// The project's file
        project: PathBuf,
    },
    /// Show the panels of a project or an article as text
    Show {
        /// The project's or the article's file, of any kind that extract reads
        file: PathBuf,
        /// Open a document that asks for a password with the first line of this file
        #[arg(long, value_name = "FILE")]
        password_file: Option<PathBuf>,
    },
    /// Write a project, or a part of it, in a format for people or for other programs
    Export(Box<Export>),
    /// Print who speaks, how much, where and how, and who is accused and answers
    Figures(FiguresArgs),
    /// Print which tags, reporting words, verbs and names go to whom
    Framing(FramingArgs),
}

#[derive(Debug, Args)]
#[command(after_help = "Offsets count Unicode code points, the end exclusive.\n\
                  An INPUT is an article, a folder of articles, - for standard input, or a .jsonl file with one \
                  {\"id\", \"text\"} a line, whose texts are taken as they are. Standard input may be .jsonl too.\n\n\
                  An article may be plain text, Markdown, a saved web page (HTML, MHTML), a mail (EML), a document \
                  (DOCX, ODT, RTF, PDF, EPUB), subtitles (SRT, VTT) or a transcript; its content says which. The body \
                  alone is kept, article.notes says what is uncertain, and article.times when a turn of a transcript or an \
                  entry of a live blog was said.\n\n\
                  With --resume, OUT is good at any moment: stop the work as you like (Ctrl-C), and give the same \
                  command again to go on. Without, OUT is written whole or not at all.")]
pub(super) struct ExtractArgs {
    /// json for one article (a list for several), jsonl for one article a line, text to read
    /// [default: jsonl where an INPUT is a .jsonl file, json otherwise]
    #[arg(long, value_enum)]
    pub(super) format: Option<OutputFormat>,
    /// Write to this file, whole or not at all, instead of to standard output
    #[arg(short, long, value_name = "OUT")]
    pub(super) output: Option<PathBuf>,
    /// Take every INPUT as a .jsonl file, whatever it is called and begins with
    #[arg(long)]
    pub(super) lines: bool,
    /// Write to OUT line by line, and go on behind the lines that it has already
    #[arg(long, requires = "output")]
    pub(super) resume: bool,
    /// How many articles are read at a time [default: one for each core]
    #[arg(short, long, value_name = "COUNT", value_parser = jobs)]
    pub(super) jobs: Option<usize>,
    /// Tell how far the work is, also where standard error is no terminal
    #[arg(long)]
    pub(super) progress: bool,
    /// Open documents that ask for a password with the first line of this file
    #[arg(long, value_name = "FILE")]
    pub(super) password_file: Option<PathBuf>,
    /// Articles, folders of them, files of articles, or - for standard input
    #[arg(required = true, value_name = "INPUT")]
    pub(super) inputs: Vec<PathBuf>,
}

/// A number of threads that a machine may have.
fn jobs(text: &str) -> Result<usize, String> {
    let count = text.parse().ok().filter(|count| (1..=1024).contains(count));
    count.ok_or_else(|| "it must be a number from 1 to 1024".to_owned())
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum OutputFormat {
    /// One JSON object, or a list of them for several articles
    Json,
    /// One JSON object a line, with the article's id
    Jsonl,
    /// To read: one party after the other
    Text,
}

#[derive(Debug, Args)]
#[command(
    after_help = "An INPUT is what extract prints: a .json file with one object or a list of them, a .jsonl file with one a \
                  line, or - for standard input. Statements, speakers and parties are taken as they are; links, answers, \
                  candidates and replies are worked out anew."
)]
pub(super) struct Suggest {
    /// json for one object (a list for several), jsonl for one object a line
    /// [default: jsonl where an INPUT is a .jsonl file, json otherwise]
    #[arg(long, value_enum)]
    pub(super) format: Option<Objects>,
    /// Write to this file, whole or not at all, instead of to standard output
    #[arg(short, long, value_name = "OUT")]
    pub(super) output: Option<PathBuf>,
    /// Output of extract, or - for standard input
    #[arg(required = true, value_name = "INPUT")]
    pub(super) inputs: Vec<PathBuf>,
}

/// In which form objects are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Objects {
    /// One JSON object, or a list of them for several articles
    Json,
    /// One JSON object a line
    Jsonl,
}

#[derive(Debug, Args)]
#[command(
    after_help = "An archive is a DataFeed of ClaimReviews, a file with one ClaimReview a line (.jsonl), or a folder of such \
                  files or of saved pages that have them. It is read anew each time, and nothing leaves this machine.\n\
                  An INPUT is a project, or what extract takes. Of a project its claims are searched for, of an article \
                  the statements that are likely claims; with --all every statement. A hit is no verdict on the statement: \
                  somebody checked a claim in like words."
)]
pub(super) struct CheckedBeforeArgs {
    /// The desk's archive of fact-checks: a file or a folder
    #[arg(long, value_name = "PATH")]
    pub(super) archive: PathBuf,
    /// json for scripts, text to read
    #[arg(long, value_enum, default_value = "text")]
    pub(super) format: SameFormat,
    /// Search for every statement, and not for claims alone
    #[arg(long)]
    pub(super) all: bool,
    /// Number of fact-checks listed for each claim
    #[arg(long, value_name = "COUNT", default_value = "3", value_parser = clap::value_parser!(u16).range(1..=100))]
    pub(super) most: u16,
    /// Write to this file, whole or not at all, instead of to standard output
    #[arg(short, long, value_name = "OUT")]
    pub(super) output: Option<PathBuf>,
    /// Open documents that ask for a password with the first line of this file
    #[arg(long, value_name = "FILE")]
    pub(super) password_file: Option<PathBuf>,
    /// A project, articles, folders of them, or - for standard input
    #[arg(required = true, value_name = "INPUT")]
    pub(super) inputs: Vec<PathBuf>,
}

#[derive(Debug, Args)]
#[command(after_help = "Offsets count Unicode code points, the end exclusive.\n\
                  An INPUT is what extract takes: an article of any kind, a folder of them, - for standard input, or a \
                  .jsonl file. An utterance is what one speaker said on one occasion. Each of its members says how an \
                  article tells it: verbatim, partial (cut, or partly in other words) or paraphrase. An article without a \
                  member has it nowhere that was found.")]
pub(super) struct SameArgs {
    /// json for scripts, text to read
    #[arg(long, value_enum, default_value = "json")]
    pub(super) format: SameFormat,
    /// Write to this file, whole or not at all, instead of to standard output
    #[arg(short, long, value_name = "OUT")]
    pub(super) output: Option<PathBuf>,
    /// Open documents that ask for a password with the first line of this file
    #[arg(long, value_name = "FILE")]
    pub(super) password_file: Option<PathBuf>,
    /// Articles, folders of them, files of articles, or - for standard input
    #[arg(required = true, value_name = "INPUT")]
    pub(super) inputs: Vec<PathBuf>,
}

/// In which form utterances are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum SameFormat {
    /// One JSON object
    Json,
    /// To read: one utterance after the other
    Text,
}

#[derive(Debug, Args)]
pub(super) struct NewArgs {
    /// The articles or folders of them, of any kind that extract reads, in the order in which the project
    /// shows them; - for standard input
    #[arg(required = true, value_name = "ARTICLE")]
    pub(super) articles: Vec<PathBuf>,
    /// The project's file, by custom NAME.rejoinder.ron
    #[arg(short, long, value_name = "PROJECT")]
    pub(super) output: PathBuf,
    /// Name of the project [default: that of its first article]
    #[arg(long)]
    pub(super) title: Option<String>,
    /// Open documents that ask for a password with the first line of this file
    #[arg(long, value_name = "FILE")]
    pub(super) password_file: Option<PathBuf>,
    /// Replace a project that is there already; it is kept in the folder PROJECT.backups
    #[arg(long)]
    pub(super) force: bool,
}
