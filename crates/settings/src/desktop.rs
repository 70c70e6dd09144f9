//! Settings of the desktop that apply to all programs, as far as its files have them.

use std::path::{Path, PathBuf};

use files::FileKind;

/// Returns whether the desktop is set to reduce motion, according to the settings files of GTK and KDE. GNOME
/// keeps this setting in a database, and other systems provide it through calls of their own; neither is
/// asked.
#[must_use]
pub fn wants_less_motion() -> bool {
    let set = std::env::var_os("XDG_CONFIG_HOME").filter(|path| !path.is_empty()).map(PathBuf::from);
    let home = || std::env::var_os("HOME").map(|home| PathBuf::from(home).join(".config"));
    set.or_else(home).is_some_and(|folder| says_less_motion(&folder))
}

fn says_less_motion(folder: &Path) -> bool {
    let is = |file: &str, key: &str, off: &[&str]| {
        let bytes = files::read(&folder.join(file), FileKind::Settings).unwrap_or_default();
        let text = String::from_utf8_lossy(&bytes);
        let mut values = text.lines().filter_map(|line| line.split_once('='));
        values.any(|(name, value)| name.trim() == key && off.contains(&value.trim()))
    };
    ["gtk-4.0/settings.ini", "gtk-3.0/settings.ini"]
        .iter()
        .any(|file| is(file, "gtk-enable-animations", &["0", "false"]))
        || is("kdeglobals", "AnimationDurationFactor", &["0", "0.0"])
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn only_what_switches_motion_off_does() {
        let folder = tempfile::tempdir().unwrap();
        let write = |file: &str, text: &str| {
            let path = folder.path().join(file);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        };
        assert!(!says_less_motion(folder.path()));
        write("gtk-3.0/settings.ini", "[Settings]\ngtk-enable-animations=1\n");
        write("kdeglobals", "[KDE]\nAnimationDurationFactor=0.5\n");
        assert!(!says_less_motion(folder.path()));
        write("kdeglobals", "[KDE]\nAnimationDurationFactor=0\n");
        assert!(says_less_motion(folder.path()));
        write("kdeglobals", "");
        write("gtk-4.0/settings.ini", "[Settings]\ngtk-enable-animations = false\n");
        assert!(says_less_motion(folder.path()));
    }
}
