//! The bounds that every reader keeps, whatever it is given: a second of work and twenty times its input in memory.
//!
//! libFuzzer's own limits are of a whole run, or of one allocation, and by the clock of a busy machine. These are of
//! one input, by the time that the processor has worked on it.

use std::alloc::{GlobalAlloc, Layout, System};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

/// Greatest time of one input.
pub const LONGEST: Duration = Duration::from_secs(1);
/// Greatest memory of one input, in times of its size …
pub const TIMES: usize = 20;
/// … beside what any input may take, however small.
pub const BESIDE: usize = 1 << 20;

/// Counts what is allocated.
struct Counting;

static NOW: AtomicUsize = AtomicUsize::new(0);
static PEAK: AtomicUsize = AtomicUsize::new(0);

#[global_allocator]
static ALLOCATOR: Counting = Counting;

fn more(bytes: usize) {
    let now = NOW.fetch_add(bytes, Ordering::Relaxed) + bytes;
    PEAK.fetch_max(now, Ordering::Relaxed);
}

// SAFETY: everything is handed on to the system's allocator as it came.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        more(layout.size());
        unsafe { System.alloc(layout) }
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        more(layout.size());
        unsafe { System.alloc_zeroed(layout) }
    }

    unsafe fn dealloc(&self, place: *mut u8, layout: Layout) {
        NOW.fetch_sub(layout.size(), Ordering::Relaxed);
        unsafe { System.dealloc(place, layout) }
    }

    unsafe fn realloc(&self, place: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        if size > layout.size() {
            more(size - layout.size());
        } else {
            NOW.fetch_sub(layout.size() - size, Ordering::Relaxed);
        }
        unsafe { System.realloc(place, layout, size) }
    }
}

/// The cost of some work.
#[derive(Debug, Clone, Copy)]
pub struct Cost {
    /// The time that the processor worked on it.
    pub time: Duration,
    /// The most memory that it had at once, in bytes.
    pub memory: usize,
}

/// Does some work and tells what it cost.
pub fn measured<T>(work: impl FnOnce() -> T) -> (T, Cost) {
    let before = NOW.load(Ordering::Relaxed);
    PEAK.store(before, Ordering::Relaxed);
    let begun = worked();
    let done = work();
    let time = worked().saturating_sub(begun);
    (done, Cost { time, memory: PEAK.load(Ordering::Relaxed).saturating_sub(before) })
}

/// Reads an input, and panics where that costs more than it may.
pub fn bounded<T>(input: &[u8], read: impl FnOnce() -> T) -> T {
    let (done, cost) = measured(read);
    assert!(cost.time <= LONGEST, "{} bytes took {:?}", input.len(), cost.time);
    let most = input.len() * TIMES + BESIDE;
    assert!(cost.memory <= most, "{} bytes took {} bytes of memory", input.len(), cost.memory);
    done
}

/// Returns the time that the processor has worked for this thread.
fn worked() -> Duration {
    let mut time = libc::timespec { tv_sec: 0, tv_nsec: 0 };
    // SAFETY: it writes to the place that it is given, which lives for as long as the call.
    unsafe { libc::clock_gettime(libc::CLOCK_THREAD_CPUTIME_ID, &raw mut time) };
    Duration::new(time.tv_sec as u64, time.tv_nsec as u32)
}

/// Reads an article, and holds what was read against what an article is.
pub fn article(name: &str, bytes: &[u8]) {
    let id = model::IdGenerator::seeded(1).draw();
    let read = || import::Importer::new(None, jiff::Timestamp::UNIX_EPOCH).read_bytes(name, bytes, id);
    match bounded(bytes, read) {
        Ok(imported) => {
            let text = &imported.article.text;
            assert!(!text.trim().is_empty() && !text.contains(['\r', '\0']));
            assert!(!imported.article.title.trim().is_empty());
            let lines = |text: &str| text.contains('\n');
            assert!(!lines(&imported.article.title) && !lines(&imported.article.byline));
            assert!(imported.notes.iter().all(|note| !note.is_empty()));
        }
        Err(error) => assert!(error.to_string().starts_with(name)),
    }
}

/// Holds what was read of a bibliography against what a source is.
pub fn holds_references(read: &Result<Vec<references::Reference>, references::ReferencesError>) {
    match read {
        Ok(all) => {
            assert!(!all.is_empty());
            for source in all {
                let fields = [&source.title, &source.author, &source.publisher, &source.published, &source.retrieved];
                assert!(!source.title.is_empty() && fields.iter().all(|field| !field.contains('\n')), "{source:?}");
                assert!(source.address.is_empty() || model::is_web_address(&source.address), "{source:?}");
            }
        }
        Err(error) => assert!(!error.to_string().is_empty()),
    }
}

/// Holds an archive of fact-checks against what one is, and searches it for some words.
pub fn holds_archive(archive: &factchecks::Archive, words: &str) {
    assert!(!archive.is_empty());
    for place in 0..archive.len() {
        let review = archive.review(place).unwrap_or_else(|| panic!("{place} of {} is gone", archive.len()));
        assert!(!review.claim.trim().is_empty() && !review.claim.contains('\n'), "{review:?}");
    }
    let query: String = words.chars().take(400).collect();
    for hit in archive.search(&query, 5) {
        assert!((factchecks::LEAST_LIKENESS..=100).contains(&hit.likeness), "{hit:?}");
    }
}
