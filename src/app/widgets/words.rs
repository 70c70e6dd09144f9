//! Words where there is little room for them.

use egui::text::{LayoutJob, TextWrapping};
use egui::{Color32, FontId, Pos2, Ui, pos2};

use model::spelled_out;

/// A text on one line, cut at a word where it is longer.
pub(crate) fn cut(text: &str, most: usize) -> String {
    let line = spelled_out(&text.split_whitespace().collect::<Vec<_>>().join(" ")).into_owned();
    if line.chars().count() <= most {
        return line;
    }
    let cut: String = line.chars().take(most).collect();
    let end = cut.rfind(' ').unwrap_or(cut.len());
    format!("{}…", cut[..end].trim_end_matches([',', ';', ':', ' ']))
}

/// Paints one line of text, centred on a height and cut where there is no more room. Returns `true` if it was cut.
pub(crate) fn line(ui: &Ui, at: Pos2, text: &str, font: FontId, colour: Color32, width: f32) -> bool {
    let mut job = LayoutJob::simple_singleline(text.to_owned(), font, colour);
    job.wrap = TextWrapping::truncate_at_width(width.max(20.0));
    let galley = ui.painter().layout_job(job);
    let cut = galley.elided;
    ui.painter().galley(pos2(at.x, at.y - galley.size().y / 2.0), galley, colour);
    cut
}

/// Figures as they are drawn: a line ends between two of them, behind the dot, not within one. What is said of the widget
/// has plain spaces.
pub(crate) fn kept_together(figures: &str) -> String {
    let parts: Vec<String> = figures.split(" · ").map(|part| part.replace(' ', "\u{a0}")).collect();
    parts.join("\u{a0}· ")
}

/// A text in which no line ends within "p. 4" or "92 %".
pub(crate) fn unbroken(text: &str) -> String {
    let words: Vec<&str> = text.split(' ').collect();
    let mut joined = String::with_capacity(text.len());
    for (at, word) in words.iter().enumerate() {
        joined.push_str(word);
        let Some(next) = words.get(at + 1) else { break };
        joined.push(if belong_together(word, next) { '\u{a0}' } else { ' ' });
    }
    joined
}

/// Returns `true` for a number and the sign behind it, and for the short word of a place and its number.
fn belong_together(word: &str, next: &str) -> bool {
    const PLACES: [&str; 8] = ["p.", "pp.", "no.", "No.", "ch.", "vol.", "fig.", "¶"];
    let is_number = |word: &str| word.chars().next().is_some_and(|c| c.is_ascii_digit());
    let plain = word.trim_start_matches(['(', '“', '·']);
    let sign = next.trim_end_matches(['.', ',', ')', ';', ':']);
    PLACES.contains(&plain) && is_number(next) || is_number(plain) && matches!(sign, "%" | "‰" | "°")
}

/// Returns `true` if a text has letters that are written from right to left.
pub(crate) fn is_right_to_left(text: &str) -> bool {
    !text.is_ascii()
        && text
            .chars()
            .any(|c| matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}'))
}

#[cfg(test)]
mod tests {
    use super::{cut, is_right_to_left, kept_together, unbroken};

    #[test]
    fn a_long_text_is_cut_at_a_word() {
        assert_eq!(cut("one  two\nthree", 40), "one two three");
        assert_eq!(cut("one two, three", 10), "one two…");
        assert_eq!(cut("ééééé", 2), "éé…");
    }

    #[test]
    fn a_figure_stays_on_its_line() {
        assert_eq!(
            kept_together("9 statements · 62 % of words"),
            "9\u{a0}statements\u{a0}· 62\u{a0}%\u{a0}of\u{a0}words"
        );
    }

    #[test]
    fn no_line_ends_between_a_number_and_what_it_belongs_to() {
        assert_eq!(unbroken("see p. 4 or pp. 12–14"), "see p.\u{a0}4 or pp.\u{a0}12–14");
        assert_eq!(unbroken("Sure (92 %). Rule"), "Sure (92\u{a0}%). Rule");
        assert_eq!(unbroken("a p. or 4 words"), "a p. or 4 words");
        assert_eq!(unbroken("  two  spaces "), "  two  spaces ");
    }

    #[test]
    fn arabic_and_hebrew_are_known_and_others_are_not() {
        assert!(is_right_to_left("He said: שלום"));
        assert!(is_right_to_left("قال"));
        assert!(!is_right_to_left("“Élan” – 👩‍🏭 – Привет"));
    }
}
