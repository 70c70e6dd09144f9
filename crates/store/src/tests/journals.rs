//! Tests how journals are read: torn, damaged, hostile, of another content or of another version.

use std::path::Path;

use proptest::prelude::*;

use super::super::disk::simulated::Simulated;
use super::super::journal::{self, JournalEntry, JournalPlace, JournalStart, JournalWriter, SaveMark};
use super::super::{JournalDamage, Opened, ReadOnly, Restored, Revision, save, testing};
use super::*;
use edit::HistoryOperation;

/// Changes the journal beside a project, and opens the project.
fn opened_after(change: impl FnOnce(&mut Vec<u8>)) -> (tempfile::TempDir, Opened) {
    let (folder, path) = left_behind();
    let journal = folder.path().join("bridge.rejoinder.ron.journal");
    let mut bytes = std::fs::read(&journal).unwrap();
    change(&mut bytes);
    std::fs::write(&journal, bytes).unwrap();
    let opened = home_in(&folder).open(&path, false).unwrap();
    (folder, opened)
}

/// Returns the byte at which the last line begins.
fn last_line(bytes: &[u8]) -> usize {
    bytes[..bytes.len() - 1].iter().rposition(|byte| *byte == b'\n').unwrap() + 1
}

#[test]
fn a_torn_last_record_is_cut_off_and_said() {
    for cut in [1, 9, 30] {
        let (_folder, opened) = opened_after(|bytes| bytes.truncate(last_line(bytes) + cut));
        assert_eq!(labels(&opened), ["Rename to one", "Rename to two"]);
        assert_eq!(opened.recovery.unwrap().damage, Some(JournalDamage::Torn));
    }
    let (_folder, opened) = opened_after(|bytes| bytes.extend([0; 5000]));
    assert_eq!(labels(&opened).len(), 3, "empty blocks, as after a power cut");
    assert_eq!(opened.recovery.unwrap().damage, Some(JournalDamage::Torn));
}

#[test]
fn a_damaged_middle_keeps_all_before_it_and_sets_the_rest_aside() {
    let mut rest = Vec::new();
    let (folder, mut opened) = opened_after(|bytes| {
        let middle = bytes.windows(12).position(|it| it == b"Rename to tw").unwrap();
        bytes[middle] ^= 1;
        let begins = bytes[..middle].iter().rposition(|byte| *byte == b'\n').unwrap() + 1;
        rest = bytes[begins..].to_vec();
    });
    assert_eq!(labels(&opened), ["Rename to one"]);
    let recovery = opened.recovery.take().unwrap();
    let Some(JournalDamage::Middle(Some(aside))) = recovery.damage.clone() else {
        panic!("{:?}", recovery.damage)
    };
    assert_eq!(std::fs::read(&aside).unwrap(), rest);
    let mut open_project = window(opened, home_in(&folder));
    assert_eq!(open_project.restore(recovery), Restored { count: 1, stopped: None });
    open_project.sync();
    let kept = std::fs::read_dir(folder.path().join("state/put-away")).unwrap().count();
    assert_eq!(kept, 1, "the whole damaged journal is kept too");
}

#[test]
fn a_journal_is_never_replayed_on_another_content() {
    let (folder, path) = left_behind();
    save(&project(9), &path, Overwrite::Project).unwrap();
    let opened = home_in(&folder).open(&path, false).unwrap();
    assert!(opened.recovery.is_none());
    let note = &opened.notes[0];
    assert!(note.contains("belongs to another version") && note.contains("put-away"), "{note}");
    assert!(std::fs::read_dir(folder.path().join("state/put-away")).unwrap().count() == 1);
}

/// Rewrites the lines of a journal, each with its right checksum.
fn rewritten(bytes: &mut Vec<u8>, rewrite: impl Fn(&str) -> String) {
    let text = String::from_utf8(bytes.clone()).unwrap();
    let line = |line: &str| {
        let json = rewrite(&line[9..]);
        format!("{:08x} {json}\n", crc32fast::hash(json.as_bytes()))
    };
    *bytes = text.lines().map(line).collect::<String>().into_bytes();
}

#[test]
fn a_journal_of_a_newer_program_is_left_to_it_and_the_project_only_read() {
    let newer_layout: fn(&str) -> String = |json| json.replace("\"format\":1", "\"format\":2");
    let newer_records: fn(&str) -> String = |json| {
        json.replace("\"minor\":3", "\"minor\":9").replace("{\"label\":", "{\"mood\":\"calm\",\"label\":")
    };
    for newer in [newer_layout, newer_records] {
        let (folder, opened) = opened_after(|bytes| rewritten(bytes, newer));
        let journal = folder.path().join("bridge.rejoinder.ron.journal");
        assert_eq!(opened.read_only, Some(ReadOnly::NewerJournal(journal.clone())));
        assert!(opened.recovery.is_none() && opened.notes.is_empty(), "{:?}", opened.notes);
        let words = opened.read_only.as_ref().unwrap().words();
        assert!(words.contains("bridge.rejoinder.ron.journal"), "{words}");
        let before = std::fs::read(&journal).unwrap();
        let mut open_project = window(opened, home_in(&folder));
        let edit = rename(&open_project, "other");
        assert!(open_project.apply(edit, None, Timestamp::UNIX_EPOCH).is_err());
        drop(open_project);
        assert_eq!(std::fs::read(&journal).unwrap(), before);
    }
    // A journal without newer records is used as any other, and so is one of the first version, which has no
    // minor version.
    let nothing_new: fn(&str) -> String = |json| json.replace("\"minor\":3", "\"minor\":9");
    let first: fn(&str) -> String = |json| json.replace("\"minor\":3,", "");
    for known in [nothing_new, first] {
        let (_folder, opened) = opened_after(|bytes| rewritten(bytes, known));
        assert_eq!(labels(&opened).len(), 3);
    }
}

/// Journals of every released format, kept as long as programs read them.
#[test]
fn a_journal_of_every_format_is_read() {
    let first: &[u8] = include_bytes!("../../../../tests/data/store/format-1.journal");
    for golden in [first, include_bytes!("../../../../tests/data/store/format-1.1.journal")] {
        let (readout, whole) = journal::entries(golden).unwrap();
        assert!(whole);
        let labels: Vec<_> =
            readout.iter().map(|entry| (entry.operation, entry.edit.label.as_str())).collect();
        assert_eq!(
            labels,
            [
                (HistoryOperation::Apply, "Rename to one"),
                (HistoryOperation::Merge, "Rename to two"),
                (HistoryOperation::Undo, "Rename to two"),
                (HistoryOperation::Redo, "Rename to two"),
                (HistoryOperation::Apply, "All kinds of changes")
            ]
        );
        assert_eq!(readout[4].edit.changes.len(), 11, "every kind of change");
    }
}

proptest! {
    /// Whatever happens to the bytes of a journal: nothing panics, only a prefix of the entries is read, and
    /// the project stays sound.
    #[test]
    fn a_journal_may_be_damaged_anyhow(
        damage in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>(), 0u8..4), 1..4)
    ) {
        let golden = include_bytes!("../../../../tests/data/store/format-1.journal");
        let (before, _) = journal::entries(golden).unwrap();
        let mut bytes = golden.to_vec();
        for (place, byte, kind) in damage {
            let at = place.index(bytes.len());
            match kind {
                0 => bytes[at] = byte,
                1 => bytes.insert(at, byte),
                2 => drop(bytes.remove(at)),
                _ => bytes.truncate(at.max(1)),
            }
        }
        if let Some((after, _)) = journal::entries(&bytes) {
            prop_assert!(before.starts_with(&after));
        }
        let mut project = project(0);
        let _ = testing::replay(&bytes, &mut project);
        prop_assert_eq!(project.check(), vec![]);
    }
}

#[test]
fn a_hostile_journal_with_right_checksums_is_refused_record_by_record() {
    let golden =
        String::from_utf8(include_bytes!("../../../../tests/data/store/format-1.journal").to_vec()).unwrap();
    let head = golden.lines().next().unwrap();
    let line = |json: &str| format!("{:08x} {json}", crc32fast::hash(json.as_bytes()));
    let edit = |number: &str, changes: &str| {
        let edit = format!("{{\"label\":\"x\",\"changes\":[{changes}]}}");
        line(&format!(
            "{{\"Edit\":{{\"number\":{number},\"at\":\"1970-01-01T00:00:00Z\",\"deed\":\"Did\",\"edit\":{edit}}}}}"
        ))
    };
    let title = |after: &str| format!("{{\"Title\":{{\"before\":\"{}\",\"after\":\"{after}\"}}}}", title(0));
    let gone = "{\"Link\":{\"before\":null,\"after\":{\"id\":\"k0000000000\",\"from\":\"s0000000000\",\
                \"to\":\"s0000000001\",\"relation\":\"Rebuts\",\"status\":\"Confirmed\"}}}";
    for (hostile, made) in [
        (edit("1", &title("fine")), 1),
        (edit("18446744073709551615", &title("fine")), 1),
        (edit("1e999", &title("x")), 0),
        (edit("-1", &title("x")), 0),
        (edit("1", &"[".repeat(100_000)), 0),
        (edit("1", &title("\\ud800")), 0),
        (edit("1", gone), 0),
        (line("{\"Edit\":{}}"), 0),
        (line("null"), 0),
        (head.to_owned(), 0),
    ] {
        let mut project = project(0);
        let bytes = format!("{head}\n{hostile}\n");
        let begins = &hostile[..hostile.len().min(120)];
        assert_eq!(testing::replay(bytes.as_bytes(), &mut project), made, "{begins}");
        assert_eq!(project.check(), vec![], "{begins}");
    }
}

/// Writes the golden journal of a new format: `REJOINDER_GOLDEN=1 cargo test golden`.
#[test]
fn golden_journal() {
    if std::env::var_os("REJOINDER_GOLDEN").is_none() {
        return;
    }
    let mut made = testing::project(3, 30);
    made.scale = VerdictScale::standard(&mut IdGenerator::seeded(2));
    let empty = Project::new("", Timestamp::UNIX_EPOCH, &mut IdGenerator::seeded(4));
    let mut all = Edit::between("All kinds of changes".to_owned(), &empty, &made);
    let mut kinds = std::collections::HashSet::new();
    all.changes.retain(|change| kinds.insert(std::mem::discriminant(change)));
    let start = JournalStart::of_file(&empty, Path::new(FILE), Revision::of(b"a file"));
    let place = JournalPlace { path: "/desk/golden".into(), permissions_of: None, lock: None };
    let disk = Simulated::default();
    let mut writer = JournalWriter::new(Arc::new(disk.clone()), vec![place], start);
    let title = |before: &str, after: &str| {
        let swap = Replacement { before: before.to_owned(), after: after.to_owned() };
        Edit { label: format!("Rename to {after}"), changes: vec![Change::Title(swap)] }
    };
    let two = title("one", "two");
    let edits = [
        (HistoryOperation::Apply, title("", "one")),
        (HistoryOperation::Merge, two.clone()),
        (HistoryOperation::Undo, two.inverse()),
        (HistoryOperation::Redo, two),
        (HistoryOperation::Apply, all),
    ];
    for (number, (operation, edit)) in (1..).zip(edits) {
        writer.append(JournalEntry { number, at: Timestamp::UNIX_EPOCH, operation, edit: edit.into() });
    }
    writer.sync().unwrap();
    writer.mark(SaveMark { revision: Revision::of(b"another"), upto: 2 }).unwrap();
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/data/store/format-1.journal");
    std::fs::write(path, &disk.files()[Path::new("/desk/golden")]).unwrap();
}
