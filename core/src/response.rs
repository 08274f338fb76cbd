//! A response: what one person answered, and the little that is kept beside it.

use crate::calendar::Millis;
use crate::questionnaire::Questionnaire;

pub use crate::answer::{Answer, Answers};

/// How the form was filled in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mode {
    /// By the person, on a page.
    #[default]
    Page,
    /// By the person, on a tablet at the counter.
    Kiosk,
    /// Keyed in by a clerk from paper.
    Assisted,
    /// By the person, the short form at the foot of a page.
    Short,
}

/// A whole response.
#[derive(Clone, Debug, PartialEq)]
pub struct Response {
    /// A UUID, made where the form was filled in, so that sending twice stores once.
    pub id: String,
    /// The questionnaire's version.
    pub version: u32,
    /// The unit that served.
    pub unit: Option<String>,
    /// The channel through which the form was reached.
    pub channel: Option<String>,
    /// How it was filled in.
    pub mode: Mode,
    /// The language in which it was filled in.
    pub language: String,
    /// When the first answer was given.
    pub started: Option<Millis>,
    /// When it was submitted.
    pub submitted: Option<Millis>,
    /// The number on the paper that it was keyed in from.
    pub paper: Option<String>,
    /// What was answered.
    pub answers: Answers,
    /// How it came about.
    pub paradata: Paradata,
}

/// A form that was begun: the response as far as it was filled in.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Draft {
    /// The id that the response will have: made with the first answer, so that a submit that is repeated after a crash stores
    /// one response.
    pub id: String,
    /// When the first answer was given.
    pub started: Millis,
    /// The page that was open.
    pub page: usize,
    /// What the orders of shuffled options follow from: the person meets them again as they were.
    pub seed: u32,
    /// What was answered.
    pub answers: Answers,
}

/// What is kept about how a response came about, for judging the answers rather than counting them
/// (M. P. Couper, "Measuring Survey Quality in a CASIC Environment", 1998, gave it the name).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Paradata {
    /// The questions whose options were shuffled, by index, with the values in the order shown.
    pub orders: Vec<(usize, Vec<String>)>,
}

/// The last time that 48 bits can say.
const LAST_MILLIS: Millis = (1 << 48) - 1;

/// A UUID of version 7 (RFC 9562, 5.7) from the time and ten random bytes. It sorts by time. A clock that is
/// so wrong that its time doesn't fit the 48 bits, before 1970 or after the year 10889, counts as the first or
/// the last that does: the id is sound all the same.
///
/// ```
/// let id = hailong_core::response::uuid_v7(0x017F_22E2_79B0, [0xff; 10]);
/// assert_eq!(id, "017f22e2-79b0-7fff-bfff-ffffffffffff");
/// ```
pub fn uuid_v7(now: Millis, random: [u8; 10]) -> String {
    let mut bytes = [0; 16];
    bytes[..6].copy_from_slice(&now.clamp(0, LAST_MILLIS).to_be_bytes()[2..]);
    bytes[6..].copy_from_slice(&random);
    bytes[6] = 0x70 | bytes[6] & 0x0f;
    bytes[8] = 0x80 | bytes[8] & 0x3f;
    let mut id = String::with_capacity(36);
    for (index, byte) in bytes.iter().enumerate() {
        if matches!(index, 4 | 6 | 8 | 10) {
            id.push('-');
        }
        for digit in [byte >> 4, byte & 0x0f] {
            id.push(char::from_digit(digit.into(), 16).unwrap_or('0'));
        }
    }
    id
}

/// Whether an answer is one that the question can have: what protects every later step from a stored
/// or imported record that was tampered with, or belongs to another version.
pub fn fits(questionnaire: &Questionnaire, question: usize, answer: &Answer) -> bool {
    let Some(asked) = questionnaire.questions.get(question) else {
        return false;
    };
    asked.kind.can_have(answer, &questionnaire.scales)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::uuid_v7;

    #[test]
    fn a_wrong_clock_makes_a_sound_id() {
        let check = |now: i64, expected: &str| {
            assert_eq!(uuid_v7(now, [0; 10]), expected, "{now}");
        };
        check(i64::MIN, "00000000-0000-7000-8000-000000000000");
        check(-1, "00000000-0000-7000-8000-000000000000");
        check(0, "00000000-0000-7000-8000-000000000000");
        // 2099-12-31.
        check(4_102_358_400_000, "03bb279d-7c00-7000-8000-000000000000");
        check((1 << 48) - 1, "ffffffff-ffff-7000-8000-000000000000");
        check(1 << 48, "ffffffff-ffff-7000-8000-000000000000");
        check(i64::MAX, "ffffffff-ffff-7000-8000-000000000000");
    }

    proptest! {
        #[test]
        fn ids_sort_by_time_whatever_the_clock_says(
            a: i64, b: i64, one: [u8; 10], other: [u8; 10],
        ) {
            let (first, second) = (uuid_v7(a.min(b), one), uuid_v7(a.max(b), other));
            // The first 48 bits; within a millisecond it is as it falls.
            prop_assert!(first[..13] <= second[..13], "{first} {second}");
            for id in [&first, &second] {
                prop_assert_eq!((id.len(), &id[14..15]), (36, "7"));
                prop_assert!(matches!(&id[19..20], "8" | "9" | "a" | "b"), "{}", id);
            }
        }
    }
}
