//! Pages of many designs, made for these tests: the article is kept, and nothing else is.

#![allow(clippy::unwrap_used, reason = "a test may stop")]

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

#[test]
fn sections_with_a_component_for_each_paragraph() {
    let paragraphs = each("<div data-component='text-block' class='x-57c'><p class='p-b'>", "</p></div>");
    let document = assert_story(&around(&format!(
        "<main><article><h1>Bridge to close</h1><div data-component='byline-block'><div>Cem Aas</div><div>Local reporter</div></div>\
         <figure><img src=a><figcaption>The bridge at dusk, with its two cracked piers in front.</figcaption></figure>{paragraphs}\
         <div data-component='links-block'><h2>More on this story</h2><ul><li><a href=b>Ferry fares to rise</a>\
         <li><a href=c>Bridge: the history</a></ul></div><section data-component='tag-list'><h2>Topics</h2>\
         <ul><li><a href=d>Lower Lindham</a></ul></section></article></main>"
    )));
    assert_eq!(block(&document, "The bridge at dusk").role, BlockRole::Caption);
    assert_eq!(document.metadata.title.as_deref(), Some("Bridge to close"));
}

#[test]
fn columns_with_advertisements_between() {
    let [one, two] = [&BODY[..3], &BODY[3..]].map(|part| {
        let paragraphs = paragraphs(part, "<p class='css-1'>", "</p>");
        format!("<div class='css-5 StoryColumn'><div>{paragraphs}</div></div>")
    });
    assert_story(&around(&format!(
        "<main><article id=story><header><h1>Bridge to close</h1></header><section name=articleBody>{one}\
         <div><div id=ad-1><div><a href='#after'>SKIP ADVERTISEMENT</a></div><p>Advertisement</p></div></div>{two}</section>\
         <div><p>A version of this article appears in print on Page 4. Order Reprints | Subscribe</p></div></article></main>"
    )));
}

#[test]
fn paragraphs_that_are_divisions() {
    let paragraphs = each("<div class='zone-body__paragraph speakable'>", "</div>");
    assert_story(&around(&format!(
        "<div class='pg-wrapper'><h1>Bridge to close</h1><p class='metadata__byline'>By Cem Aas</p>\
         <div id='body-text' class='l-container'>{paragraphs}<div class='el__storyhighlights'><h4>Related article</h4>\
         <a href=x>How the ferry company grew rich</a></div></div></div>"
    )));
}

#[test]
fn text_broken_by_line_breaks() {
    let text = BODY.join("<br><br>\n");
    assert_story(&around(&format!(
        "<table><tr><td width=600><h1>Bridge to close</h1><font size=2>{text}</font></td></tr></table>"
    )));
    assert_story(&around(&format!(
        "<div id=main><h1>Bridge to close</h1><div class=text>{text}</div></div>"
    )));
}

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
fn names_that_mean_the_article_too() {
    for class in
        ["card", "media-body", "comment", "article-image-text", "teaser", "promo paywall", "related-article"]
    {
        let paragraphs = each("<p>", "</p>");
        assert_story(&around(&format!(
            "<div id=wrap><h1>Bridge to close</h1><div class='{class}'>{paragraphs}</div></div>"
        )));
    }
}

#[test]
fn a_dialog_that_was_open() {
    let paragraphs = each("<p>", "</p>");
    assert_story(&around(&format!(
        "<div id=root aria-hidden=true><article><h1>Bridge to close</h1>{paragraphs}</article></div>\
         <div role=dialog class=consent><p>We and our 812 partners store cookies on your device, to measure how you read.</p>\
         <p>You can change your mind at any time, on the page about privacy, or in your account.</p></div>"
    )));
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
fn headings_lists_and_quotations_of_the_text_stay() {
    let page = around(&format!(
        "<article><h1>Bridge to close</h1><div><p>{P1}</p><h2>What happens next</h2><p>The council has set three dates:</p>\
         <ul><li>In May, the bridge closes to lorries.</li><li>In June, it closes to <a href=x>cars</a>.</li></ul>\
         <blockquote><p>Nobody will be cut off from the hospital, neither in summer nor in winter.</p></blockquote><p>{P5}</p><p>{P6}</p>\
         <h2>Read next</h2><ul><li><a href=y>Ferry fares to rise</a></li></ul></div></article>"
    ));
    let document = document(&page);
    let expected = [
        (BlockRole::Paragraph, P1),
        (BlockRole::Heading, "What happens next"),
        (BlockRole::Paragraph, "The council has set three dates:"),
        (BlockRole::ListItem, "In May, the bridge closes to lorries."),
        (BlockRole::ListItem, "In June, it closes to cars."),
        (BlockRole::BlockQuote, "Nobody will be cut off from the hospital, neither in summer nor in winter."),
        (BlockRole::Paragraph, P5),
        (BlockRole::Paragraph, P6),
    ];
    let own: Vec<_> = document
        .blocks
        .iter()
        .filter(|block| block.kept)
        .map(|block| (block.role, block.text.as_str()))
        .collect();
    assert_eq!(own, expected);
}

#[test]
fn the_first_of_several_articles_on_a_page() {
    let second = "<p>The ferry company earned more last year than in the ten years before, its report says, which was published on Friday.</p>".repeat(9);
    assert_story(&around(&format!(
        "<main><article><h1>Bridge to close</h1>{}</article><article><h1>Ferry company has a record year</h1>{second}</article></main>",
        each("<p>", "</p>")
    )));
}

#[test]
fn a_live_blog_keeps_the_times_of_its_entries() {
    let entry = |time: &str, heading: &str, text: &str| {
        format!(
            "<article class='live-post card'><time datetime='2024-05-03T{time}:00Z'>{time}</time><h3>{heading}</h3><p>{text}</p></article>"
        )
    };
    let page = around(&format!(
        "<script type='application/ld+json'>{{\"@type\":\"LiveBlogPosting\",\"headline\":\"Bridge to close\",\"datePublished\":\"2024-05-03T07:00:00Z\"}}</script>\
         <main><h1>Bridge to close</h1><div class=feed>{}{}{}</div></main>",
        entry("11:48", "Council votes", P1),
        entry("10:05", "Mayor speaks", P2),
        entry("08:36", "Crowd gathers", P5)
    ));
    let document = document(&page);
    let own: Vec<_> = document
        .blocks
        .iter()
        .filter(|block| block.kept)
        .map(|block| (block.text.as_str(), block.time.as_deref()))
        .collect();
    let times = ["2024-05-03T11:48:00Z", "2024-05-03T10:05:00Z", "2024-05-03T08:36:00Z"].map(Some);
    assert_eq!(
        own,
        [
            ("Council votes", times[0]),
            (P1, None),
            ("Mayor speaks", times[1]),
            (P2, None),
            ("Crowd gathers", times[2]),
            (P5, None)
        ]
    );
    assert!(
        document.notes.iter().any(|note| note == "A live blog: its entries come newest first."),
        "{:?}",
        document.notes
    );
}

#[test]
fn a_paywall_is_said() {
    let page = around(&format!(
        "<script type='application/ld+json'>{{\"@context\":\"https://schema.org\",\"@type\":\"NewsArticle\",\"headline\":\"Bridge to close\",\
         \"isAccessibleForFree\":\"False\",\"author\":[{{\"@type\":\"Person\",\"name\":\"Cem Aas\"}}],\"publisher\":{{\"name\":\"The Lindham Herald\"}},\
         \"datePublished\":\"0001-01-01T00:00:00Z\"}}</script><article><h1>Bridge to close</h1><p>{P1}</p><p>{P2}</p>\
         <div class=paywall><p>To continue reading, subscribe for one crown a month.</p></div></article>"
    ));
    let document = document(&page);
    assert_eq!(kept(&document), [P1, P2]);
    assert_eq!(
        document.notes,
        ["The page names no date of publication.", "Behind a paywall: only 2 paragraphs are in the file."]
    );
    assert_eq!(document.metadata.byline, ["Cem Aas"]);
    assert_eq!(document.metadata.outlet.as_deref(), Some("The Lindham Herald"));
}

#[test]
fn an_outlet_is_named_as_its_newsroom_prints_it() {
    let outlet = |title: &str, name: &str, link: &str| {
        let page = format!(
            "<!doctype html><html><head><title>{title}</title><meta property='og:site_name' content='{name}'>\
             <link rel=canonical href='https://lind.example/news/bridge'></head><body>{link}<article><h1>Bridge to close</h1>{}\
             </article></body></html>",
            each("<p>", "</p>")
        );
        document(&page).metadata.outlet
    };
    let home = "<a href='https://lind.example/'>The Lind</a>";
    assert_eq!(outlet("Bridge to close | The Lind", "Lind", "").as_deref(), Some("The Lind"));
    assert_eq!(outlet("Bridge to close", "Lind", home).as_deref(), Some("The Lind"));
    assert_eq!(outlet("Bridge to close | Lind News", "Lind", "").as_deref(), Some("Lind"));
}

#[test]
fn a_fact_check_is_evidence_and_its_claimant_no_author() {
    let page = around(&format!(
        "<script type='application/ld+json'>{{\"@graph\":[{{\"@type\":\"ClaimReview\",\"claimReviewed\":\"The bridge was sold.\",\"url\":\"https://herald.example/check\",\
         \"datePublished\":\"2024-05-04\",\"author\":{{\"@type\":\"Organization\",\"name\":\"Herald Check\"}},\"reviewRating\":{{\"alternateName\":\"False\",\"ratingValue\":1}},\
         \"itemReviewed\":{{\"@type\":\"Claim\",\"author\":{{\"name\":\"Dora Fem\"}}}}}}]}}</script><article><h1>Bridge to close</h1>{}</article>",
        each("<p>", "</p>")
    ));
    let document = assert_story(&page);
    let review = &document.claim_reviews[0];
    let facts = [review.claimant.as_deref(), review.verdict.as_deref(), review.reviewer.as_deref()];
    assert_eq!(facts, [Some("Dora Fem"), Some("False"), Some("Herald Check")]);
    assert_eq!(review.claim, "The bridge was sold.");
    assert!(document.metadata.byline.is_empty());
    assert_eq!(document.metadata.published.as_deref(), Some("2024-05-04"));
}

#[test]
fn text_is_laid_out_as_a_browser_does() {
    let page = around(
        "<article><h1>Bridge to close</h1><p>Un<b>believ</b>able,\n   said <q>Ada</q>.&nbsp;The co\u{ad}uncil\u{200b}lor<sup><a href='#fn1'>[1]</a></sup> left \
         at 8<sup>th</sup> bell,<br>alone<span hidden>secret</span>.</p><p lang=fr>Elle dit <q>oui</q>&nbsp;: «&nbsp;oui&nbsp;».</p></article>",
    );
    let document = document(&page);
    assert_eq!(
        kept(&document),
        [
            "Unbelievable, said “Ada”. The councillor left at 8th bell, alone.",
            "Elle dit «\u{a0}oui\u{a0}»\u{a0}: «\u{a0}oui\u{a0}»."
        ]
    );
}

#[test]
fn cards_that_open_under_the_pointer_do_not_tear_the_paragraph() {
    let page = around(&format!(
        "<article><h1>Bridge to close</h1><p>The mayor, <span class=person-rollover><a href=a>Ada Holm</a><span class=rollover-card><img src=b>\
         <a href=c>Ada Holm in words and pictures</a> <a href=d>Holm wins a third term</a></span></span>, spoke first.</p><p>{P1}</p><p>{P5}</p></article>"
    ));
    assert_eq!(kept(&document(&page)), ["The mayor, Ada Holm, spoke first.", P1, P5]);
}

#[test]
fn a_stated_text_is_a_second_witness() {
    let stated = BODY.join(" ");
    let page = around(&format!(
        "<script type='application/ld+json'>{{\"@type\":\"NewsArticle\",\"headline\":\"Bridge to close\",\"articleBody\":\"{stated}\"}}</script>\
         <div><h1>Bridge to close</h1><div>{}<div>Buy a ticket for the last crossing and a boat trip, from only twelve crowns.</div></div></div>",
        each("<p>", "</p>")
    ));
    assert_story(&page);
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
fn old_encodings_are_read() {
    let page = format!(
        "<html><head><meta charset=windows-1252><title>x</title></head><body><p>{P2}</p><p>{P1}</p></body></html>"
    );
    let bytes: Vec<u8> = page
        .chars()
        .map(|c| match c {
            '“' => 0x93,
            '”' => 0x94,
            c => u8::try_from(c).unwrap(),
        })
        .collect();
    assert_eq!(kept(&read(&bytes, &ReadOptions::default()).unwrap()), [P2, P1]);
}

#[test]
fn all_of_the_clipboard_is_kept() {
    let options = ReadOptions { origin: Origin::Clipboard, ..ReadOptions::default() };
    let word = "<html xmlns:o='urn:schemas-microsoft-com:office:office'><head><style>p.MsoNormal {}</style></head><body lang=EN-GB>\
        <!--StartFragment--><p class=MsoNormal>Read more: the second draft<o:p></o:p></p>\
        <p class=MsoListParagraphCxSpFirst><![if !supportLists]><span style='mso-list:Ignore'>1.<span>&nbsp;&nbsp; </span></span><![endif]>First of all</p>\
        <!--EndFragment--></body></html>";
    let document = read(word.as_bytes(), &options).unwrap();
    let own: Vec<_> =
        document.blocks.iter().map(|block| (block.role, block.text.as_str(), block.kept)).collect();
    assert_eq!(
        own,
        [
            (BlockRole::Paragraph, "Read more: the second draft", true),
            (BlockRole::ListItem, "First of all", true)
        ]
    );
    let docs = "<meta charset='utf-8'><b style='font-weight:normal;' id='docs-internal-guid-1'><p dir=ltr><span>One</span></p><br><p dir=ltr><span>Two</span></p></b>";
    let document = read(docs.as_bytes(), &options).unwrap();
    assert_eq!(kept(&document), ["One", "Two"]);
}

#[test]
fn a_page_without_an_article_says_so() {
    let document =
        document(&around("<div><ul><li><a href=a>Ferry fares</a><li><a href=b>Bridge</a></ul></div>"));
    assert!(kept(&document).is_empty());
    assert!(
        document.notes.iter().any(|note| note.starts_with("No article was found")),
        "{:?}",
        document.notes
    );
}

#[test]
fn a_page_that_its_script_writes_is_read_from_its_data() {
    let stated = each("<p>", "</p>").replace('\n', "");
    let page = around(&format!(
        "<script type='application/ld+json'>{{\"@type\":\"NewsArticle\",\"headline\":\"Bridge to close\",\"articleBody\":\"{stated}\"}}</script>\
         <div id=app><p>Loading…</p></div>"
    ));
    let document = document(&page);
    assert_eq!(kept(&document), BODY);
    assert!(document.notes.iter().any(|note| note.contains("data of the page")));
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
fn parts_of_the_text_in_different_containers() {
    let part = |texts: &[&str]| paragraphs(texts, "<p>", "</p>");
    assert_story(&around(&format!(
        "<article><h1>Bridge to close</h1><div class='article-body__first'>{}</div><div class=ad>Advertisement</div>\
         <div class='article-body__rest'>{}</div><div class='author-box'><p>Cem Aas has written about the county since 2011, and about its bridges.</p></div></article>",
        part(&BODY[..5]),
        part(&BODY[5..])
    )));
    assert_story(&around(&format!(
        "<div id=page><h1>Bridge to close</h1><div class=text>{}</div><div class=text>{}</div></div>",
        part(&BODY[..3]),
        part(&BODY[3..])
    )));
}

#[test]
fn text_beside_the_article_without_telling_names() {
    let aside = "<p>The weather will be fine, with some wind from the west in the evening.</p>".repeat(2);
    assert_story(&around(&format!(
        "<div class=l-1><div class=c-main><h1>Bridge to close</h1><div>{}</div></div><div class=c-right><h3>Today</h3>{aside}</div></div>",
        each("<p>", "</p>")
    )));
}

#[test]
fn an_interview_keeps_its_questions() {
    let page = around(&format!(
        "<article><h1>Bridge to close</h1><div class=story><p>{P1}</p><p><strong>Why now?</strong></p><p>Because of the piers.</p>\
         <p><b>And the ferry?</b><br>It will run every hour.</p><p>— So no bridge at all?</p><p>— Not for six years.</p></div></article>"
    ));
    let expected = [
        P1,
        "Why now?",
        "Because of the piers.",
        "And the ferry? It will run every hour.",
        "— So no bridge at all?",
        "— Not for six years.",
    ];
    assert_eq!(kept(&document(&page)), expected);
}
