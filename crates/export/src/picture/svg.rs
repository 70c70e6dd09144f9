//! A picture as SVG 1.1: text, lines, areas, and nothing that runs or is fetched.

use super::{Picture, Rgb, Shape};
use crate::markup::Markup;

/// Writes a picture.
pub(crate) fn write(picture: &Picture) -> String {
    element(picture).into_string()
}

/// Writes a picture as an element for a page.
pub(crate) fn element(picture: &Picture) -> Markup {
    let mut page = Markup::default();
    page.raw("<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" aria-labelledby=\"chart-title chart-words\" width=\"");
    pixels(&mut page, picture.width).raw("\" height=\"");
    pixels(&mut page, picture.height).raw("\" viewBox=\"0 0 ");
    pixels(&mut page, picture.width).raw(" ");
    pixels(&mut page, picture.height);
    page.raw("\" font-family=\"'Noto Sans', Helvetica, Arial, sans-serif\">\n");
    page.element("<title id=\"chart-title\">", &picture.title, "</title>\n");
    page.element("<desc id=\"chart-words\">", &picture.words, "</desc>\n");
    page.raw("<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n");
    for shape in &picture.shapes {
        self::shape(&mut page, shape);
    }
    page.raw("</svg>\n");
    page
}

fn shape(page: &mut Markup, shape: &Shape) {
    match shape {
        Shape::Area { x, y, width, height, round, colour } => {
            lengths(page, "<rect x=\"", *x, "\" y=\"", *y);
            lengths(page, "\" width=\"", *width, "\" height=\"", *height);
            page.raw("\" rx=\"");
            pixels(page, *round).raw("\" fill=\"").text(&hex(*colour)).raw("\"/>\n");
        }
        Shape::Disc { x, y, radius, colour } => {
            lengths(page, "<circle cx=\"", *x, "\" cy=\"", *y);
            page.raw("\" r=\"");
            pixels(page, *radius).raw("\" fill=\"").text(&hex(*colour)).raw("\"/>\n");
        }
        Shape::Line { from, to, width, dashed, colour } => {
            lengths(page, "<line x1=\"", from[0], "\" y1=\"", from[1]);
            lengths(page, "\" x2=\"", to[0], "\" y2=\"", to[1]);
            page.raw("\" stroke=\"").text(&hex(*colour));
            if (*width - 1.0).abs() > f32::EPSILON {
                page.raw("\" stroke-width=\"");
                pixels(page, *width);
            }
            page.raw(if *dashed { "\" stroke-dasharray=\"6 4\"/>\n" } else { "\"/>\n" });
        }
        Shape::Text { x, y, size, bold, colour, words } => {
            lengths(page, "<text x=\"", *x, "\" y=\"", *y);
            page.raw("\" font-size=\"");
            pixels(page, *size).raw("\" fill=\"").text(&hex(*colour)).raw("\"");
            if *bold {
                page.raw(" font-weight=\"700\"");
            }
            page.element(">", words, "</text>\n");
        }
    }
}

fn lengths(page: &mut Markup, before: &'static str, one: f32, between: &'static str, other: f32) {
    page.raw(before);
    pixels(page, one).raw(between);
    pixels(page, other);
}

fn hex([red, green, blue]: Rgb) -> String {
    format!("#{red:02x}{green:02x}{blue:02x}")
}

/// Adds a length, with one decimal at most.
fn pixels(page: &mut Markup, length: f32) -> &mut Markup {
    page.value((length * 10.0).round() / 10.0)
}
