//! A token: its place, its kind and its properties, in sixteen bytes.

use crate::lexicon::{self, CueForm, VerbForm};
use model::Span;

/// The kind of a token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TokenKind {
    /// A word, with the hyphens, apostrophes and inner stops that belong to it ("US-led", "U.S.").
    Word,
    /// A number, with its separators and its currency or percent sign.
    Number,
    /// `,`
    Comma,
    /// `.`, `!`, `?` or `…`
    Stop,
    /// `:`
    Colon,
    /// `;`
    Semicolon,
    /// A dash between words.
    Dash,
    /// An opening bracket.
    Open,
    /// A closing bracket.
    Close,
    /// A double quotation mark of any shape.
    Double,
    /// A single quotation mark that is no apostrophe inside a word.
    Single,
    /// A whole span between quotation marks, by its place among the pairs; never comes from `tokens`.
    Quoted(u32),
    /// The end of a line.
    Line,
    /// Anything else.
    Other,
}

/// One token. A text of some megabytes has millions: it takes sixteen bytes.
#[derive(Clone, Copy)]
pub(crate) struct Token {
    start: u32,
    end: u32,
    /// From the lowest: its flags, or for a quotation the number of the pair; its kind; if it begins with a capital letter;
    /// the form of its verb, and what that takes.
    bits: u64,
}

/// The bits of the flags, of which [`lexicon::flag`] has fewer.
const FLAGS: u64 = (1 << KIND) - 1;
const KIND: u32 = 40;
const UPPER: u32 = 44;
const FORM: u32 = 45;
const TAKES: u32 = 48;
/// The kinds without the quotation, whose place is behind them.
const KINDS: [TokenKind; 13] = [
    TokenKind::Word,
    TokenKind::Number,
    TokenKind::Comma,
    TokenKind::Stop,
    TokenKind::Colon,
    TokenKind::Semicolon,
    TokenKind::Dash,
    TokenKind::Open,
    TokenKind::Close,
    TokenKind::Double,
    TokenKind::Single,
    TokenKind::Line,
    TokenKind::Other,
];
const FORMS: [VerbForm; 4] = [VerbForm::Base, VerbForm::Present, VerbForm::Past, VerbForm::Ing];

impl Token {
    /// A token of a kind, without any properties. Places are kept in 32 bits.
    pub(super) fn new(start: usize, end: usize, kind: TokenKind) -> Self {
        let place = |place: usize| u32::try_from(place).unwrap_or(u32::MAX);
        let (kind, low) = match kind {
            TokenKind::Quoted(pair) => (KINDS.len(), u64::from(pair)),
            kind => (KINDS.iter().position(|other| *other == kind).unwrap_or_default(), 0),
        };
        Self { start: place(start), end: place(end), bits: low | (kind as u64) << KIND }
    }

    /// The same token with the properties of its word.
    pub(super) fn with(mut self, entry: lexicon::LexiconEntry, upper: bool) -> Self {
        self.bits |= entry.flags & FLAGS | u64::from(upper) << UPPER;
        if let Some(cue) = entry.cue {
            let form = FORMS.iter().position(|form| *form == cue.form).map_or(0, |at| at as u64 + 1);
            self.bits |= form << FORM | u64::from(cue.takes) << TAKES;
        }
        self
    }

    /// A span between quotation marks as one token.
    pub(crate) fn quoted(pair: usize, span: Span) -> Self {
        Self::new(span.start, span.end, TokenKind::Quoted(pair as u32))
    }

    /// Its place in the text.
    pub(crate) const fn span(&self) -> Span {
        Span::new(self.start as usize, self.end as usize)
    }

    /// Its kind.
    pub(crate) fn kind(&self) -> TokenKind {
        let place = (self.bits >> KIND & 0xf) as usize;
        KINDS.get(place).copied().unwrap_or(TokenKind::Quoted(self.bits as u32))
    }

    /// Makes it a token without properties.
    pub(super) const fn forget_flags(&mut self) {
        self.bits &= !FLAGS;
    }

    /// Makes it begin with a capital letter, as far as anybody asks.
    pub(super) const fn raise(&mut self) {
        self.bits |= 1 << UPPER;
    }

    /// Its properties in the word lists, as bits of [`lexicon::flag`].
    pub(super) const fn flags(&self) -> u64 {
        if self.bits >> KIND & 0xf == KINDS.len() as u64 { 0 } else { self.bits & FLAGS }
    }

    /// The reporting verb that it is a form of.
    pub(crate) fn cue(&self) -> Option<CueForm> {
        let form = FORMS.get(((self.bits >> FORM & 0x7) as usize).checked_sub(1)?)?;
        Some(CueForm { form: *form, takes: (self.bits >> TAKES) as u16 })
    }

    /// Returns true if it begins with a capital letter.
    pub(crate) const fn upper(&self) -> bool {
        self.bits >> UPPER & 1 == 1
    }

    /// Returns true if the word lists give it any of these properties.
    pub(crate) const fn is(&self, flags: u64) -> bool {
        self.flags() & flags != 0
    }

    /// Returns true if it is a word or a number.
    pub(crate) fn wordy(&self) -> bool {
        matches!(self.kind(), TokenKind::Word | TokenKind::Number)
    }
}

impl std::fmt::Debug for Token {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "{:?} {}..{}", self.kind(), self.start, self.end)
    }
}
