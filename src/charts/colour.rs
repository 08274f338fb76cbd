//! Colours: the two themes, and the scale of levels with text that can be read on each.

use std::fmt;

/// A colour without transparency, so that its contrast is a fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rgb(pub u8, pub u8, pub u8);

/// The colours of a chart. Each also reaches the page as a class, which a stylesheet may override.
#[derive(Clone, Debug, PartialEq)]
pub struct Theme {
    /// Labels and values.
    pub text: Rgb,
    /// n, ticks, notes.
    pub muted: Rgb,
    /// The card behind.
    pub surface: Rgb,
    /// Where nothing is known, tracks.
    pub sunken: Rgb,
    /// Lines to read a value against.
    pub grid: Rgb,
    /// Dividers and frames.
    pub border: Rgb,
    /// A value.
    pub value: Rgb,
    /// A value's interval, 3:1 on the surface.
    pub interval: Rgb,
    /// The inside of an interval's band.
    pub band: Rgb,
    /// A value that stands out for the worse.
    pub low: Rgb,
    /// Five levels from the least to the most satisfied.
    pub levels: [Rgb; 5],
    /// Text on dark levels.
    pub on_dark: Rgb,
    /// Text on light levels: darker than `text`, which is under 4.5:1 on two of the five.
    pub on_light: Rgb,
}

impl Theme {
    /// On white.
    pub fn light() -> Self {
        Self {
            text: Rgb(0x1b, 0x25, 0x30),
            muted: Rgb(0x4c, 0x59, 0x66),
            surface: Rgb(0xff, 0xff, 0xff),
            sunken: Rgb(0xee, 0xf2, 0xf6),
            grid: Rgb(0xe3, 0xe9, 0xef),
            border: Rgb(0xc3, 0xcc, 0xd6),
            value: Rgb(0x0b, 0x4f, 0x8a),
            interval: Rgb(0x4a, 0x90, 0xc2),
            band: Rgb(0xdd, 0xea, 0xf4),
            low: Rgb(0x8f, 0x3b, 0x00),
            levels: [
                Rgb(0x8f, 0x3b, 0x00),
                Rgb(0xc9, 0x74, 0x1b),
                Rgb(0x8a, 0x91, 0x9b),
                Rgb(0x4a, 0x90, 0xc2),
                Rgb(0x0b, 0x4f, 0x8a),
            ],
            on_dark: Rgb(0xff, 0xff, 0xff),
            on_light: Rgb(0x0a, 0x10, 0x16),
        }
    }

    /// On a dark surface.
    pub fn dark() -> Self {
        Self {
            text: Rgb(0xe8, 0xee, 0xf4),
            muted: Rgb(0xa9, 0xb6, 0xc3),
            surface: Rgb(0x14, 0x1b, 0x22),
            sunken: Rgb(0x1f, 0x29, 0x33),
            grid: Rgb(0x2c, 0x38, 0x43),
            border: Rgb(0x45, 0x53, 0x5f),
            value: Rgb(0x9c, 0xcd, 0xf0),
            interval: Rgb(0x4a, 0x90, 0xc2),
            band: Rgb(0x1e, 0x3a, 0x52),
            low: Rgb(0xf0, 0xa3, 0x6b),
            levels: [
                Rgb(0xf0, 0xa3, 0x6b),
                Rgb(0xc9, 0x74, 0x1b),
                Rgb(0x8a, 0x91, 0x9b),
                Rgb(0x4a, 0x90, 0xc2),
                Rgb(0x9c, 0xcd, 0xf0),
            ],
            on_dark: Rgb(0xff, 0xff, 0xff),
            on_light: Rgb(0x0a, 0x10, 0x16),
        }
    }

    /// The colour of level `index` of `count` and of the text on it, at least 4.5:1 apart.
    pub fn level(&self, index: usize, count: usize) -> (Rgb, Rgb) {
        let place = match count {
            0 | 1 => 2.0,
            _ => index as f64 * 4.0 / (count - 1) as f64,
        };
        let below = (place.floor() as usize).min(3);
        let mut fill = self.levels[below].mix(self.levels[below + 1], place - below as f64);
        loop {
            let text = if fill.contrast(self.on_dark) >= fill.contrast(self.on_light) {
                self.on_dark
            } else {
                self.on_light
            };
            if fill.contrast(text) >= 4.5 {
                return (fill, text);
            }
            // Between two stops a colour can be too dark for dark text and too light for light text.
            fill = fill.mix(Rgb(255, 255, 255), 0.04);
        }
    }
}

impl Rgb {
    /// The contrast ratio of WCAG 2.2 between two colours, 1 to 21.
    pub fn contrast(self, other: Self) -> f64 {
        let (a, b) = (self.luminance(), other.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    fn luminance(self) -> f64 {
        let linear = |channel: u8| {
            let c = f64::from(channel) / 255.0;
            if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * linear(self.0) + 0.7152 * linear(self.1) + 0.0722 * linear(self.2)
    }

    fn mix(self, other: Self, share: f64) -> Self {
        let channel =
            |a: u8, b: u8| (f64::from(a) + (f64::from(b) - f64::from(a)) * share).round() as u8;
        Self(channel(self.0, other.0), channel(self.1, other.1), channel(self.2, other.2))
    }
}

impl fmt::Display for Rgb {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{:02x}{:02x}{:02x}", self.0, self.1, self.2)
    }
}
