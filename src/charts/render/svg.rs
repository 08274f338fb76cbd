//! A scene as a file that stands on its own: for export and for tests.

use std::fmt::Write;

use super::element::{elements, number};
use crate::charts::colour::{Rgb, Theme};
use crate::charts::measure::TextMeasure;
use crate::charts::scene::{Scene, Weight};
use crate::charts::text::Fitter;

/// Lines of the caption stand apart by so many times their size.
const LEADING: f64 = 1.5;

/// What stands above a chart in a file, where no page says it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Caption<'a> {
    /// The finding.
    pub title: &'a str,
    /// What is shown.
    pub text: &'a str,
    /// What nobody may overlook, such as that the data are made up.
    pub stamp: &'a str,
}

impl Caption<'_> {
    /// Its lines in a width: the words, whether they are bold, and in which colour.
    fn lines(&self, theme: &Theme, measure: &dyn TextMeasure, width: f64) -> Vec<Line> {
        let line = |text: &str, size, weight, colour| {
            let lines = Fitter { measure, size, weight }.lines(text, width, 4);
            lines.into_iter().map(move |text| Line { text, size, weight, colour })
        };
        line(self.title, 16.0, Weight::Bold, theme.text)
            .chain(line(self.text, 13.0, Weight::Regular, theme.muted))
            .chain(line(self.stamp, 14.0, Weight::Bold, theme.low))
            .collect()
    }
}

struct Line {
    text: String,
    size: f64,
    weight: Weight,
    colour: Rgb,
}

/// SVG with its own background and fonts and its caption; class names stay, for those who edit it.
pub fn to_svg_string(
    scene: &Scene,
    theme: &Theme,
    measure: &dyn TextMeasure,
    caption: &Caption,
) -> String {
    const MARGIN: f64 = 16.0;
    let lines = caption.lines(theme, measure, scene.width);
    let top = lines.iter().map(|line| line.size * LEADING).sum::<f64>()
        + if lines.is_empty() { 0.0 } else { 12.0 };
    let (width, height) = (scene.width + 2.0 * MARGIN, scene.height + 2.0 * MARGIN + top);
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{w}\" height=\"{h}\" \
         viewBox=\"-{MARGIN} {y} {w} {h}\" \
         font-family=\"'Be Vietnam Pro','Noto Sans',system-ui,sans-serif\">\
         <rect x=\"-{MARGIN}\" y=\"{y}\" width=\"{w}\" height=\"{h}\" fill=\"{}\"/>",
        theme.surface,
        w = number(width),
        h = number(height),
        y = number(-MARGIN - top),
    );
    let mut y = -top;
    for Line { text, size, weight, colour } in &lines {
        y += size * LEADING;
        let weight = if *weight == Weight::Bold { " font-weight=\"700\"" } else { "" };
        let (y, size) = (number(y - size * 0.4), number(*size));
        // Writing to a string can't fail.
        let _ = write!(
            svg,
            "<text class=\"caption\" x=\"0\" y=\"{y}\" font-size=\"{size}\"{weight} \
             fill=\"{colour}\">{}</text>",
            escape(text)
        );
    }
    for element in elements(scene) {
        // Writing to a string can't fail.
        let _ = write!(svg, "<{}", element.tag);
        for (name, value) in &element.attributes {
            let _ = write!(svg, " {name}=\"{}\"", escape(value));
        }
        if element.text.is_none() && element.title.is_none() {
            svg.push_str("/>");
            continue;
        }
        svg.push('>');
        if let Some(title) = &element.title {
            let _ = write!(svg, "<title>{}</title>", escape(title));
        }
        svg.push_str(&escape(element.text.as_deref().unwrap_or_default()));
        let _ = write!(svg, "</{}>", element.tag);
    }
    svg.push_str("</svg>");
    svg
}

fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            // XML 1.0 has no way to write these.
            '\u{0}'..='\u{8}'
            | '\u{b}'
            | '\u{c}'
            | '\u{e}'..='\u{1f}'
            | '\u{fffe}'
            | '\u{ffff}' => {}
            other => escaped.push(other),
        }
    }
    escaped
}
