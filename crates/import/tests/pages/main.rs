//! Pages of many designs, made for these tests: the article is kept, and nothing else is.

#![allow(clippy::unwrap_used, reason = "a test may stop")]

mod account;
mod beside;
mod boxes;
mod layouts;

use import::{Block, BlockRole, Document, Origin, ReadOptions, read};

const P1: &str = "The old bridge over the Lind will close for good next spring, the council of Lower Lindham decided on Monday.";
const P2: &str = "“We cannot keep it open another winter,” said the mayor, Ada Holm, after the vote. “The piers are hollow.”";
const P3: &str =
    "Her deputy, Ben Strand, voted against the plan and called it “a gift to the ferry company”.";
const P4: &str = "No.";
const P5: &str = "Engineers had warned in 2019 that two of the five piers were cracked, and that repairs would cost four million.";
const P6: &str = "A new crossing is to open in six years, if the county pays its share.";
const BODY: [&str; 6] = [P1, P2, P3, P4, P5, P6];

fn document(page: &str) -> Document {
    read(page.as_bytes(), &ReadOptions::default()).unwrap()
}

fn kept(document: &Document) -> Vec<&str> {
    document.blocks.iter().filter(|block| block.kept).map(|block| block.text.as_str()).collect()
}

fn block<'a>(document: &'a Document, beginning: &str) -> &'a Block {
    document.blocks.iter().find(|block| block.text.starts_with(beginning)).unwrap()
}

/// Puts every paragraph of the story between two strings.
fn each(before: &str, after: &str) -> String {
    paragraphs(&BODY, before, after)
}

fn paragraphs(texts: &[&str], before: &str, after: &str) -> String {
    texts.iter().map(|text| [before, text, after, "\n"].concat()).collect()
}

fn assert_story(page: &str) -> Document {
    let document = document(page);
    assert_eq!(kept(&document), BODY, "{:#?}", document.blocks);
    document
}

const MENU: &str = "<header class='site-header'><nav><ul><li><a href='/'>Home</a><li><a href='/sport'>Sport</a></ul></nav></header>";
const FOOT: &str = "<footer><p>The Lindham Herald is published by Lind Press. All rights reserved.</p>\
    <ul><li><a href='/terms'>Terms of use</a></ul></footer>";

fn around(article: &str) -> String {
    format!(
        "<!doctype html><html lang=en><head><title>Bridge to close | The Lindham Herald</title></head>\
         <body class='single has-sidebar comments-open'>{MENU}{article}{FOOT}</body></html>"
    )
}
