//! The code of a case, as it stands on the slip that people get at the counter.
//!
//! Form: where the case was lodged, the day, and its number on that day, `H26.12-261124-0015`. The first part is the
//! agency's code of electronic identification, a letter with two digits and further groups of digits behind dots
//! (Quyết định 20/2020/QĐ-TTg); the province's system puts the day and a running number behind it. Provinces have ways
//! of their own, so a code that looks otherwise is doubted, never refused.

/// The most groups of digits behind the first one of the agency's code.
const MOST_GROUPS: usize = 5;

/// Whether a text looks like the code of a case.
///
/// ```
/// use hailong_core::dossier::looks_like_code;
/// assert!(looks_like_code("H26.12-261124-0015"));
/// assert!(!looks_like_code("H26.12-261324-0015"));
/// ```
pub fn looks_like_code(text: &str) -> bool {
    let mut parts = text.as_bytes().split(|&byte| byte == b'-');
    let (Some(agency), Some(day), Some(number), None) =
        (parts.next(), parts.next(), parts.next(), parts.next())
    else {
        return false;
    };
    is_agency(agency) && is_day(day) && are_digits(number) && matches!(number.len(), 4 | 5)
}

/// `H26`, `G22.99`; `000.00.12.H26` as well: codes of before that decision are written from the small unit to the
/// large one.
fn is_agency(code: &[u8]) -> bool {
    let (mut groups, mut letters) = (0, 0);
    for group in code.split(|&byte| byte == b'.') {
        groups += 1;
        match group {
            [letter, digits @ ..] if letter.is_ascii_alphabetic() => {
                letters += 1;
                if digits.len() != 2 || !are_digits(digits) {
                    return false;
                }
            }
            digits if matches!(digits.len(), 2 | 3) && are_digits(digits) => {}
            _ => return false,
        }
    }
    letters == 1 && groups <= MOST_GROUPS + 1
}

/// `261124`: year, month, day, each of two digits.
fn is_day(text: &[u8]) -> bool {
    let two = |at: usize| (text[at] - b'0') * 10 + text[at + 1] - b'0';
    text.len() == 6 && are_digits(text) && (1..=12).contains(&two(2)) && (1..=31).contains(&two(4))
}

fn are_digits(text: &[u8]) -> bool {
    text.iter().all(u8::is_ascii_digit)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::looks_like_code;

    #[test]
    fn codes_and_what_is_none() {
        let check = |text: &str, expected: bool| {
            assert_eq!(looks_like_code(text), expected, "{text:?}");
        };
        for code in [
            "H26.12-261124-0015",
            "G22.99-240101-0001",
            "H26-261124-00015",
            "H26.12.03-261124-0015",
            "000.00.12.H26-220531-0007",
            "h26.12-261124-0015",
        ] {
            check(code, true);
        }
        for text in [
            "",
            "-",
            "--",
            "15",
            "H26.12",
            "H26.12-261124",
            "H26.12-261124-015",
            "H26.12-261124-001534",
            "H26.12-261124-0015-",
            "H26.12-261324-0015",
            "H26.12-261132-0015",
            "H26.12-26112-0015",
            "H26.12-26112x-0015",
            "26.12-261124-0015",
            "H26.H12-261124-0015",
            "H2.12-261124-0015",
            "H26.1-261124-0015",
            "H26..12-261124-0015",
            "H26.12.12.12.12.12.12-261124-0015",
            "HS 15/2026",
            "Đ26.12-261124-0015",
            "H26.12-261124-0015 ",
        ] {
            check(text, false);
        }
    }

    proptest! {
        #[test]
        fn what_is_put_together_is_taken(
            letter in "[A-Za-z]", groups in proptest::collection::vec(0..100_u8, 1..6), year in 0..100_u8,
            month in 1..=12_u8, day in 1..=31_u8, number in 0..100_000_u32,
        ) {
            let agency: Vec<String> = groups.iter().map(|group| format!("{group:02}")).collect();
            let code = format!("{letter}{}-{year:02}{month:02}{day:02}-{number:04}", agency.join("."));
            prop_assert!(looks_like_code(&code), "{}", code);
            // One part too few or too many is none.
            let shorter = code.rsplit_once('-').expect("it has parts").0;
            prop_assert!(!looks_like_code(shorter), "{}", shorter);
            let longer = format!("{code}-0");
            prop_assert!(!looks_like_code(&longer), "{}", longer);
        }

        #[test]
        fn any_text_is_a_code_or_none(text in "[A-Z0-9.\\-é]{0,24}") {
            let _ = looks_like_code(&text);
        }
    }
}
