//! Tests with a pipe in place of the settings.

use files::testing::{Plant, in_time, outside, tree};

use super::SettingsFile;

#[test]
fn settings_wait_for_no_pipe() {
    let folder = tempfile::tempdir().unwrap();
    let outside = outside(folder.path());
    let state = folder.path().join("state");
    std::fs::create_dir(&state).unwrap();
    assert!(Plant::Pipe.at(&state.join("settings.ron"), &outside));
    let elsewhere = tree(&outside);
    let file = SettingsFile::at(&state);
    let (loaded, saved) = in_time("settings", move || {
        let loaded = file.load();
        (loaded.1, file.save(&loaded.0))
    });
    assert!(loaded[0].contains("it is a pipe, not a file"), "{loaded:?}");
    assert!(saved.unwrap_err().to_string().contains("it is a pipe"));
    assert_eq!(tree(&outside), elsewhere);
}
