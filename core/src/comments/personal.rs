//! Finds what looks like personal data in a text: numbers as long as a telephone's or an identity card's, and e-mail
//! addresses. Names, and hints that only insiders of the case understand, are left to the reader.

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
            None => at += passed(&chars[at..]),
        }
    }
    found
}

/// How many characters are passed over where nothing begins: a word, or one sign. A case's code (`H26.12-261124-0015`),
/// which begins with a letter and a digit, is a word with its signs.
fn passed(chars: &[char]) -> usize {
    let word = chars.iter().take_while(|c| c.is_alphanumeric()).count();
    let is_code =
        word > 1 && chars[0].is_alphabetic() && chars[..word].iter().any(|c| is_digit(*c));
    let is_of_code = |c: &&char| c.is_alphanumeric() || matches!(c, '.' | '-');
    let whole = if is_code { chars.iter().take_while(is_of_code).count() } else { word };
    whole.max(1)
}

/// A digit, also of an East Asian keyboard.
fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || ('\u{ff10}'..='\u{ff19}').contains(&c)
}

/// The end of the longest number that begins here: groups of digits with one sign between two of them.
fn number(chars: &[char], start: usize) -> Option<usize> {
    let mut at = start + usize::from(chars[start] == '+');
    at += usize::from(chars.get(at) == Some(&'('));
    let (mut groups, mut digits, mut fits) = (Vec::new(), 0, None);
    loop {
        let group = chars.get(at..)?.iter().take_while(|c| is_digit(**c)).count();
        let end = at + group;
        digits += group;
        // "0912345678ab" is a word. Two numbers beside each other are two.
        let is_word = chars.get(end).is_some_and(|c| c.is_alphabetic());
        if group == 0 || digits > *DIGITS.end() || is_word {
            return fits;
        }
        groups.push(group);
        if DIGITS.contains(&digits) && !is_amount(chars[start], &groups) {
            fits = Some(end);
        }
        // A bracket, or a sign, may have a blank behind it.
        if !matches!(chars.get(end), Some(' ' | '.' | '-' | '\u{a0}' | ')')) {
            return fits;
        }
        at = end + 1;
        at += usize::from(chars.get(at) == Some(&' '));
    }
}

/// "12.500.000" is an amount.
fn is_amount(first: char, groups: &[usize]) -> bool {
    groups.len() > 1
        && !matches!(first, '0' | '+')
        && (1..=3).contains(&groups[0])
        && groups[1..].iter().all(|group| *group == 3)
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
        check("ĐT.0912345678", &["0912345678"]);
        check("Gọi...0912345678, -0912345678", &["0912345678", "0912345678"]);
        check("0912345678-0987654321", &["0912345678", "0987654321"]);
        check("001204567890 001204567891", &["001204567890", "001204567891"]);
        check("0912345678 098ab", &["0912345678"]);
        check("０９１２３４５６７８", &["０９１２３４５６７８"]);
        check("0123456789012345678901234", &[]);
        check("", &[]);
    }
}
