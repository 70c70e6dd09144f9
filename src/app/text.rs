//! Numbers, times and parties in words.

use jiff::Timestamp;
use jiff::civil::Time;
use jiff::tz::TimeZone;
use model::{DayTime, Party};

/// Returns the time of day by the clock on the wall: "14:02".
pub(crate) fn time(at: Timestamp) -> String {
    at.to_zoned_datetime(TimeZone::system()).strftime("%H:%M").to_string()
}

/// Returns the time of day, "14:02"; for a moment of another day with its date, "24 November 2026, 14:02".
pub(crate) fn since(at: Timestamp, now: Timestamp) -> String {
    let day = |at: Timestamp| at.to_zoned_datetime(TimeZone::system()).date();
    if day(at) == day(now) { time(at) } else { when(at) }
}

/// Returns date and time: "24 November 2026, 14:02".
pub(crate) fn when(at: Timestamp) -> String {
    at.to_zoned_datetime(TimeZone::system()).strftime("%-d %B %Y, %H:%M").to_string()
}

/// Returns the day and the minute by the clock on the wall.
pub(crate) fn day_time(at: Timestamp) -> DayTime {
    let here = at.to_zoned_datetime(TimeZone::system());
    let time = Time::new(here.hour(), here.minute(), 0, 0).ok();
    DayTime { day: here.date(), time }
}

/// Returns the short name of a party, and says so where it has no panel in sight.
pub(crate) fn party_label(party: &Party) -> String {
    match (party.waiting, party.hidden) {
        (true, _) => format!("{} (among the others)", party.short),
        (false, true) => format!("{} (hidden)", party.short),
        (false, false) => party.short.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_day_is_named() {
        let (noon, later) = (Timestamp::UNIX_EPOCH, Timestamp::from_second(86_400 * 3).unwrap());
        assert_eq!(since(noon, noon), time(noon));
        assert_eq!(since(noon, later), when(noon));
    }
}
