//! Parts of a page that are not its article: boxes, posts, invitations, comments.

use super::*;

#[test]
fn a_blog_with_sharing_related_posts_and_comments() {
    let paragraphs = each("<p>", "</p>");
    let comment = "<li class=comment><article><p>I have crossed this bridge every day for forty years, and nobody asked me. Nobody! \
        The council should be ashamed of itself, and so should the county, which never paid for anything here.</p></article></li>";
    let document = assert_story(&around(&format!(
        "<div id=content><article class='post type-post status-publish'><h1 class=entry-title>Bridge to close</h1>\
         <div class=entry-meta>Posted on <time datetime='2024-05-03T08:00:00+02:00'>3 May 2024</time> by <span class='author vcard'>Cem Aas</span></div>\
         <div class=entry-content>{paragraphs}<div class='sharedaddy sd-sharing'><h3>Share this:</h3><ul><li><a href=x>Click to share</a></ul></div>\
         <div id=jp-relatedposts class=jp-relatedposts><h3><em>Related</em></h3><p><a href=y>Ferry fares to rise</a></p></div></div>\
         <footer class=entry-footer>Posted in <a href=z>Local</a></footer></article>\
         <div id=comments class=comments-area><h2>3 thoughts on “Bridge to close”</h2><ol class=comment-list>{}</ol></div></div>",
        comment.repeat(3)
    )));
    assert_eq!(document.metadata.published.as_deref(), Some("2024-05-03T08:00:00+02:00"));
    assert_eq!(document.metadata.byline, ["Cem Aas"]);
    assert_eq!(block(&document, "I have crossed").role, BlockRole::Comment);
}

#[test]
fn links_and_invitations_between_paragraphs() {
    let mut parts: Vec<String> = BODY.iter().map(|text| format!("<p>{text}</p>")).collect();
    parts.insert(
        1,
        "<p><strong>More: </strong><a href=x>Ferry fares to rise for the third time this year</a></p>"
            .to_owned(),
    );
    parts
        .insert(3, "<p><a href=y><strong>FERRY FARES TO RISE FOR THE THIRD TIME</strong></a></p>".to_owned());
    parts.insert(
        4,
        "<div class='newsletter-signup'><p>Get the Lindham letter every morning. Sign up here.</p></div>"
            .to_owned(),
    );
    parts.insert(
        6,
        "<p><em>Sign up for <a href=z>our newsletter</a> to get the news of the county every day.</em></p>"
            .to_owned(),
    );
    parts.push("<p>Follow Cem Aas on <a href=t>Twitter</a></p><p><em>Cem Aas covers the county for the Herald.</em></p>".to_owned());
    let document = assert_story(&around(&format!(
        "<article><h1>Bridge to close</h1><div class=story>{}</div></article>",
        parts.concat()
    )));
    assert_eq!(block(&document, "More: Ferry").role, BlockRole::Related);
    assert_eq!(block(&document, "Sign up for").role, BlockRole::Promotion);
}

#[test]
fn boxes_posts_and_quotations_beside_the_text() {
    let mut parts: Vec<String> = BODY.iter().map(|text| format!("<p>{text}</p>")).collect();
    parts.insert(1, "<blockquote class=twitter-tweet><p>Shame on you, council!</p>— Dora (@dora) <a href=x>May 3, 2024</a></blockquote>".to_owned());
    parts.insert(3, "<aside class=pullquote><p>a gift to the ferry company</p></aside>".to_owned());
    parts.insert(5, "<div class=factbox><h3>The bridge in figures</h3><p>Built in 1911, it is 340 metres long and carries 900 cars a day.</p></div>".to_owned());
    parts.insert(6, "<blockquote>“The piers are hollow.”</blockquote>".to_owned());
    let document = assert_story(&around(&format!(
        "<article><h1>Bridge to close</h1><div class=story>{}</div></article>",
        parts.concat()
    )));
    let roles =
        ["Shame on you", "a gift to", "Built in 1911", "“The piers"].map(|text| block(&document, text).role);
    assert_eq!(
        roles,
        [BlockRole::EmbeddedPost, BlockRole::PullQuote, BlockRole::FactBox, BlockRole::PullQuote]
    );
}

#[test]
fn the_standfirst_is_told_apart() {
    let page = around(&format!(
        "<article><h1>Bridge to close</h1><p class=standfirst>Council votes for a new crossing, and the ferry company is pleased</p>\
         <div class=byline>By Cem Aas and Dora Fem</div><div class=story>{}</div></article>",
        each("<p>", "</p>")
    ));
    let document = document(&page);
    assert_eq!(document.blocks.iter().find(|block| block.kept).unwrap().role, BlockRole::Standfirst);
    assert_eq!(kept(&document)[1..], BODY);
    assert_eq!(document.metadata.byline, ["Cem Aas", "Dora Fem"]);
}

#[test]
fn lines_of_dates_and_places_are_not_the_text() {
    let document = assert_story(&around(&format!(
        "<article><h1>Bridge to close</h1><div class=x><p>Updated 3 May 2024 10:30 AM</p><p>LOWER LINDHAM</p>{}<p>(Photo: Eve Sex/Lind Press)</p></div></article>",
        each("<p>", "</p>")
    )));
    assert_eq!(document.metadata.published.as_deref(), Some("2024-05-03"));
}

#[test]
fn hints_for_readers_of_screens_and_lines_about_the_page_go() {
    let page = around(&format!(
        "<article><h1>Bridge to close</h1><div><p>THIS IS A LIVE BLOG. SCROLL DOWN FOR MORE.</p><p>{P1}</p>\
         <p>The <a href=x>report<span>, opens new tab</span></a> says so.</p><p>WATCH | The last ferry leaves:</p><p>{P5}</p></div></article>"
    ));
    assert_eq!(kept(&document(&page)), [P1, "The report says so.", P5]);
}

#[test]
fn text_beside_the_article_without_telling_names() {
    let aside = "<p>The weather will be fine, with some wind from the west in the evening.</p>".repeat(2);
    assert_story(&around(&format!(
        "<div class=l-1><div class=c-main><h1>Bridge to close</h1><div>{}</div></div><div class=c-right><h3>Today</h3>{aside}</div></div>",
        each("<p>", "</p>")
    )));
}
