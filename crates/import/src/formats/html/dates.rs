//! The time of publication.

use super::metadata::{Account, Shown};
use crate::options::ReadOptions;

/// Names of `meta` elements that give the time of publication, the surest first.
const METAS: &[&str] = &[
    "article:published_time",
    "datepublished",
    "og:published_time",
    "og:article:published_time",
    "article.published",
    "article:published",
    "parsely-pub-date",
    "sailthru.date",
    "dcterms.issued",
    "dcterms.created",
    "dcterms.date",
    "dc.date.issued",
    "dc.date.created",
    "dc.date",
    "citation_publication_date",
    "cxenseparse:recs:publishtime",
    "pubdate",
    "publishdate",
    "publish-date",
    "publish_date",
    "published-date",
    "ptime",
    "date",
    "rnews:datepublished",
    "last-modified-original",
    "datecreated",
];

/// Chooses the time of publication, and notes what is doubtful of it.
pub(super) fn choose(
    account: &Account<'_>,
    page: &Shown<'_>,
    options: &ReadOptions,
    notes: &mut Vec<String>,
) -> Option<String> {
    let reviewed =
        account.statements.of_type(|kind| kind == "ClaimReview").find_map(|own| own.text_at("datePublished"));
    let web =
        account.statements.of_type(|kind| kind == "WebPage").find_map(|own| own.text_at("datePublished"));
    let mut said: Vec<&str> = Vec::new();
    said.extend(account.stated("datePublished"));
    said.extend(reviewed);
    for name in METAS {
        said.extend(account.metas.iter().filter(|(own, _)| own == name).map(|(_, content)| content.as_str()));
    }
    said.extend(web);
    let stated = said.into_iter().find_map(read);
    let date = stated.or_else(|| shown(account, page));
    let Some(date) = date else {
        notes.push("The page names no date of publication.".to_owned());
        return None;
    };
    if let Some(today) = options.today
        && date.day() > after(today)
    {
        notes.push(format!(
            "The page says that it was published on {}, which is in the future.",
            date.written()
        ));
    }
    Some(date.written())
}

/// The day after a day, near enough to tell the future.
fn after((year, month, day): (i16, u8, u8)) -> (u32, u32, u32) {
    (u32::try_from(year).unwrap_or_default(), u32::from(month), u32::from(day) + 1)
}

/// The time that the page shows between its headline and its first paragraph, or names as that of publication.
fn shown(account: &Account<'_>, page: &Shown<'_>) -> Option<Date> {
    let dom = account.dom;
    let attribute =
        |id| dom.attribute(id, "datetime").or_else(|| dom.attribute(id, "content")).and_then(read);
    let named = page
        .elements(dom, page.scope)
        .filter(|id| dom.attribute(*id, "itemprop") == Some("datePublished"))
        .find_map(|id| attribute(id).or_else(|| read_words(&dom.words(id))));
    let near = || {
        page.lead.iter().filter(|piece| piece.letters <= 160).find_map(|piece| {
            let around = dom.ancestors(piece.node).take(2).chain(dom.descendants(piece.node).take(24));
            let time = around.filter(|id| dom.name(*id) == "time").find_map(attribute);
            time.or_else(|| read_words(&piece.text))
        })
    };
    named.or_else(near)
}

/// A date, with a time if one is said, and with the offset from UTC if that is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Date {
    year: u32,
    month: u32,
    day: u32,
    time: Option<TimeOfDay>,
    /// The offset in minutes.
    offset: Option<i32>,
}

/// A time of day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct TimeOfDay {
    hour: u32,
    minute: u32,
    /// The second, if it is said.
    second: Option<u32>,
}

impl Date {
    fn day(&self) -> (u32, u32, u32) {
        (self.year, self.month, self.day)
    }

    /// In ISO 8601, as exact as it was said.
    fn written(&self) -> String {
        let day = format!("{:04}-{:02}-{:02}", self.year, self.month, self.day);
        let Some(TimeOfDay { hour, minute, second }) = self.time else {
            return day;
        };
        let second = second.map(|second| format!(":{second:02}")).unwrap_or_default();
        let offset = match self.offset {
            Some(0) => "Z".to_owned(),
            Some(offset) => {
                let sign = if offset < 0 { '-' } else { '+' };
                format!("{sign}{:02}:{:02}", offset.abs() / 60, offset.abs() % 60)
            }
            None => String::new(),
        };
        format!("{day}T{hour:02}:{minute:02}{second}{offset}")
    }

    /// The date, if there is such a day and an article could be of it.
    fn possible(self) -> Option<Self> {
        let leap =
            self.year.is_multiple_of(4) && (!self.year.is_multiple_of(100) || self.year.is_multiple_of(400));
        let days = match self.month {
            4 | 6 | 9 | 11 => 30,
            2 => 28 + u32::from(leap),
            1..=12 => 31,
            _ => 0,
        };
        let time = self.time.is_none_or(|clock| {
            clock.hour < 24 && clock.minute < 60 && clock.second.unwrap_or_default() <= 60
        });
        // Before newspapers, and on the day at which computers begin to count, nothing was published.
        let epoch = self.year == 1970 && self.month == 1 && self.day == 1;
        (self.day >= 1 && self.day <= days && (1600..=9999).contains(&self.year) && !epoch && time)
            .then_some(self)
    }
}

/// Returns a date in words or figures as ISO 8601, as exact as it is given: "2019-11-19", or "2019-11" for a month alone.
/// Returns nothing for an impossible date.
pub(crate) fn iso(text: &str) -> Option<String> {
    read(text).map(|date| date.written()).or_else(|| iso_month(text))
}

/// Reads a month and a year in English with nothing else, as "December 1998".
fn iso_month(text: &str) -> Option<String> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let [month, year] = words.as_slice() else { return None };
    let day = model::written_date(&format!("1 {month} {year}"))?;
    (day.year() >= 1600).then(|| day.strftime("%Y-%m").to_string())
}

/// Reads a date in ISO 8601 and its usual variations.
fn read(text: &str) -> Option<Date> {
    let text = text.trim();
    let digits = |from: usize, length: usize| -> Option<u32> {
        let part = text.get(from..from + length)?;
        part.bytes().all(|byte| byte.is_ascii_digit()).then(|| part.parse().ok()).flatten()
    };
    let separated = matches!(text.as_bytes().get(4), Some(b'-' | b'/' | b'.'));
    let (year, month, day, end) = if separated {
        (digits(0, 4)?, digits(5, 2)?, digits(8, 2)?, 10)
    } else if text.bytes().take(8).all(|byte| byte.is_ascii_digit())
        && (text.len() == 8 || text.as_bytes().get(8) == Some(&b'T'))
    {
        (digits(0, 4)?, digits(4, 2)?, digits(6, 2)?, 8)
    } else {
        return read_words(text);
    };
    let rest = text.get(end..).unwrap_or_default().trim_start_matches(['T', 't', ' ', ',']);
    let (time, offset) = read_time(rest);
    Date { year, month, day, time, offset }.possible()
}

/// Reads a time of day and what follows it of the zone.
fn read_time(text: &str) -> (Option<TimeOfDay>, Option<i32>) {
    let part = |from: usize| -> Option<u32> {
        let part = text.get(from..from + 2)?;
        part.bytes().all(|byte| byte.is_ascii_digit()).then(|| part.parse().ok()).flatten()
    };
    let (Some(hour), Some(b':'), Some(minute)) = (part(0), text.as_bytes().get(2), part(3)) else {
        return (None, None);
    };
    let second = if text.as_bytes().get(5) == Some(&b':') { part(6) } else { None };
    let rest = text.get(if second.is_some() { 8 } else { 5 }..).unwrap_or_default();
    let rest = match rest.strip_prefix(['.', ',']) {
        Some(fraction) => fraction.trim_start_matches(|c: char| c.is_ascii_digit()),
        None => rest,
    };
    (Some(TimeOfDay { hour, minute, second }), read_offset(rest.trim()))
}

fn read_offset(text: &str) -> Option<i32> {
    if text.starts_with(['Z', 'z']) || text == "UTC" || text == "GMT" {
        return Some(0);
    }
    let sign = match text.chars().next()? {
        '+' => 1,
        '-' | '−' => -1,
        _ => return None,
    };
    let digits: String =
        text.chars().skip(1).filter(|c| *c != ':').take_while(char::is_ascii_digit).take(4).collect();
    let hours: i32 = digits.get(..2)?.parse().ok()?;
    let minutes: i32 =
        digits.get(2..).filter(|rest| rest.len() == 2).and_then(|rest| rest.parse().ok()).unwrap_or(0);
    (hours <= 14 && minutes < 60).then_some(sign * (hours * 60 + minutes))
}

/// The beginnings of the names of months in English, German, French, Spanish and Italian.
const MONTHS: [&[&str]; 12] = [
    &["jan", "jän", "ene", "gen"],
    &["feb", "fév", "fev"],
    &["mar", "mär", "mrz"],
    &["apr", "avr", "abr"],
    &["may", "mai", "mag"],
    &["jun", "juin", "giu"],
    &["jul", "juil", "lug"],
    &["aug", "aoû", "aou", "ago"],
    &["sep", "set"],
    &["oct", "okt", "ott"],
    &["nov"],
    &["dec", "dez", "déc", "dic"],
];

fn month(word: &str) -> Option<u32> {
    let lower = word.to_lowercase();
    // "juin" and "juil" before "jui…": the longest beginning decides by being tested on its own.
    let place = MONTHS.iter().position(|names| names.iter().any(|name| lower.starts_with(name)))?;
    (lower.chars().count() <= 10).then_some(place as u32 + 1)
}

/// Reads a date in words, as "19 November 2019", "Nov. 19, 2019 6:56 a.m." or "29.11.2024".
fn read_words(text: &str) -> Option<Date> {
    if text.len() > 200 {
        return None;
    }
    let words: Vec<&str> =
        text.split(|c: char| c.is_whitespace() || c == ',').filter(|word| !word.is_empty()).collect();
    for (at, word) in words.iter().enumerate() {
        let dotted: Vec<u32> =
            word.trim_end_matches('.').split('.').filter_map(|part| part.parse().ok()).collect();
        if let [day, month, year] = dotted.as_slice()
            && *year >= 1600
        {
            return Date { year: *year, month: *month, day: *day, time: None, offset: None }.possible();
        }
        let Some(month) = month(word.trim_end_matches('.')) else {
            continue;
        };
        let number = |place: Option<usize>| -> Option<u32> {
            let word = words.get(place?)?;
            let digits = word.trim_end_matches(|c: char| !c.is_ascii_digit());
            digits.parse().ok()
        };
        let before = number(at.checked_sub(1)).filter(|day| *day <= 31);
        let next = number(Some(at + 1));
        let (day, year) = match (before, next) {
            (Some(day), Some(year)) if year > 31 => (day, year),
            (_, Some(day)) if day <= 31 => (day, number(Some(at + 2))?),
            _ => continue,
        };
        return Date { year, month, day, time: None, offset: None }.possible();
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(text: &str) -> Option<String> {
        read(text).map(|date| date.written())
    }

    #[test]
    fn reads_iso_and_its_variations() {
        assert_eq!(written("2024-09-03T04:03:19Z").as_deref(), Some("2024-09-03T04:03:19Z"));
        assert_eq!(written("2024-02-24T11:42:23.000+0100").as_deref(), Some("2024-02-24T11:42:23+01:00"));
        assert_eq!(written("2026-05-13 15:44").as_deref(), Some("2026-05-13T15:44"));
        assert_eq!(written("2019-11-20").as_deref(), Some("2019-11-20"));
        assert_eq!(written("20191120").as_deref(), Some("2019-11-20"));
    }

    #[test]
    fn a_month_without_a_day_is_a_month() {
        for (text, month) in [("December 1998", "1998-12"), ("Sept. 2021", "2021-09")] {
            assert_eq!(iso(text).as_deref(), Some(month), "{text}");
        }
        for text in ["Decent 1998", "December 98", "December", "in December 1998", "May 1"] {
            assert_eq!(iso(text), None, "{text}");
        }
    }

    #[test]
    fn impossible_dates_are_none() {
        for text in ["0001-01-01T00:00:00Z", "2019-02-30", "1970-01-01T00:00:00Z", "yesterday", ""] {
            assert_eq!(written(text), None, "{text}");
        }
    }

    #[test]
    fn reads_dates_in_words() {
        assert_eq!(written("Nov. 19, 2019 6:56 a.m.").as_deref(), Some("2019-11-19"));
        assert_eq!(written("Tue 19 November 2019 16.27 GMT").as_deref(), Some("2019-11-19"));
        assert_eq!(written("29.11.2024, 12:31 Uhr").as_deref(), Some("2024-11-29"));
        assert_eq!(written("le 14 juillet 2023").as_deref(), Some("2023-07-14"));
        assert_eq!(written("3. März 2024").as_deref(), Some("2024-03-03"));
    }
}
