//! The figures in the header of a panel.

use crate::app::layout::HeaderFigures;
use crate::app::view_context::ViewContext;
use analysis::PanelFigures;

/// The rules by which the figures are counted, for a tooltip.
const HOW: &str = "Words are counted in what the party says itself, each once; verbatim are those in quotation marks. \
                   It is accused where an accusation or a demand names it; answers of any kind count.";

/// The part of the project in which the figures are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum CountedFigures {
    /// The only article, of which nothing needs to be said.
    Only,
    /// One of several articles.
    This,
    /// All of several articles.
    All(usize),
}

impl CountedFigures {
    fn of(articles: usize, of_one: bool) -> Self {
        match (articles, of_one) {
            (0 | 1, _) => Self::Only,
            (_, true) => Self::This,
            (all, false) => Self::All(all),
        }
    }

    fn words(self) -> String {
        match self {
            Self::Only => String::new(),
            Self::This => "in this article".to_owned(),
            Self::All(all) => format!("in all {all} articles"),
        }
    }
}

/// The two lines of a header. Of each there are shorter ones, for where there is little room.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct HeaderLines {
    /// The amount that it says: "9 statements · 62 % of words · 71 % verbatim".
    pub(super) said: Vec<String>,
    /// The number of times that it is accused, and what others report of it: "accused once, answered once · 1 told by others".
    pub(super) heard: Vec<String>,
    /// Both, for a panel that has no room for all of it: the share of words first, then what is verbatim and what is answered.
    pub(super) narrow: [Vec<String>; 2],
}

impl HeaderLines {
    /// The figures of a panel.
    pub(super) fn of(shown: &ViewContext<'_>, at: usize) -> Self {
        let (layout, analyses) = (shown.layout(), shown.analyses());
        let column = layout.laid.columns.get(at);
        let party = column.and_then(|column| column.party);
        let of_article = shown.session.article_figures();
        let parties = of_article.as_ref().map_or(&analyses.figures, |it| &it.parties);
        let panel = parties.of(party);
        let counted = CountedFigures::of(shown.project().articles.len(), of_article.is_some());
        if column.is_none_or(|column| column.whole == 0 && column.attitudes == 0) {
            return Self::without_statements(panel, counted);
        }
        let counts = of_article.as_ref().map_or(&layout.laid.figures, |it| &it.counts);
        Self::in_words(counts.get(&party).copied().unwrap_or_default(), panel, parties.words(), counted)
    }

    /// The figures of a party that has no statements in what is counted.
    fn without_statements(panel: PanelFigures, counted: CountedFigures) -> Self {
        let said = match counted {
            CountedFigures::Only => "no statements yet".to_owned(),
            several => format!("no statements {}", several.words()),
        };
        let [long, short] = accused(panel);
        let narrow = [vec![said.clone()], vec![long.clone(), short.clone()]];
        Self { said: vec![said], heard: vec![long, short], narrow }
    }

    fn in_words(counts: HeaderFigures, panel: PanelFigures, all: usize, counted: CountedFigures) -> Self {
        let statements = match counts.own {
            0 if counts.told == 0 && counts.attitudes > 0 => String::new(),
            0 => "no words of its own".to_owned(),
            1 => "1 statement".to_owned(),
            many => format!("{many} statements"),
        };
        let mut said = if panel.words > 0 {
            let (share, verbatim) = (percent(panel.words, all), percent(panel.quoted, panel.words));
            vec![
                format!("{statements} · {share} % of words · {verbatim} % verbatim"),
                format!("{statements} · {share} % · {verbatim} % verbatim"),
                format!("{} · {share} % · {verbatim} % verbatim", counts.own),
            ]
        } else {
            vec![statements.clone()]
        };
        let attitudes = match counts.attitudes {
            0 => String::new(),
            1 => "1 attitude".to_owned(),
            many => format!("{many} attitudes"),
        };
        let (told_long, told) = match counts.told {
            0 => (String::new(), String::new()),
            told => (format!("{told} told by others"), format!("{told} told")),
        };
        let [long, short] = accused(panel);
        let mut heard = vec![
            joined(&[&long, &told_long, &attitudes]),
            joined(&[&long, &told, &attitudes]),
            joined(&[&short, &told, &attitudes]),
        ];
        let scope = counted.words();
        if statements.is_empty() {
            let narrow = [heard.clone(), vec![String::new()]];
            if counted != CountedFigures::Only {
                heard.insert(0, format!("{} {scope}", heard.first().cloned().unwrap_or_default()));
            }
            return Self { said: heard, heard: vec![String::new()], narrow };
        }
        if counted != CountedFigures::Only {
            let rest = said.first().and_then(|long| long.strip_prefix(&*statements)).unwrap_or_default();
            said.insert(0, format!("{statements} {scope}{rest}"));
        }
        let (share, verbatim) = match panel.words {
            0 => (String::new(), String::new()),
            words => (
                format!("{} % of words", percent(words, all)),
                format!("{} % verbatim", percent(panel.quoted, words)),
            ),
        };
        let second = [vec![&verbatim, &long, &told, &attitudes], vec![&verbatim, &short, &told, &attitudes]];
        let second = second.into_iter().chain([vec![&verbatim, &short], vec![&short], vec![&verbatim]]);
        let second = second.map(|parts| joined(&parts.into_iter().map(String::as_str).collect::<Vec<_>>()));
        let narrow = [vec![joined(&[&statements, &share]), statements], second.collect()];
        Self { said, heard, narrow }
    }

    /// Both lines as one, for a screen reader.
    pub(super) fn whole(&self) -> String {
        let longest = |lines: &[String]| lines.first().cloned().unwrap_or_default();
        joined(&[&longest(&self.said), &longest(&self.heard)])
    }

    /// Both lines, and how they are counted.
    pub(super) fn explained(&self) -> String {
        format!("{}\n{HOW}", self.whole())
    }
}

/// The parts that say anything, with dots between them.
fn joined(parts: &[&str]) -> String {
    parts.iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join(" · ")
}

/// "accused once, answered once", or "answered 1 of 1" where there is little room; nothing where it is accused of nothing.
fn accused(panel: PanelFigures) -> [String; 2] {
    if panel.accused == 0 {
        return [String::new(), String::new()];
    }
    let verb = match panel.asked {
        0 => "accused",
        asked if asked == panel.accused => "asked to act",
        _ => "accused or asked",
    };
    let answered = match (panel.answered, panel.accused) {
        (0, _) => "answered 0".to_owned(),
        (answered, accused) if answered == accused && accused > 2 => "always answered".to_owned(),
        (answered, _) => format!("answered {}", times(answered)),
    };
    let long = format!("{verb} {}, {answered}", times(panel.accused));
    let short = format!("answered {} of {}", panel.answered, panel.accused);
    [long, short]
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
        let counts = HeaderFigures { own: 9, told: 1, ..HeaderFigures::default() };
        let panel =
            PanelFigures { words: 62, quoted: 44, accused: 1, answered: 1, ..PanelFigures::default() };
        let lines = HeaderLines::in_words(counts, panel, 100, CountedFigures::Only);
        assert_eq!(
            lines.said,
            [
                "9 statements · 62 % of words · 71 % verbatim",
                "9 statements · 62 % · 71 % verbatim",
                "9 · 62 % · 71 % verbatim"
            ]
        );
        assert_eq!(
            lines.heard,
            [
                "accused once, answered once · 1 told by others",
                "accused once, answered once · 1 told",
                "answered 1 of 1 · 1 told"
            ]
        );
        let told = HeaderLines::in_words(
            HeaderFigures { told: 2, ..HeaderFigures::default() },
            PanelFigures::default(),
            0,
            CountedFigures::Only,
        );
        assert_eq!(told.whole(), "no words of its own · 2 told by others");
        let silent = HeaderLines::in_words(
            HeaderFigures { attitudes: 1, ..HeaderFigures::default() },
            PanelFigures::default(),
            7,
            CountedFigures::Only,
        );
        assert_eq!(silent.whole(), "1 attitude");
    }

    #[test]
    fn the_long_header_says_in_which_articles_it_counts() {
        let counts = HeaderFigures { own: 2, ..HeaderFigures::default() };
        let panel = PanelFigures { words: 10, quoted: 5, ..PanelFigures::default() };
        let whole = |counted| HeaderLines::in_words(counts, panel, 40, counted).whole();
        assert_eq!(whole(CountedFigures::of(1, true)), "2 statements · 25 % of words · 50 % verbatim");
        assert_eq!(
            whole(CountedFigures::of(3, true)),
            "2 statements in this article · 25 % of words · 50 % verbatim"
        );
        assert_eq!(
            whole(CountedFigures::of(3, false)),
            "2 statements in all 3 articles · 25 % of words · 50 % verbatim"
        );
        let none = HeaderLines::without_statements(PanelFigures::default(), CountedFigures::This);
        assert_eq!(none.whole(), "no statements in this article");
    }

    #[test]
    fn how_often_somebody_accused_answers_is_told() {
        let told = |accused: usize, asked, answered| {
            let [long, _] =
                super::accused(PanelFigures { accused, asked, answered, ..PanelFigures::default() });
            long
        };
        assert_eq!(told(3, 0, 0), "accused 3 times, answered 0");
        assert_eq!(told(3, 1, 3), "accused or asked 3 times, always answered");
        assert_eq!(told(2, 2, 1), "asked to act twice, answered once");
        assert_eq!(told(0, 0, 0), "");
    }
}
