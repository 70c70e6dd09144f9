//! Tests of the words that are written and told of a panic.
#![allow(clippy::disallowed_methods, reason = "a test looks at what was written")]

use super::*;

#[test]
fn a_panic_is_reported_without_the_texts_and_ends_the_work_alone() {
    let folder = tempfile::tempdir().unwrap();
    watch(Some(folder.path().to_owned()));
    let text = "Sécret words of the article";
    let cut = std::hint::black_box(2);
    let told = guard(|| text[..cut].len()).unwrap_err();
    assert!(told.contains("A report without any of your texts was written"), "{told}");
    let reports = || -> Vec<String> {
        let files = std::fs::read_dir(folder.path().join("reports")).unwrap().map(|it| it.unwrap().path());
        files.map(|path| std::fs::read_to_string(path).unwrap()).collect()
    };
    let whole = "message: end byte index 2 is not a char boundary; it is inside [left out] (bytes 1..3) of [left out]\n";
    let own = reports().into_iter().find(|report| report.contains(whole)).unwrap();
    assert!(own.contains("\nplace: src/app/crash/tests.rs:"), "{own}");
    let calls = own.split_once("calls, the innermost first:\n").unwrap().1;
    let mut places = calls.lines().filter(|line| line.contains("at src/app/crash/"));
    assert!(places.next().is_some_and(|line| line.contains("at src/app/crash/tests.rs:")), "{own}");
    assert!(calls.contains("rejoinder::app::crash::guard"), "{own}");
    assert!(reports().iter().all(|report| !report.contains("cret words")));
    assert!(!own.contains("rust_begin_unwind") && !own.contains(env!("CARGO_MANIFEST_DIR")), "{own}");
    assert_eq!(guard(|| 3), Ok(3));

    let before = reports().len();
    assert_eq!(attempt(|| text[..cut].len()), None);
    assert_eq!(attempt(|| 3), Some(3));
    let library = std::thread::Builder::new().name(ATTEMPTING[0].to_owned());
    assert!(library.spawn(|| panic!("as that of a library does")).unwrap().join().is_err());
    assert!(reports().len() >= before, "the oldest go only where there are many");
    assert!(!reports().iter().any(|report| report.contains("as that of a library does")));
    assert!(guard(|| text[..cut].len()).is_err());
    assert!(!is_expected(), "after an attempt a panic is an error again");
}
