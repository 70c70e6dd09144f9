//! States as parties: by their names and adjectives, and as owners of what only a state has.

use crate::names::entities::{NameKind, NamedEntity};
use crate::speakers::by_trees::{EntityIndex, EntityKind, SpeakerEntities, SpeakerEntity};
use crate::trees::ParsedText;
use english::states::{STATES, state_of, state_of_adjective};
use model::Span;

/// Mentions of a body that are looked at for its owner.
const MENTIONS: usize = 10;
/// Bodies that only a state has.
const STATE_BODIES: [&str; 12] = [
    "army",
    "embassy",
    "force",
    "forces",
    "government",
    "military",
    "ministry",
    "navy",
    "parliament",
    "police",
    "president",
    "service",
];

/// Returns true if a name is that of a body that only a state has: "Air Force".
fn is_state_body(name: &str) -> bool {
    name.rsplit(' ').next().is_some_and(|noun| STATE_BODIES.contains(&noun.to_lowercase().as_str()))
}

/// "Ukraine’s Air Force" → "Ukraine".
fn owner_of_state_body(name: &str) -> Option<&str> {
    let (owner, body) = name.split_once("’s ").or_else(|| name.split_once("'s "))?;
    is_state_body(body).then_some(owner)
}

/// Returns the state that owns a body where the article mentions it: "Ukraine’s Air Force".
pub(super) fn state_before(parsed: &ParsedText, entity: &SpeakerEntity) -> Option<NamedEntity> {
    if entity.what != EntityKind::Organisation || !is_state_body(&entity.name) {
        return None;
    }
    entity.mentions.iter().take(MENTIONS).find_map(|mention| {
        let (first, last) = parsed.range(*mention);
        // A mention may begin with its owner.
        let mark = (first.saturating_sub(1)..last).find(|at| parsed.is(*at, &["’s", "'s"]))?;
        let name = parsed.names.at(mark.checked_sub(1)?).copied()?;
        state_of(parsed.text_of(name.first, name.last)).map(|_| name)
    })
}

impl SpeakerEntities<'_> {
    /// The state that an entity is another name of; itself where it is none.
    pub(super) fn state(&mut self, at: EntityIndex) -> EntityIndex {
        let Some(entity) = self.entities.get(at).filter(|entity| entity.what == EntityKind::Organisation)
        else {
            return at;
        };
        let political = match entity.name.as_str() {
            "GOP" | "Republican" | "Republican Party" | "Republicans" => Some("Republicans"),
            "Democrat" | "Democratic" | "Democratic Party" | "Democrats" => Some("Democrats"),
            _ => None,
        };
        let plain = |name: &str| {
            let state = STATES.get(state_of(name)?)?;
            state.names.first().copied().filter(|_| state.names.contains(&name))
        };
        // "the Americans" are a state, "three of four Americans" are people.
        let text = self.parsed.text;
        let article = |mention: &Span| {
            let start = text.floor_char_boundary(mention.start.saturating_sub(4));
            let before = text.get(start..mention.start).unwrap_or_default().to_lowercase();
            mention.of(text).to_lowercase().starts_with("the ") || before.ends_with("the ")
        };
        let acts =
            |_: &&str| !entity.name.ends_with('s') || entity.mentions.iter().take(MENTIONS).any(article);
        let name = political
            .or_else(|| state_of_adjective(&entity.name).filter(acts))
            .or_else(|| plain(&entity.name))
            .or_else(|| plain(owner_of_state_body(&entity.name)?));
        match name.filter(|name| *name != entity.name) {
            Some(name) => {
                let written = self.written(name);
                self.organisation(&written)
            }
            None => at,
        }
    }

    /// The form in which the article writes the name of a state.
    fn written(&self, name: &str) -> String {
        let state = state_of(name).and_then(|at| STATES.get(at));
        let known = |form: &&&str| {
            self.parsed.names.all.iter().take(2000).any(|name| {
                matches!(name.kind, NameKind::Place | NameKind::Organisation)
                    && self.parsed.text_of(name.first, name.last) == **form
            })
        };
        let form = state.and_then(|state| state.names.iter().find(known));
        form.map_or_else(|| name.to_owned(), |form| (*form).to_owned())
    }
}
