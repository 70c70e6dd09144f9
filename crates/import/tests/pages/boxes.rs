//! Boxes between the paragraphs that no name tells: what they hold is told by a line of theirs.

use super::*;

/// The story with a piece of a page in its middle.
fn with(middle: &str) -> String {
    let [one, two] = [&BODY[..3], &BODY[3..]].map(|part| paragraphs(part, "<p>", "</p>"));
    around(&format!("<article><h1>Bridge to close</h1><div class=b7>{one}{middle}{two}</div></article>"))
}

#[test]
fn lines_under_an_invitation_go_with_it() {
    let letter = "Our morning letter has all that you need to know of the valley, six days out of seven.";
    let page = assert_story(&with(&format!(
        "<div class='group x1'><h3>Sign up to The Morning Lind</h3><p>{letter}</p></div>"
    )));
    assert_eq!(block(&page, "Our morning letter").role, BlockRole::Promotion);
}

#[test]
fn a_form_is_a_box_whatever_it_begins_with() {
    let lines = "<div>Weekdays</div><div>Valley Briefing</div><div>The news that matters to the valley, every morning.</div>";
    let terms = "<div>By signing up you agree to our Terms of Use and our Privacy Policy.</div>";
    assert_story(&with(&format!(
        "<div class=c3>{lines}<div><input type=email><button>Go</button></div>{terms}</div>"
    )));
}

#[test]
fn teasers_under_a_title_go_with_it() {
    let teaser = "The ferry company made more in one year than the town has spent on roads in ten.";
    let page = assert_story(&with(&format!("<section><h4>Related</h4><p>{teaser}</p></section>")));
    assert_eq!(block(&page, "The ferry company made").role, BlockRole::Related);
    assert_story(&with(
        "<div class='jp-relatedposts'><p>Ferry fares to rise for the third time in a year.</p></div>",
    ));
}

#[test]
fn what_is_long_or_quotes_is_no_line_of_a_box() {
    // The paragraphs lie in boxes themselves, one of which has an invitation before them.
    let page = around(&format!(
        "<article><h1>Bridge to close</h1><div class=t><p>Sign up for our newsletter</p>{}</div><div class=t>{}</div></article>",
        paragraphs(&BODY[..3], "<p>", "</p>"),
        paragraphs(&BODY[3..], "<p>", "</p>")
    ));
    assert_story(&page);
    let quoting =
        "<div class=k><h3>More news</h3><p>“I was there when the pier cracked,” said a fisherman.</p></div>";
    let kept_texts = document(&with(quoting));
    assert!(kept(&kept_texts).contains(&"“I was there when the pier cracked,” said a fisherman."));
}

#[test]
fn labels_before_links_lead_elsewhere() {
    assert_story(&with("<p><b>Valley news: </b><a href=x>Ferry fares to rise again</a></p>"));
    // What is said stays, though it has a link.
    let said = "The council’s reason: <a href=x>a report of 2019</a> had called the piers unsafe.";
    let page = document(&with(&format!("<p>{said}</p>")));
    assert!(kept(&page).contains(&"The council’s reason: a report of 2019 had called the piers unsafe."));
}

#[test]
fn requests_for_consent_go() {
    assert_story(&with(
        "<div><p>This content is provided by Example Social, which may be using cookies.</p>\
         <p>To show you this content, we need your permission to use cookies.</p></div>",
    ));
    let law = "The court ruled that firms must ask for consent before they set cookies on a machine.";
    assert!(kept(&document(&with(&format!("<p>{law}</p>")))).contains(&law));
}

#[test]
fn custom_elements_are_told_by_their_names() {
    assert_story(&with(
        "<amp-twitter><blockquote><p>The bridge closes. I will cross it once more tonight, on foot.</p></blockquote></amp-twitter>\
         <newsletter-signup><p>A letter from the valley, every Friday at noon, for nothing.</p></newsletter-signup>",
    ));
}

#[test]
fn marks_of_notes_are_no_words() {
    let noted = P5
        .replace("2019", "2019<a href='#n1' id=r1>3</a>")
        .replace("cracked", "cracked<a href='#n2'>[*]</a>");
    let page = around(&format!(
        "<article><h1>Bridge to close</h1>{}<p>{noted}</p><p>{P6}</p></article>",
        paragraphs(&BODY[..4], "<p>", "</p>")
    ));
    assert_story(&page);
    // A number that leads to another page is one of the text's.
    let page =
        document(&with("<p>It is bridge number <a href='/bridges/3'>3</a> of the five over the Lind.</p>"));
    assert!(kept(&page).contains(&"It is bridge number 3 of the five over the Lind."));
}

#[test]
fn last_lines_about_the_author_go() {
    let story = paragraphs(&BODY, "<p>", "</p>");
    let ends = "<p><em>This story has been corrected: the vote was on Monday.</em></p>\
        <p>Cem Aas writes about the valley. Reach him at cem@lindham.example or @cemaas.</p>";
    assert_story(&around(&format!("<article><h1>Bridge to close</h1>{story}{ends}</article>")));
}

#[test]
fn a_second_heading_of_the_first_order_is_a_cross_head() {
    let [one, two] = [&BODY[..3], &BODY[3..]].map(|part| paragraphs(part, "<p>", "</p>"));
    let page = document(&around(&format!(
        "<article><h1>Bridge to close</h1>{one}<h1>What the engineers found</h1>{two}</article>"
    )));
    assert!(kept(&page).contains(&"What the engineers found"));
    assert!(!kept(&page).contains(&"Bridge to close"));
}

#[test]
fn the_outlet_is_no_author() {
    let data = r#"<script type="application/ld+json">{"@type":"NewsArticle","headline":"Bridge to close","author":[{"name":"Ann Lee"},{"name":"LNN"}],"publisher":{"name":"LNN"}}</script>"#;
    let page = document(&around(&format!(
        "{data}<article><h1>Bridge to close</h1>{}</article>",
        each("<p>", "</p>")
    )));
    assert_eq!(page.metadata.byline, ["Ann Lee"]);
}
