//! A project file with very many links between two statements.

use std::fmt::Write;

const BEGINNING: &str = "#![enable(implicit_some)]\nRejoinder(format: 1, minor: 0, written_by: \"0\", \
     project: \"jn0svvkdpt6\", title: \"x\", created: \"2019-05-13T08:14:19Z\", articles: [(id: \"a8bswpvv2ev\", \
     title: \"x\", added: \"2019-05-13T08:14:19Z\", text: [\"The bridge\"])], codebook: [], \
     scale: (name: \"\", ratings: []), coders: [], evidence: [], annotations: (parties: [], speakers: [], statements: [\
     (id: \"s8bswpvv2ev\", article: \"a8bswpvv2ev\", spans: [(start: 0, end: 3)], mode: Direct, status: Suggested),\
     (id: \"s9bswpvv2ev\", article: \"a8bswpvv2ev\", spans: [(start: 4, end: 10)], mode: Direct, status: Suggested),\
     ], links: [\n";

/// The links that are equal.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Equal {
    /// All of each.
    Id,
    /// All but their ids.
    Ends,
}

/// A file with so many links that are equal, so that it is refused.
pub(crate) fn file(equal: Equal, links: usize) -> String {
    let mut text = String::from(BEGINNING);
    for number in 0..links {
        let number = match equal {
            Equal::Id => 0,
            Equal::Ends => number,
        };
        // Its digits are among those that ids have.
        let _ = writeln!(
            text,
            "(id: \"k{number:010}\", from: \"s8bswpvv2ev\", to: \"s9bswpvv2ev\", relation: Rebuts, status: Confirmed),"
        );
    }
    text.push_str("], citations: []))\n");
    text
}
