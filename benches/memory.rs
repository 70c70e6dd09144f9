//! Memory of large projects that are open, beside their files; and of an extraction, beside its text.
//!
//! One project has every kind of record and field, the other plain statements of a hundred articles, of which some tell the same.
//!
//! Each is measured in a program of its own, so that nothing else counts: its own memory without that of files, when the
//! window is at rest, or at its largest while statements are found.

#![cfg_attr(
    target_os = "linux",
    expect(
        clippy::disallowed_methods,
        clippy::disallowed_types,
        reason = "what is measured is a program of its own, as the system tells of it"
    )
)]

#[cfg(target_os = "linux")]
#[path = "large/articles.rs"]
mod articles;
#[cfg(target_os = "linux")]
#[path = "large/window.rs"]
#[expect(dead_code, reason = "another benchmark uses the rest of it")]
mod window;

/// The most memory of an open project, in bytes for each byte of its file.
#[cfg(target_os = "linux")]
const OPEN: f64 = 9.0;
/// The most memory of an extraction, in bytes for each byte of the text.
#[cfg(target_os = "linux")]
const EXTRACT: f64 = 20.0;
/// The length of the text, in bytes.
#[cfg(target_os = "linux")]
const LENGTH: usize = 4_000_000;

#[cfg(target_os = "linux")]
const ARTICLE: &str = include_str!("../tests/extract/council.txt");

#[cfg(target_os = "linux")]
fn main() -> std::process::ExitCode {
    let arguments: Vec<String> = std::env::args().collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        [_, "--open", path] => open(std::path::Path::new(path)),
        [_, "--extract"] => {
            std::hint::black_box(extract::extract(&text()));
            println!("{}", own("VmHWM") - own("RssFile"));
            std::process::ExitCode::SUCCESS
        }
        _ => match compare() {
            Ok(true) => std::process::ExitCode::SUCCESS,
            Ok(false) => std::process::ExitCode::FAILURE,
            Err(error) => {
                println!("Not measured: {error}");
                std::process::ExitCode::FAILURE
            }
        },
    }
}

#[cfg(not(target_os = "linux"))]
fn main() {
    println!("Measured on Linux, which tells the memory of a process");
}

/// Opens a project in a window, and prints its memory.
#[cfg(target_os = "linux")]
fn open(path: &std::path::Path) -> std::process::ExitCode {
    let Ok(folder) = tempfile::tempdir() else { return std::process::ExitCode::FAILURE };
    let mut surroundings = window::surroundings(folder.path());
    surroundings.file = Some(path.to_owned());
    let mut window = window::Window::open(surroundings);
    window.rest_long();
    println!("{}", own("RssAnon"));
    drop(window);
    std::process::ExitCode::SUCCESS
}

/// Prints both in comparison. Returns `true` if they are within bounds.
#[cfg(target_os = "linux")]
fn compare() -> Result<bool, Box<dyn std::error::Error>> {
    let folder = tempfile::tempdir()?;
    let opens = |name: &str, project: &model::Project| -> Result<f64, Box<dyn std::error::Error>> {
        let path = folder.path().join(format!("{name}.rejoinder.ron"));
        store::save(project, &path, store::Overwrite::Never)?;
        let file = std::fs::metadata(&path)?.len();
        let path = path.to_str().ok_or("the folder has no name in UTF-8")?;
        line(&format!("20,000 statements of {name} open, beside their file"), &["--open", path], file)
    };
    let opened = opens("every kind", &store::testing::project(1, 20_000))?
        .max(opens("plain articles", &articles::project(100, 200))?);
    let extracted = line("extract, beside its text", &["--extract"], text().len() as u64)?;
    println!("Bounds: {OPEN} × and {EXTRACT} ×");
    Ok(opened <= OPEN && extracted <= EXTRACT)
}

/// Prints the memory of this program with some arguments beside a number of bytes. Returns their ratio.
#[cfg(target_os = "linux")]
fn line(name: &str, arguments: &[&str], bytes: u64) -> Result<f64, Box<dyn std::error::Error>> {
    let output = std::process::Command::new(std::env::current_exe()?).args(arguments).output()?;
    let memory: u64 = String::from_utf8(output.stdout)?.trim().parse()?;
    let ratio = memory as f64 / bytes as f64;
    println!("{name}: {:.1} MB, {:.1} MB: {ratio:.1} ×", bytes as f64 / 1e6, memory as f64 / 1e6);
    Ok(ratio)
}

/// An article said over and over.
#[cfg(target_os = "linux")]
fn text() -> String {
    ARTICLE.repeat(LENGTH / ARTICLE.len() + 1)
}

/// A figure of the memory of this process, in bytes.
#[cfg(target_os = "linux")]
fn own(figure: &str) -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix(figure)?.strip_prefix(':'));
    let kibibytes = line.and_then(|line| line.trim().trim_end_matches(" kB").parse::<u64>().ok());
    kibibytes.unwrap_or_default() * 1024
}
