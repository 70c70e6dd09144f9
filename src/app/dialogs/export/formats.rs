//! The rows of the list of formats, each with its purpose.

use crate::app::dialogs::list::ListRow;
use crate::app::widgets::ComboChoice;
use ::export::{FileCount, Format};

/// The purpose of a format.
const fn purpose(format: Format) -> &'static str {
    match format {
        Format::Html | Format::Markdown | Format::Docx | Format::Pdf => "To read and print",
        Format::Galley => "To strike off and print",
        Format::Dossier => "To ask for replies",
        Format::ClaimReview | Format::Feed => "Fact-check data",
        Format::Balance => "Was each side heard?",
        Format::Framing => "How is each side framed?",
        Format::Quantities => "Which figures are said, and do they agree?",
        Format::Svg | Format::Png => "Pictures",
        Format::Csv | Format::Xlsx => "For spreadsheets and scripts",
        Format::GraphMl | Format::Dl | Format::Matrix | Format::Edges => "For network analysis",
        Format::CodebookCsv | Format::CodebookQdc => "For coding in other programs",
        Format::CodebookRon => "For coding in other projects",
        Format::Pack => "To be verified by others",
        Format::Json => "For other programs",
    }
}

/// The choices of a narrow window.
pub(super) fn choices() -> Vec<ComboChoice<Format>> {
    Format::ALL.iter().map(|format| ComboChoice::new(*format, format.facts().title)).collect()
}

/// The text that the filter looks in.
pub(super) fn text(format: Format) -> String {
    let facts = format.facts();
    format!("{} {} {} .{} {}", facts.title, purpose(format), facts.name, facts.ending, facts.carries)
}

pub(super) fn row(format: Format) -> ListRow {
    let facts = format.facts();
    let detail = match facts.files {
        FileCount::One => format!("{} · one .{} file", purpose(format), facts.ending),
        FileCount::Several => format!("{} · a folder of files", purpose(format)),
    };
    ListRow { letters: None, title: facts.title.to_owned(), detail, words: false }
}
