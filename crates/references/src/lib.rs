//! Bibliographies of other programs: BibTeX and BibLaTeX, RIS, and CSL-JSON.
//!
//! [`read`] tells the format by the text itself and gives what it says of each source. BibTeX is parsed by the crate `biblatex`;
//! RIS is lines of tags, and CSL-JSON is JSON.

mod bibtex;
mod csl;
mod ris;

use model::{EvidenceKind, is_web_address};

/// The longest bibliography that is read, in bytes.
pub const MAX_BYTES: usize = 20_000_000;
/// The most sources of a bibliography.
const MOST: usize = 20_000;
/// Depth to which braces may be nested: the parser of BibTeX calls itself for each.
const DEEPEST: usize = 64;

/// A source of a bibliography.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reference {
    /// The kind of source.
    pub kind: EvidenceKind,
    /// The title; never empty.
    pub title: String,
    /// The authors, separated by "; ".
    pub author: String,
    /// The publisher, the journal or the site.
    pub publisher: String,
    /// The date of publication, as the bibliography has it.
    pub published: String,
    /// The date on which it was retrieved.
    pub retrieved: String,
    /// The web address, or that of its DOI; empty where it has none.
    pub address: String,
    /// The note or abstract that the bibliography keeps.
    pub note: String,
}

/// The reason why a text is no bibliography.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ReferencesError {
    /// It is in none of the formats.
    #[error(
        "This is no bibliography that Rejoinder knows: BibTeX begins with “@”, RIS with “TY  -”, CSL-JSON is a list in “[ ]”."
    )]
    Unknown,
    /// It is in this format, but not sound.
    #[error("This looks like {format}, but cannot be read: {problem}.")]
    Broken {
        /// The name of the format.
        format: &'static str,
        /// The problem.
        problem: String,
    },
    /// No source in it has a title.
    #[error("There is no source with a title in it.")]
    Empty,
    /// It is too long.
    #[error("The bibliography is longer than 20 MB, or has more than 20,000 sources: split it.")]
    TooLarge,
}

/// Reads a bibliography. Sources without a title are left out.
///
/// # Errors
/// Says why the text cannot be read.
pub fn read(text: &str) -> Result<Vec<Reference>, ReferencesError> {
    if text.len() > MAX_BYTES {
        return Err(ReferencesError::TooLarge);
    }
    let text = text.trim_start_matches('\u{feff}').trim();
    let all = if text.starts_with(['[', '{']) {
        csl::read(text)?
    } else if text.lines().any(ris::begins) {
        ris::read(text)
    } else if text.contains('@') && text.contains('{') {
        bibtex::read(text)?
    } else {
        return Err(ReferencesError::Unknown);
    };
    if all.len() > MOST {
        return Err(ReferencesError::TooLarge);
    }
    let titled: Vec<Reference> = all.into_iter().map(tidy).filter(|it| !it.title.is_empty()).collect();
    if titled.is_empty() { Err(ReferencesError::Empty) } else { Ok(titled) }
}

/// Puts every field on one line, and leaves out what is no web address.
fn tidy(reference: Reference) -> Reference {
    let line = |text: String| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let address = reference.address.trim().to_owned();
    Reference {
        kind: reference.kind,
        title: line(reference.title),
        author: line(reference.author),
        publisher: line(reference.publisher),
        published: line(reference.published),
        retrieved: line(reference.retrieved),
        address: if is_web_address(&address) { address } else { String::new() },
        note: line(reference.note),
    }
}

/// Returns the address of a DOI, which may be written as one already.
fn doi_address(doi: &str) -> String {
    let doi = doi.trim();
    let bare = ["https://doi.org/", "http://doi.org/", "https://dx.doi.org/", "http://dx.doi.org/", "doi:"]
        .iter()
        .find_map(|start| doi.strip_prefix(start))
        .unwrap_or(doi);
    if bare.starts_with("10.") { format!("https://doi.org/{bare}") } else { String::new() }
}

/// Returns the first of two addresses that is not empty.
fn first_address(url: &str, doi: &str) -> String {
    if url.trim().is_empty() { doi_address(doi) } else { url.trim().to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const BIBTEX: &str = r#"% comment
@report{dam2018,
  title = {The {Dam} at {\"U}berwald},
  author = {Roe, Ann and Example Agency},
  institution = {River Authority},
  date = {2018-06-05}, urldate = {2018-06-07},
  url = {https://example.org/dam?a=1\&b=2},
  note = {Second edition}
}
@article{x, title="Walls and water", author={Kim Doe}, journal={Water Letters}, year=2016, month=mar, doi={10.1000/182}}
@misc{y, author={Nobody}}"#;

    const RIS: &str = "TY  - RPRT\nTI  - The dam\nT2  - Part one\nAU  - Roe, Ann\nAU  - Doe, Kim\nPB  - River Authority\nDA  - 2018/06/05/\n\
                       Y2  - 2018/06/07/\nUR  - https://example.org/dam\nN1  - Second edition\nER  - \n\nTY  - DATA\nT1  - Levels\nDO  - 10.1000/182\nPY  - 2016\nER  -";

    const CSL: &str = r#"[{"id":"a","type":"dataset","title":"Levels","author":[{"family":"Roe","given":"Ann"},{"literal":"River Authority"}],
        "publisher":"Authority","issued":{"date-parts":[[2018,6,5]]},"accessed":{"date-parts":[["2018",6]]},"DOI":"https://doi.org/10.1000/182"},
        {"type":"interview","title":"A talk with Kim Doe","issued":{"raw":"June 2018"},"container-title":"Own notes"}]"#;

    #[test]
    fn bibtex_gives_titles_people_and_addresses() {
        let all = read(BIBTEX).unwrap();
        assert_eq!(all.len(), 2, "{all:?}");
        assert_eq!(all[0].title, "The Dam at Überwald");
        assert_eq!(all[0].author, "Ann Roe; Example Agency");
        assert_eq!(all[0].publisher, "River Authority");
        assert_eq!((all[0].published.as_str(), all[0].retrieved.as_str()), ("2018-06-05", "2018-06-07"));
        assert_eq!(all[0].address, "https://example.org/dam?a=1&b=2");
        assert_eq!(all[0].note, "Second edition");
        assert_eq!(
            (all[1].publisher.as_str(), all[1].address.as_str()),
            ("Water Letters", "https://doi.org/10.1000/182")
        );
        assert!(all[1].published.contains("2016"), "{}", all[1].published);
    }

    #[test]
    fn ris_gives_them_too() {
        let all = read(RIS).unwrap();
        assert_eq!(all.len(), 2);
        assert_eq!((all[0].title.as_str(), all[0].author.as_str()), ("The dam", "Ann Roe; Kim Doe"));
        assert_eq!((all[0].published.as_str(), all[0].retrieved.as_str()), ("2018-06-05", "2018-06-07"));
        assert_eq!((all[1].kind, all[1].published.as_str()), (EvidenceKind::Dataset, "2016"));
        assert_eq!(all[1].address, "https://doi.org/10.1000/182");
    }

    #[test]
    fn csl_gives_them_too() {
        let all = read(CSL).unwrap();
        assert_eq!(
            (all[0].kind, all[0].author.as_str()),
            (EvidenceKind::Dataset, "Ann Roe; River Authority")
        );
        assert_eq!((all[0].published.as_str(), all[0].retrieved.as_str()), ("2018-06-05", "2018-06"));
        assert_eq!((all[1].kind, all[1].published.as_str()), (EvidenceKind::Interview, "June 2018"));
        assert_eq!(all[1].publisher, "Own notes");
    }

    #[test]
    fn what_is_none_is_said_in_words() {
        assert_eq!(read("Dear reader"), Err(ReferencesError::Unknown));
        assert_eq!(read("[]"), Err(ReferencesError::Empty));
        assert!(matches!(read("[{]"), Err(ReferencesError::Broken { format: "CSL-JSON", .. })));
        assert!(matches!(
            read("@book{a, title = {x}"),
            Err(ReferencesError::Broken { format: "BibTeX", .. })
        ));
        let deep = format!("@book{{a, title = {}x{}}}", "{".repeat(50_000), "}".repeat(50_000));
        assert!(matches!(read(&deep), Err(ReferencesError::Broken { .. })));
        let script = read("TY  - RPRT\nTI  - x\nUR  - javascript:alert(1)\nER  - ").unwrap();
        assert_eq!(script[0].address, "");
    }

    proptest! {
        /// Whatever a text is, it is read or refused, and a source that is read has a title on one line.
        #[test]
        fn nothing_panics(at in 0usize..600, put in "[@{}\\[\\]\",=#\\\\a-z0-9 \n-]{0,12}", which in 0usize..3) {
            let mut text = [BIBTEX, RIS, CSL][which].to_owned();
            let mut at = at.min(text.len());
            while !text.is_char_boundary(at) { at -= 1; }
            text.insert_str(at, &put);
            if let Ok(all) = read(&text) {
                prop_assert!(all.iter().all(|it| !it.title.is_empty() && !it.title.contains('\n')));
            }
        }

        /// The body of the fuzz target `references`: of a bibliography that is cut, doubled and changed every field is on one line.
        #[test]
        fn mutated_bibliographies_are_read_or_refused(
            which in 0usize..3,
            changes in proptest::collection::vec((0usize..2_000, 0usize..3, "[@{}\\[\\]\",=#\\\\a-z0-9 \n-]{0,4}"), 0..6),
        ) {
            let mut text = [BIBTEX, RIS, CSL][which].to_owned();
            for (at, how, put) in changes {
                let mut at = at % (text.len() + 1);
                while !text.is_char_boundary(at) { at -= 1; }
                match how {
                    0 => text.insert_str(at, &put),
                    1 => text.truncate(at),
                    _ => {
                        let tail = text.get(at..).unwrap_or_default().to_owned();
                        text.push_str(&tail);
                    }
                }
            }
            match read(&text) {
                Ok(all) => {
                    prop_assert!(!all.is_empty());
                    for it in &all {
                        let fields = [&it.title, &it.author, &it.publisher, &it.published, &it.retrieved];
                        prop_assert!(fields.iter().all(|field| !field.contains('\n')), "{it:?}");
                        prop_assert!(it.address.is_empty() || is_web_address(&it.address), "{it:?}");
                    }
                }
                Err(error) => prop_assert!(!error.to_string().is_empty()),
            }
        }
    }
}
