//! Reading in a child process: this test is its own child.
#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    clippy::unwrap_used,
    missing_docs,
    reason = "a test with a process of its own"
)]

use std::io::{stdin, stdout};
use std::path::Path;
use std::process::ExitCode;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use import::{Document, ReadError, ReadOptions, isolated};

fn main() -> ExitCode {
    match std::env::args().nth(1).as_deref() {
        Some(isolated::CHILD) => import::serve_child(stdin().lock(), stdout().lock()).unwrap(),
        // A test runner may ask for the list of tests: there is nothing to list.
        Some("--list") => {}
        _ => {
            documents_come_back();
            errors_come_back();
            memory_is_limited();
            a_child_can_be_stopped();
            what_is_no_reader_fails();
            println!("5 tests of reading in a child process passed");
        }
    }
    ExitCode::SUCCESS
}

fn read(bytes: &[u8], options: &ReadOptions) -> Result<Document, ReadError> {
    isolated::read(&std::env::current_exe().unwrap(), bytes, options, &|| true)
}

fn documents_come_back() {
    let bytes = b"{\\rtf1 The wall \\u8220?leans\\u8221?.\\par}";
    let options = ReadOptions::default();
    assert_eq!(read(bytes, &options), import::read(bytes, &options));
    assert_eq!(read(bytes, &options).unwrap().body(), "The wall “leans”.");
    // Plain text needs no child, and so no program.
    assert!(isolated::read(Path::new("/nowhere"), b"The wall leans.", &options, &|| true).is_ok());
}

fn errors_come_back() {
    let options = ReadOptions::default();
    for bytes in [
        b"%PDF-1.4 cut".to_vec(),
        "{\\rtf1 {".repeat(100_000).into_bytes(),
        b"PK\x03\x04word/document".to_vec(),
    ] {
        let error = read(&bytes, &options).unwrap_err();
        assert_eq!(Err(error), import::read(&bytes, &options));
    }
}

/// A page whose one stream unpacks to far more than it may.
fn memory_is_limited() {
    if !cfg!(target_os = "linux") {
        println!("skipped: this system does not limit the address space");
        return;
    }
    let mut packed: Vec<u8> = vec![0x78, 0x9c];
    let mut encoder = Deflate::default();
    encoder.repeat(b' ', 600_000_000);
    packed.extend(encoder.finish());
    let mut bytes = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Count 1/Kids[3 0 R]>>endobj\n\
        3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>endobj\n"
        .to_vec();
    bytes.extend(format!("4 0 obj<</Filter/FlateDecode/Length {}>>stream\n", packed.len()).bytes());
    bytes.extend(&packed);
    bytes.extend(b"\nendstream endobj\ntrailer<</Root 1 0 R>>\n");
    let error = read(&bytes, &ReadOptions::default()).unwrap_err();
    assert!(matches!(error, ReadError::TooMuchMemory { .. }), "{error:?}");
}

fn a_child_can_be_stopped() {
    let bytes = format!("{{\\rtf1 {}}}", "word ".repeat(8_000_000)).into_bytes();
    let stop = AtomicBool::new(false);
    let program = std::env::current_exe().unwrap();
    thread::scope(|scope| {
        scope.spawn(|| {
            thread::sleep(Duration::from_millis(30));
            stop.store(true, Ordering::Relaxed);
        });
        let start = Instant::now();
        let stopped =
            isolated::read(&program, &bytes, &ReadOptions::default(), &|| !stop.load(Ordering::Relaxed));
        assert_eq!(stopped, Err(ReadError::Stopped));
        assert!(start.elapsed() < Duration::from_secs(5), "{:?}", start.elapsed());
    });
}

fn what_is_no_reader_fails() {
    let failed =
        isolated::read(Path::new("/nowhere/at/all"), b"{\\rtf1 x}", &ReadOptions::default(), &|| true);
    assert!(matches!(failed, Err(ReadError::Failed(_))), "{failed:?}");
}

/// Packs a byte that comes again and again, with the fixed codes of deflate.
#[derive(Default)]
struct Deflate {
    bytes: Vec<u8>,
    buffer: u64,
    bits: u32,
}

impl Deflate {
    fn put(&mut self, value: u64, bits: u32) {
        self.buffer |= value << self.bits;
        self.bits += bits;
        while self.bits >= 8 {
            self.bytes.push(self.buffer as u8);
            self.buffer >>= 8;
            self.bits -= 8;
        }
    }

    /// Huffman codes go in from their highest bit.
    fn code(&mut self, code: u64, bits: u32) {
        self.put(code.reverse_bits() >> (64 - bits), bits);
    }

    fn repeat(&mut self, byte: u8, count: usize) {
        // One block, the last, with fixed codes; the byte itself; then lengths of 258 at a distance of 1.
        self.put(0b011, 3);
        self.code(0x30 + u64::from(byte), 8);
        for _ in 0..count / 258 {
            self.code(0b1100_0101, 8);
            self.code(0, 5);
        }
        self.code(0, 7);
    }

    fn finish(mut self) -> Vec<u8> {
        self.put(0, 7);
        self.bytes
    }
}
