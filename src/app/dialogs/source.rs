//! The fields that describe a source outside of the article.

use std::path::Path;

use egui::{CollapsingHeader, RichText, Ui};

use super::parts::{choose, problem, segments};
use super::{field, focus_first, lines, pressed_enter};
use crate::app::widgets::ComboChoice;
use edit::EvidenceFacts;
use model::{Evidence, EvidenceKind, EvidenceSource, is_inside_folder, is_web_address};

/// The kinds of source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum SourceKind {
    Address,
    File,
    Elsewhere,
}

const KINDS: [(SourceKind, &str, &str); 3] = [
    (SourceKind::Address, "Web address", "A page or document on the web"),
    (SourceKind::File, "File", "A file in the project’s folder"),
    (SourceKind::Elsewhere, "Something else", "A book, a call, a document on paper"),
];

/// Message for a path that cannot be used: the project would not find the file on another computer.
const LEADS_OUT: &str = "This path leads out of the project’s folder. Put the file there and name it from that folder on, \
                         like reports/June.pdf; or choose “Something else”.";

/// The facts of a source that a person has written so far.
#[derive(Debug, Clone)]
pub(super) struct SourceFields {
    kind: SourceKind,
    address: String,
    path: String,
    title: String,
    details: EvidenceFacts,
    pub(super) passage: String,
    pub(super) place: String,
    fresh: bool,
}

impl SourceFields {
    /// Nothing yet.
    pub(super) fn new() -> Self {
        Self {
            kind: SourceKind::Address,
            address: String::new(),
            path: String::new(),
            title: String::new(),
            details: EvidenceFacts::default(),
            passage: String::new(),
            place: String::new(),
            fresh: true,
        }
    }

    /// The facts of a piece of evidence.
    pub(super) fn of(evidence: &Evidence) -> Self {
        let mut fields = Self::new();
        fields.title.clone_from(&evidence.title);
        fields.details = EvidenceFacts::of(evidence);
        match &evidence.source {
            EvidenceSource::Address(address) => fields.address.clone_from(address),
            EvidenceSource::File(path) => {
                fields.kind = SourceKind::File;
                fields.path.clone_from(path);
            }
            EvidenceSource::Elsewhere => fields.kind = SourceKind::Elsewhere,
        }
        fields
    }

    /// Shows all fields of the source. Returns `true` if Enter was pressed in one of one line.
    pub(super) fn show(&mut self, ui: &mut Ui) -> bool {
        self.show_where(ui) | self.show_details(ui)
    }

    /// Shows the fields that a source needs: where it is, and its title. Returns `true` if Enter was pressed in one.
    pub(super) fn show_where(&mut self, ui: &mut Ui) -> bool {
        ui.label(RichText::new("Where it is").small().weak());
        segments(ui, &KINDS, &mut self.kind);
        let mut enter = false;
        match self.kind {
            SourceKind::Address => {
                let response = field(ui, "Address", &mut self.address, "https://…");
                focus_first(&response, &mut self.fresh);
                enter |= pressed_enter(ui, &response);
                if let Some(text) = self.address_problem() {
                    problem(ui, text);
                }
            }
            SourceKind::File => {
                let response = field(ui, "Path of the file", &mut self.path, "reports/June.pdf");
                focus_first(&response, &mut self.fresh);
                enter |= pressed_enter(ui, &response);
                if self.path_leads_out() {
                    problem(ui, LEADS_OUT);
                }
            }
            SourceKind::Elsewhere => {}
        }
        let proposed = self.proposed_title();
        let title = if proposed.is_empty() { "What it is called" } else { &proposed };
        let response = field(ui, "Title", &mut self.title, title);
        focus_first(&response, &mut self.fresh);
        enter | pressed_enter(ui, &response)
    }

    /// Shows the fields that may stay empty, folded up: few sources need them at once. Returns `true` if Enter was
    /// pressed in one of one line.
    pub(super) fn show_folded_details(&mut self, ui: &mut Ui) -> bool {
        let title = RichText::new("More about the source").small();
        let fold = CollapsingHeader::new(title)
            .id_salt("more about the source")
            .show(ui, |ui| self.show_details(ui));
        fold.body_returned.unwrap_or(false)
    }

    /// Shows the fields that may stay empty. Returns `true` if Enter was pressed in one of one line.
    fn show_details(&mut self, ui: &mut Ui) -> bool {
        let (mut enter, details) = (false, &mut self.details);
        let interview = details.kind == EvidenceKind::Interview;
        ui.columns_const(|[left, right]| {
            choose(left, "Kind", &kinds(), &mut details.kind);
            let (label, hint) =
                if interview { ("Person", "Who was asked") } else { ("Author", "Who wrote it") };
            enter |= entered_in(right, label, &mut details.author, hint);
        });
        ui.columns_const(|[left, right]| {
            enter |= entered_in(left, "Publisher", &mut details.publisher, "Who issued it");
            let label = if interview { "Asked on" } else { "Published" };
            enter |= entered_in(right, label, &mut details.date, "5 June 2018");
        });
        ui.columns_const(|[left, right]| {
            enter |= entered_in(left, "Retrieved", &mut details.retrieved, "6 June 2018");
            enter |= entered_in(right, "Archived copy", &mut details.archive, "https://…");
        });
        let archive = self.details.archive.trim();
        if !archive.is_empty() && !is_web_address(archive) {
            problem(ui, "The archived copy is not a web address: one begins with https:// or http://.");
        }
        enter | entered_in(ui, "Note on the source", &mut self.details.note, "What one should know of it")
    }

    /// Shows the fields of a passage. Returns `true` if Enter was pressed in the one of one line.
    pub(super) fn show_passage(&mut self, ui: &mut Ui) -> bool {
        lines(ui, "Passage (the words that matter)", &mut self.passage, "Copy them from the source", 3);
        entered_in(ui, "Place of the passage", &mut self.place, "p. 9")
    }

    /// The problem with the address; none while it is empty.
    fn address_problem(&self) -> Option<&'static str> {
        let address = self.address.trim();
        if address.is_empty() || is_web_address(address) {
            return None;
        }
        let begun = ["https://", "http://"].iter().any(|start| {
            start.starts_with(address)
                || address.get(..start.len()).is_some_and(|it| it.eq_ignore_ascii_case(start))
        });
        Some(if begun {
            "The address is not whole yet: https:// and the name of a site, like https://example.org."
        } else {
            "This is not a web address: one begins with https:// or http://."
        })
    }

    /// Returns `true` if the path is one that a project does not hold.
    fn path_leads_out(&self) -> bool {
        let path = self.path();
        !path.is_empty() && !is_inside_folder(path)
    }

    /// The path, without the quotation marks that file managers put around it.
    fn path(&self) -> &str {
        self.path.trim().trim_matches('"')
    }

    /// A title from the address or the path, for where a person gives none.
    fn proposed_title(&self) -> String {
        match self.kind {
            SourceKind::Address => url::Url::parse(self.address.trim())
                .ok()
                .and_then(|url| url.host_str().map(|host| host.trim_start_matches("www.").to_owned()))
                .unwrap_or_default(),
            SourceKind::File => Path::new(self.path.trim())
                .file_name()
                .map(|name| name.to_string_lossy().into_owned())
                .unwrap_or_default(),
            SourceKind::Elsewhere => String::new(),
        }
    }

    /// The source, once enough is written.
    pub(super) fn facts(&self) -> Option<EvidenceFacts> {
        let source = match self.kind {
            SourceKind::Address => {
                let address = self.address.trim();
                is_web_address(address).then(|| EvidenceSource::Address(address.to_owned()))?
            }
            SourceKind::File => {
                let path = self.path();
                is_inside_folder(path).then(|| EvidenceSource::File(path.to_owned()))?
            }
            SourceKind::Elsewhere => EvidenceSource::Elsewhere,
        };
        let title = match self.title.trim() {
            "" => self.proposed_title(),
            title => title.to_owned(),
        };
        let archive = self.details.archive.trim();
        let sound = !title.is_empty() && (archive.is_empty() || is_web_address(archive));
        let same_file = self.details.source == source;
        sound.then(|| EvidenceFacts {
            title,
            source,
            fingerprint: self.details.fingerprint.clone().filter(|_| same_file),
            passage: self.passage.trim().to_owned(),
            place: self.place.trim().to_owned(),
            ..self.details.clone()
        })
    }

    /// The missing facts, in words.
    pub(super) fn missing(&self) -> &'static str {
        match self.kind {
            SourceKind::Address if self.address.trim().is_empty() => "Give its address first",
            SourceKind::Address if !is_web_address(self.address.trim()) => "Correct the address first",
            SourceKind::File if self.path().is_empty() => "Give the path of the file first",
            SourceKind::File if self.path_leads_out() => "Correct the path first",
            _ if !matches!(self.details.archive.trim(), archive if archive.is_empty() || is_web_address(archive)) => {
                "Correct the address of the archived copy first"
            }
            _ => "Give it a title first",
        }
    }
}

/// The kinds of source to choose from.
fn kinds() -> Vec<ComboChoice<EvidenceKind>> {
    EvidenceKind::ALL.iter().map(|kind| ComboChoice::new(*kind, kind.name())).collect()
}

fn entered_in(ui: &mut Ui, label: &str, value: &mut String, hint: &str) -> bool {
    let response = field(ui, label, value, hint);
    pressed_enter(ui, &response)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_checked_in_words() {
        let mut fields = SourceFields::new();
        assert!(fields.address_problem().is_none() && fields.facts().is_none());
        fields.address = "example.org".to_owned();
        assert!(fields.address_problem().is_some_and(|text| text.contains("begins with https://")));
        fields.address = "https://".to_owned();
        assert!(fields.address_problem().is_some_and(|text| text.contains("not whole yet")));
        assert!(fields.facts().is_none());
        fields.address = " https://www.example.org/a ".to_owned();
        assert!(fields.address_problem().is_none());
        let facts = fields.facts().unwrap();
        assert_eq!(facts.title, "example.org");
        assert_eq!(facts.source, EvidenceSource::Address("https://www.example.org/a".to_owned()));
    }

    #[test]
    fn a_file_lends_its_name() {
        let mut fields = SourceFields::new();
        fields.kind = SourceKind::File;
        assert!(fields.facts().is_none());
        fields.path = "\"reports/June.pdf\"".to_owned();
        assert_eq!(fields.facts().unwrap().source, EvidenceSource::File("reports/June.pdf".to_owned()));
        for outside in ["/etc/passwd", "../June.pdf", "C:\\June.pdf"] {
            fields.path = outside.to_owned();
            assert!(fields.facts().is_none() && fields.missing() == "Correct the path first", "{outside}");
        }
        fields.path = "reports/June.pdf".to_owned();
        fields.title = " Report ".to_owned();
        assert_eq!(fields.facts().unwrap().title, "Report");
    }

    #[test]
    fn what_is_nowhere_needs_a_title() {
        let mut fields = SourceFields::new();
        fields.kind = SourceKind::Elsewhere;
        assert!(fields.facts().is_none());
        assert!(fields.missing().contains("title"));
    }
}
