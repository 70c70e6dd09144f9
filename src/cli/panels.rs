//! A project as text: one party after the other, its statements in reading order, and what answers what.

use std::collections::HashMap;

use unicode_width::UnicodeWidthStr;

use super::{replies, text_layout};
use analysis::{ReplyDue, ReplyGraph, RightOfReply, Scope};
use extract::foreign;
use model::{
    Act, Article, ArticleId, CleanText, Link, Party, PartyId, PartyLetters, Project, ReviewStatus, Statement,
    StatementId,
};

/// The whole project as text.
pub(super) fn text(project: &Project, width: usize) -> CleanText {
    let mut panels = PanelsText::new(project, width);
    panels.head();
    let mut own: HashMap<Option<PartyId>, Vec<&Statement>> = HashMap::new();
    for (statement, party) in &panels.shown {
        own.entry(*party).or_default().push(*statement);
    }
    // Active parties first; then those that wait to become a party, as behind a panel of its own.
    let (waiting, with_panel): (Vec<&Party>, Vec<&Party>) =
        project.parties.iter().partition(|party| party.waiting);
    for party in with_panel.into_iter().chain(waiting) {
        let name = if party.name == party.short {
            party.short.clone()
        } else {
            format!("{} ({})", party.short, party.name)
        };
        let aside = match (party.waiting, party.hidden) {
            (true, _) => " · among the others",
            (false, true) => " · panel hidden",
            (false, false) => "",
        };
        let own = own.remove(&Some(party.id)).unwrap_or_default();
        panels.panel(party.letters, &name, aside, own);
    }
    if let Some(own) = own.remove(&None) {
        panels.panel('?'.into(), "Party not known", "", own);
    }
    panels.foot();
    CleanText::lines(panels.page)
}

/// "2 articles, 3 parties, 19 statements, 5 links", and what people added.
pub(super) fn counts(project: &Project) -> String {
    let mut parts = vec![
        several(project.articles.len(), "article", "articles"),
        several(project.parties.iter().filter(|party| !party.waiting).count(), "party", "parties"),
        spoken_and_thought(project.statements.values()),
        several(project.links.len(), "link", "links"),
    ];
    let missing = with_replies(project, |_, right| right.missing().count());
    if missing > 0 {
        parts.push(several(missing, "missing reply", "missing replies"));
    }
    if !project.evidence.is_empty() {
        parts.push(several(project.evidence.len(), "piece of evidence", "pieces of evidence"));
    }
    parts.join(", ")
}

/// The parties that the statements of a project accuse, and what became of the replies: the same that the window shows.
fn with_replies<T>(project: &Project, read: impl FnOnce(&Scope<'_>, &RightOfReply) -> T) -> T {
    let order: Vec<StatementId> = project.reading_order().iter().map(|it| it.id).collect();
    let scope = Scope::with_all_links(project, &order);
    read(&scope, &RightOfReply::new(&scope, &ReplyGraph::new(&scope)))
}

/// "4 statements, 2 attitudes"; without the attitudes where there are none.
fn spoken_and_thought<'a>(all: impl Iterator<Item = &'a Statement>) -> String {
    let (thought, said): (Vec<&Statement>, Vec<&Statement>) = all.partition(|it| it.act == Act::Attitude);
    let statements = several(said.len(), "statement", "statements");
    match thought.len() {
        0 => statements,
        count => format!("{statements}, {}", several(count, "attitude", "attitudes")),
    }
}

/// "2 statements · 1 told by others, 1 attitude": the figures of a panel's header in the window, which counts what others
/// report of a party apart from what it says itself.
fn counted_as_in_the_window(panel: &[&Statement]) -> String {
    let speech = || panel.iter().filter(|it| it.act == Act::Speech);
    let told = speech().filter(|it| it.via.is_some()).count();
    let own = match speech().count() - told {
        0 if told > 0 => "no words of its own".to_owned(),
        own => several(own, "statement", "statements"),
    };
    let told = (told > 0).then(|| format!("{told} told by others"));
    let attitudes = panel.len() - speech().count();
    let attitudes = (attitudes > 0).then(|| several(attitudes, "attitude", "attitudes"));
    let parts: Vec<String> = [Some(own), told, attitudes].into_iter().flatten().collect();
    parts.join(" · ")
}

fn several(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

struct PanelsText<'a> {
    project: &'a Project,
    width: usize,
    /// Every statement that was not rejected, in reading order, with its party.
    shown: Vec<(&'a Statement, Option<PartyId>)>,
    /// The number of a statement.
    numbers: HashMap<StatementId, usize>,
    links: HashMap<StatementId, Vec<&'a Link>>,
    /// The number of citations that a statement has.
    cited: HashMap<StatementId, usize>,
    articles: HashMap<ArticleId, &'a Article>,
    /// The replies to each statement that are missing, in words.
    missing: HashMap<StatementId, Vec<String>>,
    page: String,
}

impl<'a> PanelsText<'a> {
    fn new(project: &'a Project, width: usize) -> Self {
        let all = project
            .reading_order()
            .into_iter()
            .filter(|statement| statement.status != ReviewStatus::Rejected);
        let shown: Vec<_> = all.map(|statement| (statement, project.party_of(statement))).collect();
        let numbers = shown.iter().enumerate().map(|(at, (statement, _))| (statement.id, at + 1)).collect();
        let mut links: HashMap<_, Vec<&Link>> = HashMap::new();
        for link in project.links.values().filter(|link| link.status != ReviewStatus::Rejected) {
            for end in [link.from, link.to] {
                links.entry(end).or_default().push(link);
            }
        }
        let mut cited: HashMap<_, usize> = HashMap::new();
        for citation in project.citations.values() {
            *cited.entry(citation.statement).or_default() += 1;
        }
        let articles = project.articles.iter().map(|article| (article.id, &**article)).collect();
        let missing = missing(project);
        Self { project, width, shown, numbers, links, cited, articles, missing, page: String::new() }
    }

    fn line(&mut self, first: &str, words: &str) {
        text_layout::wrap(&mut self.page, first, words, self.width);
    }

    fn head(&mut self) {
        let project = self.project;
        self.line("", &project.title);
        for article in &project.articles {
            let mut facts = facts(article);
            if article.title != project.title {
                facts.insert(0, &article.title);
            }
            if !facts.is_empty() {
                self.line("", &facts.join(" · "));
            }
            if let Some(language) = foreign(&article.text) {
                let words = "its quotations are found, but who speaks is looked for in English alone";
                self.line("", &format!("“{}” seems to be in {}: {words}.", article.title, language.name));
            }
        }
        self.line("", &counts(project));
    }

    /// The statements of a party, then its attitudes.
    fn panel(&mut self, letters: PartyLetters, name: &str, aside: &str, mut own: Vec<&Statement>) {
        // Each in the order of reading.
        own.sort_by_key(|statement| statement.act == Act::Attitude);
        self.page.push('\n');
        let title = format!("{name} · {}{aside}", counted_as_in_the_window(&own));
        self.line(&format!("{letters}  "), &title);
        let rule = "─".repeat(self.width);
        self.page.push_str(&rule);
        self.page.push('\n');
        for statement in own {
            self.statement(statement);
        }
    }

    fn statement(&mut self, statement: &Statement) {
        let project = self.project;
        let number = format!("{:>4}. ", self.numbers.get(&statement.id).copied().unwrap_or_default());
        let speaker = statement.speaker.and_then(|id| project.speakers.get(&id));
        let name = speaker.map_or("Somebody", |speaker| speaker.name.as_str());
        self.line(&number, &format!("{name}: {}", project.words_of(statement)));
        let indent = " ".repeat(number.width());
        self.line(&indent, &self.marks(statement));
        if !statement.note.is_empty() {
            self.line(&format!("{indent}note: "), &statement.note);
        }
        for answer in self.answers(statement) {
            self.line(&indent, &answer);
        }
        for silence in self.missing.remove(&statement.id).unwrap_or_default() {
            self.line(&indent, &silence);
        }
    }

    /// "direct · suggested, sure · claim · figure, event · cited: 1 for, 2 against".
    fn marks(&self, statement: &Statement) -> String {
        let project = self.project;
        let mut marks = vec![statement.mode.name().to_owned()];
        if statement.act == Act::Attitude {
            marks.insert(0, "attitude".to_owned());
        }
        if project.articles.len() > 1 {
            marks
                .extend(self.articles.get(&statement.article).map(|article| format!("in {}", article.title)));
        }
        let tellers: Vec<String> = project.told_in(statement).map(|outer| self.named(outer.id)).collect();
        if !tellers.is_empty() {
            marks.push(format!("as told by {}", tellers.join(", told by ")));
        }
        marks.push(match (&statement.why, statement.status) {
            (_, ReviewStatus::Confirmed) => "confirmed".to_owned(),
            (Some(why), _) => format!("suggested, {}", why.certainty()),
            (None, _) => "suggested".to_owned(),
        });
        if statement.claim {
            marks.push("claim".to_owned());
        }
        if let Some(nature) = &statement.nature {
            marks.push(format!("looks like {}", nature.kind.with_article()));
        }
        let tags = statement.tags.iter().filter_map(|tagging| project.codebook.tag(tagging.tag));
        let tags: Vec<&str> = tags.map(|(_, tag)| tag.name.as_str()).collect();
        if !tags.is_empty() {
            marks.push(tags.join(", "));
        }
        if let Some(rating) = statement.verdict.as_ref().and_then(|rated| project.scale.rating(rated.rating))
        {
            marks.push(format!("verdict: {}", rating.name));
        }
        let cited = self.cited.get(&statement.id).copied().unwrap_or_default();
        if cited > 0 {
            marks.push(several(cited, "citation", "citations"));
        }
        marks.join(" · ")
    }

    /// The statements that it answers, and those that answer it.
    fn answers(&self, statement: &Statement) -> Vec<String> {
        let links = self.links.get(&statement.id).map(Vec::as_slice).unwrap_or_default();
        let mut lines: Vec<_> = links
            .iter()
            .filter_map(|link| {
                let out = link.from == statement.id;
                let other = if out { link.to } else { link.from };
                // A link to a statement that was rejected has nothing to show.
                let number = *self.numbers.get(&other)?;
                let (arrow, verb) =
                    if out { ('→', link.relation.name()) } else { ('←', link.relation.passive()) };
                let sure = match (&link.why, link.status) {
                    (Some(why), ReviewStatus::Suggested) => format!(" ({})", why.certainty()),
                    _ => String::new(),
                };
                Some((!out, number, link.id, format!("{arrow} {verb} {}{sure}", self.named(other))))
            })
            .collect();
        lines.sort();
        lines.into_iter().map(|(_, _, _, line)| line).collect()
    }

    /// "3 (MoD)".
    fn named(&self, id: StatementId) -> String {
        let statement = self.project.statements.get(&id);
        let party = statement.and_then(|it| self.project.party(self.project.party_of(it)?));
        let number = self.numbers.get(&id).map_or("a rejected statement".to_owned(), ToString::to_string);
        format!("{number} ({})", party.map_or("party not known", |party| party.short.as_str()))
    }

    fn foot(&mut self) {
        let rejected = self.project.statements.len() - self.shown.len();
        if rejected > 0 {
            self.page.push('\n');
            let words = several(rejected, "rejected statement is", "rejected statements are");
            self.line("", &format!("{words} not shown."));
        }
    }
}

/// "○ no reply from MoD (unsure)", "○ no reply from MoD: “declined to comment”", by statement.
fn missing(project: &Project) -> HashMap<StatementId, Vec<String>> {
    with_replies(project, |scope, right| {
        let mut all: HashMap<StatementId, Vec<String>> = HashMap::new();
        let line = |due: &ReplyDue| {
            let party = project.party(due.party)?;
            let statement = scope.statement(due.place)?;
            let words = replies::in_words(due, statement.status, project.text_of(statement))?;
            Some((statement.id, format!("○ no reply from {}{words}", party.short)))
        };
        for (statement, words) in right.replies_due().iter().filter_map(line) {
            all.entry(statement).or_default().push(words);
        }
        all
    })
}

fn facts(article: &Article) -> Vec<&str> {
    [&article.outlet, &article.byline, &article.date]
        .into_iter()
        .map(String::as_str)
        .filter(|fact| !fact.is_empty())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use edit::{Intent, PartyIntent, testing};
    use model::testing::{FindingsBuilder, why};
    use model::{Nature, NatureKind};

    const TEXT: &str =
        "The port wants a quay. It will cost 400, the port said, the report says, the Herald says.";

    /// A port that says and wants, told by a report, told by a newspaper that waits.
    fn project() -> Project {
        let mut finds = FindingsBuilder::of(TEXT);
        for party in ["Port", "Herald"] {
            finds.party(party);
        }
        for (name, party) in [("Port", Some(0)), ("Herald", Some(1)), ("report", None)] {
            finds.speaker(name, party);
        }
        finds.says(0, "a quay").act = Act::Attitude;
        finds.says(1, "It will cost 400, the port said, the report says");
        finds.says(2, "It will cost 400, the port said").via = Some(1);
        let cost = finds.says(0, "It will cost 400");
        (cost.via, cost.nature) = (Some(2), Some(Nature { kind: NatureKind::Event, why: why() }));
        let mut stamp = testing::context();
        let mut project = testing::project(&mut stamp, "Quay", TEXT, finds.findings);
        let wait = Intent::Party(PartyIntent::SetWaiting { party: project.parties[1].id, waiting: true });
        testing::make(&mut project, &mut stamp, &wait);
        project
    }

    #[test]
    fn speech_comes_before_attitudes_and_panels_before_who_waits() {
        let rule = "─".repeat(80);
        let wanted = format!(
            "Quay\n1 article, 1 party, 3 statements, 1 attitude, 0 links\n\n\
             P  Port · no words of its own · 1 told by others · 1 attitude\n{rule}\n   \
             4. Port: It will cost 400\n      \
             indirect · as told by 3 (party not known), told by 2 (Herald) · suggested,\n      \
             likely · claim · looks like an event\n   \
             1. Port: a quay\n      attitude · indirect · suggested, likely\n\n\
             H  Herald · 1 statement · among the others\n{rule}\n   \
             2. Herald: It will cost 400, the port said, the report says\n      indirect · suggested, likely\n\n\
             ?  Party not known · no words of its own · 1 told by others\n{rule}\n   \
             3. report: It will cost 400, the port said\n      \
             indirect · as told by 2 (Herald) · suggested, likely\n"
        );
        assert_eq!(text(&project(), 80).as_str(), wanted);
    }
}
