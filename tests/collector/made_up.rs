//! Made-up responses to the short form, which has one question that must be answered.

use serde_json::{Value, json};
use uuid::Uuid;

/// The questionnaire of the tests.
pub const QUESTIONNAIRE: &str = "short";

/// A time on 30 November 2026.
pub const SUBMITTED: i64 = 1_796_040_000_000;

/// A response with this id and level.
pub fn response(id: Uuid, level: u32) -> Value {
    json!({"v": 1, "id": id, "questionnaire": QUESTIONNAIRE, "version": 1, "unit": "soc-son", "channel": "web",
        "mode": "page", "language": "vi", "started": SUBMITTED - 60_000, "submitted": SUBMITTED,
        "answers": {"overall": level}, "sitting": Uuid::new_v4()})
}

/// Random numbers that are the same in each run (xorshift, G. Marsaglia, 2003).
pub struct Random(pub u64);

impl Random {
    /// A number below `below`.
    pub fn below(&mut self, below: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % u64::try_from(below.max(1)).unwrap_or(1)).unwrap_or(0)
    }
}
