//! Looks for texts whose cost grows faster than their length.
//!
//! A pattern is a few words and marks, repeated in one of several ways. Its cost at eight times the length should be
//! some eight times as much; what is far above that is measured again, longer, before it is printed. What is measured is all
//! that `rejoinder extract --format text` does.

use std::time::{Duration, Instant};

use rejoinder::cli::testing::shown;

const WORDS: &[&str] = &[
    "“",
    "”",
    "\"",
    "‘",
    "’",
    "'",
    "«",
    "»",
    "„",
    "(",
    ")",
    "[",
    ",",
    ".",
    ". ",
    ": ",
    "; ",
    " — ",
    "? ",
    "\n",
    "\n\n",
    " ",
    "said ",
    "says that ",
    "claims that ",
    "claimed ",
    "according to ",
    "told ",
    "denied ",
    "adding that ",
    "that ",
    "who ",
    "which ",
    "he ",
    "she ",
    "they ",
    "it ",
    "I ",
    "the ",
    "a ",
    "the charity ",
    "the report ",
    "The report ",
    "the spokesman ",
    "a charity ",
    "residents ",
    "Ann Roe ",
    "Ms Roe ",
    "Roe",
    "Bob Dee ",
    "Acme Corp ",
    "Ministry of Defence ",
    "(MoD) ",
    "MoD ",
    "’s ",
    "and ",
    "or ",
    "but ",
    "of ",
    "for ",
    "to ",
    "in ",
    "spokesman for ",
    "director of ",
    "In response, ",
    "did not respond to ",
    "declined to comment",
    "accused Mr ",
    "should pay ",
    "spokesman for X Corp ",
    "the X Council ",
    "ANN ROE BOB DEE ",
    "mantra about ",
    "killed ",
    "42 ",
    "$3 ",
    "Sen. ",
    "U.S. ",
    "ROE: ",
    "A: ",
    "wrong ",
    "false ",
    "accused ",
    "word ",
    "Xa ",
    "never ",
    "has been ",
    "will ",
    "because ",
    "if ",
    "e\u{301}",
    "👩‍👧",
    "\u{a0}",
];

/// Least time of a measurement.
const ENOUGH: Duration = Duration::from_millis(40);

fn main() {
    let seconds = std::env::args().nth(1).and_then(|text| text.parse().ok()).unwrap_or(60);
    let seed = std::env::args().nth(2).and_then(|text| text.parse().ok()).unwrap_or(1);
    let end = Instant::now() + Duration::from_secs(seconds);
    let mut random = fastrand::Rng::with_seed(seed);
    let (mut tried, mut found) = (0, 0);
    while Instant::now() < end {
        let (one, other) = (phrase(&mut random), phrase(&mut random));
        let shape = random.usize(0..6);
        tried += 1;
        // Short ones are quick to look at, and long ones are sure.
        if growth(shape, &one, &other, 16_000, &mut random) > 12.0 {
            let ratio = growth(shape, &one, &other, 128_000, &mut random);
            if ratio > 12.0 {
                found += 1;
                println!(
                    "{ratio:.0} times the cost for 8 times the length: shape {shape}, {one:?}, {other:?}"
                );
            }
        }
    }
    println!("{found} of {tried} patterns grow faster than their length");
    std::process::exit(i32::from(found > 0));
}

fn phrase(random: &mut fastrand::Rng) -> String {
    (0..random.usize(1..7)).map(|_| WORDS[random.usize(0..WORDS.len())]).collect()
}

/// Returns the cost of eight times the length, as a multiple of that of the length.
fn growth(shape: usize, one: &str, other: &str, bytes: usize, random: &mut fastrand::Rng) -> f64 {
    let mut cost = |bytes: usize| seconds(&text(shape, one, other, bytes, random));
    let short = cost(bytes);
    cost(bytes * 8) / short
}

fn text(shape: usize, one: &str, other: &str, bytes: usize, random: &mut fastrand::Rng) -> String {
    let half = |unit: &str| unit.repeat(bytes / 2 / unit.len() + 1);
    match shape {
        0 => format!("{}{}", half(one), half(other)),
        1 => {
            let both = format!("{one}{other}");
            both.repeat(bytes / both.len() + 1)
        }
        2 => format!("{one}{}", other.repeat(bytes / other.len() + 1)),
        3 => format!("“{}” {}", half(one), half(other)),
        // Paragraphs by people of whom each has another name.
        4 => {
            let mut text = String::with_capacity(bytes + 100);
            while text.len() < bytes {
                let (first, last) = (word(random), word(random));
                text += &format!("{one}X{first} X{last} {other}\n\n");
            }
            text
        }
        // Names and words that are all different.
        _ => {
            let mut text = String::with_capacity(bytes + 100);
            while text.len() < bytes {
                let name = word(random);
                text += &format!("{one}X{name} {other}");
            }
            text
        }
    }
}

fn word(random: &mut fastrand::Rng) -> String {
    (0..5).map(|_| random.lowercase()).collect()
}

/// Returns the seconds that reading a text takes; measured over as many times as the clock needs.
fn seconds(text: &str) -> f64 {
    let begun = worked();
    for times in 1_u32.. {
        let _ = std::hint::black_box(shown(text));
        let spent = worked().saturating_sub(begun);
        if spent > ENOUGH {
            return spent.as_secs_f64() / f64::from(times);
        }
    }
    f64::INFINITY
}

/// Returns the time that this thread has worked, where the system gives it: whatever else the machine does then does not
/// count. It says so every few milliseconds.
fn worked() -> Duration {
    static BEGUN: std::sync::LazyLock<Instant> = std::sync::LazyLock::new(Instant::now);
    let stat = std::fs::read_to_string("/proc/thread-self/schedstat");
    let nanos = stat.ok().and_then(|text| text.split(' ').next()?.parse().ok());
    nanos.map_or_else(|| BEGUN.elapsed(), Duration::from_nanos)
}
