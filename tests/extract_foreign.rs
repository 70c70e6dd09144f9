//! Articles that are not English: their quotations are found, and nobody is invented who speaks them.

use extract::{extract, foreign};
use model::Findings;

use articles::ARTICLES as ENGLISH;

#[path = "extract/articles.rs"]
mod articles;

/// The language, its code, the article, and words of statements that it must give, in order.
const ARTICLES: &[(&str, &str, &[&str])] = &[
    (
        "deu",
        include_str!("extract/foreign/german.txt"),
        &[
            "„Wir können nicht",
            "„Seit zwei Jahren",
            "»Wer uns hört, der sagt immer nur: ‚Das wird schon noch‘«",
        ],
    ),
    (
        "fra",
        include_str!("extract/foreign/french.txt"),
        &[
            "« Nous ne pouvons pas",
            "Voilà deux ans que",
            "“On nous répète toujours que ‘cela va s’arranger’”",
        ],
    ),
    (
        "spa",
        include_str!("extract/foreign/spanish.txt"),
        &[
            "«No podemos permitir",
            "Llevamos dos años esperando una solución|Siempre nos dicen lo mismo y nunca pasa nada.",
        ],
    ),
    (
        "ita",
        include_str!("extract/foreign/italian.txt"),
        &["«Non possiamo permettere", "“Da due anni", "«Ci rispondono sempre che “presto si farà”»"],
    ),
    (
        "nld",
        include_str!("extract/foreign/dutch.txt"),
        &["‘We kunnen het", "‘Al twee jaar", "„Ze zeggen steeds"],
    ),
    (
        "pol",
        include_str!("extract/foreign/polish.txt"),
        &[
            "„Nie możemy",
            "Od dwóch lat miasto obiecuje nam rozwiązanie|Ciągle",
            "„Mówią nam tylko: »to się ułoży«”",
        ],
    ),
    (
        "swe",
        include_str!("extract/foreign/swedish.txt"),
        &["”Vi kan inte", "I två år har kommunen", "”De svarar alltid att ’det ordnar sig’”"],
    ),
    (
        "por",
        include_str!("extract/foreign/portuguese.txt"),
        &[
            "«Não podemos permitir",
            "Há dois anos que a câmara nos promete uma solução|Dizem",
            "“Respondem-nos que",
        ],
    ),
];

fn words(text: &str, findings: &Findings) -> Vec<String> {
    let statements = findings.statements.iter();
    let spans = statements.map(|it| it.spans.iter().map(|span| span.of(text)).collect::<Vec<_>>().join("|"));
    spans.collect()
}

#[test]
fn quotations_are_found_and_nobody_is_invented() {
    for (code, text, expected) in ARTICLES {
        let findings = extract(text);
        assert_eq!(findings.foreign.map(|language| language.code), Some(*code));
        assert!(findings.parties.is_empty() && findings.speakers.is_empty() && findings.links.is_empty());
        let found = words(text, &findings);
        assert_eq!(found.len(), expected.len(), "{code}: {found:#?}");
        for (found, expected) in found.iter().zip(*expected) {
            assert!(found.starts_with(expected), "{code}: {found} is not {expected}…");
        }
    }
}

#[test]
fn an_english_article_with_a_foreign_one_quoted_in_it_stays_english() {
    for english in ENGLISH {
        assert_eq!(foreign(english), None);
        for (code, text, _) in ARTICLES {
            let part: String = text.lines().nth(2).unwrap_or_default().to_owned();
            let mixed = format!("{english}\n\n{part}\n");
            assert_eq!(foreign(&mixed), None, "{code}");
        }
    }
}

/// Whatever the length from which on a language can be told at all, it is the right one or English.
#[test]
fn the_beginning_of_an_article_is_not_taken_for_a_wrong_language() {
    for (code, text, _) in ARTICLES {
        for end in (0..text.len()).filter(|end| text.is_char_boundary(*end)) {
            let told = foreign(&text[..end]).map(|language| language.code);
            assert!(told.is_none_or(|told| told == *code), "{code} is taken for {told:?} at {end}");
        }
    }
    for english in ENGLISH {
        for end in (0..english.len()).filter(|end| english.is_char_boundary(*end)) {
            assert_eq!(foreign(&english[..end]), None, "at {end}: {}", &english[..end]);
        }
    }
}
