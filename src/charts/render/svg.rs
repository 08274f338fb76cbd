//! A scene as a file that stands on its own: for export and for tests.

use std::fmt::Write;

use super::element::{Target, element, number, runs};
use crate::charts::scene::Scene;

/// SVG in the light colours, with its own fonts; class names stay, for those who edit it.
pub fn to_svg_string(scene: &Scene) -> String {
    let (width, height) = (number(scene.width), number(scene.height));
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" \
         viewBox=\"0 0 {width} {height}\" \
         font-family=\"'Be Vietnam Pro','Noto Sans',system-ui,sans-serif\">"
    );
    for element in runs(scene).map(|run| element(run, Target::File)) {
        // Writing to a string can't fail.
        let _ = write!(svg, "<{}", element.tag);
        for (name, value) in &element.attributes {
            let _ = write!(svg, " {name}=\"{}\"", escape(&value.text()));
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
