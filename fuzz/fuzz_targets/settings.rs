//! The person's settings: they are read with sense in them or not at all, and read back as they are written.
#![no_main]

use libfuzzer_sys::fuzz_target;
use rejoinder_fuzz::bounded;
use settings::testing;

fuzz_target!(|bytes: &[u8]| {
    if let Some(settings) = bounded(bytes, || testing::settings(bytes)) {
        let written = testing::settings_text(&settings);
        assert_eq!(testing::settings(written.as_bytes()), Some(settings), "{written}");
    }
});
