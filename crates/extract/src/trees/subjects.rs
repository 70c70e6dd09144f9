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

    /// The verb with which somebody makes words public, of which a noun is the object: "issued a statement".
    fn issuer(&self, noun: usize) -> Option<usize> {
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
