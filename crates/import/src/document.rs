//! The typed content of a foreign document, before a person decides what of it is the article.

use std::borrow::Cow;

use model::{Span, SpeakerPart};
use serde::{Deserialize, Serialize};

use crate::decode;

/// The kind of a document, told by its content.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum DocumentKind {
    /// Text without markup.
    Text,
    /// Text with Markdown's headings, emphasis and links.
    Markdown,
    /// A web page.
    Html,
    /// A web page saved with its parts in one file.
    Mhtml,
    /// An electronic mail.
    Mail,
    /// A Word document.
    Docx,
    /// An `OpenDocument` text.
    Odt,
    /// A Rich Text document.
    Rtf,
    /// An electronic book.
    Epub,
    /// A PDF document.
    Pdf,
    /// Subtitles or captions, SRT or `WebVTT`.
    Subtitles,
    /// A transcript whose turns carry their speakers' names.
    Transcript,
}

impl DocumentKind {
    /// The name of the kind with its article, as in "is a web page".
    pub fn name(self) -> &'static str {
        match self {
            Self::Text => "a plain text",
            Self::Markdown => "a Markdown text",
            Self::Html => "a web page",
            Self::Mhtml => "a web page in one file (MHTML)",
            Self::Mail => "a mail",
            Self::Docx => "a Word document (DOCX)",
            Self::Odt => "an OpenDocument text (ODT)",
            Self::Rtf => "a Rich Text document (RTF)",
            Self::Epub => "an e-book (EPUB)",
            Self::Pdf => "a PDF document",
            Self::Subtitles => "a file of subtitles",
            Self::Transcript => "a transcript",
        }
    }
}

/// Facts about a document that it states itself.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Metadata {
    /// The headline.
    pub title: Option<String>,
    /// The authors' names, in order.
    pub byline: Vec<String>,
    /// The publication.
    pub outlet: Option<String>,
    /// The time of publication, ISO 8601, as exact as the document says it.
    pub published: Option<String>,
    /// The canonical address.
    pub url: Option<String>,
    /// The language, as a BCP 47 tag.
    pub language: Option<String>,
}

/// The part that a block plays in its document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum BlockRole {
    /// A paragraph of the running text.
    Paragraph,
    /// A heading within the text.
    Heading,
    /// An item of a list.
    ListItem,
    /// A quotation set off from the text.
    BlockQuote,
    /// A row of a table.
    TableRow,
    /// A turn of a transcript.
    Turn,
    /// The sentence under the headline.
    Standfirst,
    /// A post embedded from elsewhere.
    EmbeddedPost,
    /// A box of facts beside the text.
    FactBox,
    /// A sentence of the text shown again, large.
    PullQuote,
    /// A footnote or an endnote.
    Footnote,
    /// People who wrote, edited or contributed.
    Credit,
    /// The words under a picture.
    Caption,
    /// Links to other articles.
    Related,
    /// An invitation to subscribe, sign up or follow.
    Promotion,
    /// A reader's or a reviewer's comment.
    Comment,
    /// Text that a tracked change deleted.
    Deleted,
    /// A running head or foot, or a page number.
    PageFurniture,
    /// An earlier mail, quoted below the answer.
    QuotedMail,
    /// Menus, notices and all other parts of the page.
    Navigation,
}

/// A stretch of a document: one paragraph as a reader sees it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Block {
    /// The words, without line breaks but those of verse; never empty.
    pub text: String,
    /// The part that it plays.
    pub role: BlockRole,
    /// True if it belongs to the article unless a person says otherwise.
    pub kept: bool,
    /// Speaker, in a transcript's turn.
    pub speaker: Option<String>,
    /// Time at which it was said or posted, as the document writes it: a time code or a live blog's time.
    pub time: Option<String>,
    /// The part of who speaks in a conversation, where the document says it.
    pub part: Option<SpeakerPart>,
    /// The page on which it begins, from 1, in documents that have pages.
    #[serde(default)]
    pub page: Option<u32>,
}

impl Block {
    /// A block that nobody speaks and that has no time.
    pub fn new(text: impl Into<String>, role: BlockRole, kept: bool) -> Self {
        Self { text: text.into(), role, kept, speaker: None, time: None, part: None, page: None }
    }
}

/// A fact-check that the page states about a claim (schema.org's `ClaimReview`).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClaimReview {
    /// The claim that was checked.
    pub claim: String,
    /// Maker of the claim.
    pub claimant: Option<String>,
    /// The verdict, in the reviewer's words.
    pub verdict: Option<String>,
    /// Organisation that checked it.
    pub reviewer: Option<String>,
    /// The address of the fact-check.
    pub url: Option<String>,
    /// The date of the fact-check, as it states it: in ISO 8601 as a rule.
    #[serde(default)]
    pub published: Option<String>,
}

/// A document, read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    /// Its kind.
    pub kind: DocumentKind,
    /// Its own account of itself.
    pub metadata: Metadata,
    /// Its text in reading order, kept or not.
    pub blocks: Vec<Block>,
    /// Doubts that a person should know of, in sentences.
    pub notes: Vec<String>,
    /// Fact-checks that the page carries.
    pub claim_reviews: Vec<ClaimReview>,
}

impl Document {
    /// A document without text, of which nothing is known.
    pub fn new(kind: DocumentKind) -> Self {
        Self {
            kind,
            metadata: Metadata::default(),
            blocks: Vec::new(),
            notes: Vec::new(),
            claim_reviews: Vec::new(),
        }
    }

    /// The text of the blocks that are kept: see [`text_of`].
    pub fn body(&self) -> String {
        text_of(&self.blocks)
    }
}

impl Block {
    /// The words of the block as the article has them: a turn begins with the speaker's name.
    pub fn words(&self) -> Cow<'_, str> {
        match &self.speaker {
            Some(speaker) if self.role == BlockRole::Turn => Cow::Owned(format!("{speaker}: {}", self.text)),
            _ => Cow::Borrowed(&self.text),
        }
    }
}

/// The text of the blocks that are kept, with an empty line between two, as an article has it.
pub fn text_of(blocks: &[Block]) -> String {
    let kept: Vec<Cow<'_, str>> = blocks.iter().filter(|block| block.kept).map(Block::words).collect();
    decode::with_newlines(kept.join("\n\n").replace('\0', ""))
}

/// A place of a text, and the time at which it was said or posted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TimedPlace {
    /// The turn or the entry: its first block, as bytes of the article's text.
    pub span: Span,
    /// The time as the document writes it.
    pub time: String,
}

/// The places of a text that have a time, where the text is [`text_of`] of the blocks.
pub fn times(blocks: &[Block], text: &str) -> Vec<TimedPlace> {
    let mut places = Vec::new();
    let mut from = 0;
    for block in blocks.iter().filter(|block| block.kept) {
        let words = block.words();
        let Some(start) = text.get(from..).and_then(|rest| rest.find(&*words)).map(|at| from + at) else {
            continue;
        };
        from = start + words.len();
        if let Some(time) = &block.time {
            places.push(TimedPlace { span: Span::new(start, from), time: time.clone() });
        }
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_those_of_the_blocks_that_are_kept() {
        let block = |text: &str, time: Option<&str>, kept| Block {
            time: time.map(str::to_owned),
            speaker: Some("Ann Lee".to_owned()),
            ..Block::new(text, BlockRole::Turn, kept)
        };
        let blocks = [
            block("No.", None, true),
            block("No.", Some("00:07"), true),
            block("Left out.", Some("00:09"), false),
        ];
        let text = text_of(&blocks);
        let all = times(&blocks, &text);
        assert_eq!(all.len(), 1);
        assert_eq!((all[0].span.start, all[0].time.as_str()), (text.rfind("Ann Lee").unwrap(), "00:07"));
        assert_eq!(all[0].span.of(&text), "Ann Lee: No.");
    }
}
