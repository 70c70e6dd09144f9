//! Words before and after a change, one above the other, with what differs set off.

use std::ops::Range;

use egui::text::{LayoutJob, TextFormat};
use egui::{Label, Stroke, Ui};

use super::super::theme;

/// Words of which nothing differs.
pub(super) fn plain_words(ui: &mut Ui, text: &str) {
    let plain = plain(ui);
    words(ui, "", text, &[], &plain);
}

/// Words before and after a change, each behind a word that says which they are.
pub(super) fn changed_words(ui: &mut Ui, (was, old): (&str, &str), (is, new): (&str, &str)) {
    let (tokens, plain) = (theme::of(ui.ctx()), plain(ui));
    let (gone, come) = differing(old, new);
    let struck = TextFormat {
        strikethrough: Stroke::new(1.0, tokens.warning),
        color: tokens.soft_ink,
        ..plain.clone()
    };
    words(ui, was, old, &[(gone, struck)], &plain);
    let fresh = TextFormat { underline: Stroke::new(1.5, tokens.accent), ..plain.clone() };
    words(ui, is, new, &[(come, fresh)], &plain);
}

fn plain(ui: &Ui) -> TextFormat {
    let simple = TextFormat::simple(theme::serif(theme::CARD_TEXT), theme::of(ui.ctx()).ink);
    TextFormat { line_height: Some(20.0), ..simple }
}

/// Words with a word before them, and a stretch of them set off.
fn words(ui: &mut Ui, before: &str, text: &str, marks: &[(Range<usize>, TextFormat)], plain: &TextFormat) {
    let mut job = LayoutJob::default();
    if !before.is_empty() {
        let soft = theme::of(ui.ctx()).soft_ink;
        job.append(&format!("{before}  "), 0.0, TextFormat::simple(theme::sans(theme::META), soft));
    }
    let mut at = 0;
    for (range, format) in marks {
        job.append(&text[at..range.start], 0.0, plain.clone());
        job.append(&text[range.clone()], 0.0, format.clone());
        at = range.end;
    }
    job.append(&text[at..], 0.0, plain.clone());
    ui.add(Label::new(job).wrap());
}

/// From the first word in which two texts differ to the last, in each of them.
fn differing(old: &str, new: &str) -> (Range<usize>, Range<usize>) {
    let same = |a: (&str, &str)| a.0 == a.1;
    let (one, other): (Vec<&str>, Vec<&str>) =
        (old.split_inclusive(' ').collect(), new.split_inclusive(' ').collect());
    let first = one.iter().copied().zip(other.iter().copied()).take_while(|pair| same(*pair)).count();
    let most = one.len().min(other.len()) - first;
    let ends = one.iter().rev().copied().zip(other.iter().rev().copied());
    let last = ends.take(most).take_while(|pair| same(*pair)).count();
    let range = |words: &[&str], text: &str| {
        let start: usize = words[..first].iter().map(|word| word.len()).sum();
        let end = text.len() - words[words.len() - last..].iter().map(|word| word.len()).sum::<usize>();
        start..end.max(start)
    };
    (range(&one, old), range(&other, new))
}

#[cfg(test)]
mod tests {
    use super::differing;

    #[test]
    fn what_differs_is_set_off_by_whole_words() {
        let (old, new) = ("pay had fallen by a fifth", "pay has been falling by a fifth");
        let (gone, come) = differing(old, new);
        assert_eq!((&old[gone], &new[come]), ("had fallen ", "has been falling "));
        let (gone, come) = differing("one two", "one two three");
        assert_eq!((&"one two"[gone], &"one two three"[come]), ("two", "two three"));
        assert_eq!(differing("élan", "élan"), (5..5, 5..5));
        assert_eq!(differing("", "new"), (0..0, 0..3));
    }
}
