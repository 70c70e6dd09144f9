//! Tests that everything can be read and distinguished: contrast after WCAG 2.2, computed from the tokens.

use egui::Color32;

use super::tokens::{DARK, ECHO, HOVERED, LIGHT, SELECTED, SUGGESTED, ThemeTokens};

/// The least contrast of text on its background, and of a mark beside it.
const TEXT: f64 = 4.5;
const MARK: f64 = 3.0;

/// Relative luminance.
fn luminance(colour: Color32) -> f64 {
    let linear = |part: u8| {
        let part = f64::from(part) / 255.0;
        if part <= 0.040_45 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * linear(colour.r()) + 0.7152 * linear(colour.g()) + 0.0722 * linear(colour.b())
}

fn contrast(a: Color32, b: Color32) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

/// A tint as it looks on a ground.
fn over(tokens: &ThemeTokens, colour: Color32, strength: f32, ground: Color32) -> Color32 {
    ground.blend(tokens.tint(colour, strength))
}

#[track_caller]
fn need(least: f64, what: &str, colour: Color32, ground: Color32) {
    let contrast = contrast(colour, ground);
    assert!(contrast >= least, "{what}: {colour:?} on {ground:?} has {contrast:.2} of {least}");
}

fn grounds(tokens: &ThemeTokens) -> [Color32; 3] {
    [tokens.paper, tokens.ground, tokens.card]
}

/// Black on white has the most there is: the figures are those that the guidelines mean.
#[test]
fn contrast_is_computed_as_the_guidelines_say() {
    assert!((contrast(Color32::BLACK, Color32::WHITE) - 21.0).abs() < 1e-9);
    let grey = Color32::from_rgb(0x76, 0x76, 0x76);
    assert!((contrast(grey, Color32::WHITE) - 4.54).abs() < 0.01);
}

#[test]
fn text_can_be_read_on_every_ground() {
    for tokens in [&LIGHT, &DARK] {
        for ground in grounds(tokens) {
            for text in [tokens.ink, tokens.soft_ink, tokens.accent, tokens.warning, tokens.good] {
                need(TEXT, "text", text, ground);
            }
            for party in tokens.parties {
                need(TEXT, "a party’s colour", party, ground);
            }
        }
        // Rows of lists and menus that the pointer or the arrows have come to, and what is switched on.
        for ground in [tokens.hover, tokens.pressed] {
            need(TEXT, "ink in a row", tokens.ink, ground);
            need(TEXT, "soft ink in a row", tokens.soft_ink, ground);
        }
        need(TEXT, "the main button", tokens.card, tokens.accent);
    }
}

#[test]
fn text_can_be_read_over_what_lies_behind_words() {
    for tokens in [&LIGHT, &DARK] {
        for ground in [tokens.found, tokens.found_here, tokens.text_selection] {
            need(TEXT, "ink", tokens.ink, ground);
            need(TEXT, "soft ink", tokens.soft_ink, ground);
        }
        let echo = over(tokens, tokens.accent, ECHO, tokens.card);
        need(TEXT, "ink on the echo", tokens.ink, echo);
        need(TEXT, "soft ink on the echo", tokens.soft_ink, echo);
        for party in tokens.parties.into_iter().chain([tokens.soft_ink]) {
            for strength in [SELECTED, HOVERED] {
                let tint = over(tokens, party, strength, tokens.paper);
                need(TEXT, "a statement of the article", tokens.ink, tint);
                need(TEXT, "soft ink on a statement of the article", tokens.soft_ink, tint);
            }
        }
    }
}

#[test]
fn letters_of_parties_can_be_read() {
    for tokens in [&LIGHT, &DARK] {
        for party in tokens.parties.into_iter().chain([tokens.soft_ink]) {
            need(TEXT, "a letter on its colour", tokens.card, party);
            need(TEXT, "a letter in its outline", party, tokens.paper);
            let suggested = over(tokens, party, SUGGESTED, tokens.paper);
            need(TEXT, "a letter on a suggested block of the strip", party, suggested);
        }
    }
}

#[test]
fn relations_can_be_read_and_seen() {
    for tokens in [&LIGHT, &DARK] {
        // The colours of the families of relations: names are drawn on paper, dots on the background.
        for relation in [tokens.warning, tokens.accent, tokens.good, tokens.soft_ink] {
            need(TEXT, "the name of a relation", relation, tokens.paper);
            need(MARK, "the dot of a relation", relation, tokens.ground);
            need(MARK, "the edge of a ribbon", over(tokens, relation, 0.85, tokens.ground), tokens.ground);
        }
    }
}

#[test]
fn marks_stand_out_from_what_they_are_on() {
    for tokens in [&LIGHT, &DARK] {
        for ground in grounds(tokens) {
            need(MARK, "an edge", tokens.edge, ground);
            need(MARK, "the ring of what is selected", tokens.ink, ground);
            need(MARK, "the ring of the focus", tokens.accent, ground);
            need(MARK, "the frame on the strip", tokens.soft_ink, ground);
        }
        for party in tokens.parties.into_iter().chain([tokens.soft_ink]) {
            need(MARK, "the bar of a card", party, tokens.card);
            need(MARK, "a block of the strip", party, tokens.ground);
            // The lines under the words go on where these are tinted.
            for ground in [tokens.found, tokens.found_here, tokens.text_selection] {
                need(MARK, "the line under words", party, ground);
            }
            need(MARK, "the line under words", party, over(tokens, party, SELECTED, tokens.paper));
        }
        need(MARK, "the frame of the place found", tokens.ink, tokens.found_here);
        need(MARK, "a tick", tokens.card, tokens.accent);
    }
}

#[test]
fn parties_are_told_apart_from_soft_ink_and_from_each_other_by_more_than_colour() {
    // Colours repeat after twelve parties; letters never do.
    let mut colours: Vec<[u8; 4]> = LIGHT.parties.iter().map(Color32::to_array).collect();
    colours.sort_unstable();
    colours.dedup();
    assert_eq!(colours.len(), LIGHT.parties.len());
}
