//! Whole numbers in digits.

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
