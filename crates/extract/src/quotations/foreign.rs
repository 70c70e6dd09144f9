//! A text that is not English: its quotations, and nobody named as their speaker.
//!
//! Marks and dashes tell where words are spoken in every language of Europe; who speaks them is told in
//! words, and only those of English are known here. So no speaker, no party and no link is proposed.

use crate::quotations::pairs;
use crate::rules::Rule;
use crate::text::Document;
use crate::text::tokens::{Token, TokenKind};
use model::{Act, Findings, FoundStatement, Language, Mode, Span};

/// A quotation with fewer words is a name or a word held up, and no statement.
const FEWEST: usize = 4;

/// The findings of a text in another language.
pub(crate) fn findings(document: Document, language: Language) -> Findings {
    let quoted = pairs::all_pairs(document).into_iter();
    let mut found: Vec<(Vec<Span>, Rule)> =
        quoted.map(|pair| (vec![pair.span], Rule::ForeignQuotation)).collect();
    found.extend(dialogue(document.tokens).map(|spans| (spans, Rule::ForeignDialogue)));
    found.sort_by_key(|(spans, _)| spans.first().map(|span| span.start));
    let mut end = 0;
    found.retain(|(spans, _)| {
        let apart = spans.first().is_some_and(|span| span.start >= end);
        end = end.max(spans.last().map_or(0, |span| span.end));
        apart
    });
    let words = |spans: &[Span]| -> usize {
        let letters = |word: &&str| word.contains(char::is_alphanumeric);
        let words =
            |span: &Span| span.of(document.text).split_whitespace().filter(letters).take(FEWEST).count();
        spans.iter().map(words).sum()
    };
    let statements = found
        .into_iter()
        .filter(|(spans, _)| words(spans) >= FEWEST)
        .map(|(spans, rule)| FoundStatement {
            spans,
            mode: Mode::Direct,
            act: Act::Speech,
            cue: None,
            mention: None,
            speaker: None,
            also: Vec::new(),
            via: None,
            nature: None,
            why: rule.why(&[]),
        })
        .collect();
    Findings { foreign: Some(language), statements, ..Findings::default() }
}

/// The spans of speech in paragraphs that begin with a dash: between the first dash and the second, and from the third on.
/// Between the second and the third the teller speaks ("—No —dijo ella—. Nunca.").
fn dialogue(tokens: &[Token]) -> impl Iterator<Item = Vec<Span>> {
    tokens.split(|token| token.kind() == TokenKind::Line).filter_map(|paragraph| {
        let (first, rest) = paragraph.split_first()?;
        // A lone hyphen begins the entry of a list.
        if first.kind() != TokenKind::Dash || first.span().len() == 1 {
            return None;
        }
        let parts = rest.split(|token| token.kind() == TokenKind::Dash).step_by(2);
        let spans: Vec<Span> = parts.filter_map(spoken).collect();
        (!spans.is_empty()).then_some(spans)
    })
}

/// The words of one part, from the first to the last, without the marks of the teller around them.
fn spoken(part: &[Token]) -> Option<Span> {
    let first = part.iter().position(|token| token.wordy() || token.kind() == TokenKind::Double)?;
    let last =
        part.iter().rposition(|token| !matches!(token.kind(), TokenKind::Comma | TokenKind::Semicolon))?;
    Some(Span::new(part.get(first)?.span().start, part.get(last)?.span().end))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::tokens::tokens;

    fn told(text: &str) -> Vec<String> {
        let tokens = tokens(text);
        let found = findings(Document { text, tokens: &tokens }, Language { code: "xxx", name: "X" });
        assert!(found.parties.is_empty() && found.speakers.is_empty() && found.links.is_empty());
        let words = |spans: &[Span]| spans.iter().map(|span| span.of(text)).collect::<Vec<_>>().join(" | ");
        found.statements.iter().map(|statement| words(&statement.spans)).collect()
    }

    #[test]
    fn a_dash_opens_dialogue_and_the_teller_is_left_out() {
        assert_eq!(
            told("Hola.\n—Llevamos dos años esperando —protestó Luis, el panadero—. Nada pasa."),
            ["Llevamos dos años esperando | Nada pasa."]
        );
        assert_eq!(told("– Voilà deux ans qu’on attend."), ["Voilà deux ans qu’on attend."]);
        assert_eq!(told("- pan, leche y huevos frescos"), [""; 0]);
    }

    #[test]
    fn the_marks_of_the_large_languages_pair() {
        for text in [
            "Sie rief: „Wir gehen jetzt alle heim.“ Dann ging sie.",
            "Sie rief: »Wir gehen jetzt alle heim.« Dann ging sie.",
            "Sie rief: ‚Wir gehen jetzt alle heim.‘ Dann ging sie.",
            "Elle dit : «\u{a0}Nous allons tous rentrer.\u{a0}» Puis rien.",
            "Elle dit : ‹\u{a0}Nous allons tous rentrer.\u{a0}› Puis rien.",
            "Hon sade: ”Nu går vi alla hem.” Sedan gick hon.",
            "Hon sade: »Nu går vi alla hem.» Sedan gick hon.",
            "Ze zei: ‘Nu gaan we allemaal naar huis.’ Toen ging ze.",
            "Ona mówi: „Teraz wszyscy idziemy do domu.” I poszła.",
            "Lei dice: “Adesso andiamo tutti a casa.” Poi tace.",
            "Ela diz: \"Agora vamos todos para casa.\" E cala-se.",
        ] {
            let found = told(text);
            assert_eq!(found.len(), 1, "{text}: {found:?}");
            assert!(text.contains(&found[0]) && found[0].chars().count() > 20, "{text}: {found:?}");
            assert!(!found[0].starts_with(char::is_alphabetic), "{text}: {found:?}");
            assert!(!found[0].ends_with(char::is_alphabetic), "{text}: {found:?}");
        }
    }

    #[test]
    fn what_stands_in_other_marks_inside_stays_inside() {
        assert_eq!(
            told("Er sagte: „Sie rufen »bald wird das schon noch« und gehen.“"),
            ["„Sie rufen »bald wird das schon noch« und gehen.“"]
        );
        assert_eq!(
            told("« On répète “cela va bientôt s’arranger” toujours », dit-il."),
            ["« On répète “cela va bientôt s’arranger” toujours »"]
        );
        assert_eq!(
            told("Hij zei ‘dat „komt allemaal wel goed” hoor’ en ging."),
            ["‘dat „komt allemaal wel goed” hoor’"]
        );
    }
}
