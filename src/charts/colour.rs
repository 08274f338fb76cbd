//! Colours: the two themes, and the scale of levels with text that can be read on each.

use std::fmt;

/// A colour without transparency, so that its contrast is a fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rgb(pub u8, pub u8, pub u8);

/// One colour in each theme. A picture on the page has both and the stylesheet says which one holds, so that a
/// change of theme draws nothing anew and paper is light; a file has the light one alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Colour {
    /// The stylesheet's own name for it, where it has one (styles/tokens.css): a portal may have set it.
    pub token: Option<&'static str>,
    /// On a light surface.
    pub light: Rgb,
    /// On a dark one.
    pub dark: Rgb,
}

/// The colours of a chart. Each also reaches the page as a class, which a stylesheet may override.
#[derive(Clone, Debug, PartialEq)]
pub struct Theme {
    /// Labels and values.
    pub text: Colour,
    /// n, ticks, notes.
    pub muted: Colour,
    /// The card behind.
    pub surface: Colour,
    /// Where nothing is known, tracks.
    pub sunken: Colour,
    /// Lines to read a value against.
    pub grid: Colour,
    /// Dividers and frames.
    pub border: Colour,
    /// A value.
    pub value: Colour,
    /// A value's interval, 3:1 on the surface.
    pub interval: Colour,
    /// The inside of an interval's band.
    pub band: Colour,
    /// A value that stands out for the worse.
    pub low: Colour,
    /// Five levels from the least to the most satisfied.
    pub levels: [Colour; 5],
    /// Text on dark levels.
    pub on_dark: Colour,
    /// Text on light levels: darker than `text`, which is under 4.5:1 on two of the five.
    pub on_light: Colour,
}

/// From 0xrrggbb in the light and in the dark.
const fn both(light: u32, dark: u32) -> Colour {
    Colour { token: None, light: Rgb::hex(light), dark: Rgb::hex(dark) }
}

const fn named(token: &'static str, light: u32, dark: u32) -> Colour {
    Colour { token: Some(token), ..both(light, dark) }
}

impl Default for Theme {
    fn default() -> Self {
        Self {
            text: named("--text", 0x1b2530, 0xe9eef3),
            muted: named("--muted", 0x4c5966, 0xb3bfca),
            surface: named("--surface", 0xffffff, 0x17212b),
            sunken: both(0xeef2f6, 0x26333f),
            grid: both(0xe3e9ef, 0x303d4a),
            border: both(0xc3ccd6, 0x45566a),
            value: both(0x0b4f8a, 0x9ccdf0),
            interval: both(0x4a90c2, 0x4a90c2),
            band: both(0xddeaf4, 0x1f3c55),
            low: both(0x8f3b00, 0xf0a36b),
            levels: [
                both(0x8f3b00, 0xf0a36b),
                both(0xc9741b, 0xc9741b),
                both(0x8a919b, 0x8a919b),
                both(0x4a90c2, 0x4a90c2),
                both(0x0b4f8a, 0x9ccdf0),
            ],
            on_dark: both(0xffffff, 0xffffff),
            on_light: both(0x0a1016, 0x0a1016),
        }
    }
}

impl Theme {
    /// The colour of level `index` of `count` and of the text on it, at least 4.5:1 apart in each theme.
    pub fn level(&self, index: usize, count: usize) -> (Colour, Colour) {
        let (light, on_light) = self.level_in(|colour| colour.light, index, count);
        let (dark, on_dark) = self.level_in(|colour| colour.dark, index, count);
        let unnamed = |light, dark| Colour { token: None, light, dark };
        (unnamed(light, dark), unnamed(on_light, on_dark))
    }

    fn level_in(&self, of: fn(&Colour) -> Rgb, index: usize, count: usize) -> (Rgb, Rgb) {
        let place = match count {
            0 | 1 => 2.0,
            _ => index as f64 * 4.0 / (count - 1) as f64,
        };
        let below = (place.floor() as usize).min(3);
        let (on_dark, on_light) = (of(&self.on_dark), of(&self.on_light));
        let next = of(&self.levels[below + 1]);
        let mut fill = of(&self.levels[below]).mix(next, place - below as f64);
        loop {
            let text =
                if fill.contrast(on_dark) >= fill.contrast(on_light) { on_dark } else { on_light };
            if fill.contrast(text) >= 4.5 {
                return (fill, text);
            }
            // Between two stops a colour can be too dark for dark text and too light for light text.
            fill = fill.mix(Rgb(255, 255, 255), 0.04);
        }
    }
}

impl Colour {
    /// As the page has it: by the stylesheet's name, or one of two by a pair of switches of which one is empty and
    /// the other unset (`--in-light`, `--in-dark` in styles/dashboard/theme.css). It needs nothing newer than
    /// custom properties, and holds in a presentation attribute, which a strict policy lets through.
    pub fn on_page(&self) -> String {
        match self.token {
            Some(token) => format!("var({token},{})", self.light),
            None if self.light == self.dark => self.light.to_string(),
            None => format!("var(--in-dark,{}) var(--in-light,{})", self.light, self.dark),
        }
    }
}

impl Rgb {
    const fn hex(colour: u32) -> Self {
        Self((colour >> 16) as u8, (colour >> 8) as u8, colour as u8)
    }

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
