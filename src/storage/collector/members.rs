//! The members of a JSON object as they stand in its text. A page of the feed has thousands of responses in one member: they
//! go to the reader of imported files as they are, and the browser parses the few others.

use std::ops::Range;

/// The names of the members, in quotes, and where their values stand; `None` where the text isn't an object. What is within a
/// value isn't looked at.
pub(super) fn members(text: &[u8]) -> Option<Vec<(&[u8], Range<usize>)>> {
    let mut found = Vec::new();
    let mut at = after_space(text, 0);
    if *text.get(at)? != b'{' {
        return None;
    }
    at = after_space(text, at + 1);
    if *text.get(at)? == b'}' {
        return (after_space(text, at + 1) == text.len()).then_some(found);
    }
    loop {
        let name = at..value_end(text, at)?;
        at = after_space(text, name.end);
        if text.get(name.start) != Some(&b'"') || *text.get(at)? != b':' {
            return None;
        }
        at = after_space(text, at + 1);
        let value = at..value_end(text, at)?;
        at = after_space(text, value.end);
        if value.is_empty() {
            return None;
        }
        found.push((&text[name], value));
        match *text.get(at)? {
            b',' => at = after_space(text, at + 1),
            b'}' => return (after_space(text, at + 1) == text.len()).then_some(found),
            _ => return None,
        }
    }
}

fn after_space(text: &[u8], from: usize) -> usize {
    let rest = text.get(from..).unwrap_or_default();
    let space = rest.iter().take_while(|byte| matches!(byte, b' ' | b'\t' | b'\n' | b'\r'));
    from + space.count()
}

/// Where the value that begins here ends; `None` where it doesn't.
fn value_end(text: &[u8], from: usize) -> Option<usize> {
    let (mut depth, mut in_string, mut is_escaped) = (0_usize, false, false);
    for (at, &byte) in text.iter().enumerate().skip(from) {
        if in_string {
            match byte {
                _ if is_escaped => is_escaped = false,
                b'\\' => is_escaped = true,
                b'"' => {
                    in_string = false;
                    if depth == 0 {
                        return Some(at + 1);
                    }
                }
                _ => {}
            }
            continue;
        }
        match byte {
            b'"' => in_string = true,
            b'{' | b'[' => depth += 1,
            b'}' | b']' if depth > 1 => depth -= 1,
            b'}' | b']' if depth == 1 => return Some(at + 1),
            // A number or a word, which ends before this.
            b',' | b'}' | b']' | b':' | b' ' | b'\t' | b'\n' | b'\r' if depth == 0 => {
                return Some(at);
            }
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::members;

    fn check(text: &str, expected: Option<&[(&str, &str)]>) {
        let found = members(text.as_bytes());
        let found = found.map(|found| {
            let pair = |(name, value): (&[u8], std::ops::Range<usize>)| {
                (String::from_utf8(name.to_vec()).unwrap(), text[value].to_owned())
            };
            found.into_iter().map(pair).collect::<Vec<_>>()
        });
        let own = |(name, value): &(&str, &str)| ((*name).to_owned(), (*value).to_owned());
        assert_eq!(found, expected.map(|all| all.iter().map(own).collect()), "{text}");
    }

    #[test]
    fn values_are_cut_out_as_they_stand() {
        check("{}", Some(&[]));
        check(" { } \n", Some(&[]));
        check(r#"{"a":1}"#, Some(&[("\"a\"", "1")]));
        check(
            r#"{"cursor":"e}1,\"","more":false , "gone":[] ,"responses":[{"a":"]}\\"},{"b":[1,{}]}]}"#,
            Some(&[
                ("\"cursor\"", r#""e}1,\"""#),
                ("\"more\"", "false"),
                ("\"gone\"", "[]"),
                ("\"responses\"", r#"[{"a":"]}\\"},{"b":[1,{}]}]"#),
            ]),
        );
        check(r#"{"a":"Phường Ô Chợ Dừa"}"#, Some(&[("\"a\"", "\"Phường Ô Chợ Dừa\"")]));
    }

    #[test]
    fn what_is_no_whole_object_is_none() {
        let whole = r#"{"cursor":"c","gone":["x"],"responses":[{"a":{"b":"c"}}]}"#;
        for end in 0..whole.len() {
            check(&whole[..end], None);
        }
        for text in [
            "[]",
            "<html>",
            "{,}",
            r#"{"a"}"#,
            r#"{"a":}"#,
            r#"{"a":1,}"#,
            r#"{a:1}"#,
            "{} {}",
            r#"{"a":1}x"#,
        ] {
            check(text, None);
        }
    }
}
