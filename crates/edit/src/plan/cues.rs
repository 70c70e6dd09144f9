//! Plans for the classes of reporting words.

use super::super::draft::{Draft, named};
use super::super::{CueIntent, EditError, Label};
use model::{CueDecision, one_line};

pub(super) fn plan(intent: &CueIntent, draft: &mut Draft<'_>) -> Result<Label, EditError> {
    match intent {
        CueIntent::SetClass { word, class } => {
            let word = named(&one_line(word).to_lowercase(), "reporting word")?;
            let same = draft.project.cue_classes.get(&word).is_some_and(|it| it.class == *class);
            if !same {
                let coded = draft.coded();
                let decision = CueDecision { word: word.clone(), class: *class, coded };
                draft.project.cue_classes.insert(word.clone(), decision);
            }
            Ok(Label::new("Call", "Called", format_args!("“{word}” {}", class.name())))
        }
        CueIntent::Undecide(word) => {
            draft.project.cue_classes.remove(word).ok_or(EditError::Gone("class of a reporting word"))?;
            Ok(Label::new("Take", "Took", format_args!("back the class of “{word}”")))
        }
    }
}
