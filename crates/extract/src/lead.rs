//! The speaker of an opening line that is named only later: "…, a charity has claimed".

use super::affiliation::Tie;
use super::bodies::could_be_called;
use super::cast::{Caster, MEMORY, could_be, same_body};
use super::lexicon::flag;
use super::names::within;
use super::rules::Rule;
use model::{Span, SpeakerKind};

impl Caster<'_> {
    /// "a charity" in the opening lines is the first organisation that is named after it and speaks.
    pub(super) fn lead(&mut self) {
        let Some(body) = self.cast.voices.iter().position(|voice| voice.kind == SpeakerKind::Unnamed) else {
            return;
        };
        let Some(voice) = self.cast.voices.get(body) else { return };
        let start = voice.mentions.first().map_or(usize::MAX, |span| span.start);
        let (from, to) = within(self.tokens, voice.mentions.first().copied().unwrap_or(Span::new(0, 0)));
        let noun = self.tokens.get(from..to).unwrap_or_default().iter().find(|token| token.is(flag::BODY));
        let Some(noun) = noun.filter(|_| start <= 600) else { return };
        let word = noun.span.of(self.text).to_lowercase();
        let could_be = |name: &str| could_be(name) && could_be_called(name, &word);
        let words = voice.name.clone();
        let next = self.cast.voices.iter().skip(body + 1).take(MEMORY).find_map(|voice| {
            match (&voice.tie, voice.kind) {
                (Some(tie), _) if tie.named && could_be(&tie.body) => Some(tie.body.clone()),
                (None, SpeakerKind::Organisation) if could_be(&voice.name) => Some(voice.name.clone()),
                _ => None,
            }
        });
        let Some(name) = next else { return };
        let own = self
            .known(&name, |voice| voice.kind == SpeakerKind::Organisation && same_body(&voice.name, &name));
        if let Some(own) = own {
            self.merge(body, own);
        } else if let Some(voice) = self.cast.voices.get_mut(body) {
            voice.tie = Some(Tie { body: name.clone(), rule: Rule::AnotherName, words, named: true });
            voice.name = name;
            voice.kind = SpeakerKind::Organisation;
        }
    }

    /// Gives all that one voice says to another, which takes its place in the order.
    fn merge(&mut self, gone: usize, kept: usize) {
        let mentions = self.cast.voices.get(gone).map(|voice| voice.mentions.clone()).unwrap_or_default();
        if let Some(voice) = self.cast.voices.get_mut(kept) {
            voice.mentions.splice(0..0, mentions);
        }
        self.cast.guessed = self.cast.of.iter().position(|voice| *voice == Some(gone));
        let moved = |voice: usize| if voice == gone { kept } else { voice };
        let shifted = |voice: usize| if voice > gone { voice - 1 } else { voice };
        for voice in self.cast.of.iter_mut().flatten() {
            *voice = shifted(moved(*voice));
        }
        self.cast.voices.remove(gone);
    }
}
