//! What the header of a panel says in figures.

use crate::analysis::PanelFigures;
use crate::app::index::Figures;
use crate::app::shown::Shown;

/// How the figures are counted, for a tooltip.
const HOW: &str = "Words are counted in what the party says itself, each once; verbatim are those in quotation marks. \
                   It is accused where an accusation or a demand names it; answers of any kind count.";

/// What a header says: each line whole, and shorter for where there is little room.
pub(super) struct Lines {
    /// How much it says: "9 statements · 62 % of words · 71 % verbatim".
    pub(super) said: String,
    /// What it is accused of, and what others say of it: "accused once, answered once · 1 told by others".
    pub(super) heard: String,
}

impl Lines {
    /// The figures of a panel.
    pub(super) fn of(shown: &Shown<'_>, at: usize) -> Self {
        let index = shown.index();
        let Some(column) = index.columns.get(at) else { return Self::new("", String::new()) };
        if column.whole == 0 && column.attitudes == 0 {
            let panel = shown.insight().figures.of(column.party);
            return Self::new("no statements yet", accused(panel));
        }
        let counts = index.figures.get(&column.party).copied().unwrap_or_default();
        let insight = shown.insight();
        Self::in_words(counts, insight.figures.of(column.party), insight.figures.words())
    }

    fn new(said: &str, heard: String) -> Self {
        Self { said: said.to_owned(), heard }
    }

    fn in_words(counts: Figures, panel: PanelFigures, all: usize) -> Self {
        let mut said = Vec::new();
        match counts.own {
            0 if counts.told == 0 && counts.attitudes > 0 => {}
            0 => said.push("no words of its own".to_owned()),
            1 => said.push("1 statement".to_owned()),
            many => said.push(format!("{many} statements")),
        }
        if panel.words > 0 {
            said.push(format!("{} % of words", percent(panel.words, all)));
            said.push(format!("{} % verbatim", percent(panel.quoted, panel.words)));
        }
        let mut heard: Vec<String> = Some(accused(panel)).filter(|it| !it.is_empty()).into_iter().collect();
        if counts.told > 0 {
            heard.push(format!("{} told by others", counts.told));
        }
        match counts.attitudes {
            0 => {}
            1 => heard.push("1 attitude".to_owned()),
            many => heard.push(format!("{many} attitudes")),
        }
        if said.is_empty() {
            return Self::new(&heard.join(" · "), String::new());
        }
        Self::new(&said.join(" · "), heard.join(" · "))
    }

    /// Both lines as one, for a screen reader.
    pub(super) fn whole(&self) -> String {
        [self.said.as_str(), &self.heard]
            .into_iter()
            .filter(|it| !it.is_empty())
            .collect::<Vec<_>>()
            .join(" · ")
    }

    /// Both lines, and how they are counted.
    pub(super) fn explained(&self) -> String {
        format!("{}\n{HOW}", self.whole())
    }
}

/// The same in fewer letters.
pub(super) fn in_short(line: &str) -> String {
    line.replace(" of words", "").replace(" told by others", " told")
}

/// "accused once, answered once"; nothing where it is accused of nothing.
fn accused(panel: PanelFigures) -> String {
    if panel.accused == 0 {
        return String::new();
    }
    let verb = match panel.asked {
        0 => "accused",
        asked if asked == panel.accused => "asked to act",
        _ => "accused or asked",
    };
    let answered = match (panel.answered, panel.accused) {
        (0, _) => "never answered".to_owned(),
        (answered, accused) if answered == accused && accused > 2 => "always answered".to_owned(),
        (answered, _) => format!("answered {}", times(answered)),
    };
    format!("{verb} {}, {answered}", times(panel.accused))
}

fn times(count: usize) -> String {
    match count {
        1 => "once".to_owned(),
        2 => "twice".to_owned(),
        many => format!("{many} times"),
    }
}

fn percent(part: usize, of: usize) -> usize {
    (part * 100 + of / 2) / of.max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_read_as_words() {
        let counts = Figures { own: 9, told: 1, ..Figures::default() };
        let panel =
            PanelFigures { words: 62, quoted: 44, accused: 1, answered: 1, ..PanelFigures::default() };
        let lines = Lines::in_words(counts, panel, 100);
        assert_eq!(lines.said, "9 statements · 62 % of words · 71 % verbatim");
        assert_eq!(lines.heard, "accused once, answered once · 1 told by others");
        assert_eq!(in_short(&lines.said), "9 statements · 62 % · 71 % verbatim");
        let told = Lines::in_words(Figures { told: 2, ..Figures::default() }, PanelFigures::default(), 0);
        assert_eq!(told.whole(), "no words of its own · 2 told by others");
        let silent =
            Lines::in_words(Figures { attitudes: 1, ..Figures::default() }, PanelFigures::default(), 7);
        assert_eq!(silent.whole(), "1 attitude");
    }

    #[test]
    fn who_is_never_or_always_answered_is_told_so() {
        let panel =
            |accused, asked, answered| PanelFigures { accused, asked, answered, ..PanelFigures::default() };
        assert_eq!(accused(panel(3, 0, 0)), "accused 3 times, never answered");
        assert_eq!(accused(panel(3, 1, 3)), "accused or asked 3 times, always answered");
        assert_eq!(accused(panel(2, 2, 1)), "asked to act twice, answered once");
        assert_eq!(accused(panel(0, 0, 0)), "");
    }
}
