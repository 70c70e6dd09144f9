//! Which of the parties that were found get a panel at once, and which wait.

use model::{Act, Findings};

/// With more panels than that, nobody sees who answers whom.
const MOST: usize = 6;
/// A dispute has at least so many sides, however little they say.
const LEAST: usize = 2;

/// Marks the parties that wait; they are one step from becoming a panel.
///
/// The list of parties begins with the most important. A party matters that says something, or that says
/// nothing at all: it was found because it is accused or addressed, and its silence is what one should see.
/// One of which only attitudes are told waits.
pub(super) fn mark(findings: &mut Findings) {
    let mut says = vec![false; findings.parties.len()];
    let mut thinks = says.clone();
    for statement in &findings.statements {
        let speaker = statement.speaker.and_then(|place| findings.speakers.get(place));
        let Some(party) = speaker.and_then(|speaker| speaker.party) else { continue };
        let list = if statement.act == Act::Speech { &mut says } else { &mut thinks };
        if let Some(mark) = list.get_mut(party) {
            *mark = true;
        }
    }
    let mut panels = 0;
    for (party, (says, thinks)) in findings.parties.iter_mut().zip(says.into_iter().zip(thinks)) {
        let matters = says || !thinks;
        party.waits = !(panels < LEAST || (panels < MOST && matters));
        panels += usize::from(!party.waits);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::{FoundParty, FoundSpeaker, FoundStatement, Mode, Span, SpeakerKind, Why};

    /// Parties of one speaker each; each makes the statements of one list.
    fn findings(parties: &[&[Act]]) -> Findings {
        let why = || Why::new("test", &[], 50);
        let mut findings = Findings::default();
        for (at, acts) in parties.iter().enumerate() {
            let name = format!("Party {at}");
            findings.parties.push(FoundParty {
                name: name.clone(),
                short: name.clone(),
                waits: false,
                why: why(),
            });
            findings.speakers.push(FoundSpeaker {
                name,
                kind: SpeakerKind::Organisation,
                role: String::new(),
                party: Some(at),
                mentions: Vec::new(),
                why: None,
            });
            findings.statements.extend(acts.iter().map(|act| FoundStatement {
                spans: vec![Span::new(0, 1)],
                mode: Mode::Indirect,
                act: *act,
                cue: None,
                mention: None,
                speaker: Some(at),
                via: None,
                nature: None,
                why: why(),
            }));
        }
        findings
    }

    #[test]
    fn at_most_six_that_matter_get_panels_and_at_least_two() {
        let waits = |parties: &[&[Act]]| {
            let mut findings = findings(parties);
            mark(&mut findings);
            findings.parties.iter().map(|party| party.waits).collect::<Vec<_>>()
        };
        let speech: &[Act] = &[Act::Speech];
        assert_eq!(waits(&[speech; 8]), [[false; 6].as_slice(), &[true; 2]].concat());
        let attitude: &[Act] = &[Act::Attitude];
        let accused: &[Act] = &[];
        let mixed = [attitude, speech, attitude, accused, attitude, speech];
        assert_eq!(waits(&mixed), [false, false, true, false, true, false]);
        assert_eq!(waits(&[]), [false; 0]);
    }
}
