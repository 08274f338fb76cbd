//! What staff noted about a comment, as it is stored: never the comment itself.
//!
//! ```json
//! {"v": 2, "id": "sipas-22\ncomment\n0197…", "questionnaire": "sipas-22", "text": "89e5…",
//!  "read": true, "answered": true, "cuts": [[4, 10]]}
//! ```
//!
//! The id is made of the questionnaire, the question and the response. `text` is a number of the text that was looked at:
//! where another text has come in its place, nothing was noted about that. `cuts` are the parts that are taken out before
//! it is shared, in characters. The number is keyed ([`Key`]) by a secret that is stored beside the notes and goes with the
//! last of them: without it, hashing candidate texts tells nothing. Version 1 had a number without a key; it isn't read, and
//! the store deletes it.

use std::ops::Range;

use hailong_core::json::Value;

use super::object;

/// The version of the shape.
const VERSION: i64 = 2;

/// The secret that texts are numbered by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Key(u128);

impl Key {
    /// Of a random number.
    pub fn new(secret: u128) -> Self {
        Self(secret)
    }

    /// For the store.
    pub fn to_json(self, questionnaire: &str) -> Value {
        let key = format!("{:032x}", self.0);
        object([
            ("id", questionnaire.into()),
            ("questionnaire", questionnaire.into()),
            ("key", (&*key).into()),
        ])
    }

    /// From there.
    pub fn from_json(stored: &Value) -> Option<Self> {
        u128::from_str_radix(stored.get("key")?.as_str()?, 16).ok().map(Self)
    }

    /// The number of a text: SipHash-2-4 under the secret key, so hashing candidate texts without the key finds no match.
    pub fn number(self, text: &str) -> String {
        // Deprecated in favour of a hasher whose algorithm may change; what is stored needs one that doesn't.
        #[allow(deprecated)]
        let mut hasher = std::hash::SipHasher::new_with_keys(self.0 as u64, (self.0 >> 64) as u64);
        std::hash::Hasher::write(&mut hasher, text.as_bytes());
        format!("{:016x}", std::hash::Hasher::finish(&hasher))
    }
}

/// What was noted about one comment.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Mark {
    /// A member of staff has read it.
    pub is_read: bool,
    /// A member of staff has answered it, or seen to it.
    pub is_answered: bool,
    /// The parts that are taken out before it is shared.
    pub cuts: Vec<Range<usize>>,
}

/// The id under which it is kept.
pub fn mark_id(questionnaire: &str, question: &str, response: &str) -> String {
    [questionnaire, "\n", question, "\n", response].concat()
}

/// For the store.
pub fn mark_to_json(id: &str, questionnaire: &str, text: &str, mark: &Mark) -> Value {
    let number = |number: usize| Value::from(number as i64);
    let part = |part: &Range<usize>| Value::List(vec![number(part.start), number(part.end)]);
    object([
        ("v", VERSION.into()),
        ("id", id.into()),
        ("questionnaire", questionnaire.into()),
        ("text", text.into()),
        ("read", Value::Bool(mark.is_read)),
        ("answered", Value::Bool(mark.is_answered)),
        ("cuts", Value::List(mark.cuts.iter().map(part).collect())),
    ])
}

/// Whether a mark with this id is about a comment of this response.
pub fn is_of(id: &str, response: &str) -> bool {
    id.rsplit_once('\n').is_some_and(|(_, of)| of == response)
}

/// From there: its id, the number of its text and what was noted; `None` for what isn't of this version.
pub fn mark_from_json(stored: &Value) -> Option<(String, String, Mark)> {
    if stored.get("v")?.as_i64()? != VERSION {
        return None;
    }
    let text = |name: &str| Some(stored.get(name)?.as_str()?.to_owned());
    let is = |name: &str| stored.get(name).and_then(Value::as_bool) == Some(true);
    let part = |part: &Value| match part.as_list()? {
        [start, end] => {
            let [start, end] = [start, end].map(|at| usize::try_from(at.as_i64()?).ok());
            Some(start?..end?)
        }
        _ => None,
    };
    // A part that can't be read might hide what staff have redacted, so none of the marks are used.
    let cuts = stored.get("cuts")?.as_list()?.iter().map(part).collect::<Option<Vec<_>>>()?;
    let mark = Mark { is_read: is("read"), is_answered: is("answered"), cuts };
    Some((text("id")?, text("text")?, mark))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_number_of_a_text_is_keyed() {
        // The first vectors of the authors' reference implementation: the key is the bytes 0 to 15.
        let key = Key::new(u128::from_le_bytes(std::array::from_fn(|at| at as u8)));
        assert_eq!(key.number(""), "726fdb47dd0e0e31");
        assert_eq!(key.number("\0"), "74f839c593dc67fd");
        assert_ne!(key.number("gọi 0912345678"), Key::new(1).number("gọi 0912345678"));
        assert_eq!(Key::from_json(&key.to_json("q")), Some(key));
        assert_eq!(Key::from_json(&Value::Null), None);
    }

    #[test]
    fn a_mark_belongs_to_one_response() {
        assert!(is_of(&mark_id("q", "comment", "7"), "7"));
        assert!(!is_of(&mark_id("q", "comment", "77"), "7"));
        assert!(!is_of("7", "7"));
    }

    #[test]
    fn a_mark_comes_back_and_what_is_not_one_does_not() {
        let mark = Mark { is_read: true, is_answered: false, cuts: vec![4..10, 12..13] };
        let id = mark_id("q", "comment", "7");
        let stored = mark_to_json(&id, "q", "ab", &mark);
        assert_eq!(mark_from_json(&stored), Some((id, "ab".to_owned(), mark)));
        let Value::Object(members) = stored else { panic!("an object") };
        let with = |name: &str, value: Value| {
            let member = |(own, old): &(String, Value)| {
                (own.clone(), if own == name { value.clone() } else { old.clone() })
            };
            mark_from_json(&Value::Object(members.iter().map(member).collect()))
        };
        assert_eq!(with("v", Value::Number(1.0)), None, "of before there was a key");
        assert_eq!(with("cuts", Value::List(vec![Value::List(vec![Value::Number(1.0)])])), None);
        assert_eq!(with("cuts", Value::Null), None);
        assert_eq!(with("id", Value::Null), None);
        assert_eq!(with("read", Value::Number(1.0)).map(|(.., mark)| mark.is_read), Some(false));
    }
}
