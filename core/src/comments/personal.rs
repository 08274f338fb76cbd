//! What in a text looks as if it told who somebody is: numbers as long as a telephone's or an identity card's, and
//! addresses of e-mail. Names, and what only who knows the case understands, are for a person to find.

use std::ops::Range;

/// The digits of the shortest telephone number and of the longest number of an account.
const DIGITS: std::ops::RangeInclusive<usize> = 8..=19;

/// The places of such numbers and addresses, in characters, in the order of the text.
///
/// ```
/// use hailong_core::comments::suspects;
/// let text = "Gọi 0912.345.678 hoặc a.b@vi.vn, nộp 12.500.000 đồng";
/// assert_eq!(suspects(text), [4..16, 22..31]);
/// ```
pub fn suspects(text: &str) -> Vec<Range<usize>> {
    let chars: Vec<char> = text.chars().collect();
    let mut found = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        let end = address(&chars, at).or_else(|| number(&chars, at));
        match end {
            Some(end) => {
                found.push(at..end);
                at = end;
            }
            None => {
                // Neither begins within a word.
                let inside = |c: &&char| c.is_alphanumeric() || is_of_address(**c);
                at += chars[at..].iter().take_while(inside).count().max(1);
            }
        }
    }
    found
}

/// The end of the number that begins here.
fn number(chars: &[char], start: usize) -> Option<usize> {
    let (mut digits, mut end, mut at) = (0, start, start);
    at += usize::from(chars[at] == '+');
    at += usize::from(chars.get(at) == Some(&'('));
    let mut groups = vec![0];
    loop {
        match chars.get(at) {
            Some(c) if c.is_ascii_digit() => {
                digits += 1;
                *groups.last_mut()? += 1;
                (at, end) = (at + 1, at + 1);
            }
            // One sign between two groups of digits, or a bracket and a blank.
            Some(' ' | '.' | '-' | '\u{a0}' | ')') if digits > 0 => {
                at += 1;
                at += usize::from(chars.get(at) == Some(&' '));
                if !chars.get(at).is_some_and(char::is_ascii_digit) {
                    break;
                }
                groups.push(0);
            }
            // "AB0912345678" was passed over as a word; "0912345678ab" is none either.
            Some(c) if c.is_alphabetic() && at == end => return None,
            _ => break,
        }
    }
    // "12.500.000" is an amount.
    let first = *groups.first()?;
    let is_amount = groups.len() > 1
        && chars[start] != '0'
        && chars[start] != '+'
        && (1..=3).contains(&first)
        && groups[1..].iter().all(|group| *group == 3);
    (DIGITS.contains(&digits) && !is_amount).then_some(end)
}

/// The end of the address that begins here.
fn address(chars: &[char], start: usize) -> Option<usize> {
    let run = |from: usize| chars[from..].iter().take_while(|c| is_of_address(**c)).count();
    let at = start + run(start);
    if at == start || chars.get(at) != Some(&'@') {
        return None;
    }
    let mut end = at + 1 + run(at + 1);
    while end > at + 1 && chars[end - 1] == '.' {
        end -= 1;
    }
    chars[at + 1..end].contains(&'.').then_some(end)
}

fn is_of_address(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '%' | '+' | '-')
}

#[cfg(test)]
mod tests {
    use super::suspects;

    #[test]
    fn numbers_and_addresses_are_found_and_amounts_and_days_are_not() {
        let check = |text: &str, wanted: &[&str]| {
            let found: Vec<String> = suspects(text)
                .into_iter()
                .map(|place| text.chars().skip(place.start).take(place.len()).collect())
                .collect();
            assert_eq!(found, wanted, "{text}");
        };
        check("số tôi 0912345678.", &["0912345678"]);
        check("0912 345 678, (024) 3834 5678 nhé", &["0912 345 678", "(024) 3834 5678"]);
        check("+84 912-345-678", &["+84 912-345-678"]);
        check("CCCD 001204567890", &["001204567890"]);
        check("tk 19036789012345 VCB", &["19036789012345"]);
        check("lan.nguyen_82@gmail.com.", &["lan.nguyen_82@gmail.com"]);
        check("a@b, @chi, x@y.vn", &["x@y.vn"]);
        check("ngày 12/03/2026 lúc 7:30, 12.500.000 đồng, 1.234.567.890", &[]);
        check("năm 2025, 2026, 3 lần 4 tháng 15 ngày", &[]);
        check("H26.12-261124-0015", &[]);
        check("mã A0912345678", &[]);
        check("", &[]);
    }
}
