//! The account that a page gives of itself: metadata, times, paywalls, stated texts.

use super::*;

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
