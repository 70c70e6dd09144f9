//! Proposes in a new article what a person keeps in their who's who, with that reason.

use std::collections::BTreeMap;

use edit::{Edit, EditContext, Intent, PartyIntent, SpeakerIntent};
use extract::Rule;
use model::{PartyId, Project, SpeakerId, Why, is_same_name};
use settings::{EntryNames, KnownParty, WhosWho};

/// A project as the who's who would have it.
pub(crate) struct KnownSides {
    /// The project.
    pub(crate) project: Project,
    /// The number of parties and speakers that are as in the who's who.
    pub(crate) count: usize,
}

/// The proposals of the who's who in an article that was just opened.
#[derive(Debug)]
pub(crate) struct FollowedSides {
    /// The number of parties and speakers that are as in the who's who.
    pub(crate) count: usize,
    /// The change that takes it back.
    pub(crate) back: Edit,
}

/// Follows the who's who in a project, as far as nobody has decided otherwise: parties get their names, are merged or put among
/// the others, and speakers get their parties. Nothing where it knows nobody.
pub(crate) fn propose(project: &Project, known: &WhosWho, by: &mut EditContext) -> Option<KnownSides> {
    if known.is_empty() {
        return None;
    }
    let known = EntryNames::new(known);
    let mut draft = SidesPlan { project: project.clone(), by, count: 0 };
    for (party, found) in parties(project, &known) {
        draft.follow_party(party, &found);
    }
    for (speaker, party) in speakers(project, &known) {
        draft.follow_speaker(speaker, party, &known);
    }
    (draft.count > 0).then_some(KnownSides { project: draft.project, count: draft.count })
}

/// The parties that the who's who knows, each with those that the program has found of it.
fn parties<'a>(project: &Project, known: &EntryNames<'a>) -> Vec<(&'a KnownParty, Vec<PartyId>)> {
    let mut all: Vec<(&KnownParty, Vec<PartyId>)> = Vec::new();
    for party in project.parties.iter().filter(|it| it.why.is_some()) {
        let Some(entry) = known.party(&party.name).or_else(|| known.party(&party.short)) else { continue };
        match all.iter_mut().find(|(it, _)| std::ptr::eq(*it, entry)) {
            Some((_, found)) => found.push(party.id),
            None => all.push((entry, vec![party.id])),
        }
    }
    all
}

/// The speakers whom the program has found and the who's who knows, each with the name of its party.
fn speakers<'a>(project: &Project, known: &EntryNames<'a>) -> BTreeMap<SpeakerId, &'a str> {
    let found = project.speakers.values().filter(|speaker| speaker.why.is_some());
    let party = found.filter_map(|speaker| {
        let entry = known.speaker(&speaker.name)?;
        (!entry.speaks_for.is_empty()).then_some((speaker.id, entry.speaks_for.as_str()))
    });
    party.collect()
}

struct SidesPlan<'a> {
    project: Project,
    by: &'a mut EditContext,
    count: usize,
}

impl SidesPlan<'_> {
    /// Makes a change, where it can be made.
    fn make(&mut self, intent: PartyIntent) -> bool {
        self.make_any(&Intent::Party(intent))
    }

    fn make_any(&mut self, intent: &Intent) -> bool {
        let planned = intent.plan(&self.project, self.by);
        planned.is_ok_and(|planned| planned.edit.apply(&mut self.project).is_ok())
    }

    fn follow_party(&mut self, known: &KnownParty, found: &[PartyId]) {
        let Some((first, others)) = found.split_first() else { return };
        for other in others {
            self.make(PartyIntent::Merge { from: *other, into: *first });
        }
        let Some(party) = self.project.party(*first).cloned() else { return };
        if party.name != known.name || party.short != known.short {
            let letters = party.letters_with_name(&known.short, &self.project.parties);
            let (name, short) = (known.name.clone(), known.short.clone());
            self.make(PartyIntent::Rename { party: *first, name, short, letters });
        }
        if known.bystander != party.waiting && (known.bystander || speaks(&self.project, *first)) {
            self.make(PartyIntent::SetWaiting { party: *first, waiting: known.bystander });
        }
        self.explain_party(*first, &known.name);
        self.count += 1;
    }

    fn follow_speaker(&mut self, speaker: SpeakerId, party: &str, known: &EntryNames<'_>) {
        let Some(party) = self.party_called(party, known) else { return };
        let Some(before) = self.project.speakers.get(&speaker).cloned() else { return };
        if before.party != Some(party) {
            let intent = SpeakerIntent::Move { speakers: vec![speaker], party: Some(party) };
            if !self.make_any(&Intent::Speaker(intent)) {
                return;
            }
        }
        if let Some(now) = self.project.speakers.get(&speaker).cloned() {
            let why = Some(reason(&now.name));
            self.project.speakers.insert(speaker, model::Speaker { why, ..now });
        }
        self.count += 1;
    }

    /// The party of a name; it is added where the article has none of it.
    fn party_called(&mut self, name: &str, known: &EntryNames<'_>) -> Option<PartyId> {
        let entry = known.party(name);
        let is_called = |own: &str| entry.map_or_else(|| is_same_name(own, name), |it| it.is_called(own));
        let found = self.project.parties.iter().find(|it| is_called(&it.name) || is_called(&it.short));
        if let Some(party) = found {
            return Some(party.id);
        }
        let (name, short) =
            entry.map_or((name.to_owned(), name.to_owned()), |it| (it.name.clone(), it.short.clone()));
        let before: Vec<PartyId> = self.project.parties.iter().map(|it| it.id).collect();
        self.make(PartyIntent::Add { name: name.clone(), short });
        let added = self.project.parties.iter().map(|it| it.id).find(|id| !before.contains(id))?;
        self.explain_party(added, &name);
        Some(added)
    }

    fn explain_party(&mut self, party: PartyId, name: &str) {
        if let Some(party) = self.project.parties.iter_mut().find(|it| it.id == party) {
            party.why = Some(reason(name));
        }
    }
}

fn reason(name: &str) -> Why {
    Why::new(Rule::WhosWho.name(), &[name], Rule::WhosWho.confidence())
}

/// Returns `true` if anybody speaks for a party: one that does not gets no panel by its name alone.
fn speaks(project: &Project, party: PartyId) -> bool {
    project.statements.values().any(|statement| project.party_of(statement) == Some(party))
}

#[cfg(test)]
mod tests {
    use super::*;
    use edit::testing;

    const TEXT: &str = "Harbour row\n\n“The bridge is safe,” said Ann Roe, a spokeswoman for the council.\n\n\
        “The council lied about the bridge,” said Bob Lee, the director of Bridge Watch.\n\n\
        “It shook for weeks,” said Eve Poe.";

    fn project(text: &str) -> Project {
        testing::project(&mut testing::context(), "Harbour row", text, extract::extract(text))
    }

    /// The same, with a panel for everybody who waits for one.
    fn all_sides(text: &str) -> Project {
        let mut project = project(text);
        let waiting: Vec<PartyId> = project.parties.iter().filter(|it| it.waiting).map(|it| it.id).collect();
        for party in waiting {
            let side = PartyIntent::SetWaiting { party, waiting: false };
            testing::make(&mut project, &mut testing::context(), &Intent::Party(side));
        }
        project
    }

    fn party_of(project: &Project, speaker: &str) -> Option<model::Party> {
        let speaker = project.speakers.values().find(|it| it.name == speaker).expect(speaker);
        project.party(speaker.party?).cloned()
    }

    #[test]
    fn what_was_settled_in_one_article_is_proposed_in_the_next_with_that_reason() {
        let (before, mut after) = (all_sides(TEXT), all_sides(TEXT));
        let mut by = testing::context();
        let council = party_of(&after, "Ann Roe").expect("it has a party").id;
        let rename = PartyIntent::Rename {
            party: council,
            name: "Harrow Borough Council".to_owned(),
            short: "Harrow".to_owned(),
            letters: 'H'.into(),
        };
        testing::make(&mut after, &mut by, &Intent::Party(rename));
        let eve = after.speakers.values().find(|it| it.name == "Eve Poe").expect("she speaks").id;
        let watch = party_of(&after, "Bob Lee").expect("it has a party").id;
        let speaks_for = SpeakerIntent::Move { speakers: vec![eve], party: Some(watch) };
        testing::make(&mut after, &mut by, &Intent::Speaker(speaks_for));
        let known = WhosWho::of(&before, &after);
        let names = EntryNames::new(&known);
        assert!(names.party("council").is_some_and(|it| it.name == "Harrow Borough Council"), "{known:?}");

        let next = project(
            "Dam row\n\n“The dam is safe,” said Ann Roe, a spokeswoman for the council.\n\n“It shook,” said Eve Poe.",
        );
        assert_eq!(party_of(&next, "Eve Poe").filter(|it| it.name == "Bridge Watch"), None);
        let proposed = propose(&next, &known, &mut testing::context()).expect("it knows both").project;
        assert_eq!(proposed.check(), []);
        let harrow = party_of(&proposed, "Ann Roe").expect("it has a party");
        assert_eq!((harrow.short.as_str(), harrow.letters), ("Harrow", 'H'.into()));
        assert_eq!(party_of(&proposed, "Eve Poe").expect("she has one").name, "Bridge Watch");
        for why in proposed.speakers.values().filter_map(|it| it.why.as_ref()) {
            let words = extract::explain(why);
            assert!(words.contains("from your who’s who"), "{words}");
        }
        assert!(harrow.why.is_some_and(|why| why.rule == Rule::WhosWho.name()));
    }

    #[test]
    fn merged_parties_and_bystanders_are_known_again() {
        let (before, mut after) = (all_sides(TEXT), all_sides(TEXT));
        let mut by = testing::context();
        let (council, watch) =
            (party_of(&after, "Ann Roe").unwrap().id, party_of(&after, "Bob Lee").unwrap().id);
        testing::make(&mut after, &mut by, &Intent::Party(PartyIntent::Merge { from: watch, into: council }));
        let known = WhosWho::of(&before, &after);
        let proposed = propose(&before, &known, &mut testing::context()).unwrap().project;
        assert_eq!(party_of(&proposed, "Bob Lee"), party_of(&proposed, "Ann Roe"));

        let mut aside = before.clone();
        let wait = PartyIntent::SetWaiting { party: watch, waiting: true };
        testing::make(&mut aside, &mut by, &Intent::Party(wait));
        let known = WhosWho::of(&before, &aside);
        assert!(EntryNames::new(&known).party("Bridge Watch").is_some_and(|it| it.bystander));
        let proposed = propose(&before, &known, &mut testing::context()).unwrap().project;
        assert!(proposed.party(watch).is_some_and(|it| it.waiting));
    }

    #[test]
    fn what_a_person_has_decided_stays() {
        let mut own = project(TEXT);
        let known = WhosWho::from_csv(
            "kind,name,short name,other names,speaks for\nspeaker,Eve Poe,,,Bridge Watch\n\
             speaker,Nobody Here,,,Bridge Watch\n",
        )
        .unwrap();
        let eve = own.speakers.values().find(|it| it.name == "Eve Poe").unwrap().clone();
        own.speakers.insert(eve.id, model::Speaker { why: None, ..eve });
        assert!(propose(&own, &known, &mut testing::context()).is_none());
        assert!(propose(&own, &WhosWho::default(), &mut testing::context()).is_none());
    }
}
