//! Numbers in digits: whole ones as the form writes them, and any as people type them in Vietnam.

/// A whole number in digits, as `to_string` writes it. That one goes through the machinery of `format!`,
/// 3 kB of the citizen's download, so all that the form links writes its numbers with this.
///
/// ```
/// use hailong_core::decimal::decimal;
/// assert_eq!(["0", "7", "2026"], [0, 7, 2026].map(decimal).each_ref().map(String::as_str));
/// ```
pub fn decimal(number: usize) -> String {
    let mut text = String::new();
    let mut power = 1;
    while number / power >= 10 {
        power *= 10;
    }
    while power > 0 {
        text.push((b'0' + (number / power % 10) as u8) as char);
        power /= 10;
    }
    text
}
/// A text with the full-width digits and signs of an East Asian keyboard as those of ASCII, as NFKC has them.
pub fn half_width(text: &str) -> impl Iterator<Item = char> {
    text.chars().map(|c| match c {
        '\u{ff01}'..='\u{ff5e}' => char::from((u32::from(c) - 0xfee0) as u8),
        c => c,
    })
}

/// Reads a number as people type it in Vietnam: `1.009`, `83,94`, `-5`, also with a point for the
/// fraction where it can't be thousands.
///
/// ```
/// use hailong_core::validate::parse_number;
/// assert_eq!(parse_number("1.009"), Some(1009.0));
/// assert_eq!(parse_number("83,94"), Some(83.94));
/// assert_eq!(parse_number("2.5"), Some(2.5));
/// assert_eq!(parse_number("0.125"), Some(0.125));
/// assert_eq!(parse_number("１２，５"), Some(12.5));
/// assert_eq!(parse_number("two"), None);
/// ```
pub fn parse_number(text: &str) -> Option<f64> {
    // Thousands can be apart by spaces too, as they are in a spreadsheet's cell.
    let text: String = half_width(text.trim()).filter(|c| !matches!(c, ' ' | '\u{a0}')).collect();
    let (unsigned, sign) = match text.as_bytes() {
        [b'-', unsigned @ ..] => (unsigned, -1.0),
        unsigned => (unsigned, 1.0),
    };
    let mark = fraction_mark(unsigned);
    // Digits as a whole number over a power of ten is exact to the last bit for up to 15 of them
    // (W. D. Clinger, "How to Read Floating Point Numbers Accurately", 1990), and spares a citizen the
    // tables of a general parser.
    let (mut number, mut digits, mut scale) = (0_u64, 0, 1.0);
    for (at, byte) in unsigned.iter().enumerate() {
        match byte {
            b'0'..=b'9' if digits < 15 => {
                number = number * 10 + u64::from(byte - b'0');
                digits += 1;
                if at > mark {
                    scale *= 10.0;
                }
            }
            b'.' if at < mark && parts_thousands(&unsigned[..mark], at) => {}
            b'.' | b',' if at == mark && at > 0 && at + 1 < unsigned.len() => {}
            _ => return None,
        }
    }
    (digits > 0).then(|| sign * (number as f64 / scale))
}

/// Where the fraction begins: at the first comma, or at the only point if it can't be thousands; at the
/// end where there is none.
fn fraction_mark(number: &[u8]) -> usize {
    let position = |mark| number.iter().position(|&byte| byte == mark);
    position(b',').unwrap_or_else(|| match position(b'.') {
        Some(at)
            if number[at + 1..].iter().all(|&byte| byte != b'.')
                && !parts_thousands(number, at) =>
        {
            at
        }
        _ => number.len(),
    })
}

/// Whether a point parts thousands: one to three digits before the first of them, not beginning with 0,
/// and three after each.
fn parts_thousands(whole: &[u8], at: usize) -> bool {
    let first = whole.iter().position(|&byte| byte == b'.').unwrap_or(at);
    let after = whole.len() - at - 1;
    (1..=3).contains(&first)
        && whole[0] != b'0'
        && after % 4 == 3
        && (at - first).is_multiple_of(4)
        && (after == 3 || whole[at + 4] == b'.')
}
