//! Damaged documents of every kind: whatever is changed in them, an answer comes, and no panic.
#![allow(clippy::disallowed_methods, clippy::unwrap_used, clippy::panic, reason = "tests read files")]

use import::{Limits, ReadOptions, read};
use proptest::prelude::*;

/// Documents to damage, by name.
const FILES: [&str; 8] = [
    "harbour.docx",
    "harbour.odt",
    "harbour.rtf",
    "harbour.epub",
    "columns.pdf",
    "password-aes256.pdf",
    "password-rc4.pdf",
    "owner-only.pdf",
];

/// Texts to damage.
const TEXTS: [&str; 5] = [
    "{\\rtf1\\ansi\\uc1{\\fonttbl{\\f0\\fcharset0 T;}}{\\*\\x y}\\u8220?a\\'93{\\footnote b}\\trowd c\\cell\\row\\par}",
    "From: a@b.c\nTo: d@e.f\nSubject: x\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=\"b\"\n\n--b\n\
     Content-Type: text/html; charset=x\nContent-Transfer-Encoding: base64\n\nPHA+YTwvcD4=\n--b\n\nOn 1 May, a@b.c wrote:\n> x\n\
     -- \ny\n--b--\n",
    "WEBVTT\n\nNOTE x\n\n1\n00:01.000 --> 00:02.000 line:0\n<v Ann>It &amp; <i>that</i>\n\n00:02.000 --> 00:03.000\n- a\n- b\n",
    "1\n00:00:01,000 --> 00:00:02,000\n{\\an8}ANN: It-\n\n2\n00:00:02,000 --> 00:00:03,000\n>> so\n",
    "ANN LEE, HOST: Yes.\n\nBO: [00:01] No.\n\n(APPLAUSE)\n\nANN LEE, HOST: So?\n\nBO: Well.\n",
];

fn limits() -> Limits {
    Limits { unpacked: 8 << 20, ..Limits::default() }
}

/// Changes some bytes, cuts some out and puts some in twice.
fn damaged(mut bytes: Vec<u8>, changes: &[(u32, u8, u8)]) -> Vec<u8> {
    for (at, kind, value) in changes {
        let length = bytes.len().max(1);
        let at = *at as usize % length;
        let end = (at + usize::from(*value) + 1).min(bytes.len());
        match kind % 4 {
            0 => {
                if let Some(byte) = bytes.get_mut(at) {
                    *byte = *value;
                }
            }
            1 => {
                bytes.drain(at..end);
            }
            2 => {
                let again = bytes[at..end].to_vec();
                bytes.splice(at..at, again);
            }
            _ => {
                if let Some(byte) = bytes.get_mut(at) {
                    *byte ^= 1 << (value % 8);
                }
            }
        }
    }
    bytes
}

fn changes() -> impl Strategy<Value = Vec<(u32, u8, u8)>> {
    prop::collection::vec(any::<(u32, u8, u8)>(), 1..8)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn damaged_files_get_an_answer(file in 0..FILES.len(), changes in changes()) {
        let path = format!("{}/tests/data/{}", env!("CARGO_MANIFEST_DIR"), FILES[file]);
        let bytes = damaged(std::fs::read(path).unwrap(), &changes);
        let options = ReadOptions { password: Some("leaning wall".to_owned()), limits: limits(), ..ReadOptions::default() };
        let _answer = read(&bytes, &options);
    }

    #[test]
    fn damaged_texts_get_an_answer(text in 0..TEXTS.len(), changes in changes()) {
        let bytes = damaged(TEXTS[text].as_bytes().to_vec(), &changes);
        let _answer = read(&bytes, &ReadOptions { limits: limits(), ..ReadOptions::default() });
    }

    #[test]
    fn files_that_were_cut_off_get_an_answer(file in 0..FILES.len(), part in 0.0..1.0_f64) {
        let path = format!("{}/tests/data/{}", env!("CARGO_MANIFEST_DIR"), FILES[file]);
        let bytes = std::fs::read(path).unwrap();
        let end = (bytes.len() as f64 * part) as usize;
        let _answer = read(&bytes[..end], &ReadOptions { limits: limits(), ..ReadOptions::default() });
    }
}
