//! A few small pictures, against those that were looked at and agreed with.
//!
//! Drawn with the faces that the program brings along, so that they are the same on every machine.

use egui::{Theme, Vec2};
use egui_kittest::Harness;

use super::raster::SoftwareRenderer;
use super::support::{Window, World};

fn picture(name: &str, theme: Theme, size: Vec2) {
    let world = World::new();
    let choice = match theme {
        Theme::Light => settings::ThemeChoice::Light,
        Theme::Dark => settings::ThemeChoice::Dark,
    };
    let surroundings = world.surroundings(None);
    let settings = settings::Settings { theme: choice, ..settings::Settings::default() };
    surroundings.settings.as_ref().unwrap().save(&settings).unwrap();
    let builder = Harness::builder().with_size(size).with_theme(theme).renderer(SoftwareRenderer::default());
    let mut window = Window::new(surroundings, builder);
    window.harness.snapshot(name);
}

#[test]
fn the_sample_in_light() {
    picture("sample_light", Theme::Light, Vec2::new(1024.0, 640.0));
}

#[test]
fn the_sample_in_dark() {
    picture("sample_dark", Theme::Dark, Vec2::new(1024.0, 640.0));
}
