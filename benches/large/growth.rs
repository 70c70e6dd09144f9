//! The growth of the cost of some work with its size.

use std::process::ExitCode;
use std::time::Duration;

/// The number of times the size is doubled.
const DOUBLINGS: i32 = 3;
/// The largest ratio of the costs of work when its size is doubled. More than two: what is large lies in slower memory.
const MOST: f64 = 2.5;

/// CPU time of the whole process.
fn cpu() -> Duration {
    let now = rustix::time::clock_gettime(rustix::time::ClockId::ProcessCPUTime);
    Duration::new(now.tv_sec.unsigned_abs(), now.tv_nsec as u32)
}

/// Does some work at one size and at eight times that, and prints what each takes. Gives how much dearer a doubling makes
/// it. `prepare` makes what the work of a size needs, which does not count.
pub(crate) fn of<T, W: FnMut() -> T>(name: &str, size: usize, mut prepare: impl FnMut(usize) -> W) -> f64 {
    let [small, large] = [size, size << DOUBLINGS].map(|size| {
        let mut work = prepare(size);
        let rounds = (0..2).map(|_| {
            let begun = cpu();
            let done = std::hint::black_box(work());
            let took = cpu().saturating_sub(begun);
            drop(done);
            took.as_secs_f64()
        });
        rounds.fold(f64::INFINITY, f64::min)
    });
    let doubled = (large / small.max(1e-9)).powf(1.0 / f64::from(DOUBLINGS));
    println!(
        "{name}: {:.1} ms, {:.1} ms at eight times the size: {doubled:.2} × a doubling",
        small * 1e3,
        large * 1e3
    );
    doubled
}

/// Fails where a doubling of the size made some work dearer than it may.
pub(crate) fn judged(doubled: impl Iterator<Item = f64>) -> ExitCode {
    let dear = doubled.filter(|doubled| *doubled > MOST).count();
    match dear {
        0 => println!("All grow with their size: at most {MOST} × a doubling"),
        many => println!("{many} grow faster than their size: more than {MOST} × a doubling"),
    }
    if dear == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
