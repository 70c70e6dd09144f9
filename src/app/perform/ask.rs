//! The dialogs that commands open.

use crate::app::dialogs::{
    ArticleForm, CiteForm, CodebookForm, CorrectText, EarlierTexts, FilterForm, Page, Palette, PartyForm,
    RatingPicker, ReplyForm, SettingsForm, SpeakerForm, SpeakersForm, TagPicker, ToldBy,
};
use crate::app::window::Rejoinder;

impl Rejoinder {
    pub(super) fn show_palette(&mut self) {
        self.dialog = Some(Box::new(Palette::new(self.finder.clone())));
    }

    pub(super) fn show_settings(&mut self, page: Page) {
        let name = self.stamp.coder.name.clone();
        self.dialog = Some(Box::new(SettingsForm::new(page, name)));
    }

    pub(super) fn edit_filters(&mut self) {
        self.session.prepare_filters();
        self.dialog = Some(Box::new(FilterForm::new()));
    }

    pub(super) fn edit_codebook(&mut self) {
        self.dialog = Some(Box::new(CodebookForm::new()));
    }

    pub(super) fn list_speakers(&mut self) {
        let present = self.selection.statement();
        let speaker = present.and_then(|id| self.session.project().statements.get(&id)?.speaker);
        self.dialog = Some(Box::new(SpeakersForm::new(speaker)));
    }

    pub(super) fn add_party(&mut self) {
        self.dialog = Some(Box::new(PartyForm::add()));
    }

    pub(super) fn edit_article_facts(&mut self) {
        if let Some(article) = self.article.and_then(|id| self.session.project().article(id)) {
            self.dialog = Some(Box::new(ArticleForm::new(article)));
        }
    }

    pub(super) fn edit_text(&mut self) {
        if let Some(article) = self.article.and_then(|id| self.session.project().article(id)) {
            self.dialog = Some(Box::new(CorrectText::new(article.id, &article.text)));
        }
    }

    pub(super) fn show_earlier_texts(&mut self) {
        if let Some(article) = self.article.and_then(|id| self.session.project().article(id)) {
            self.dialog = Some(Box::new(EarlierTexts::new(article.id, None)));
        }
    }

    pub(super) fn choose_speaker(&mut self) {
        let selected = self.selection.statements.clone();
        self.dialog = Some(Box::new(SpeakerForm::new(self.session.project(), selected)));
    }

    pub(super) fn choose_teller(&mut self) {
        if let Some(statement) = self.selection.statement() {
            self.dialog = Some(Box::new(ToldBy::new(statement)));
        }
    }

    pub(super) fn choose_tags(&mut self) {
        self.dialog = Some(Box::new(TagPicker::new(self.selection.statements.clone())));
    }

    pub(super) fn choose_rating(&mut self) {
        self.dialog = Some(Box::new(RatingPicker::new(self.selection.statements.clone())));
    }

    pub(super) fn cite_evidence(&mut self) {
        self.dialog = Some(Box::new(CiteForm::new(self.selection.statements.clone())));
    }

    pub(super) fn explain_missing_reply(&mut self) {
        if let Some(statement) = self.selection.statement() {
            self.dialog = Some(Box::new(ReplyForm::missing(statement, None)));
        }
    }

    pub(super) fn request_reply(&mut self) {
        if let Some(statement) = self.selection.statement() {
            self.dialog = Some(Box::new(ReplyForm::due(statement)));
        }
    }
}
