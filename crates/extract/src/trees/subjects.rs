//! Who does what a verb tells, by the tree.

use super::ParsedText;

impl ParsedText<'_> {
    /// The subject of a verb, also one that it shares with the verb it depends on.
    pub(crate) fn subject(&self, verb: usize) -> Option<usize> {
        let mut verb = verb;
        for _ in 0..6 {
            if let Some(subject) = self.child(verb, &["nsubj"]) {
                return Some(subject);
            }
            let agent = self.child(verb, &["agent"]).and_then(|by| self.child(by, &["pobj"]));
            if agent.is_some() {
                return agent;
            }
            if let Some(object) = self.caused(verb) {
                return Some(object);
            }
            let head = self.head(verb);
            match self.label(verb) {
                _ if head == verb => return None,
                "acl" | "relcl" => match self.issuer(head) {
                    // "Ann Roe issued a statement saying …"
                    Some(issues) => verb = issues,
                    None => return Some(head),
                },
                "conj" | "xcomp" | "advcl" | "ccomp" | "dep" | "parataxis" | "pobj" | "pcomp" | "prep" => {
                    verb = head;
                }
                _ => return None,
            }
        }
        None
    }

    /// Returns true if a verb is an infinitive with "to".
    pub(crate) fn has_to(&self, verb: usize) -> bool {
        self.children(verb).any(|at| self.label(at) == "aux" && self.is(at, &["to"]))
    }

    /// The object of a verb that makes somebody say something: "the letters led the chair to announce that …", "left many
    /// wondering whether …".
    pub(crate) fn caused(&self, verb: usize) -> Option<usize> {
        const TO: &str = "caused causing compelled compelling drove driving forced forces forcing inspired leading leads led \
            prompted prompting prompts pushed pushing";
        const STATES: &str = "caught found has had have heard keep keeps kept leave leaves leaving left saw";
        let cause = self.head(verb);
        let causes = match self.tag(verb) {
            "VB" if self.has_to(verb) => TO,
            "VBG" if matches!(self.label(verb), "advcl" | "xcomp") => STATES,
            _ => return None,
        };
        if !causes.split_whitespace().any(|word| self.is(cause, &[word])) {
            return None;
        }
        let object = self.child(cause, &["dobj"]).filter(|at| (cause..verb).contains(at))?;
        let set_off = verb.checked_sub(1).is_some_and(|at| self.is(at, &[","]));
        (!set_off).then_some(object)
    }

    /// The verb with which somebody makes words public, of which a noun is the object, or whom its object is sent to:
    /// "issued a statement", "sent a message to supporters".
    pub(crate) fn issuer(&self, noun: usize) -> Option<usize> {
        let to = self.head(noun);
        if self.label(noun) == "pobj" && self.is(to, &["to"]) && matches!(self.label(to), "prep" | "dative") {
            let sent = self.head(to);
            let object = if self.is_verb(sent) { self.child(sent, &["dobj"])? } else { sent };
            return self.issuer_of(object);
        }
        self.issuer_of(noun)
    }

    fn issuer_of(&self, noun: usize) -> Option<usize> {
        const ISSUES: &[&str] = &[
            "issue",
            "issued",
            "issues",
            "issuing",
            "release",
            "released",
            "releases",
            "releasing",
            "publish",
            "published",
            "publishes",
            "send",
            "sent",
            "sends",
            "sending",
            "post",
            "posted",
            "posts",
            "posting",
            "sign",
            "signed",
            "circulated",
            "distributed",
            "ran",
            "runs",
            "aired",
            "wrote",
            "write",
            "writes",
        ];
        const WORDS: &[&str] = &[
            "statement",
            "statements",
            "letter",
            "letters",
            "message",
            "messages",
            "memo",
            "email",
            "emails",
            "note",
            "tweet",
            "tweets",
            "ad",
            "ads",
            "advertisement",
            "video",
            "petition",
            "release",
        ];
        let verb = self.head(noun);
        let issued = self.label(noun) == "dobj" && self.is(noun, WORDS) && self.is(verb, ISSUES);
        (issued && self.child(verb, &["nsubj"]).is_some()).then_some(verb)
    }
}
