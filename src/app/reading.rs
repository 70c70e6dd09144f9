//! A document that was read and not yet taken: a person looks at its paragraphs first.

use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};

use super::clipboard::ClipboardPage;
use super::path_purpose::PathPurpose;
use edit::{ArticleFacts, EvidenceFacts};
use import::{Block, Imported};
use model::{Article, ArticleId};

/// The number of documents put away that are remembered.
const MOST_DRAFTS: usize = 12;

/// Origin of an article.
#[derive(Debug, Clone)]
pub(crate) enum ArticleSource {
    /// A file.
    File(PathBuf),
    /// A file that opens with a password.
    Protected { path: PathBuf, password: String },
    /// Text that was pasted, and the page that may be on the clipboard beside it.
    Pasted { text: String, page: ClipboardPage },
}

impl ArticleSource {
    /// Its file.
    pub(crate) fn path(&self) -> Option<&Path> {
        match self {
            Self::File(path) | Self::Protected { path, .. } => Some(path),
            Self::Pasted { .. } => None,
        }
    }
}

/// A document with the purpose for which it was read.
#[derive(Debug)]
pub(crate) struct DocumentPreview {
    /// The document.
    pub(crate) imported: Imported,
    /// The place that it came from.
    pub(crate) source: ArticleSource,
    /// The purpose.
    pub(crate) purpose: PathPurpose,
}

impl DocumentPreview {
    /// Returns true for documents of which a part may have been left out. Plain text is taken as it is.
    pub(crate) fn is_needed(imported: &Imported) -> bool {
        !imported.blocks.is_empty()
    }
}

/// A document as a person wants it.
#[derive(Debug)]
pub(crate) struct ChosenArticle {
    /// The article, with its text of the paragraphs that were chosen.
    pub(crate) article: Article,
    /// The doubts about it, in sentences.
    pub(crate) notes: Vec<String>,
    /// The fact-checks that are kept as evidence.
    pub(crate) evidence: Vec<EvidenceFacts>,
    /// The purpose for which it was read.
    pub(crate) purpose: PathPurpose,
    /// The file that it was read from; `None` for pasted text.
    pub(crate) source: Option<PathBuf>,
    /// True if it is just what a file has, without a decision of a person: it can be read from there again.
    pub(crate) only_opened: bool,
}

/// The decisions about a document that was put away or taken: they are there again when it is read again.
#[derive(Debug, Clone)]
pub(crate) struct PreviewDraft {
    path: PathBuf,
    /// The words of the document's first and last paragraph, by which another version of it is known.
    ends: (String, String),
    /// The paragraphs that are kept.
    pub(crate) kept: Vec<bool>,
    /// The facts about it.
    pub(crate) facts: ArticleFacts,
}

impl PreviewDraft {
    /// The decisions about a document; none where it did not come from a file.
    pub(crate) fn of(source: &ArticleSource, blocks: &[Block], facts: &ArticleFacts) -> Option<Self> {
        let kept = blocks.iter().map(|block| block.kept).collect();
        Some(Self { path: source.path()?.to_owned(), ends: ends(blocks), kept, facts: facts.clone() })
    }
}

fn ends(blocks: &[Block]) -> (String, String) {
    let text = |block: Option<&Block>| block.map(|block| block.text.clone()).unwrap_or_default();
    (text(blocks.first()), text(blocks.last()))
}

/// The decisions about the documents of this session.
#[derive(Debug, Default)]
pub(crate) struct Drafts {
    drafts: Vec<PreviewDraft>,
    /// The files that articles were read from.
    sources: HashMap<ArticleId, PathBuf>,
}

impl Drafts {
    /// Remembers decisions in the place of earlier ones about the same file.
    pub(crate) fn remember(&mut self, draft: PreviewDraft) {
        self.drafts.retain(|known| known.path != draft.path);
        if self.drafts.len() >= MOST_DRAFTS {
            self.drafts.remove(0);
        }
        self.drafts.push(draft);
    }

    /// Remembers the file that an article was read from.
    pub(crate) fn note_source(&mut self, article: ArticleId, source: Option<PathBuf>) {
        self.sources.extend(source.map(|source| (article, source)));
    }

    /// The file that an article was read from since the program began.
    pub(crate) fn source(&self, article: ArticleId) -> Option<&Path> {
        self.sources.get(&article).map(PathBuf::as_path)
    }

    /// The decisions about a document, where it is as it was.
    pub(crate) fn about(&self, source: &ArticleSource, blocks: &[Block]) -> Option<&PreviewDraft> {
        let path = source.path()?;
        let same = |draft: &&PreviewDraft| {
            draft.path == path && draft.kept.len() == blocks.len() && draft.ends == ends(blocks)
        };
        self.drafts.iter().find(same)
    }
}

/// Keeps of a document the paragraphs that a text has, so that what was left out of an article can be brought back. Where
/// the text has hardly any of them it is of another document, and the proposal stays.
pub(crate) fn keep_those_of(blocks: &mut [Block], text: &str) {
    let lines: HashSet<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let is_there = |block: &Block| {
        let words = block.words();
        !words.trim().is_empty()
            && words.lines().all(|line| line.trim().is_empty() || lines.contains(line.trim()))
    };
    let there: Vec<bool> = blocks.iter().map(is_there).collect();
    let proposed = blocks.iter().filter(|block| block.kept).count();
    if there.iter().filter(|there| **there).count() * 2 < proposed.max(1) {
        return;
    }
    for (block, there) in blocks.iter_mut().zip(there) {
        block.kept = there;
    }
}
