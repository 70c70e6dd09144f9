//! Helpers of tests that drive the window.

use egui_kittest::Harness;

use super::window::Rejoinder;

/// Goes on until nothing runs beside the window: a machine at work may still be looking for unsaved work.
pub(super) fn wait_until_idle(harness: &mut Harness<'_, Option<Rejoinder>>) {
    while harness.state().as_ref().is_some_and(Rejoinder::is_busy) {
        std::thread::sleep(std::time::Duration::from_millis(2));
        harness.step();
    }
}
