//! Ways in which pages lay out the paragraphs of an article.

use super::*;

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
fn the_first_of_several_articles_on_a_page() {
    let second = "<p>The ferry company earned more last year than in the ten years before, its report says, which was published on Friday.</p>".repeat(9);
    assert_story(&around(&format!(
        "<main><article><h1>Bridge to close</h1>{}</article><article><h1>Ferry company has a record year</h1>{second}</article></main>",
        each("<p>", "</p>")
    )));
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
