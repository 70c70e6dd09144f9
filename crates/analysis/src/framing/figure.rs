//! The figures of framing: what each is called, counts, and does not mean.

use super::{
    Axis, CountTable, ReadTexts, Within, WordList, agency, agency_verbs, cue_classes, cue_words, labels,
    names, scare_quotes, tags, tags_together, words_for,
};
use crate::scope::Scope;

/// Makes the figures and the table of them together: one without a full row does not compile.
macro_rules! figures {
    ($($figure:ident $name:literal $title:literal [$($axis:ident)*] $reads:literal $counts:literal $not:literal)*) => {
        /// A figure of framing.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[expect(missing_docs, reason = "the table says what each counts")]
        pub enum FramingFigure { $($figure,)* }

        impl FramingFigure {
            /// All of them, in the order of a menu.
            pub const ALL: &'static [Self] = &[$(Self::$figure,)*];

            /// Its name in files and for scripts: `cue-words`.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$figure => $name,)* }
            }

            /// Its name on the screen.
            #[must_use]
            pub const fn title(self) -> &'static str {
                match self { $(Self::$figure => $title,)* }
            }

            /// The groups that its columns may be; none where they are always the same.
            #[must_use]
            pub const fn axes(self) -> &'static [Axis] {
                match self { $(Self::$figure => &[$(Axis::$axis,)*],)* }
            }

            /// Returns true if the texts have to be read by the parser for it.
            #[must_use]
            pub const fn reads_texts(self) -> bool {
                match self { $(Self::$figure => $reads,)* }
            }

            /// A sentence on what it counts.
            #[must_use]
            pub const fn definition(self) -> &'static str {
                match self { $(Self::$figure => $counts,)* }
            }

            /// A sentence on what it does not mean.
            #[must_use]
            pub const fn limits(self) -> &'static str {
                match self { $(Self::$figure => $not,)* }
            }
        }
    };
}

figures! {
    Tags "tags" "Tags" [Party Speaker Outlet Month] false
        "Statements that are coded with each tag. A statement that two coders give the same tag counts once; shares are of the statements that anybody coded."
        "A tag says how coders read a statement, and not what its speaker or the outlet meant by it."
    TagsTogether "tags-together" "Tags together" [] false
        "Statements that are coded with both tags, by anybody; in the diagonal those with one. Shares are of the statements with either (Jaccard, 1901)."
        "Tags that are often together need not belong together: coders may not tell them apart."
    CueClasses "cue-classes" "Reporting words by class" [Party Speaker Outlet Month] false
        "Statements whose reporting words are of each class; shares are of the statements with reporting words."
        "A class is that of the word and not of the sentence: “admitted” may be the right word for an admission."
    CueWords "cue-words" "Reporting words" [Party Speaker Outlet Month] false
        "Statements with each reporting word, in its base form; shares are of the statements with reporting words."
        "A writer who says “claimed” of one side may have a reason that the article gives."
    Agency "agency" "Who does what" [Party Outlet Month] true
        "Clauses in the outlet’s own words in which somebody does something to somebody, as a parser reads them: by party the part that it has in them, by outlet and month the way they are told. Words in quotation marks, reporting verbs and verbs that say little by themselves (“have”, “make”) do not count; shares are of the clauses of the column."
        "A parser errs in about one clause of ten, and a passive may be right where nobody knows who did it: read the places."
    AgencyVerbs "agency-verbs" "Verbs of what is done" [] true
        "The same clauses by their verb in its base form and the way they are told; shares are of all that are told so."
        "A parser errs in about one clause of ten, and a passive may be right where nobody knows who did it: read the places."
    Names "names" "Names" [Party Speaker Outlet Month] false
        "Places where articles name each speaker, by the words they use, pronouns and a leading “the” apart; shares are of all such places in the column."
        "Who is named how often depends on how long they are written about."
    Words "words" "Words to compare" [Party Speaker Outlet Month] false
        "Places of words that you choose, whole and in any case; a * at the end takes every ending. Shares are of the places of all these words in the column, so that they say which word is used rather than the others."
        "Two words for one group need not mean the same: “fighters” and “militants” may be different people."
    Labels "labels" "Introductions" [Party Speaker Outlet Month] true
        "Words that introduce each speaker outside of quotation marks, as a parser reads them: titles, words before the name, words beside it between commas, and words that keep a distance, such as “so-called”; shares are of all introductions in the column."
        "A parser misses some introductions and takes others for one: read the places."
    ScareQuotes "scare-quotes" "Short quotations of nobody" [Outlet Month] true
        "One to three words between quotation marks that begin with a small letter and lie in no statement; shares are of all of them in the column."
        "Not each of them keeps a distance: some are terms, or quoted from somebody whose statement was not found."
}

impl FramingFigure {
    /// Returns true if a row is a part of the statements of each column, so that it can be tested against the rest of them.
    #[must_use]
    pub const fn is_tested(self) -> bool {
        matches!(self, Self::Tags | Self::CueClasses | Self::CueWords)
    }

    /// The figure of a name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|figure| figure.name() == name)
    }
}

/// A figure with the choices that a person makes for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FramingQuery {
    /// The figure.
    pub figure: FramingFigure,
    /// The groups of its columns, where it has a choice.
    pub axis: Axis,
    /// True for verbs of harm or wrong alone, in the figures of what is done.
    pub harm: bool,
    /// The words to look for, in that figure.
    pub words: String,
    /// Part of the articles in which they are looked for.
    pub within: Within,
}

impl FramingQuery {
    /// A figure by one axis; by its first one where it does not have that.
    #[must_use]
    pub fn new(figure: FramingFigure, axis: Axis) -> Self {
        let axes = figure.axes();
        let axis = if axes.contains(&axis) { axis } else { axes.first().copied().unwrap_or_default() };
        Self { figure, axis, harm: false, words: String::new(), within: Within::Articles }
    }

    /// Counts the figure. Texts that it reads and that are not among `texts` count nothing.
    #[must_use]
    pub fn count(&self, scope: &Scope<'_>, texts: &ReadTexts) -> CountTable {
        match self.figure {
            FramingFigure::Tags => tags(scope, self.axis),
            FramingFigure::TagsTogether => tags_together(scope),
            FramingFigure::CueClasses => cue_classes(scope, self.axis),
            FramingFigure::CueWords => cue_words(scope, self.axis),
            FramingFigure::Agency => agency(scope, texts, self.axis, self.harm),
            FramingFigure::AgencyVerbs => agency_verbs(scope, texts, self.harm),
            FramingFigure::Names => names(scope, self.axis),
            FramingFigure::Words => words_for(scope, &WordList::read(&self.words), self.axis, self.within),
            FramingFigure::Labels => labels(scope, texts, self.axis),
            FramingFigure::ScareQuotes => scare_quotes(scope, texts, self.axis),
        }
    }
}
