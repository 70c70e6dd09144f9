//! A few small pictures, against those that were looked at and agreed with.
//!
//! Drawn with the faces that the program brings along, so that they are the same on every machine.

use egui::{Key, Modifiers, Theme, Vec2};
use egui_kittest::Harness;

use super::raster::SoftwareRenderer;
use super::support::{ARTICLE, Window, World};

/// A window that draws, with the sample or with an article.
fn window(world: &World, theme: Theme, article: Option<&str>) -> Window {
    let choice = match theme {
        Theme::Light => settings::ThemeChoice::Light,
        Theme::Dark => settings::ThemeChoice::Dark,
    };
    let surroundings = world.surroundings(article.map(|text| world.write("river.txt", text)));
    let settings = settings::Settings { theme: choice, ..settings::Settings::default() };
    surroundings.settings.as_ref().unwrap().save(&settings).unwrap();
    let size = Vec2::new(1024.0, 640.0);
    let builder = Harness::builder().with_size(size).with_theme(theme).renderer(SoftwareRenderer::default());
    Window::new(surroundings, builder)
}

fn sample(name: &str, theme: Theme) {
    let world = World::new();
    window(&world, theme, None).harness.snapshot(name);
}

/// The sample as somebody new meets it: exchanges, with the first claim selected.
fn exchanges(name: &str, theme: Theme) {
    let world = World::new();
    let mut window = window(&world, theme, None);
    window.key(Key::R);
    window.key(Key::J);
    window.harness.snapshot(name);
}

/// The first step of a new article.
fn sides(name: &str, theme: Theme) {
    let world = World::new();
    let mut window = window(&world, theme, Some(ARTICLE));
    window.harness.key_press_modifiers(Modifiers::ALT, Key::S);
    window.rest();
    window.harness.snapshot(name);
}

#[test]
fn the_sample_in_light() {
    sample("sample_light", Theme::Light);
}

#[test]
fn the_sample_in_dark() {
    sample("sample_dark", Theme::Dark);
}

#[test]
fn the_exchanges_in_light() {
    exchanges("exchanges_light", Theme::Light);
}

#[test]
fn the_exchanges_in_dark() {
    exchanges("exchanges_dark", Theme::Dark);
}

#[test]
fn the_sides_in_light() {
    sides("sides_light", Theme::Light);
}

#[test]
fn the_sides_in_dark() {
    sides("sides_dark", Theme::Dark);
}
