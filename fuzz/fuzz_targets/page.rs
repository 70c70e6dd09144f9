//! A web page, saved or copied → a document.
#![no_main]

use import::{BlockRole, Origin, ReadOptions, read};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|page: &[u8]| {
    for origin in [Origin::File, Origin::Clipboard] {
        let options = ReadOptions { origin, ..ReadOptions::default() };
        // A page, whatever its beginning looks like.
        let mut bytes = b"<!doctype html>".to_vec();
        bytes.extend_from_slice(page);
        match rejoinder_fuzz::bounded(&bytes, || read(&bytes, &options)) {
            Ok(document) => {
                assert!(!document.blocks.is_empty());
                assert!(document.blocks.iter().all(|block| !block.text.trim().is_empty()));
                assert!(document.blocks.iter().all(|block| !block.kept || block.role != BlockRole::Navigation));
                assert!(document.notes.iter().all(|note| !note.is_empty()));
            }
            Err(error) => assert!(!error.to_string().is_empty()),
        }
    }
});
