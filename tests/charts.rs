//! Charts as other programs read them: an XML parser and Pillow, both in Python.

#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test makes its own files and starts programs, and a panic is its answer"
)]

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use judges::has;
use program::{complaint, out, program};

mod judges;
mod program;

/// Writes the sample's charts in a format, and returns their names.
fn exported(folder: &Path, format: &str) -> Vec<String> {
    fs::write(folder.join("p.rejoinder.ron"), rejoinder::SAMPLE).unwrap();
    let told =
        complaint(&program(folder, &["export", "--format", format, "p.rejoinder.ron"]).output().unwrap(), 1);
    assert!(told.contains("name a folder for them with -o"), "{told}");
    let mut command = program(folder, &["export", "--format", format, "-o", format, "p.rejoinder.ron"]);
    assert_eq!(out(&command.output().unwrap()), "");
    let mut names: Vec<String> = fs::read_dir(folder.join(format))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

/// Runs a script on a file.
fn judged(script: &str, file: &Path) -> Option<String> {
    let output =
        Command::new("python3").args(["-c", script]).arg(file).stdin(Stdio::null()).output().unwrap();
    output.status.success().then(|| String::from_utf8(output.stdout).unwrap())
}

#[test]
fn an_xml_parser_reads_every_picture_and_its_words() {
    if !has("an_xml_parser_reads_every_picture_and_its_words", "python3", &["--version"]) {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let names = exported(folder.path(), "svg");
    assert!(names.len() >= 8, "{names:?}");
    let script = "import sys, xml.etree.ElementTree as e\n\
                  root = e.parse(sys.argv[1]).getroot()\n\
                  s = '{http://www.w3.org/2000/svg}'\n\
                  assert root.tag == s + 'svg' and root.get('role') == 'img'\n\
                  texts = [t.text for t in root.iter(s + 'text')]\n\
                  assert root.find(s + 'title').text and len(texts) > 4\n\
                  words = root.find(s + 'desc').text\n\
                  assert all(t in words for t in texts if t and t[0].isdigit() and t[-1] != '…'), texts\n\
                  print(len(texts))";
    for name in &names {
        let file = folder.path().join("svg").join(name);
        assert!(judged(script, &file).is_some(), "{name}");
        let text = fs::read_to_string(&file).unwrap();
        let cut = folder.path().join("cut.svg");
        fs::write(&cut, &text[..text.len() - 8]).unwrap();
        assert!(judged(script, &cut).is_none(), "a cut file is refused");
    }
}

#[test]
fn pillow_opens_every_painted_picture() {
    if !has("pillow_opens_every_painted_picture", "python3", &["-c", "import PIL"]) {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let names = exported(folder.path(), "png");
    let script = "import sys\n\
                  from PIL import Image\n\
                  picture = Image.open(sys.argv[1]); picture.load()\n\
                  colours = picture.convert('RGB').getcolors(1 << 24)\n\
                  assert picture.format == 'PNG' and picture.width >= 1280\n\
                  share = max(count for count, _ in colours) / (picture.width * picture.height)\n\
                  assert 0.5 < share < 0.995 and len(colours) > 20, (share, len(colours))";
    for name in &names {
        let file = folder.path().join("png").join(name);
        assert!(judged(script, &file).is_some(), "{name}");
        let bytes = fs::read(&file).unwrap();
        let cut = folder.path().join("cut.png");
        fs::write(&cut, &bytes[..bytes.len() / 2]).unwrap();
        assert!(judged(script, &cut).is_none(), "a cut file is refused");
    }
}
