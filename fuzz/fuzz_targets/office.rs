//! Any bytes as the main part of a Word document, an `OpenDocument` text or a book's chapter: past the archive, which fuzzing
//! by bytes hardly gets through.
#![no_main]

use import::{Limits, ReadOptions};
use libfuzzer_sys::fuzz_target;

/// A part of an archive, stored as it is.
struct Part<'a> {
    name: &'a str,
    bytes: &'a [u8],
}

/// An archive whose parts are not packed.
fn stored(parts: &[Part<'_>]) -> Vec<u8> {
    let (mut out, mut directory) = (Vec::new(), Vec::new());
    for part in parts {
        let (offset, size) = (out.len() as u32, part.bytes.len() as u32);
        let mut common = Vec::new();
        // Version, flags, method, time, date.
        common.extend([20, 0, 0, 0, 0, 0, 0, 0, 33, 0]);
        common.extend(crc32fast::hash(part.bytes).to_le_bytes());
        common.extend(size.to_le_bytes());
        common.extend(size.to_le_bytes());
        common.extend((part.name.len() as u16).to_le_bytes());
        common.extend([0, 0]);
        out.extend(b"PK\x03\x04");
        out.extend(&common);
        out.extend(part.name.as_bytes());
        out.extend(part.bytes);
        directory.extend(b"PK\x01\x02\x14\x00");
        directory.extend(&common);
        // Comment, disk, attributes.
        directory.extend([0; 10]);
        directory.extend(offset.to_le_bytes());
        directory.extend(part.name.as_bytes());
    }
    let (at, size, count) = (out.len() as u32, directory.len() as u32, parts.len() as u16);
    out.extend(directory);
    out.extend(b"PK\x05\x06\0\0\0\0");
    out.extend(count.to_le_bytes());
    out.extend(count.to_le_bytes());
    out.extend(size.to_le_bytes());
    out.extend(at.to_le_bytes());
    out.extend([0, 0]);
    out
}

const RELATIONS: &[u8] = br#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>"#;
const CONTAINER: &[u8] = br#"<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="a.opf"/></rootfiles></container>"#;
const PACKAGE: &[u8] = br#"<package xmlns="http://www.idpf.org/2007/opf"><manifest><item id="a" href="a.xhtml" media-type="application/xhtml+xml"/></manifest><spine><itemref idref="a"/></spine></package>"#;

fuzz_target!(|bytes: &[u8]| {
    let options =
        ReadOptions { limits: Limits { unpacked: 8 << 20, ..Limits::default() }, ..ReadOptions::default() };
    let docx =
        [Part { name: "_rels/.rels", bytes: RELATIONS }, Part { name: "word/document.xml", bytes }];
    let odt = [
        Part { name: "mimetype", bytes: b"application/vnd.oasis.opendocument.text" },
        Part { name: "content.xml", bytes },
    ];
    let epub = [
        Part { name: "mimetype", bytes: b"application/epub+zip" },
        Part { name: "META-INF/container.xml", bytes: CONTAINER },
        Part { name: "a.opf", bytes: PACKAGE },
        Part { name: "a.xhtml", bytes },
    ];
    for parts in [docx.as_slice(), &odt, &epub] {
        let archive = stored(parts);
        let answer = rejoinder_fuzz::bounded(&archive, || import::read(&archive, &options));
        if let Ok(document) = answer {
            assert!(document.blocks.iter().all(|block| !block.text.trim().is_empty()));
        }
    }
});
