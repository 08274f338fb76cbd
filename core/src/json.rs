//! JSON as a value.
//!
//! The crate serde_json reads it on the command line and for staff. In the citizen's form the browser's
//! own `JSON.parse` does, which is already there, where a second parser weighs 10 kB: both make this.

/// A JSON value. The members of an object keep their order.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// `null`
    Null,
    /// `true` or `false`
    Bool(bool),
    /// A number.
    Number(f64),
    /// A string.
    String(String),
    /// An array.
    List(Vec<Value>),
    /// An object.
    Object(Vec<(String, Value)>),
}

impl Value {
    /// The member of an object, unless it is `null`.
    pub fn get(&self, name: &str) -> Option<&Value> {
        let (_, value) = self.as_object()?.iter().find(|(member, _)| member == name)?;
        (!value.is_null()).then_some(value)
    }

    /// Whether it is `null`.
    pub fn is_null(&self) -> bool {
        matches!(self, Value::Null)
    }

    /// The entries, if it is an array of strings only.
    pub fn as_strings(&self) -> Option<Vec<String>> {
        let mut strings = Vec::new();
        for entry in self.as_list()? {
            strings.push(entry.as_str()?.to_owned());
        }
        Some(strings)
    }

    /// The members, if it is an object.
    pub fn as_object(&self) -> Option<&[(String, Value)]> {
        match self {
            Value::Object(members) => Some(members),
            _ => None,
        }
    }

    /// The entries, if it is an array.
    pub fn as_list(&self) -> Option<&[Value]> {
        match self {
            Value::List(entries) => Some(entries),
            _ => None,
        }
    }

    /// The text, if it is a string.
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Value::String(text) => Some(text),
            _ => None,
        }
    }

    /// The number, if it is one.
    pub fn as_f64(&self) -> Option<f64> {
        match self {
            Value::Number(number) if number.is_finite() => Some(*number),
            _ => None,
        }
    }

    /// The number, if it is a whole one that a double holds exactly.
    pub fn as_i64(&self) -> Option<i64> {
        const EXACT: f64 = 9_007_199_254_740_991.0;
        self.as_f64().filter(|n| n.abs() <= EXACT && n.trunc() == *n).map(|number| number as i64)
    }

    /// The truth value, if it is one.
    pub fn as_bool(&self) -> Option<bool> {
        match self {
            Value::Bool(truth) => Some(*truth),
            _ => None,
        }
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Value::String(text.to_owned())
    }
}

impl From<i64> for Value {
    fn from(number: i64) -> Self {
        Value::Number(number as f64)
    }
}

impl From<serde_json::Value> for Value {
    fn from(value: serde_json::Value) -> Self {
        match value {
            serde_json::Value::Null => Value::Null,
            serde_json::Value::Bool(truth) => Value::Bool(truth),
            serde_json::Value::Number(number) => Value::Number(number.as_f64().unwrap_or(f64::NAN)),
            serde_json::Value::String(text) => Value::String(text),
            serde_json::Value::Array(list) => {
                Value::List(list.into_iter().map(Into::into).collect())
            }
            serde_json::Value::Object(members) => {
                Value::Object(members.into_iter().map(|(name, v)| (name, v.into())).collect())
            }
        }
    }
}
