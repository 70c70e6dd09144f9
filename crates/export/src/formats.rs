//! The table of formats: what each is called, carries and loses, and who writes it.

use super::reading::Reading;
use super::{
    ExportError, OutputFile, balance, chart, claimreview, codebook, dossier, framing, galley, json, networks,
    pack, quantities, report, tables,
};

/// A writer: from a project to files in memory.
#[derive(Debug, Clone, Copy)]
pub(super) enum Writer {
    /// One that cannot fail.
    Sure(fn(&Reading<'_>) -> Vec<OutputFile>),
    /// One that needs something of the project that may not be there.
    Tries(fn(&Reading<'_>) -> Result<Vec<OutputFile>, ExportError>),
}

impl Writer {
    pub(super) fn write(self, reading: &Reading<'_>) -> Result<Vec<OutputFile>, ExportError> {
        match self {
            Self::Sure(write) => Ok(write(reading)),
            Self::Tries(write) => write(reading),
        }
    }
}

/// The facts about a format.
#[derive(Debug, Clone, Copy)]
pub struct Facts {
    /// The name on the command line: `html`.
    pub name: &'static str,
    /// The name on the screen: "Report as a web page".
    pub title: &'static str,
    /// The extension of its files, without the dot; where it has files of several kinds, that of most.
    pub ending: &'static str,
    /// True if it is one file or a folder of several.
    pub files: FileCount,
    /// True if it is text, which can be printed.
    pub is_text: bool,
    /// The content that it carries, in plain words.
    pub carries: &'static str,
    /// The content that it leaves out, in plain words.
    pub loses: &'static str,
    /// True if the choice between confirmed statements and suggestions makes a difference to it.
    pub chooses: bool,
    /// True where people's notes go in if they are wanted.
    pub notes: bool,
    pub(super) writer: Writer,
}

/// The number of files that a format has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileCount {
    /// Exactly one.
    One,
    /// Several, in a folder.
    Several,
}

/// Makes the formats and their rows together: a format without a full row does not compile.
macro_rules! formats {
    ($($format:ident $facts:tt)*) => {
        /// A format in which a project, or a part of it, can leave.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        #[expect(missing_docs, reason = "the table says what each is")]
        pub enum Format { $($format,)* }

        impl Format {
            /// All of them, in the order of a menu.
            pub const ALL: &'static [Self] = &[$(Self::$format,)*];

            /// The facts about it.
            #[must_use]
            pub const fn facts(self) -> &'static Facts {
                match self { $(Self::$format => &Facts $facts,)* }
            }
        }
    };
}

formats! {
    Html {
        name: "html",
        title: "Report as a web page",
        ending: "html",
        files: FileCount::One,
        is_text: true,
        carries: "articles, parties with their figures, exchanges side by side, verdicts with evidence, missing answers, method and sources, \
                  to read and to print",
        loses: "the full text of the articles, tags, the places of words, rejected statements",
        chooses: true,
        notes: true,
        writer: Writer::Tries(report::html),
    }
    Markdown {
        name: "markdown",
        title: "Report as Markdown",
        ending: "md",
        files: FileCount::One,
        is_text: true,
        carries: "the same as the web page, as text with Markdown signs",
        loses: "what the web page loses, and the columns: answers stand below the claim",
        chooses: true,
        notes: true,
        writer: Writer::Tries(report::markdown),
    }
    Docx {
        name: "docx",
        title: "Report as a Word document",
        ending: "docx",
        files: FileCount::One,
        is_text: false,
        carries: "the same as the web page, with headings, tables and lists that Word, LibreOffice and screen readers know, to edit",
        loses: "what the web page loses; of more than four sides in one exchange, the columns: answers stand below the claim",
        chooses: true,
        notes: true,
        writer: Writer::Tries(report::docx),
    }
    Pdf {
        name: "pdf",
        title: "Report as PDF",
        ending: "pdf",
        files: FileCount::One,
        is_text: false,
        carries: "the same as the Word document, to print and to hand on: with page numbers, bookmarks, links, and tags for screen readers",
        loses: "what the Word document loses; letters of other scripts than Latin, Greek and Cyrillic are drawn as a sign, but are read \
                out and copied as they are",
        chooses: true,
        notes: true,
        writer: Writer::Tries(report::pdf),
    }
    Dossier {
        name: "dossier",
        title: "Letters that ask for replies",
        ending: "docx",
        files: FileCount::Several,
        is_text: false,
        carries: "a letter to each party whose reply is missing: the piece, each allegation once and in order, and by when to answer; as Word document, \
                  Markdown and text, to be read and sent by a person",
        loses: "everything but what a party is accused of or asked; what the project does not know is a blank in brackets",
        chooses: true,
        notes: false,
        writer: Writer::Tries(dossier::files),
    }
    ClaimReview {
        name: "claimreview",
        title: "ClaimReview, one file a claim",
        ending: "jsonld",
        files: FileCount::Several,
        is_text: true,
        carries: "each claim with a verdict as a ClaimReview of schema.org (JSON-LD), and a web page that has it",
        loses: "claims without a verdict, answers, and everything that schema.org has no word for",
        chooses: true,
        notes: true,
        writer: Writer::Tries(claimreview::files),
    }
    Feed {
        name: "feed",
        title: "ClaimReview feed",
        ending: "json",
        files: FileCount::One,
        is_text: true,
        carries: "all ClaimReviews of the project as one DataFeed of schema.org",
        loses: "what ClaimReview loses",
        chooses: true,
        notes: true,
        writer: Writer::Tries(claimreview::feed),
    }
    Galley {
        name: "galley",
        title: "Galley: the article with every fact",
        ending: "html",
        files: FileCount::One,
        is_text: true,
        carries: "each article with its checkable facts, which of them are open, checked, wrong or could not be checked, the corrections, the \
                  numbered sources, and who was asked in vain, to print",
        loses: "statements, parties, answers and verdicts",
        chooses: false,
        notes: false,
        writer: Writer::Tries(galley::file),
    }
    Csv {
        name: "csv",
        title: "Tables as CSV",
        ending: "csv",
        files: FileCount::Several,
        is_text: true,
        carries: "a table each of articles, statements, speakers, parties, links, replies, taggings, citations, requests for replies and suggestions with what became of them, one row a thing, and the agreement of coders, for scripts",
        loses: "the full text of the articles, earlier texts, uncited evidence",
        chooses: true,
        notes: true,
        writer: Writer::Tries(tables::csv),
    }
    Xlsx {
        name: "xlsx",
        title: "Tables as an Excel workbook",
        ending: "xlsx",
        files: FileCount::One,
        is_text: false,
        carries: "the same tables, a sheet each, for spreadsheets",
        loses: "what the CSV tables lose; a text of more than 32,767 characters is cut, and says so",
        chooses: true,
        notes: true,
        writer: Writer::Tries(tables::xlsx),
    }
    Balance {
        name: "balance",
        title: "Balance: figures by party",
        ending: "csv",
        files: FileCount::Several,
        is_text: false,
        carries: "who speaks, how much, where and how, and who is accused and answers, by party, outlet, month and article: tables as CSV, a \
                  workbook, and a web page with what each figure counts",
        loses: "the words of statements, and which statements a figure counts",
        chooses: true,
        notes: false,
        writer: Writer::Tries(balance::files),
    }
    Quantities {
        name: "quantities",
        title: "Figures that statements have",
        ending: "csv",
        files: FileCount::Several,
        is_text: false,
        carries: "every quantity, share, amount of money and date of the statements with its value, unit, speaker and place, the ones that say the \
                  same, the ones that may conflict, and claimed sums added up: as CSV, as a workbook and as JSON",
        loses: "the words of statements; figures outside of statements, and in texts that are not English",
        chooses: true,
        notes: false,
        writer: Writer::Tries(quantities::files),
    }
    Framing {
        name: "framing",
        title: "Framing: tags, reporting words, verbs, names",
        ending: "csv",
        files: FileCount::Several,
        is_text: false,
        carries: "which tags, reporting words, verbs, names, introductions and short quotations go to whom, by party, speaker, outlet and month: \
                  all counts with their shares as one table, tests of chance, every place that is counted, and a workbook",
        loses: "words that you compare in the window: the command framing writes those",
        chooses: true,
        notes: false,
        writer: Writer::Tries(framing::files),
    }
    Svg {
        name: "svg",
        title: "Charts as SVG",
        ending: "svg",
        files: FileCount::Several,
        is_text: true,
        carries: "the figures of balance and framing as bars with their numbers, a picture each, with a title and all numbers in words for screen \
                  readers, to print and to edit",
        loses: "which statements a number counts; rows and columns behind the fortieth row and the twelfth column",
        chooses: true,
        notes: false,
        writer: Writer::Tries(chart::svg),
    }
    Png {
        name: "png",
        title: "Charts as PNG",
        ending: "png",
        files: FileCount::Several,
        is_text: false,
        carries: "the same pictures as pixels, for pages and slides",
        loses: "what SVG loses, and the words for screen readers; letters of other scripts than Latin, Greek and Cyrillic",
        chooses: true,
        notes: false,
        writer: Writer::Tries(chart::png),
    }
    GraphMl {
        name: "graphml",
        title: "Networks as GraphML",
        ending: "graphml",
        files: FileCount::Several,
        is_text: true,
        carries: "speakers and parties with the tags and claims they use, their congruence and conflict with all normalisations, \
                  and who answers whom",
        loses: "the words of all but claims",
        chooses: true,
        notes: false,
        writer: Writer::Tries(networks::graphml),
    }
    Dl {
        name: "dl",
        title: "Networks as UCINET DL",
        ending: "dl",
        files: FileCount::Several,
        is_text: true,
        carries: "the same networks as full matrices, the counts alone",
        loses: "normalised values, what answers do, attributes",
        chooses: true,
        notes: false,
        writer: Writer::Tries(networks::dl),
    }
    Matrix {
        name: "matrix",
        title: "Networks as CSV matrices",
        ending: "csv",
        files: FileCount::Several,
        is_text: true,
        carries: "the same networks as full matrices, a file for each normalisation",
        loses: "attributes of speakers and parties",
        chooses: true,
        notes: false,
        writer: Writer::Tries(networks::matrices),
    }
    Edges {
        name: "edges",
        title: "Networks as CSV edge lists",
        ending: "csv",
        files: FileCount::Several,
        is_text: true,
        carries: "the same networks, one row a tie, with all normalisations",
        loses: "whoever has no tie",
        chooses: true,
        notes: false,
        writer: Writer::Tries(networks::edges),
    }
    CodebookCsv {
        name: "codebook-csv",
        title: "Codebook as CSV",
        ending: "csv",
        files: FileCount::One,
        is_text: true,
        carries: "the tags with their groups and definitions, as Taguette reads them",
        loses: "which statements are tagged, and that a group takes one tag only",
        chooses: false,
        notes: false,
        writer: Writer::Sure(codebook::csv),
    }
    CodebookQdc {
        name: "codebook-qdc",
        title: "Codebook as REFI-QDA",
        ending: "qdc",
        files: FileCount::One,
        is_text: true,
        carries: "the tags with their groups and definitions, as NVivo, MAXQDA, ATLAS.ti and others read them",
        loses: "which statements are tagged, and that a group takes one tag only",
        chooses: false,
        notes: false,
        writer: Writer::Sure(codebook::qdc),
    }
    CodebookRon {
        name: "codebook-ron",
        title: "Codebook for other projects",
        ending: "ron",
        files: FileCount::One,
        is_text: true,
        carries: "the tags with their groups, definitions, examples, colours and order, as Rejoinder reads them again",
        loses: "which statements are tagged, and the history of the codebook",
        chooses: false,
        notes: false,
        writer: Writer::Tries(codebook::ron),
    }
    Json {
        name: "json",
        title: "Everything as JSON",
        ending: "json",
        files: FileCount::One,
        is_text: true,
        carries: "the whole project, rejected statements and earlier texts too, with places in code points",
        loses: "nothing but what a newer Rejoinder wrote that this one does not know",
        chooses: false,
        notes: false,
        writer: Writer::Tries(json::project),
    }
    Pack {
        name: "pack",
        title: "Evidence pack",
        ending: "zip",
        files: FileCount::One,
        is_text: false,
        carries: "the report as a web page, the project with everything in it, copies of the evidence that is files, a manifest that sha256sum \
                  checks, and a list of what was added when and by whom: to be verified by anybody without Rejoinder",
        loses: "evidence that is an address only; the choices below hold for the report, the project has notes and suggestions all the same",
        chooses: true,
        notes: true,
        writer: Writer::Tries(pack::file),
    }
}

impl Format {
    /// The name on the command line.
    #[must_use]
    pub const fn name(self) -> &'static str {
        self.facts().name
    }

    /// The format of a name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|format| format.name() == name)
    }
}
