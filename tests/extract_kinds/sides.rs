//! Sides: the parties that an article has, and their panels.

use super::check;
use extract::extract;

/// The parties of a text, and the speakers of each.
fn sides(text: &str) -> Vec<(String, Vec<String>)> {
    let findings = extract(text);
    let of = |at: usize| {
        let own = findings.speakers.iter().filter(|speaker| speaker.party == Some(at));
        own.map(|speaker| speaker.name.clone()).collect()
    };
    findings.parties.iter().enumerate().map(|(at, party)| (party.name.clone(), of(at))).collect()
}

/// The parties that have a panel, by name.
fn panels(text: &str) -> Vec<String> {
    let parties = extract(text).parties.into_iter().filter(|party| !party.waits);
    parties.map(|party| party.name).collect()
}

#[test]
fn a_state_its_adjective_and_its_bodies_are_one_side() {
    let all = sides(
        "The bridge fell.\n\nRussian authorities said the bridge was old. Russia said nobody was hurt.\n\n\
         Ukraine’s Air Force said it hit nothing. Ukraine said it was elsewhere. Ukrainian officials said the river was high.",
    );
    let has = |party: &str, speaker: &str| {
        all.iter().any(|(name, own)| name == party && own.iter().any(|name| name == speaker))
    };
    assert!(has("Russia", "Russian authorities") && has("Ukraine", "Air Force"), "{all:?}");
    assert!(has("Ukraine", "Ukrainian officials"), "{all:?}");
}

#[test]
fn bodies_of_one_place_are_no_branches_of_it() {
    let all = sides(
        "The march ended in Indiana.\n\nIndiana State Police said 400 came. “We were more,” said Vera Lund, president of the \
         Indiana Teachers Union.\n\nThe union will march in Indiana again.",
    );
    let shared = all.iter().any(|(_, own)| {
        let has = |speaker: &str| own.iter().any(|name| name == speaker);
        has("Indiana State Police") && has("Vera Lund")
    });
    assert!(!shared, "{all:?}");
}

#[test]
fn an_employer_or_a_title_is_no_side() {
    let text = "The pier is shut.\n\nHigh school math teacher Vera Lund said the classes were full.\n\n\
        Lawmakers questioned Tom Ash, an aide to Vice President Reed. “It was odd,” Ash said.";
    let findings = extract(text);
    let names: Vec<&str> = findings.parties.iter().map(|party| party.name.as_str()).collect();
    assert!(!names.iter().any(|name| ["High", "School", "Vice"].contains(name)), "{names:?}");
}

#[test]
fn a_secretary_of_state_speaks_for_the_state() {
    let text = "The League condemned the move.\n\nUS Secretary of State Vera Lund announced it. “It is right,” Lund said.";
    let findings = extract(text);
    let speaker = findings.speakers.iter().find(|speaker| speaker.name == "Vera Lund");
    let party = speaker.and_then(|speaker| findings.parties.get(speaker.party?));
    assert_eq!(party.map(|party| party.name.as_str()), Some("US"));
}

#[test]
fn a_state_that_others_accuse_again_and_again_has_a_panel() {
    let text = "Ministers met in Oslo on Monday.\n\n“North Korea broke the treaty and must give up its weapons,” \
        Vera Lund, the Norwegian minister, said.\n\nPaul Reed, a senator, said North Korea was violating every rule it had signed. \
        “North Korea lied to us again and should be punished,” he added.\n\nThe Council said North Korea had attacked its ships.";
    assert!(panels(text).contains(&"North Korea".to_owned()), "{:?}", panels(text));
    let once = "Ministers met in Oslo on Monday.\n\n“We go on,” Vera Lund said.\n\nPaul Reed said North Korea was far away.";
    assert!(!panels(once).contains(&"North Korea".to_owned()), "{:?}", panels(once));
}

#[test]
fn what_a_country_should_do_makes_no_side_of_it() {
    let text = "Vera Lund met reporters on Monday. Lund said the United States should build more trains.\n\n\
        “Trains are dear,” Paul Reed said.";
    assert!(!panels(text).iter().any(|name| name == "United States"), "{:?}", panels(text));
}

#[test]
fn an_acronym_keeps_its_capitals() {
    let text = "Harbour row\n\nNATO and UNICEF spoke. “We will stay,” said Ann Roe, a spokeswoman for NATO. UNICEF said that the road was open.";
    check(text, &[("the road was open", "UNICEF")]);
    let parties: Vec<String> = extract(text).parties.iter().map(|party| party.name.clone()).collect();
    assert!(parties.contains(&"NATO".to_owned()), "{parties:?}");
}

#[test]
fn half_a_title_and_an_adjective_are_no_sides() {
    let panels = panels(
        "The bill\n\nSenate Minority Leader Vera Lund said the bill is unfair. “It punishes crews,” Lund said. “We will vote it \
         down,” she said.\n\nBoston-based banker Tom Ash disagreed. “It is a fair bill,” Ash said. “It will pass,” he said.",
    );
    assert!(panels.iter().any(|name| name == "Vera Lund"), "{panels:?}");
    assert!(!panels.iter().any(|name| name.contains("Minority") || name.contains("based")), "{panels:?}");
}

#[test]
fn initials_in_brackets_are_the_name_before_them() {
    let panels = panels(
        "The river\n\nThe Northern Organisation for Applied Water Research (RLI) said on Monday that the water is clean. “We took forty samples,” \
         said its director.\n\nRLI said the weir is safe. “It will hold,” RLI said.\n\nMayor Vera Lund said the weir is rotten. “It will \
         break,” Lund said.",
    );
    assert!(!panels.iter().any(|name| name == "RLI"), "{panels:?}");
    assert!(panels.iter().any(|name| name.contains("Organisation for Applied Water Research")), "{panels:?}");
}

#[test]
fn a_vague_group_has_no_panel() {
    let panels = panels(
        "The river\n\nSome in Vale said the weir is rotten. Some in Vale warned that it will break.\n\nMayor Vera Lund said the weir is \
         safe. “It will hold,” Lund said.",
    );
    assert!(panels.iter().any(|name| name == "Vera Lund"), "{panels:?}");
    assert!(!panels.iter().any(|name| name.starts_with("Some")), "{panels:?}");
}
