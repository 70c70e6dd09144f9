//! The faces of the system that have a sign which the usual ones lack, found when it is first shown.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, Ordering};

use egui::{FallbackRequest, FontFamily, FontInsert, FontProvider};
use egui_system_font_provider::SystemFontProvider;

use super::super::crash;

/// Finds a face for a sign among those of the system. Until they are read there is none, and a frame does not wait for
/// that; where they cannot be read there never is.
#[derive(Default)]
pub(super) struct FallbackFonts {
    system: OnceLock<Option<Box<dyn FontProvider>>>,
    /// True if a sign was asked for too early.
    missed: AtomicBool,
    /// True if the system's faces have made their library panic.
    broken: AtomicBool,
    /// True if that was told.
    told: AtomicBool,
}

impl FallbackFonts {
    /// Reads the system's faces where it has any; gives whether they can be used. Waits for it: not for a frame.
    pub(super) fn load(&self, any: bool) -> bool {
        let loaded = any.then(|| crash::attempt(SystemFontProvider::new)).flatten();
        self.take_over(loaded.map(|system| Box::new(system) as Box<dyn FontProvider>))
    }

    fn take_over(&self, system: Option<Box<dyn FontProvider>>) -> bool {
        // They are read on a thread of the library; the first question waits for it, and panics where it has.
        let first = FallbackRequest { cluster: "日", family: &FontFamily::Proportional };
        let system = system.filter(|system| crash::attempt(|| system.font_for(&first)).is_some());
        let works = system.is_some();
        let _ = self.system.set(system);
        works
    }

    /// Returns whether a sign was asked for before the faces were read.
    pub(super) fn was_missed(&self) -> bool {
        self.missed.load(Ordering::Acquire)
    }

    /// The same, once they are read; told once.
    pub(super) fn take_missed(&self) -> bool {
        self.system.get().is_some_and(Option::is_some) && self.missed.swap(false, Ordering::AcqRel)
    }

    /// Returns whether the library has panicked since it was loaded; told once.
    pub(super) fn take_broken(&self) -> bool {
        self.broken.load(Ordering::Acquire) && !self.told.swap(true, Ordering::AcqRel)
    }
}

impl FontProvider for FallbackFonts {
    fn font_for(&self, request: &FallbackRequest<'_>) -> Option<FontInsert> {
        let Some(system) = self.system.get() else {
            self.missed.store(true, Ordering::Release);
            return None;
        };
        let system = system.as_ref().filter(|_| !self.broken.load(Ordering::Acquire))?;
        let found = crash::attempt(|| system.font_for(request));
        if found.is_none() {
            self.broken.store(true, Ordering::Release);
        }
        found.flatten()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A library that answers so often, and then panics.
    struct PanickingFonts(std::sync::atomic::AtomicU32);

    impl FontProvider for PanickingFonts {
        fn font_for(&self, _: &FallbackRequest<'_>) -> Option<FontInsert> {
            let left = self.0.load(Ordering::Relaxed);
            assert!(left > 0, "as a library does whose thread has panicked");
            self.0.store(left - 1, Ordering::Relaxed);
            None
        }
    }

    fn ask(fallback: &FallbackFonts) -> bool {
        let request = FallbackRequest { cluster: "ж", family: &FontFamily::Proportional };
        fallback.font_for(&request).is_some()
    }

    #[test]
    fn a_library_that_panics_leaves_the_usual_faces() {
        let fallback = FallbackFonts::default();
        assert!(!fallback.take_over(Some(Box::new(PanickingFonts(0.into())))), "it does at once");
        assert!(!ask(&fallback) && !fallback.take_broken());

        let fallback = FallbackFonts::default();
        assert!(fallback.take_over(Some(Box::new(PanickingFonts(2.into())))));
        assert!(!ask(&fallback) && !fallback.take_broken());
        assert!(!ask(&fallback) && fallback.take_broken(), "it does later");
        assert!(!ask(&fallback) && !fallback.take_broken(), "which is told once");
    }

    #[test]
    fn what_was_asked_for_too_early_is_asked_for_again() {
        let fallback = FallbackFonts::default();
        assert!(!ask(&fallback) && fallback.was_missed() && !fallback.take_missed());
        assert!(fallback.take_over(Some(Box::new(PanickingFonts(9.into())))));
        assert!(fallback.take_missed() && !fallback.take_missed());
    }
}
