//! How wide a text will be. plotters' own answer is a forced layout in the browser and a guess by bytes elsewhere, where
//! Vietnamese comes out twice as wide. Here are the trait and a table for native use; `canvas_measure` asks the browser.

use unicode_normalization::UnicodeNormalization;

use super::scene::Weight;

/// How far letters with two marks (Ằ) reach above the baseline, in ems.
pub(super) const ASCENT: f64 = 1.01;
/// How far letters reach below the baseline (g, ộ), in ems.
pub(super) const DESCENT: f64 = 0.25;

/// Tells how wide a text will be.
pub trait TextMeasure {
    /// The width in pixels of one line.
    fn width(&self, text: &str, size: f64, weight: Weight) -> f64;

    /// The family of fonts that it measures in, as a stylesheet has it.
    fn family(&self) -> &str {
        "'Be Vietnam Pro','Noto Sans',system-ui,sans-serif"
    }
}

/// A font as a canvas wants it.
#[cfg(target_arch = "wasm32")]
pub(super) fn font(weight: Weight, size: f64, family: &str) -> String {
    let number = match weight {
        Weight::Regular => 400,
        Weight::Bold => 700,
    };
    format!("{number} {size}px {family}")
}

/// The widths of Noto Sans, for tests and for exports without a browser.
#[derive(Clone, Copy, Debug, Default)]
pub struct WidthTable;

impl TextMeasure for WidthTable {
    fn width(&self, text: &str, size: f64, weight: Weight) -> f64 {
        // A letter with marks is as wide as the letter: decomposed, the marks add nothing.
        let units: u32 = text.nfd().map(|letter| advance(letter, weight)).sum();
        f64::from(units) * size / 1000.0
    }
}

/// Thousandths of an em.
fn advance(letter: char, weight: Weight) -> u32 {
    let (table, horn) = match weight {
        Weight::Regular => (&REGULAR, 70),
        Weight::Bold => (&BOLD, 110),
    };
    match letter {
        ' '..='~' => u32::from(table[letter as usize - 32]),
        '\u{a0}' | '\u{202f}' => u32::from(table[0]),
        // The horn of ơ and ư is the one mark that takes room.
        '\u{31b}' => horn,
        '\u{300}'..='\u{36f}' => 0,
        'đ' => 650,
        'Đ' => 740,
        '–' => 500,
        '·' => 285,
        '—' | '…' | '▲' | '▼' => 1000,
        '\u{2e80}'.. => 1000,
        _ => 700,
    }
}

/// Noto Sans Regular, space to tilde.
#[rustfmt::skip]
const REGULAR: [u16; 95] = [
    260, 269, 408, 646, 572, 831, 732, 225, 300, 300, 551, 572, 268, 322, 268, 372, 572, 572,
    572, 572, 572, 572, 572, 572, 572, 572, 268, 268, 572, 572, 572, 434, 899, 639, 650, 632,
    730, 556, 519, 728, 741, 339, 273, 619, 524, 907, 760, 781, 605, 781, 622, 549, 556, 731,
    600, 930, 586, 566, 572, 329, 372, 329, 572, 444, 281, 561, 615, 480, 615, 564, 344, 615,
    618, 258, 258, 534, 258, 935, 618, 605, 615, 615, 413, 479, 361, 618, 508, 786, 529, 510,
    470, 380, 551, 380, 572,
];

/// Noto Sans Bold, space to tilde.
#[rustfmt::skip]
const BOLD: [u16; 95] = [
    260, 286, 472, 646, 572, 901, 750, 266, 339, 339, 545, 572, 285, 322, 285, 413, 572, 572,
    572, 572, 572, 572, 572, 572, 572, 572, 285, 285, 572, 572, 572, 477, 897, 690, 672, 637,
    740, 560, 549, 724, 765, 389, 331, 664, 565, 943, 813, 796, 628, 796, 660, 551, 579, 756,
    650, 967, 667, 624, 579, 331, 413, 331, 572, 411, 362, 604, 633, 514, 633, 591, 387, 633,
    657, 305, 305, 620, 305, 982, 657, 619, 633, 633, 454, 497, 434, 657, 569, 856, 578, 569,
    488, 394, 551, 394, 572,
];
