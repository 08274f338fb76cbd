//! A page of the feed.

use hailong_core::json::Value;

use super::members::members;
use super::refusal::Refusal;
use crate::storage::json;

/// What is asked of the feed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wish {
    /// What comes after this; `None` for the beginning.
    pub cursor: Option<String>,
    /// No more responses than this.
    pub limit: u32,
    /// Whether the collector is to wait for something new where there is nothing.
    pub waits: bool,
}

/// What it gives.
#[derive(Debug)]
pub struct Page {
    /// What comes next comes after this.
    pub cursor: String,
    /// Whether there is more already.
    pub more: bool,
    /// How many responses the account may see at the moment.
    pub total: u64,
    /// The ids of responses that were deleted.
    pub gone: Vec<String>,
    /// The text of the list of responses.
    pub responses: Vec<u8>,
}

impl Page {
    /// Reads one; an answer that isn't one, as a captive portal gives it, is refused as a whole.
    pub(super) fn read(mut text: Vec<u8>) -> Result<Self, Refusal> {
        let unread = || Refusal::Away("v1/feed: the answer can't be read".to_owned());
        let (mut small, mut responses) = (Vec::new(), None);
        for (name, value) in members(&text).ok_or_else(unread)? {
            match name {
                b"\"responses\"" => responses = Some(value),
                b"\"cursor\"" | b"\"more\"" | b"\"total\"" | b"\"gone\"" => {
                    let value = std::str::from_utf8(&text[value]).ok();
                    let value = value.and_then(|value| json::parse(value).ok());
                    small.push((name.to_vec(), value.ok_or_else(unread)?));
                }
                _ => {}
            }
        }
        let responses = responses.ok_or_else(unread)?;
        text.truncate(responses.end);
        text.drain(..responses.start);
        if text.first() != Some(&b'[') {
            return Err(unread());
        }
        let member = |name: &str| {
            let found = small.iter().find(|(own, _)| own[1..own.len() - 1] == *name.as_bytes());
            found.map(|(_, value)| value)
        };
        let total = member("total").and_then(Value::as_i64).unwrap_or_default();
        Ok(Self {
            cursor: member("cursor").and_then(Value::as_str).ok_or_else(unread)?.to_owned(),
            more: member("more") == Some(&Value::Bool(true)),
            total: total.try_into().unwrap_or_default(),
            gone: member("gone").and_then(Value::as_strings).ok_or_else(unread)?,
            responses: text,
        })
    }
}
