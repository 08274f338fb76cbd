//! Opening hours, Monday to Friday by Vietnam's clock: whether it is open, and when it opens next.

use hailong_core::calendar::Millis;

const MINUTE: Millis = 60_000;
const DAY: Millis = 1440 * MINUTE;
const VIETNAM: Millis = 7 * 60 * MINUTE;

/// The spans of a working day, in minutes since midnight: sorted, each with its end outside of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hours(Vec<(i64, i64)>);

impl Hours {
    /// Reads `07:30-11:30,13:30-17:00`. `None` where a time isn't one, a span ends before it begins or begins
    /// before the one before it has ended.
    pub fn parse(text: &str) -> Option<Self> {
        let mut spans = Vec::new();
        let mut before = 0;
        for span in text.split(',') {
            let (from, to) = span.split_once('-')?;
            let (from, to) = (minutes(from)?, minutes(to)?);
            if from < before || from >= to {
                return None;
            }
            before = to;
            spans.push((from, to));
        }
        Some(Self(spans))
    }

    /// Whether it is open at an instant.
    pub fn is_open(&self, now: Millis) -> bool {
        let (day, minute) = in_vietnam(now);
        is_working(day) && self.0.iter().any(|&(from, to)| (from..to).contains(&minute))
    }

    /// The first instant after `now` at which a span begins.
    pub fn opens(&self, now: Millis) -> Millis {
        let (today, minute) = in_vietnam(now);
        let on = |day: i64| {
            let mut begins = self.0.iter().map(|&(from, _)| from);
            begins.find(|&from| is_working(day) && (day > today || from > minute))
        };
        // No week is without a working day, and no hours without a span.
        let next = (today..=today + 7).find_map(|day| Some((day, on(day)?)));
        let (day, minute) = next.unwrap_or((today + 7, 0));
        day * DAY + minute * MINUTE - VIETNAM
    }
}

/// The day since 1970 on which an instant falls in Vietnam.
pub fn day_of(instant: Millis) -> i64 {
    in_vietnam(instant).0
}

/// The day of the week, 0 for Sunday, on which an instant falls in Vietnam.
pub fn weekday_of(instant: Millis) -> usize {
    // 1970 began on a Thursday.
    (day_of(instant) + 4).rem_euclid(7) as usize
}

fn in_vietnam(instant: Millis) -> (i64, i64) {
    let local = instant.saturating_add(VIETNAM);
    (local.div_euclid(DAY), local.rem_euclid(DAY) / MINUTE)
}

fn is_working(day: i64) -> bool {
    (1..=5).contains(&(day + 4).rem_euclid(7))
}

/// `07:30` in minutes; `24:00` is the end of the day.
fn minutes(text: &str) -> Option<i64> {
    let (hour, minute) = text.trim().split_once(':')?;
    if hour.len() > 2 || minute.len() != 2 {
        return None;
    }
    let (hour, minute) = (digits(hour)?, digits(minute)?);
    (minute < 60 && hour * 60 + minute <= 1440).then_some(hour * 60 + minute)
}

/// A whole number of one to four digits and nothing else.
pub(super) fn digits(text: &str) -> Option<i64> {
    let fits = (1..=4).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    fits.then(|| text.bytes().fold(0, |sum, byte| sum * 10 + i64::from(byte - b'0')))
}

#[cfg(test)]
mod tests {
    use super::{DAY, Hours, MINUTE, weekday_of};
    use hailong_core::calendar::{Millis, parse_instant};
    use proptest::prelude::{any, prop_assert, prop_assert_eq, proptest};

    fn at(text: &str) -> Millis {
        parse_instant(text).expect("a time")
    }

    #[test]
    fn hours_are_read_or_refused() {
        let check = |text: &str, expected: Option<&[(i64, i64)]>| {
            assert_eq!(Hours::parse(text).map(|hours| hours.0).as_deref(), expected, "{text:?}");
        };
        check("07:30-11:30,13:30-17:00", Some(&[(450, 690), (810, 1020)]));
        check(" 7:30 - 11:30 , 13:30 - 17:00 ", Some(&[(450, 690), (810, 1020)]));
        check("00:00-24:00", Some(&[(0, 1440)]));
        check("08:00-12:00,12:00-13:00", Some(&[(480, 720), (720, 780)]));
        for wrong in [
            "",
            ",",
            "07:30",
            "07:30-",
            "7-11",
            "07:30-07:30",
            "11:30-07:30",
            "07:60-11:30",
            "07:30-25:00",
            "07:30-24:01",
            "13:30-17:00,07:30-11:30",
            "07:30-11:30,11:00-12:00",
            "07:30-11:30,",
            "a:30-11:30",
            "-7:30-11:30",
            "07:3-11:30",
            "١٢:٣٠-13:00",
        ] {
            check(wrong, None);
        }
    }

    #[test]
    fn it_is_open_from_the_first_minute_to_before_the_last() {
        let hours = Hours::parse("07:30-11:30,13:30-17:00").expect("good hours");
        // 27 November 2026 is a Friday.
        for (now, open, opens) in [
            ("2026-11-27T07:29:59", false, "2026-11-27T07:30"),
            ("2026-11-27T07:30:00", true, "2026-11-27T13:30"),
            ("2026-11-27T11:29:59", true, "2026-11-27T13:30"),
            ("2026-11-27T11:30:00", false, "2026-11-27T13:30"),
            ("2026-11-27T16:59:59", true, "2026-11-30T07:30"),
            ("2026-11-27T17:00:00", false, "2026-11-30T07:30"),
            ("2026-11-28T09:00:00", false, "2026-11-30T07:30"),
            ("2026-11-29T23:59:59", false, "2026-11-30T07:30"),
            ("2026-11-26T23:00:00", false, "2026-11-27T07:30"),
        ] {
            assert_eq!(hours.is_open(at(now)), open, "{now}");
            assert_eq!(hours.opens(at(now)), at(opens), "{now}");
        }
        assert_eq!(weekday_of(at("2026-11-27T00:00:00")), 5);
        assert_eq!(weekday_of(at("2026-11-29T23:59:59")), 0);
    }

    proptest! {
        /// Against a walk minute by minute.
        #[test]
        fn it_opens_when_a_closed_minute_is_followed_by_an_open_one(
            from in 1..700_i64, lasts in 1..300_i64, gap in 1..300_i64, day in 0..40_000_i64, minute in 0..1440_i64,
        ) {
            let clock = |minutes: i64| format!("{:02}:{:02}", minutes / 60, minutes % 60);
            let second = from + lasts + gap;
            let text = format!(
                "{}-{},{}-{}",
                clock(from), clock(from + lasts), clock(second), clock((second + 60).min(1440)),
            );
            let hours = Hours::parse(&text).expect("good hours");
            let now = day * DAY + minute * MINUTE;
            let mut walk = now + MINUTE;
            while !hours.is_open(walk) || hours.is_open(walk - MINUTE) {
                walk += MINUTE;
            }
            prop_assert_eq!(hours.opens(now), walk);
        }

        #[test]
        fn no_text_and_no_clock_breaks_it(text in "\\PC{0,20}", now in any::<i64>()) {
            if let Some(hours) = Hours::parse(&text) {
                prop_assert!(!hours.0.is_empty());
            }
            let hours = Hours::parse("07:30-11:30").expect("good hours");
            // Within what a Date of JavaScript can be, it opens later than now.
            let now = now % 8_640_000_000_000_000;
            prop_assert!(hours.opens(now) > now);
        }
    }
}
