//! How far a reader of the feed has come: the epoch of the database, and the last `seq` that it has of each bucket.
//!
//! A cursor is opaque to readers. It is written as `EPOCH.SEQ.SEQ…`, the epoch as 32 hexadecimal digits.

use std::fmt;

use uuid::Uuid;

/// How far a reader has come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cursor {
    /// Made anew when a backup is restored: what a reader has may be newer than the database then.
    pub epoch: Uuid,
    /// The last `seq` of each bucket.
    pub seqs: Vec<i64>,
}

/// The most buckets that a database can have.
pub const MOST_BUCKETS: usize = 256;

impl Cursor {
    /// Before the first response.
    pub fn start(epoch: Uuid, buckets: i32) -> Self {
        Self { epoch, seqs: vec![0; usize::try_from(buckets).unwrap_or(0)] }
    }

    /// Reads one; `None` for what this program didn't write.
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split('.');
        let epoch = parts.next().filter(|epoch| epoch.len() == 32)?;
        let epoch = Uuid::try_parse(epoch).ok()?;
        let mut seqs = Vec::new();
        for part in parts {
            // `parse` would take a sign.
            if !part.bytes().all(|byte| byte.is_ascii_digit()) || seqs.len() == MOST_BUCKETS {
                return None;
            }
            seqs.push(part.parse().ok()?);
        }
        (!seqs.is_empty()).then_some(Self { epoch, seqs })
    }
}

impl fmt::Display for Cursor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.epoch.simple())?;
        self.seqs.iter().try_for_each(|seq| write!(f, ".{seq}"))
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::Cursor;

    #[test]
    fn a_cursor_comes_back() {
        for buckets in [1, 16] {
            let mut cursor = Cursor::start(Uuid::now_v7(), buckets);
            cursor.seqs[0] = i64::MAX;
            assert_eq!(Cursor::parse(&cursor.to_string()), Some(cursor));
        }
    }

    #[test]
    fn what_was_forged_is_none() {
        let epoch = Uuid::nil().simple().to_string();
        for forged in [
            "",
            ".",
            "1.2",
            &epoch,
            &format!("{epoch}."),
            &format!("{epoch}.-1"),
            &format!("{epoch}.+1"),
            &format!("{epoch}.1e3"),
            &format!("{epoch}.9223372036854775808"),
            &format!("{epoch}.1' or 1=1"),
            &format!("{epoch}{}", ".0".repeat(257)),
            "00000000-0000-0000-0000-000000000000.1",
        ] {
            assert_eq!(Cursor::parse(forged), None, "{forged}");
        }
    }
}
