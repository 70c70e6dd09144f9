//! The figures of balance: what each is called and what it counts.

/// Makes the figures and the table of them together: one without a full row does not compile.
macro_rules! figures {
    ($($figure:ident $column:literal $title:literal $counts:literal)*) => {
        /// A figure of one party in some articles.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[expect(missing_docs, reason = "the table says what each counts")]
        pub enum Figure { $($figure,)* }

        impl Figure {
            /// All of them, in the order of a table.
            pub const ALL: &'static [Self] = &[$(Self::$figure,)*];

            /// The name of its column in files and for scripts: `lead_words`.
            #[must_use]
            pub const fn column(self) -> &'static str {
                match self { $(Self::$figure => $column,)* }
            }

            /// Its name on the screen.
            #[must_use]
            pub const fn title(self) -> &'static str {
                match self { $(Self::$figure => $title,)* }
            }

            /// A sentence on what it counts.
            #[must_use]
            pub const fn definition(self) -> &'static str {
                match self { $(Self::$figure => $counts,)* }
            }
        }
    };
}

figures! {
    Statements "statements" "Statements" "Statements that the party makes itself. One that is told in another, that is thought and not said, or that a person rejected, is not among them."
    Direct "direct" "Direct" "Those of its statements that are quotations alone."
    Mixed "mixed" "Mixed" "Those of its statements that are partly quoted."
    Indirect "indirect" "Indirect" "Those of its statements that are reported without quotation marks."
    Nested "nested" "Nested" "Statements of the party that are told in another statement, whoever makes that."
    ToldByOthers "told_by_others" "Told by others" "Those of the nested statements that another party tells, or somebody of no known party."
    Words "words" "Words" "Words of the statements that the party makes itself, by the word rules of Unicode (UAX #29). Words that two of them share count once."
    DirectWords "direct_words" "Words, direct" "Words of its direct statements; those that two of them share count once."
    MixedWords "mixed_words" "Words, mixed" "Words of its mixed statements; those that two of them share count once."
    IndirectWords "indirect_words" "Words, indirect" "Words of its indirect statements; those that two of them share count once."
    QuotedWords "quoted_words" "Words in quotation marks" "Words of direct statements, and those of mixed ones between quotation marks."
    FirstWord "first_word" "First word" "Articles in which the party makes the first statement."
    LastWord "last_word" "Last word" "Articles in which the party makes the statement that ends last."
    HeadlineWords "headline_words" "Words in the headline" "Words of its statements in the headline: the first paragraph, where it is the title of the article."
    LeadWords "lead_words" "Words in the first three paragraphs" "Words of its statements in the first three paragraphs, not counting the headline."
    Named "named" "Named" "Those of its statements whose speaker is a person or an organisation with a name."
    Groups "groups" "Groups" "Those of its statements whose speakers are several people together, such as survivors."
    Unnamed "unnamed" "Unnamed" "Those of its statements whose speaker the article does not name."
    Documents "documents" "Documents" "Those of its statements that a text makes: a report, a letter, a law."
    NoSpeaker "no_speaker" "Speaker not known" "Those of its statements whose speaker is not known."
    LongestStretch "longest_stretch" "Longest stretch alone" "The most words that the party says in one article before another party speaks. Somebody of no party ends no stretch."
    Accuses "accuses" "Accuses" "Statements of the party, told by it or by others, that accuse a party."
    Accused "accused" "Accused" "Accusations against the party: one for each statement that accuses it."
    Asked "asked" "Asked to act" "Demands on the party: one for each statement that asks it to act and does not accuse it."
    Answered "answered" "Answered" "Those of the accusations and demands that the article has an answer to, or after which the party speaks at once."
    Declined "declined" "Declined" "Those of them that are not answered, of which a person said that the party was asked and declined."
    Unreachable "unreachable" "Not reached" "Those of them that are not answered, of which a person said that the party could not be reached."
    Elsewhere "elsewhere" "Answered elsewhere" "Those of them that are not answered, of which a person said that the party replied elsewhere."
    NotNeeded "not_needed" "No reply needed" "Those of them that are not answered, of which a person said that no reply is needed."
    Open "open" "Open" "Those of them that are not answered and that nobody has explained."
    AnswerDistance "answer_distance" "Words before the answer" "The median of the words of the article between the end of an accusation or demand and the beginning of the answer in the same article; 0 where the answer begins before that."
}

impl Figure {
    /// Returns true for a figure that counts words and not statements or articles.
    #[must_use]
    pub const fn counts_words(self) -> bool {
        matches!(
            self,
            Self::Words
                | Self::DirectWords
                | Self::MixedWords
                | Self::IndirectWords
                | Self::QuotedWords
                | Self::HeadlineWords
                | Self::LeadWords
                | Self::LongestStretch
                | Self::AnswerDistance
        )
    }

    /// The figures whose share of all parties together is told beside the count.
    pub const SHARED: [Self; 3] = [Self::Words, Self::HeadlineWords, Self::LeadWords];
}
