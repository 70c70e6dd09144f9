//! The progress of work, for whoever waits: a bar on a terminal, and now and then a line where one was asked for.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use indicatif::{HumanBytes, HumanDuration, ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::terminal::{complain, shows_errors, shows_output};
use model::CleanText;

/// The time between two lines.
const PAUSE: Duration = Duration::from_secs(5);

/// The progress of the work.
pub(super) struct ProgressReporter {
    /// Drawn on a terminal, hidden elsewhere.
    bar: ProgressBar,
    lines: Option<ProgressLog>,
    done: u64,
    all: Option<u64>,
}

/// Progress told in lines, for a log.
struct ProgressLog {
    begun: Instant,
    last: Instant,
}

impl ProgressReporter {
    /// A bar where standard error is a terminal and the output does not go there too; lines where it is
    /// none and they were asked for; nothing else.
    pub(super) fn new(paths: &[PathBuf], to_file: bool, asked: bool) -> Self {
        let all: Option<u64> = paths.iter().map(|path| import::size(path)).sum();
        let terminal = shows_errors();
        let drawn = terminal && (asked || to_file || !shows_output());
        let bar = if drawn { bar(all) } else { ProgressBar::hidden() };
        let now = Instant::now();
        let lines = (asked && !terminal).then_some(ProgressLog { begun: now, last: now });
        Self { bar, lines, done: 0, all }
    }

    /// So many bytes more of the input are done; `articles` is how many articles are in all.
    pub(super) fn add(&mut self, bytes: u64, articles: usize) {
        self.done += bytes;
        self.bar.inc(bytes);
        if let Some(lines) = self.lines.as_mut().filter(|lines| lines.last.elapsed() >= PAUSE) {
            lines.last = Instant::now();
            complain(told(articles, self.done, self.all, lines.begun.elapsed()));
        }
    }

    /// Says something without disturbing the bar.
    pub(super) fn say(&self, words: impl Into<CleanText>) {
        self.bar.suspend(|| complain(words));
    }

    /// Ends it: the bar goes, and where lines were asked for the last one tells how it went.
    pub(super) fn end(&mut self, articles: usize) {
        self.bar.finish_and_clear();
        if let Some(lines) = self.lines.take() {
            complain(told(articles, self.done, self.all, lines.begun.elapsed()));
        }
    }
}

/// A bar for one piece of work, on a terminal that waits: it comes after a second, so that short work shows none.
pub(super) struct WorkBar {
    bar: ProgressBar,
    begun: Instant,
}

/// The thousandths of a bar.
const THOUSANDTHS: u64 = 1000;

impl WorkBar {
    /// A bar where standard error is a terminal and the output does not go there too.
    pub(super) fn new(to_file: bool) -> Self {
        let drawn = shows_errors() && (to_file || !shows_output());
        let bar = if drawn { ProgressBar::new(THOUSANDTHS) } else { ProgressBar::hidden() };
        if let Ok(style) = ProgressStyle::with_template("{bar:40} {percent:>3} %, Ctrl+C stops") {
            bar.set_style(style);
        }
        Self { bar, begun: Instant::now() }
    }

    /// So much of the work is done, from 0 to 1.
    pub(super) fn at(&self, part: f32) {
        if self.begun.elapsed() >= Duration::from_secs(1) {
            self.bar.set_position((part.clamp(0.0, 1.0) * THOUSANDTHS as f32) as u64);
        }
    }

    /// Ends it: the bar goes.
    pub(super) fn end(&self) {
        self.bar.finish_and_clear();
    }
}

/// "1200 articles, 3.40 MiB of 10.00 MiB (34 %) in 2 seconds".
fn told(articles: usize, done: u64, all: Option<u64>, time: Duration) -> String {
    let of = all.filter(|all| *all > 0).map_or_else(String::new, |all| {
        format!(" of {} ({} %)", HumanBytes(all), (done.min(all) * 100) / all)
    });
    format!("{articles} articles, {}{of} in {}", HumanBytes(done), HumanDuration(time))
}

fn bar(all: Option<u64>) -> ProgressBar {
    let (bar, template) = match all {
        Some(size) => {
            (ProgressBar::new(size), "{bar:40} {percent:>3} %  {bytes} of {total_bytes}, {eta} left")
        }
        None => (ProgressBar::no_length(), "{spinner} {bytes} in {elapsed}"),
    };
    bar.set_draw_target(ProgressDrawTarget::stderr());
    if let Ok(style) = ProgressStyle::with_template(template) {
        bar.set_style(style);
    }
    bar.enable_steady_tick(Duration::from_millis(200));
    bar
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_says_how_much_of_how_much() {
        let second = Duration::from_secs(1);
        assert_eq!(
            told(12, 1 << 20, Some(4 << 20), second),
            "12 articles, 1.00 MiB of 4.00 MiB (25 %) in 1 second"
        );
        assert_eq!(told(2, 512, None, second), "2 articles, 512 B in 1 second");
    }
}
