//! The invariants of the ordered lists that a desk chooses: codebook, classes of reporting words, scale, checklist.

use super::Checker;

impl Checker<'_> {
    pub(super) fn codebook(&mut self) {
        let groups = &self.project.codebook.groups;
        self.unique("tag group", groups.iter().map(|group| group.id));
        self.unique("tag", self.project.codebook.tags().map(|(_, tag)| tag.id));
        for group in groups {
            self.name(format_args!("tag group {}", group.id), &group.name);
            self.no_control_characters(format_args!("tag group {}", group.id), group);
            for tag in &group.tags {
                self.name(format_args!("tag {}", tag.id), &tag.name);
            }
        }
    }

    pub(super) fn codebook_history(&mut self) {
        for (number, step) in (1..).zip(&self.project.codebook.history) {
            let place = format_args!("step {number} of the codebook");
            self.no_control_characters(place, step);
            self.coder(place, step.coded.by);
        }
    }

    pub(super) fn cue_classes(&mut self) {
        for (word, decision) in &self.project.cue_classes {
            let place = format_args!("reporting word {word}");
            self.key("reporting word", word, &decision.word);
            self.name(place, word);
            self.no_control_characters(place, decision);
            self.coder(place, decision.coded.by);
        }
    }

    pub(super) fn scale(&mut self) {
        self.unique("rating", self.project.scale.ratings.iter().map(|rating| rating.id));
        self.no_control_characters(
            format_args!("the verdict scale of project {}", self.project.id),
            &self.project.scale,
        );
        for rating in &self.project.scale.ratings {
            self.name(format_args!("rating {}", rating.id), &rating.name);
        }
        let retired_last = self.project.scale.ratings.is_sorted_by_key(|rating| rating.retired);
        let place = format_args!("the verdict scale of project {}", self.project.id);
        self.require(retired_last, place, "has a rating that is no longer given before one that is");
    }

    /// The points of the checklist.
    pub(super) fn checklist(&mut self) {
        self.unique("point of the checklist", self.project.checklist.iter().map(|item| item.id));
        for item in &self.project.checklist {
            let place = format_args!("point of the checklist {}", item.id);
            self.name(place, &item.text);
            self.no_control_characters(place, item);
        }
    }
}
