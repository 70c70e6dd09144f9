//! The invariants of a statement: its spans, speaker, outer statement and coding.

use std::collections::HashSet;
use std::fmt::Arguments;

use super::Checker;
use crate::{ArticleId, EarlierPlace, PartyChoice, Span, Statement, Tagging};

impl Checker<'_> {
    pub(super) fn statement(&mut self, statement: &Statement) {
        let place = format_args!("statement {}", statement.id);
        let article = statement.article;
        let known = self.articles.contains_key(&article);
        self.require(known, place, format_args!("is in the article {article}, which does not exist"));
        for span in &statement.spans {
            self.span(place, "the span", article, *span);
        }
        self.ordered(place, &statement.spans);
        self.orphan(place, statement);
        self.earlier_place(place, statement.article, statement.earlier.as_ref());
        if let Some(cue) = statement.cue {
            self.span(place, "the cue", article, cue);
        }
        if let Some(mention) = statement.mention {
            self.span(place, "the mention", article, mention);
        }
        if let Some(id) = statement.speaker {
            let known = self.project.speakers.contains_key(&id);
            self.require(known, place, format_args!("is said by {id}, who is not among the speakers"));
        }
        if let PartyChoice::Given(party) = statement.party {
            let known = self.parties.contains(&party);
            self.require(known, place, format_args!("is given to the party {party}, which does not exist"));
        }
        self.via(place, statement);
        let in_order = statement.changed.is_sorted_by(|one, next| one < next);
        self.require(in_order, place, "does not have the parts that were changed once each, in their order");
        self.coding(place, statement);
        self.no_control_characters(place, statement);
    }

    fn ordered(&mut self, place: Arguments<'_>, spans: &[Span]) {
        for pair in spans.windows(2) {
            let apart = pair[0].end <= pair[1].start;
            self.require(apart, place, "has spans that overlap or are not in the order of the text");
        }
    }

    /// Requires that a statement has spans in its article, or is an orphan with spans in an earlier text.
    fn orphan(&mut self, place: Arguments<'_>, statement: &Statement) {
        let Some(near) = statement.lost else {
            self.require(!statement.spans.is_empty(), place, "has no words: not a single span");
            return;
        };
        self.require(statement.spans.is_empty(), place, "has lost its place, and has one all the same");
        self.require(
            statement.earlier.is_some(),
            place,
            "has lost its place, and no earlier text has its words",
        );
        let text = self.articles.get(&statement.article).map(|article| &article.text);
        let lies = text.is_none_or(|text| text.is_char_boundary(near));
        self.require(lies, place, format_args!("was near byte {near}, which is no place in its article"));
    }

    pub(super) fn earlier_place(
        &mut self,
        place: Arguments<'_>,
        article: ArticleId,
        earlier: Option<&EarlierPlace>,
    ) {
        let Some(earlier) = earlier else { return };
        let Some(text) = self.project.earlier_texts.get(&earlier.text) else {
            let id = earlier.text;
            self.report(place, format_args!("was in the earlier text {id}, which does not exist"));
            return;
        };
        let own = text.article == article;
        self.require(own, place, "was in an earlier text of another article");
        self.require(!earlier.spans.is_empty(), place, "was in an earlier text without a single span");
        for span in &earlier.spans {
            self.fits(place, "the span in the earlier text", &text.text, *span);
        }
        self.ordered(place, &earlier.spans);
        for (what, span) in [("the earlier cue", earlier.cue), ("the earlier mention", earlier.mention)] {
            if let Some(span) = span {
                self.fits(place, what, &text.text, span);
            }
        }
    }

    fn coding(&mut self, place: Arguments<'_>, statement: &Statement) {
        self.why(place, statement.why.as_ref());
        self.taggings(place, &statement.tags);
        if let Some(rated) = &statement.verdict {
            let known = self.ratings.contains(&rated.rating);
            self.require(known, place, format_args!("has the rating {}, which does not exist", rated.rating));
            self.coder(place, rated.coded.by);
        }
        if let Some(coded) = statement.coded {
            self.coder(place, coded.by);
        }
    }

    fn taggings(&mut self, place: Arguments<'_>, tags: &[Tagging]) {
        for tagging in tags {
            let known = self.tags.contains(&tagging.tag);
            self.require(known, place, format_args!("has the tag {}, which does not exist", tagging.tag));
            self.coder(place, tagging.by);
        }
        let sorted = tags.windows(2).all(|pair| (pair[0].tag, pair[0].by) < (pair[1].tag, pair[1].by));
        self.require(sorted, place, "has a tag twice from one coder, or its tags are out of order");
    }

    /// Requires that the outer statement exists, is in the same article, and that no statement is told in
    /// itself. Each walk remembers its result, so that long chains cost no more than their length.
    fn via(&mut self, place: Arguments<'_>, statement: &Statement) {
        let Some(id) = statement.via else { return };
        match self.project.statements.get(&id) {
            None => self.report(place, format_args!("is told in {id}, which does not exist")),
            Some(outer) if outer.article != statement.article => {
                self.report(place, format_args!("is told in {id}, which is in another article"));
            }
            Some(_) => {}
        }
        let mut seen = HashSet::new();
        let mut at = Some(statement.id);
        let ends = loop {
            let Some(id) = at else { break true };
            if let Some(known) = self.chains.get(&id) {
                break *known;
            }
            if !seen.insert(id) {
                break false;
            }
            at = self.project.statements.get(&id).and_then(|it| it.via);
        };
        self.chains.extend(seen.into_iter().map(|id| (id, ends)));
        self.require(ends, place, "is told in itself, directly or by way of others");
    }
}
