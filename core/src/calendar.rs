//! Days and months by Vietnam's clock, whatever the clock of the machine that looks.
//!
//! Instants are milliseconds since 1970-01-01T00:00Z, as JavaScript's `Date.now()` gives them.
//! Vietnam has kept UTC+7 without summer time since 1975, so an offset is enough and no time zone
//! database is carried.

use std::fmt;

use serde::{Serialize, Serializer};

use crate::decimal::half_width;

/// An instant: milliseconds since 1970-01-01T00:00Z.
pub type Millis = i64;

const DAY: Millis = 86_400_000;
const VIETNAM: Millis = 7 * 3_600_000;

/// A month of the calendar, ordered by time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month(i32);

impl Month {
    /// The month of a year; `month` is 1 to 12. `None` when it isn't, or the year isn't 1 to 9999.
    pub fn new(year: i32, month: u32) -> Option<Self> {
        ((1..=9999).contains(&year) && (1..=12).contains(&month))
            .then(|| Self(year * 12 + month as i32 - 1))
    }

    /// The month in which an instant falls in Vietnam, `None` outside of the years 1 to 9999.
    ///
    /// ```
    /// use hailong_core::calendar::Month;
    /// // 31 January 2026, 18:00 in London, is already 1 February in Hanoi.
    /// assert_eq!(Month::in_vietnam(1_769_882_400_000).unwrap().to_string(), "2026-02");
    /// ```
    pub fn in_vietnam(instant: Millis) -> Option<Self> {
        let (year, month, _) = civil((instant.checked_add(VIETNAM)?).div_euclid(DAY));
        Self::new(i32::try_from(year).ok()?, month)
    }

    /// Reads `2026-01`.
    pub fn parse(text: &str) -> Option<Self> {
        let (year, month) = text.split_once('-')?;
        if year.len() != 4 || month.len() != 2 {
            return None;
        }
        Self::new(digits(year)?.try_into().ok()?, digits(month)?)
    }

    /// The year.
    pub fn year(self) -> i32 {
        self.0.div_euclid(12)
    }

    /// The month in the year, 1 to 12.
    pub fn month(self) -> u32 {
        self.0.rem_euclid(12) as u32 + 1
    }

    /// The month that comes after, `None` after December 9999.
    pub fn next(self) -> Option<Self> {
        Self::new((self.0 + 1).div_euclid(12), (self.0 + 1).rem_euclid(12) as u32 + 1)
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year(), self.month())
    }
}

impl Serialize for Month {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// Reads the ways in which a survey's CSV writes a time: `2026-01-31`, `31/01/2026`, either of them with
/// a time of day (`T` or a space before it, seconds and a fraction at will), with `Z` or an offset such
/// as `+07:00` after it; without one it is Vietnam's time. A date without a time of day is its noon, so
/// that no offset moves it to another day.
pub fn parse_instant(text: &str) -> Option<Millis> {
    let text = text.trim();
    let (date, time) = match text.find(['T', ' ']) {
        Some(at) => (&text[..at], Some(text[at + 1..].trim())),
        None => (text, None),
    };
    let days = parse_date(date)?;
    let Some(time) = time else {
        return Some(days * DAY + DAY / 2 - VIETNAM);
    };
    let (clock, offset) = split_offset(time)?;
    let mut parts = clock.splitn(3, ':');
    let hour = digits(parts.next()?)?;
    let minute = digits(parts.next()?)?;
    let (second, fraction) = match parts.next() {
        None => (0, 0),
        Some(seconds) => match seconds.split_once('.') {
            None => (digits(seconds)?, 0),
            Some((seconds, fraction)) => (digits(seconds)?, thousandths(fraction)?),
        },
    };
    if hour > 23 || minute > 59 || second > 60 {
        return None;
    }
    let of_day = ((i64::from(hour) * 60 + i64::from(minute)) * 60 + i64::from(second)) * 1000;
    Some(days * DAY + of_day + fraction - offset)
}

/// An instant as `2026-01-31T05:00:00.000Z`, `None` outside of the years 1 to 9999.
pub fn format_instant(instant: Millis) -> Option<String> {
    let (year, month, day) = civil(instant.div_euclid(DAY));
    if !(1..=9999).contains(&year) {
        return None;
    }
    let of_day = instant.rem_euclid(DAY);
    let (seconds, millis) = (of_day / 1000, of_day % 1000);
    let mut text = String::with_capacity(24);
    for (number, digits, after) in [
        (year, 4, '-'),
        (i64::from(month), 2, '-'),
        (i64::from(day), 2, 'T'),
        (seconds / 3600, 2, ':'),
        (seconds / 60 % 60, 2, ':'),
        (seconds % 60, 2, '.'),
        (millis, 3, 'Z'),
    ] {
        // Not `format!`, whose machinery a citizen would download with the receipt.
        for place in (0..digits).rev() {
            text.push((b'0' + (number / 10_i64.pow(place) % 10) as u8) as char);
        }
        text.push(after);
    }
    Some(text)
}

/// The noon in Vietnam of the `day`th (1-based) of a month; a day past the month's end is its last.
pub fn noon_in_vietnam(month: Month, day: u32) -> Millis {
    let day = day.clamp(1, days_in(month.year(), month.month()));
    days_from_civil(i64::from(month.year()), month.month(), day) * DAY + DAY / 2 - VIETNAM
}

/// Days since 1970-01-01 of `2026-01-31` or `31/01/2026`.
fn parse_date(text: &str) -> Option<i64> {
    let (year, month, day) = if let Some((day, rest)) = text.split_once('/') {
        let (month, year) = rest.split_once('/')?;
        (year, month, day)
    } else {
        let (year, rest) = text.split_once('-')?;
        let (month, day) = rest.split_once('-')?;
        (year, month, day)
    };
    if year.len() != 4 || day.len() > 2 || month.len() > 2 {
        return None;
    }
    let (year, month, day) = (digits(year)?, digits(month)?, digits(day)?);
    let known = Month::new(year.try_into().ok()?, month)?;
    (1..=days_in(known.year(), month))
        .contains(&day)
        .then(|| days_from_civil(i64::from(year), month, day))
}

/// The day in Vietnam: `2026-01-31`, empty outside of the years 1 to 9999.
pub fn day_in_vietnam(instant: Millis) -> String {
    let text = instant.checked_add(VIETNAM).and_then(format_instant).unwrap_or_default();
    text.get(..10).unwrap_or_default().to_owned()
}

/// Whether a text is a day that there is, as `2026-01-31`. Two such texts compare as their days do.
pub fn is_day(text: &str) -> bool {
    text.len() == 10 && !text.bytes().any(|byte| byte == b'/') && parse_date(text).is_some()
}

/// A day, a month and a year as they were typed, as `2026-01-31`; `None` where there is no such day.
///
/// ```
/// use hailong_core::calendar::day_of;
/// assert_eq!(day_of("5", "9", "2026").as_deref(), Some("2026-09-05"));
/// assert_eq!(day_of("０５", "９", "２０２６").as_deref(), Some("2026-09-05"));
/// assert_eq!(day_of("31", "2", "2026"), None);
/// ```
pub fn day_of(day: &str, month: &str, year: &str) -> Option<String> {
    let typed: String = half_width(&[day, "/", month, "/", year].concat()).collect();
    let days = parse_date(&typed)?;
    let text = format_instant(days * DAY)?;
    Some(text[..10].to_owned())
}

/// Splits `10:30+07:00` into its clock and its offset in milliseconds; Vietnam's where there is none.
fn split_offset(time: &str) -> Option<(&str, Millis)> {
    if let Some(clock) = time.strip_suffix(['Z', 'z']) {
        return Some((clock, 0));
    }
    let Some(at) = time.rfind(['+', '-']) else {
        return Some((time, VIETNAM));
    };
    let (hours, minutes) = match time[at + 1..].split_once(':') {
        Some(pair) => pair,
        None if time.len() - at == 5 => time[at + 1..].split_at_checked(2)?,
        None => (&time[at + 1..], "0"),
    };
    let (hours, minutes) = (digits(hours)?, digits(minutes)?);
    if hours > 18 || minutes > 59 {
        return None;
    }
    let offset = Millis::from(hours * 60 + minutes) * 60_000;
    let sign = if time.as_bytes()[at] == b'-' { -1 } else { 1 };
    Some((&time[..at], sign * offset))
}

fn digits(text: &str) -> Option<u32> {
    // `parse` alone would take "+1".
    (!text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())).then(|| text.parse().ok())?
}

fn thousandths(fraction: &str) -> Option<Millis> {
    if fraction.is_empty() || !fraction.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let three: String = fraction.chars().chain("00".chars()).take(3).collect();
    three.parse().ok()
}

fn days_in(year: i32, month: u32) -> u32 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Days since 1970-01-01 of a proleptic Gregorian date.
/// Source: H. Hinnant, "chrono-Compatible Low-Level Date Algorithms", `days_from_civil`.
fn days_from_civil(year: i64, month: u32, day: u32) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let shifted = i64::from((month + 9) % 12);
    let day_of_year = (153 * shifted + 2) / 5 + i64::from(day) - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    era * 146_097 + day_of_era - 719_468
}

/// Year, month and day of a number of days since 1970-01-01: `civil_from_days` of the same source.
fn civil(days: i64) -> (i64, u32, u32) {
    let days = days + 719_468;
    let era = days.div_euclid(146_097);
    let day_of_era = days.rem_euclid(146_097);
    let year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted = (5 * day_of_year + 2) / 153;
    let day = (day_of_year - (153 * shifted + 2) / 5 + 1) as u32;
    let month = if shifted < 10 { shifted + 3 } else { shifted - 9 } as u32;
    (year_of_era + era * 400 + i64::from(month <= 2), month, day)
}

#[cfg(test)]
mod tests;
