//! Days with or without a time, as a desk writes them down: local, without a time zone.

use std::fmt;
use std::str::FromStr;

use jiff::civil::{Date, Time};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::written_date;

/// A day, and the time of that day where it is known. It belongs to no time zone: it is the clock of the desk.
///
/// In files it is `2018-06-05` or `2018-06-05 14:30`. A day without a time comes before every time of that day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DayTime {
    /// The day.
    pub day: Date,
    /// The time, to the minute, or `None` if only the day is known.
    pub time: Option<Time>,
}

/// An error for words that are no day.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” is no day: write 5 June 2018, or 5 June 2018, 14:30")]
pub struct NoDay(String);

impl DayTime {
    /// Returns the day and time that English words write out: "5 June 2018", "5 June 2018, 14:30",
    /// "2018-06-05 5 pm". Words that are no full date are none.
    #[must_use]
    pub fn written(words: &str) -> Option<Self> {
        if let Some(day) = written_date(words) {
            return Some(Self { day, time: None });
        }
        let tokens: Vec<&str> =
            words.split(|c: char| c.is_whitespace() || c == ',').filter(|token| !token.is_empty()).collect();
        (1..=2).find_map(|count| {
            let (date, time) = tokens.split_at_checked(tokens.len().checked_sub(count)?)?;
            let date = date.strip_suffix(&["at"]).unwrap_or(date);
            let (day, time) = (written_date(&date.join(" "))?, written_time(&time.concat())?);
            Some(Self { day, time: Some(time) })
        })
    }

    /// Returns the words for the screen: "5 June 2018, 14:30".
    #[must_use]
    pub fn words(&self) -> String {
        let day = self.day.strftime("%-d %B %Y");
        match self.time {
            Some(time) => format!("{day}, {}", time.strftime("%H:%M")),
            None => day.to_string(),
        }
    }

    /// Returns whether it is over at another moment. A day without a time lasts until its end.
    #[must_use]
    pub fn is_over(&self, now: Self) -> bool {
        match (self.time, now.time) {
            (Some(time), Some(clock)) => (self.day, time) < (now.day, clock),
            _ => self.day < now.day,
        }
    }
}

/// Returns a time: "14:30", "2.30pm", "5pm", "noon". A number alone is none.
fn written_time(word: &str) -> Option<Time> {
    let word = word.to_ascii_lowercase();
    if word == "noon" {
        return Time::new(12, 0, 0, 0).ok();
    }
    let (digits, half) = match (word.strip_suffix("am"), word.strip_suffix("pm")) {
        (Some(digits), _) => (digits, Some(0)),
        (_, Some(digits)) => (digits, Some(12)),
        _ => (word.as_str(), None),
    };
    let (hour, minute) = match digits.split_once([':', '.']) {
        Some((hour, minute)) if minute.len() == 2 => (number(hour)?, number(minute)?),
        None if half.is_some() => (number(digits)?, 0),
        _ => return None,
    };
    let hour = match half {
        Some(half) if (1..=12).contains(&hour) => hour % 12 + half,
        Some(_) => return None,
        None => hour,
    };
    Time::new(hour, minute, 0, 0).ok()
}

/// Returns a number of one or two digits.
fn number(digits: &str) -> Option<i8> {
    let fits = (1..=2).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
    digits.parse().ok().filter(|_| fits)
}

impl fmt::Display for DayTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.time {
            Some(time) => write!(f, "{} {}", self.day, time.strftime("%H:%M")),
            None => write!(f, "{}", self.day),
        }
    }
}

impl FromStr for DayTime {
    type Err = NoDay;

    /// Reads the form in which files have it.
    fn from_str(text: &str) -> Result<Self, NoDay> {
        let (day, time) = text.split_once(' ').map_or((text, None), |(day, time)| (day, Some(time)));
        let read = || {
            let time = match time {
                Some(time) => Some(written_time(time).filter(|_| time.len() == 5)?),
                None => None,
            };
            Some(Self { day: day.parse().ok().filter(|_| day.len() == 10)?, time })
        };
        read().ok_or_else(|| NoDay(text.chars().take(40).collect()))
    }
}

impl Serialize for DayTime {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for DayTime {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_with_and_without_a_time_are_read_and_written() {
        for (words, read) in [
            ("5 June 2018", "2018-06-05"),
            ("2018-06-05", "2018-06-05"),
            ("5 June 2018, 14:30", "2018-06-05 14:30"),
            ("Tuesday 5 June 2018 at 2.30 pm", "2018-06-05 14:30"),
            ("June 5, 2018 5pm", "2018-06-05 17:00"),
            ("2018-06-05 12 am", "2018-06-05 00:00"),
            ("2018-06-05 noon", "2018-06-05 12:00"),
            ("5 June 2018 9:05", "2018-06-05 09:05"),
        ] {
            let day = DayTime::written(words).unwrap();
            assert_eq!(day.to_string(), read, "{words}");
            assert_eq!(read.parse::<DayTime>().unwrap(), day);
            assert_eq!(DayTime::written(&day.words()), Some(day));
        }
        for words in [
            "",
            "noon",
            "5 June",
            "14:30",
            "5 June 2018 25:00",
            "5 June 2018 13 pm",
            "5 June 2018 14",
            "5/6/2018 14:30",
        ] {
            assert_eq!(DayTime::written(words), None, "{words}");
        }
        for text in ["", "2018-6-5", "2018-06-05 5pm", "2018-06-05  14:30", "2018-06-05 14:60", "5 June 2018"]
        {
            assert!(text.parse::<DayTime>().is_err(), "{text}");
        }
    }

    #[test]
    fn a_day_without_a_time_lasts_until_its_end() {
        let at = |text: &str| text.parse::<DayTime>().unwrap();
        assert!(!at("2018-06-05").is_over(at("2018-06-05 23:59")));
        assert!(at("2018-06-05").is_over(at("2018-06-06")));
        assert!(at("2018-06-05 14:30").is_over(at("2018-06-05 14:31")));
        assert!(!at("2018-06-05 14:30").is_over(at("2018-06-05 14:30")));
        assert!(!at("2018-06-05 14:30").is_over(at("2018-06-05")));
    }
}
