//! Opening the window, and why there may be none.

use std::path::PathBuf;

use super::environment::Environment;
use super::signals::ShutdownRequest;
use super::window::Rejoinder;
use super::{crash, theme};

/// Reason for which there is no window, or none any longer.
#[derive(Debug, thiserror::Error)]
pub enum WindowError {
    /// The system gives none.
    #[error("{0}")]
    None(String),
    /// The program went wrong.
    #[error("{0} The window is closed. What was not saved is offered at the next start.")]
    Crashed(String),
}

impl WindowError {
    /// The readable part of an error: its last part, without the places in libraries before it.
    fn of(error: &eframe::Error) -> Self {
        let text = error.to_string();
        let reason = text.rsplit(": ").next().unwrap_or(&text);
        Self::None(reason.trim_end_matches('.').to_owned())
    }

    /// Returns `true` if the system says from the start that it has no display.
    fn without_display() -> Option<Self> {
        let is_set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
        let none = cfg!(all(unix, not(target_os = "macos")))
            && !["DISPLAY", "WAYLAND_DISPLAY", "WAYLAND_SOCKET"].into_iter().any(is_set);
        none.then(|| Self::None("there is no display: neither DISPLAY nor WAYLAND_DISPLAY is set".to_owned()))
    }
}

/// Opens the window and stays until it is closed.
///
/// # Errors
/// Returns an error if no display can be opened, or if the program fails.
pub fn run(file: Option<PathBuf>) -> Result<(), WindowError> {
    if let Some(error) = WindowError::without_display() {
        return Err(error);
    }
    let viewport = egui::ViewportBuilder::default()
        .with_title("Rejoinder")
        .with_app_id("rejoinder")
        .with_inner_size([1440.0, 900.0])
        .with_min_inner_size([720.0, 480.0]);
    // There are no gradients that it could smooth, and each pixel costs less.
    // Signs that no face has are looked for by the window itself, which survives what goes wrong there.
    let options = eframe::NativeOptions {
        viewport,
        dithering: false,
        system_font_fallback: false,
        ..Default::default()
    };
    let is_first_look = file.is_none();
    let environment = Environment::real(file);
    crash::watch(environment.home.folder().map(std::path::Path::to_owned));
    let end_request = ShutdownRequest::default();
    let request = end_request.clone();
    let build = move |creation: &eframe::CreationContext<'_>| {
        crash::note_display(creation);
        let mut app = Rejoinder::new(&creation.egui_ctx, environment);
        if is_first_look {
            app.present_sample();
        }
        request.listen(&creation.egui_ctx);
        app.leaving.end_request = request;
        if app.settings.less_motion.is_none() {
            theme::set_motion(&creation.egui_ctx, settings::wants_less_motion());
        }
        let app: Box<dyn eframe::App> = Box::new(app);
        Ok(app)
    };
    let ran = crash::guard(|| eframe::run_native("Rejoinder", options, Box::new(build)));
    // The project is closed by now: its journal is written, and its lock let go.
    if ran.is_ok() {
        end_request.carry_out();
    }
    ran.map_err(WindowError::Crashed)?.map_err(|error| WindowError::of(&error))
}
