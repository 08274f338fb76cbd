//! One JSON text (RFC 8259) as a value, or where it breaks and what could have stood there.
//!
//! Not serde_json: a number keeps its digits, because a code "1.0" is what the file says; half a surrogate
//! pair or bytes that aren't UTF-8 spoil the string that they stand in and not the record, because that string
//! may be of a column that isn't imported; and what was expected is told in signs rather than in English.
//! serde_json is the oracle of the tests.

/// Deeper ones aren't read.
const DEEPEST: usize = 64;

/// A value as it stands in the text.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::import) enum Json {
    Null,
    Bool(bool),
    /// In the digits of the file.
    Number(String),
    /// `None` where it is no text: half a surrogate pair, or not UTF-8.
    String(Option<String>),
    List(Vec<Json>),
    /// In the order of the file.
    Object(Vec<(String, Json)>),
}

/// Where a text breaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::import) struct Syntax {
    /// Bytes before the place.
    pub(in crate::import) at: usize,
    /// What could have stood there, in signs.
    pub(in crate::import) expected: &'static str,
}

/// Reads a text that is one value, with white space around it or none.
pub(in crate::import) fn parse(text: &[u8]) -> Result<Json, Syntax> {
    let mut parser = Parser { text, at: 0 };
    let value = parser.value(0)?;
    parser.skip_space();
    match parser.text.len() - parser.at {
        0 => Ok(value),
        _ => Err(parser.expected("⏎")),
    }
}

/// A JSON string's content without its escapes: `None` where it is no text or no string.
pub(in crate::import) fn unescaped(content: &[u8]) -> Option<String> {
    let quoted = [content, b"\""].concat();
    let mut parser = Parser { text: &quoted, at: 0 };
    let text = parser.string().ok()?;
    text.filter(|_| parser.at == quoted.len())
}

/// Where the number ends that begins here; the place where it breaks, if it is none.
pub(in crate::import) fn number_end(text: &[u8], from: usize) -> Result<usize, usize> {
    let digits = |from: usize| {
        let rest = text.get(from..).unwrap_or_default();
        let count = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
        if count == 0 { Err(from) } else { Ok(from + count) }
    };
    let is = |at: usize, wanted: &[u8]| text.get(at).is_some_and(|byte| wanted.contains(byte));
    let mut at = from + usize::from(is(from, b"-"));
    at = if is(at, b"0") { at + 1 } else { digits(at)? };
    if is(at, b".") {
        at = digits(at + 1)?;
    }
    if is(at, b"eE") {
        at = digits(at + 1 + usize::from(is(at + 1, b"+-")))?;
    }
    Ok(at)
}

struct Parser<'a> {
    text: &'a [u8],
    at: usize,
}

impl Parser<'_> {
    fn value(&mut self, depth: usize) -> Result<Json, Syntax> {
        self.skip_space();
        match self.text.get(self.at) {
            Some(b'{' | b'[') if depth == DEEPEST => Err(self.expected("\"…\" 0 true false null")),
            Some(b'{') => self.object(depth),
            Some(b'[') => self.list(depth),
            Some(b'"') => {
                self.at += 1;
                self.string().map(Json::String)
            }
            Some(b'-' | b'0'..=b'9') => {
                let end = number_end(self.text, self.at)
                    .map_err(|at| Syntax { at, expected: "0…9" })?;
                let digits = String::from_utf8_lossy(&self.text[self.at..end]).into_owned();
                self.at = end;
                Ok(Json::Number(digits))
            }
            _ => {
                for (word, value) in
                    [("null", Json::Null), ("true", Json::Bool(true)), ("false", Json::Bool(false))]
                {
                    if self.text[self.at..].starts_with(word.as_bytes()) {
                        self.at += word.len();
                        return Ok(value);
                    }
                }
                Err(self.expected("{ [ \"…\" 0 true false null"))
            }
        }
    }

    fn object(&mut self, depth: usize) -> Result<Json, Syntax> {
        let mut members = Vec::new();
        self.at += 1;
        if self.takes(b'}') {
            return Ok(Json::Object(members));
        }
        loop {
            if !self.takes(b'"') {
                return Err(self.expected("\"…\""));
            }
            // A name that isn't UTF-8 matches no column.
            let name = self.string()?.unwrap_or_else(|| "\u{fffd}".to_owned());
            if !self.takes(b':') {
                return Err(self.expected(":"));
            }
            members.push((name, self.value(depth + 1)?));
            if self.takes(b'}') {
                return Ok(Json::Object(members));
            }
            if !self.takes(b',') {
                return Err(self.expected(", }"));
            }
        }
    }

    fn list(&mut self, depth: usize) -> Result<Json, Syntax> {
        let mut entries = Vec::new();
        self.at += 1;
        if self.takes(b']') {
            return Ok(Json::List(entries));
        }
        loop {
            entries.push(self.value(depth + 1)?);
            if self.takes(b']') {
                return Ok(Json::List(entries));
            }
            if !self.takes(b',') {
                return Err(self.expected(", ]"));
            }
        }
    }

    /// The rest of a string after its opening quote.
    fn string(&mut self) -> Result<Option<String>, Syntax> {
        let mut bytes = Vec::new();
        let mut is_text = true;
        loop {
            let rest = &self.text[self.at..];
            let plain = rest.iter().take_while(|b| !matches!(b, b'"' | b'\\' | 0..0x20)).count();
            bytes.extend_from_slice(&rest[..plain]);
            self.at += plain;
            match self.text.get(self.at) {
                Some(b'"') => {
                    self.at += 1;
                    return Ok(String::from_utf8(bytes).ok().filter(|_| is_text));
                }
                Some(b'\\') => match self.escape()? {
                    Some(letter) => {
                        bytes.extend_from_slice(letter.encode_utf8(&mut [0; 4]).as_bytes());
                    }
                    None => is_text = false,
                },
                _ => return Err(self.expected("\"")),
            }
        }
    }

    /// The letter that an escape stands for, `None` for half a surrogate pair.
    fn escape(&mut self) -> Result<Option<char>, Syntax> {
        self.at += 1;
        let letter = match self.text.get(self.at) {
            Some(b'"') => '"',
            Some(b'\\') => '\\',
            Some(b'/') => '/',
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') => {
                self.at += 1;
                return self.unit();
            }
            _ => return Err(self.expected("\" \\ / b f n r t u")),
        };
        self.at += 1;
        Ok(Some(letter))
    }

    fn unit(&mut self) -> Result<Option<char>, Syntax> {
        let first = self.four_digits()?;
        if !(0xd800..0xdc00).contains(&first) || !self.text[self.at..].starts_with(b"\\u") {
            return Ok(char::from_u32(first));
        }
        let before = self.at;
        self.at += 2;
        let second = self.four_digits()?;
        if !(0xdc00..0xe000).contains(&second) {
            // What comes after the half is an escape of its own.
            self.at = before;
            return Ok(None);
        }
        Ok(char::from_u32(0x1_0000 + ((first - 0xd800) << 10) + (second - 0xdc00)))
    }

    fn four_digits(&mut self) -> Result<u32, Syntax> {
        let mut number = 0;
        for _ in 0..4 {
            let digit = self.text.get(self.at).and_then(|byte| char::from(*byte).to_digit(16));
            number = number * 16 + digit.ok_or_else(|| self.expected("0…9 a…f"))?;
            self.at += 1;
        }
        Ok(number)
    }

    fn skip_space(&mut self) {
        let rest = &self.text[self.at..];
        self.at += rest.iter().take_while(|byte| is_space(**byte)).count();
    }

    /// Takes this byte, with the white space before it, if it is next.
    fn takes(&mut self, wanted: u8) -> bool {
        self.skip_space();
        let is = self.text.get(self.at) == Some(&wanted);
        self.at += usize::from(is);
        is
    }

    fn expected(&self, expected: &'static str) -> Syntax {
        Syntax { at: self.at, expected }
    }
}

/// White space as JSON has it.
pub(in crate::import) fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Json, parse, unescaped};

    fn same(own: &Json, oracle: &serde_json::Value) -> bool {
        use serde_json::Value;
        match (own, oracle) {
            (Json::Null, Value::Null) => true,
            (Json::Bool(own), Value::Bool(theirs)) => own == theirs,
            (Json::Number(own), Value::Number(theirs)) => {
                own.parse::<f64>().ok() == theirs.as_f64()
            }
            (Json::String(own), Value::String(theirs)) => own.as_ref() == Some(theirs),
            (Json::List(own), Value::Array(theirs)) => {
                own.len() == theirs.len() && own.iter().zip(theirs).all(|(o, t)| same(o, t))
            }
            (Json::Object(own), Value::Object(theirs)) => {
                // The last of its like counts there; here they are all told.
                own.iter().rev().all(|(name, value)| {
                    own.iter().filter(|(other, _)| other == name).count() > 1
                        || theirs.get(name).is_some_and(|t| same(value, t))
                })
            }
            _ => false,
        }
    }

    fn check(text: &str, expected: Result<&str, (usize, &str)>) {
        let found = parse(text.as_bytes()).map(|value| format!("{value:?}"));
        let found = found.map_err(|syntax| (syntax.at, syntax.expected));
        assert_eq!(found.as_deref().map_err(|e| *e), expected, "{text:?}");
    }

    #[test]
    fn what_is_there_and_what_was_expected() {
        check(" 1.50 ", Ok("Number(\"1.50\")"));
        check("\"\\ud83d\\ude00\\u1ed9\\n\"", Ok("String(Some(\"😀ộ\\n\"))"));
        check("\"\\ud83d\"", Ok("String(None)"));
        check("\"\\udc00x\"", Ok("String(None)"));
        check("\"\\ud83d\\u0041\"", Ok("String(None)"));
        check("{\"a\":{}}", Ok("Object([(\"a\", Object([]))])"));
        check("", Err((0, "{ [ \"…\" 0 true false null")));
        check("{\"a\":1", Err((6, ", }")));
        check("{\"a\" 1}", Err((5, ":")));
        check("{a:1}", Err((1, "\"…\"")));
        check("{\"a\":1,}", Err((7, "\"…\"")));
        check("[1 2]", Err((3, ", ]")));
        check("\"a\nb\"", Err((2, "\"")));
        check("\"\\x\"", Err((2, "\" \\ / b f n r t u")));
        check("\"\\u12g4\"", Err((5, "0…9 a…f")));
        check("01", Err((1, "⏎")));
        check("-", Err((1, "0…9")));
        check("1.", Err((2, "0…9")));
        check("nul", Err((0, "{ [ \"…\" 0 true false null")));
        check(&"[".repeat(100_000), Err((64, "\"…\" 0 true false null")));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2000))]

        #[test]
        fn as_serde_json_reads_it(text in prop_oneof![
            "[\\[\\]{}\",:0-9a-e.+ \\-\\\\ntrul]{0,12}",
            "\\{\"[ab\\\\nu]{0,4}\": ?(1|-0.5e3|\"x\\\\n\"|null|true|\\[1,2\\]|\\{\\})(,\"b\":[0-9.]{1,3})?\\}",
            "\"[a\\\\u0-9dDcC\"/bfnrtộ😀]{0,16}\"",
        ]) {
            let own = parse(text.as_bytes());
            match serde_json::from_str::<serde_json::Value>(&text) {
                Ok(theirs) => prop_assert!(own.as_ref().is_ok_and(|own| same(own, &theirs)), "{own:?}"),
                // It refuses the whole for half a pair or a number beyond all bounds.
                Err(error) => prop_assert!(
                    own.is_err() || error.to_string().contains("surrogate")
                        || error.to_string().contains("hex escape") || error.to_string().contains("out of range"),
                    "{own:?} {error}"
                ),
            }
        }

        #[test]
        fn any_string_comes_back(text in any::<String>()) {
            let quoted = serde_json::to_string(&text).unwrap();
            let content = &quoted.as_bytes()[1..quoted.len() - 1];
            prop_assert_eq!(unescaped(content), Some(text.clone()));
            prop_assert_eq!(parse(quoted.as_bytes()), Ok(Json::String(Some(text))));
        }

        #[test]
        fn any_bytes_do_no_harm(bytes in prop::collection::vec(any::<u8>(), 0..60)) {
            let _ = parse(&bytes);
        }
    }
}
