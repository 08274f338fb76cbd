//! Rust source as words and signs, without comments and the insides of strings: as much of the language as it takes
//! to read imports and paths.

/// A word (identifier, keyword or number), `::`, or one sign.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    pub text: String,
    pub line: usize,
}

impl Token {
    pub fn is(&self, text: &str) -> bool {
        self.text == text
    }

    /// Whether it is an identifier or a keyword.
    pub fn is_word(&self) -> bool {
        self.text.starts_with(|c: char| c.is_alphabetic() || c == '_')
    }
}

/// The tokens of a file. A string is one token, `"…"` with its text, so that `#[path = "x.rs"]` can be read.
pub fn tokens(source: &str) -> Vec<Token> {
    let mut reader = Reader { rest: source, line: 1, found: Vec::new() };
    while reader.step() {}
    reader.found
}

struct Reader<'a> {
    rest: &'a str,
    line: usize,
    found: Vec<Token>,
}

impl Reader<'_> {
    fn step(&mut self) -> bool {
        let Some(first) = self.rest.chars().next() else { return false };
        let second = self.rest[first.len_utf8()..].chars().next().unwrap_or(' ');
        match (first, second) {
            ('/', '/') => self.skip(self.rest.find('\n').unwrap_or(self.rest.len())),
            ('/', '*') => self.skip(block_comment(self.rest)),
            ('"', _) => self.take(string(self.rest)),
            ('\'', _) => self.quote(),
            ('r' | 'b' | 'c', _) if raw_string(self.rest).is_some() => {
                self.skip(raw_string(self.rest).unwrap_or(1));
            }
            (':', ':') => self.take(2),
            _ if first.is_alphanumeric() || first == '_' => {
                let is_end = |c: char| !c.is_alphanumeric() && c != '_';
                self.take(self.rest.find(is_end).unwrap_or(self.rest.len()));
            }
            _ if first.is_whitespace() => self.skip(first.len_utf8()),
            _ => self.take(first.len_utf8()),
        }
        true
    }

    /// A character is skipped; of a lifetime the quote only, and its name is read as a word.
    fn quote(&mut self) {
        let mut letters = self.rest.chars().skip(1);
        let (first, second) = (letters.next().unwrap_or(' '), letters.next().unwrap_or(' '));
        if first == '\\' {
            let after = 1 + 1 + second.len_utf8();
            self.skip(self.rest[after..].find('\'').map_or(self.rest.len(), |at| after + at + 1));
        } else if second == '\'' {
            self.skip(1 + first.len_utf8() + 1);
        } else {
            self.skip(1);
        }
    }

    fn skip(&mut self, bytes: usize) {
        self.line += self.rest[..bytes].matches('\n').count();
        self.rest = &self.rest[bytes..];
    }

    fn take(&mut self, bytes: usize) {
        self.found.push(Token { text: self.rest[..bytes].to_owned(), line: self.line });
        self.skip(bytes);
    }
}

fn block_comment(text: &str) -> usize {
    let (mut depth, mut at) = (0, 0);
    while at < text.len() {
        if text[at..].starts_with("/*") {
            depth += 1;
            at += 2;
        } else if text[at..].starts_with("*/") {
            depth -= 1;
            at += 2;
            if depth == 0 {
                return at;
            }
        } else {
            at += text[at..].chars().next().map_or(1, char::len_utf8);
        }
    }
    text.len()
}

fn string(text: &str) -> usize {
    let mut is_escaped = false;
    for (at, letter) in text.char_indices().skip(1) {
        match letter {
            _ if is_escaped => is_escaped = false,
            '\\' => is_escaped = true,
            '"' => return at + 1,
            _ => {}
        }
    }
    text.len()
}

/// The length of `r"…"`, `br#"…"#` and the like, and of `b"…"` and `b'…'`.
fn raw_string(text: &str) -> Option<usize> {
    let letters = text.find(|c: char| !matches!(c, 'r' | 'b' | 'c')).filter(|n| *n <= 2)?;
    let rest = &text[letters..];
    if !text[..letters].contains('r') {
        return match rest.as_bytes().first()? {
            b'"' => Some(letters + string(rest)),
            b'\'' if rest.starts_with("'\\") => Some(letters + 3 + rest[3..].find('\'')? + 1),
            b'\'' => Some(letters + 1 + rest[1..].find('\'')? + 1),
            _ => None,
        };
    }
    let hashes = rest.find(|c| c != '#')?;
    let body = rest[hashes..].strip_prefix('"')?;
    let end = format!("\"{}", "#".repeat(hashes));
    Some(letters + hashes + 1 + body.find(&end)? + end.len())
}

#[cfg(test)]
mod tests {
    use super::tokens;

    fn check(source: &str, expected: &str) {
        let found: Vec<String> = tokens(source).into_iter().map(|token| token.text).collect();
        assert_eq!(found.join(" "), expected, "{source}");
    }

    #[test]
    fn comments_and_the_insides_of_strings_are_no_code() {
        check("a::b // crate::c\n d", "a :: b d");
        check("a /* b /* c */ d */ e", "a e");
        check(r#"f("use x; \" y")"#, r#"f ( "use x; \" y" )"#);
        check("r#\"crate::x \" y\"# z", "z");
        check("b\"x\" b'y' br\"z\" b'\\'' b'\\\\' w", "w");
        check("break ready bare", "break ready bare");
    }

    #[test]
    fn a_lifetime_is_no_character() {
        check("&'a str '\"' 'x' '\\'' '\\u{1F600}' b", "& a str b");
    }

    #[test]
    fn lines_are_counted_over_all() {
        let found = tokens("/* \n */ \"\n\" 'a' \n x");
        assert_eq!(found.last().map(|token| (&*token.text, token.line)), Some(("x", 4)));
    }
}
