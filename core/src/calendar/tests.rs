use proptest::prelude::*;

use super::*;

#[test]
fn a_walk_through_the_days_agrees_with_counting_them() {
    let (mut year, mut month, mut day) = (1900, 1, 1);
    let first = days_from_civil(1900, 1, 1);
    for passed in 0..150_000 {
        assert_eq!(days_from_civil(year, month, day), first + passed);
        assert_eq!(civil(first + passed), (year, month, day));
        day += 1;
        if day > days_in(year as i32, month) {
            (day, month) = (1, month + 1);
        }
        if month > 12 {
            (month, year) = (1, year + 1);
        }
    }
}

#[test]
fn instants_are_read_in_every_form_that_a_survey_writes() {
    let check = |text: &str, expected: Option<&str>| {
        let read = parse_instant(text).map(|instant| format_instant(instant).unwrap());
        assert_eq!(read.as_deref(), expected, "{text:?}");
    };
    check("2026-01-31", Some("2026-01-31T05:00:00.000Z"));
    check("31/01/2026", Some("2026-01-31T05:00:00.000Z"));
    check("1/2/2026", Some("2026-02-01T05:00:00.000Z"));
    check("2026-01-31 23:30", Some("2026-01-31T16:30:00.000Z"));
    check("31/01/2026 06:30:15", Some("2026-01-30T23:30:15.000Z"));
    check("2026-01-31T23:30:00Z", Some("2026-01-31T23:30:00.000Z"));
    check("2026-01-31T23:30:00.25+07:00", Some("2026-01-31T16:30:00.250Z"));
    check("2026-01-31T00:00-0530", Some("2026-01-31T05:30:00.000Z"));
    check("2024-02-29", Some("2024-02-29T05:00:00.000Z"));
    for wrong in [
        "",
        "2026",
        "2026-13-01",
        "2025-02-29",
        "31/31/2026",
        "2026-01-31T25:00",
        "26-01-31",
        "2026-01-31T10:61",
        "2026-+1-01",
        "yesterday",
        "2026-01-31T10:00+99:00",
        "0000-01-01",
    ] {
        check(wrong, None);
    }
}

#[test]
fn months_are_those_of_vietnam() {
    let check = |text: &str, month: &str| {
        let instant = parse_instant(text).unwrap();
        assert_eq!(Month::in_vietnam(instant).unwrap().to_string(), month, "{text}");
    };
    check("2025-12-31T16:59:59Z", "2025-12");
    check("2025-12-31T17:00:00Z", "2026-01");
    check("2026-01-01", "2026-01");
    assert_eq!(Month::in_vietnam(i64::MAX), None);
    assert_eq!(Month::in_vietnam(i64::MIN), None);
    assert_eq!(Month::parse("2026-12").unwrap().next(), Month::parse("2027-01"));
    assert_eq!(Month::parse("2026-13"), None);
    assert_eq!(Month::parse("9999-12").unwrap().next(), None);
}

proptest! {
    #[test]
    fn what_is_formatted_is_read_again(instant in -62_135_000_000_000..253_402_000_000_000_i64) {
        let text = format_instant(instant).unwrap();
        prop_assert_eq!(parse_instant(&text), Some(instant));
        // The same on Vietnam's clock, with its offset and without.
        let local = format_instant(instant + VIETNAM).unwrap();
        let local = local.trim_end_matches('Z');
        prop_assert_eq!(parse_instant(local), Some(instant));
        prop_assert_eq!(parse_instant(&format!("{local}+07:00")), Some(instant));
        let month = Month::in_vietnam(instant).unwrap();
        prop_assert_eq!(month.to_string(), &local[..7]);
        prop_assert_eq!(Month::parse(&local[..7]), Some(month));
    }

    #[test]
    fn any_instant_does_no_harm(instant: i64) {
        let month = Month::in_vietnam(instant);
        prop_assert_eq!(month.is_some(), format_instant(instant.saturating_add(VIETNAM)).is_some());
    }

    #[test]
    fn any_text_is_an_instant_or_none(text in prop_oneof![any::<String>(), "[0-9TZ:+/. -]{0,30}"]) {
        if let Some(instant) = parse_instant(&text) {
            prop_assert!(format_instant(instant.clamp(0, 1)).is_some());
        }
        Month::parse(&text);
    }

    #[test]
    fn months_follow_each_other(year in 1..=9999, month in 1..=12_u32, day in 0..40_u32) {
        let this = Month::new(year, month).unwrap();
        prop_assert_eq!((this.year(), this.month()), (year, month));
        if let Some(next) = this.next() {
            prop_assert!(this < next);
            prop_assert!(noon_in_vietnam(this, 31) < noon_in_vietnam(next, 1));
        }
        prop_assert_eq!(Month::in_vietnam(noon_in_vietnam(this, day)), Some(this));
    }
}
