//! A made-up feed of fact-checks.

use std::io::{self, Write};

const WHO: &[&str] = &[
    "The mayor",
    "The minister",
    "The company",
    "A union",
    "The police",
    "The hospital",
    "The army",
    "A farmer",
    "The president",
    "The bank",
    "The school",
    "A video",
    "The opposition",
    "The airline",
    "The river authority",
    "A study",
    "The senator",
    "The city",
    "The government",
    "The charity",
];
const DID: &[&str] = &[
    "closed",
    "sold",
    "built",
    "paid for",
    "lost",
    "cut",
    "raised",
    "banned",
    "released",
    "hid",
    "doubled",
    "poisoned",
    "shelled",
    "bought",
    "promised",
    "stole",
    "burned",
    "voted against",
    "signed",
    "cancelled",
];
const WHAT: &[&str] = &[
    "libraries",
    "homes",
    "trees",
    "flights",
    "pensions",
    "vaccines",
    "birds",
    "taxes",
    "wages",
    "schools",
    "bridges",
    "turbines",
    "shares",
    "prisoners",
    "refugees",
    "votes",
    "masks",
    "rents",
    "pesticides",
    "marriages",
    "paintings",
    "tablets",
    "dams",
    "cars",
];
const WHERE: &[&str] = &[
    "in the north",
    "in the capital",
    "last year",
    "since 2019",
    "in secret",
    "without warning",
    "in August",
    "near the market",
    "in two years",
    "before the election",
    "at the harbour",
    "during the strike",
    "in every second town",
    "by law",
];

/// Writes a feed of so many fact-checks, with the claims among them.
pub(crate) fn feed<'a>(
    count: usize,
    claims: impl Iterator<Item = &'a str>,
    out: &mut impl Write,
) -> io::Result<()> {
    let mut rng = fastrand::Rng::with_seed(7);
    write!(out, "{{\"@context\":\"https://schema.org\",\"@type\":\"DataFeed\",\"dataFeedElement\":[")?;
    let mut hidden: Vec<&str> = claims.collect();
    rng.shuffle(&mut hidden);
    let each = (count / hidden.len().max(1)).max(1);
    for number in 0..count {
        let own = if number % each == each / 2 { hidden.pop() } else { None };
        let claim = own.map_or_else(|| made_up(&mut rng), str::to_owned);
        let comma = if number == 0 { "" } else { "," };
        write!(
            out,
            "{comma}\n{{\"@type\":\"DataFeedItem\",\"dateCreated\":\"2021-04-0{day}\",\"item\":{{\"@type\":\"ClaimReview\",\
             \"claimReviewed\":\"{claim}\",\"url\":\"https://desk.example/checks/{number}-how-we-checked-this-claim-of-the-week\",\
             \"author\":{{\"@type\":\"Organization\",\"name\":\"The desk of the Harbour Gazette\",\"url\":\"https://desk.example\"}},\
             \"datePublished\":\"2021-04-0{day}\",\"itemReviewed\":{{\"@type\":\"Claim\",\"author\":{{\"@type\":\"Person\",\
             \"name\":\"{name}\"}},\"datePublished\":\"2021-03-0{day}\"}},\"reviewRating\":{{\"@type\":\"Rating\",\"ratingValue\":{day},\
             \"bestRating\":9,\"worstRating\":1,\"alternateName\":\"Mostly false\"}}}}}}",
            day = rng.u8(1..=9),
            name = name(&mut rng),
        )?;
    }
    write!(out, "]}}")
}

fn pick<'a>(rng: &mut fastrand::Rng, of: &[&'a str]) -> &'a str {
    rng.choice(of).copied().unwrap_or_default()
}

/// A sentence with two facts, and names that hardly any other has.
fn made_up(rng: &mut fastrand::Rng) -> String {
    let figure = rng.u32(2..5_000);
    format!(
        "{} of {} {} {figure} {} {}, and {} {} {} in {}",
        pick(rng, WHO),
        name(rng),
        pick(rng, DID),
        pick(rng, WHAT),
        pick(rng, WHERE),
        pick(rng, WHO).to_lowercase(),
        pick(rng, DID),
        pick(rng, WHAT),
        name(rng),
    )
}

/// A name of made-up syllables: some ten thousand different ones.
fn name(rng: &mut fastrand::Rng) -> String {
    let syllables = [
        "ka", "lo", "mir", "ten", "da", "ross", "vel", "no", "bri", "sun", "har", "po", "wick", "ley", "gan",
        "tor",
    ];
    let mut name = String::new();
    for _ in 0..rng.usize(2..=4) {
        name.push_str(pick(rng, &syllables));
    }
    let first = name.remove(0).to_ascii_uppercase();
    name.insert(0, first);
    name
}
