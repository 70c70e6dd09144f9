//! The speaker of an opening line that is named only later: "…, a charity has claimed".

use crate::lexicon::flag;
use crate::names::index::within;
use crate::parties::affiliation_by_words::Affiliation;
use crate::rules::Rule;
use crate::speakers::by_words::organisations::could_be_called;
use crate::speakers::by_words::{MEMORY, ResolvedIndex, SpeakerResolver, could_be, same_organisation};
use model::{Span, SpeakerKind};

impl SpeakerResolver<'_> {
    /// "a charity" in the opening lines is the first organisation that is named after it and speaks.
    pub(crate) fn lead(&mut self) {
        let Some((body, speaker)) =
            self.resolved.speakers.enumerate().find(|(_, speaker)| speaker.kind == SpeakerKind::Unnamed)
        else {
            return;
        };
        let start = speaker.mentions.first().map_or(usize::MAX, |span| span.start);
        let (from, to) =
            within(self.document.tokens, speaker.mentions.first().copied().unwrap_or(Span::new(0, 0)));
        let noun =
            self.document.tokens.get(from..to).unwrap_or_default().iter().find(|token| token.is(flag::BODY));
        let Some(noun) = noun.filter(|_| start <= 600) else { return };
        let word = noun.span().of(self.document.text).to_lowercase();
        let could_be = |name: &str| could_be(name) && could_be_called(name, &word);
        let words = speaker.name.clone();
        let next = self.resolved.speakers.iter().skip(body.number() + 1).take(MEMORY).find_map(|speaker| {
            match (&speaker.affiliation, speaker.kind) {
                (Some(affiliation), _) if affiliation.named && could_be(&affiliation.body) => {
                    Some(affiliation.body.clone())
                }
                (None, SpeakerKind::Organisation) if could_be(&speaker.name) => Some(speaker.name.clone()),
                _ => None,
            }
        });
        let Some(name) = next else { return };
        let own = self.known(&name, |speaker| {
            speaker.kind == SpeakerKind::Organisation && same_organisation(&speaker.name, &name)
        });
        if let Some(own) = own {
            self.merge(body, own);
        } else if let Some(speaker) = self.resolved.speakers.get_mut(body) {
            speaker.affiliation =
                Some(Affiliation { body: name.clone(), rule: Rule::AnotherName, words, named: true });
            speaker.name = name;
            speaker.kind = SpeakerKind::Organisation;
        }
    }

    /// Gives all that one speaker says to another, which takes its place in the order.
    fn merge(&mut self, gone: ResolvedIndex, kept: ResolvedIndex) {
        let mentions =
            self.resolved.speakers.get(gone).map(|speaker| speaker.mentions.clone()).unwrap_or_default();
        if let Some(speaker) = self.resolved.speakers.get_mut(kept) {
            speaker.mentions.splice(0..0, mentions);
        }
        self.resolved.guessed = self.resolved.of.iter().position(|speaker| *speaker == Some(gone));
        let moved = |speaker: ResolvedIndex| if speaker == gone { kept } else { speaker };
        for speaker in self.resolved.of.iter_mut().flatten() {
            let now = moved(*speaker);
            *speaker = if now > gone { ResolvedIndex::new(now.number() - 1) } else { now };
        }
        self.resolved.speakers.remove(gone);
    }
}
