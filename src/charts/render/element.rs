//! From marks to SVG elements, as few as possible.

use std::fmt::Write;

use crate::charts::colour::Colour;
use crate::charts::scene::{Anchor, Cap, Mark, Region, Scene, Shape, Weight};

/// Where the elements will be, which decides how they are coloured.
#[derive(Clone, Copy)]
pub(super) enum Place {
    /// In the page, whose stylesheet chooses the theme.
    Page,
    /// In a file: light, and whole without a stylesheet.
    File,
}

impl Place {
    fn colour(self, colour: Colour) -> String {
        match self {
            Self::Page => colour.on_page(),
            Self::File => colour.light.to_string(),
        }
    }
}

#[derive(PartialEq)]
pub(super) struct Element {
    pub tag: &'static str,
    pub attributes: Vec<(&'static str, String)>,
    /// A text's words.
    pub text: Option<String>,
    /// A tooltip.
    pub title: Option<String>,
}

/// The scene's marks in runs of neighbours of one class and colour: each is an element. None is empty.
pub(super) fn runs(scene: &Scene) -> impl Iterator<Item = &[Mark]> {
    let mut rest = scene.marks.as_slice();
    std::iter::from_fn(move || {
        let first = rest.first()?;
        let alike = rest.iter().take_while(|mark| can_merge(first, mark)).count().max(1);
        let (run, others) = rest.split_at(alike);
        rest = others;
        Some(run)
    })
}

/// The element of a run.
pub(super) fn element(run: &[Mark], place: Place) -> Element {
    if let [mark] = run { single(mark, place) } else { path(run, place) }
}

/// A transparent rectangle over a region, of class `region`, with `data-index`: so one listener serves all.
pub(super) fn visit(region: &Region, index: usize, active: bool) -> Element {
    let Region { label, x, y, width, height, .. } = region;
    let class = if active { "region active" } else { "region" };
    let mut attributes = vec![("class", class.to_owned()), ("data-index", index.to_string())];
    let sides = [("x", x), ("y", y), ("width", width), ("height", height)];
    attributes.extend(sides.map(|(name, value)| (name, number(*value))));
    attributes.push(("fill", "none".to_owned()));
    attributes.push(("pointer-events", "all".to_owned()));
    Element { tag: "rect", attributes, text: None, title: Some(label.clone()) }
}

/// A number with at most one decimal.
pub(super) fn number(value: f64) -> String {
    // There are thousands in a redraw, and writing a whole number takes a fraction of writing one with a point.
    let tenths = (value * 10.0).round() as i64;
    let (whole, tenth) = ((tenths / 10).to_string(), tenths % 10);
    if tenth == 0 {
        return whole;
    }
    let sign = if tenths < 0 && tenths > -10 { "-" } else { "" };
    [sign, &whole, ".", &tenth.abs().to_string()].concat()
}

/// The outline of a shape as the data of a path; a text has none.
#[cfg(target_arch = "wasm32")]
pub(super) fn path_of(shape: &Shape) -> String {
    let mut d = String::new();
    outline(&mut d, shape);
    d
}

fn can_merge(first: &Mark, mark: &Mark) -> bool {
    let plain = |mark: &Mark| mark.title.is_none() && !matches!(mark.shape, Shape::Text { .. });
    plain(first) && plain(mark) && first.class == mark.class && first.paint == mark.paint
}

fn path(run: &[Mark], place: Place) -> Element {
    let mut d = String::new();
    for mark in run {
        outline(&mut d, &mark.shape);
    }
    let mut attributes = looks(&run[0], place);
    attributes.push(("d", d));
    Element { tag: "path", attributes, text: None, title: None }
}

fn single(mark: &Mark, place: Place) -> Element {
    let mut attributes = looks(mark, place);
    let (tag, text) = match &mark.shape {
        Shape::Rect { x, y, width, height, radius } => {
            attributes.extend([
                ("x", number(*x)),
                ("y", number(*y)),
                ("width", number(*width)),
                ("height", number(*height)),
            ]);
            if *radius > 0.0 {
                attributes.push(("rx", number(*radius)));
            }
            ("rect", None)
        }
        Shape::Circle { x, y, radius } => {
            attributes.extend([("cx", number(*x)), ("cy", number(*y)), ("r", number(*radius))]);
            ("circle", None)
        }
        Shape::Line(_) | Shape::Area(_) => {
            let mut d = String::new();
            outline(&mut d, &mark.shape);
            attributes.push(("d", d));
            ("path", None)
        }
        Shape::Text { x, y, content, anchor, size, weight } => {
            attributes.extend([("x", number(*x)), ("y", number(*y)), ("font-size", number(*size))]);
            match anchor {
                Anchor::Start => {}
                Anchor::Middle => attributes.push(("text-anchor", "middle".to_owned())),
                Anchor::End => attributes.push(("text-anchor", "end".to_owned())),
            }
            if *weight == Weight::Bold {
                attributes.push(("font-weight", "700".to_owned()));
            }
            if mark.paint.stroke.is_some() {
                // The halo goes behind the letters.
                attributes.push(("paint-order", "stroke".to_owned()));
                attributes.push(("stroke-linejoin", "round".to_owned()));
            }
            ("text", Some(content.clone()))
        }
    };
    Element { tag, attributes, text, title: mark.title.clone() }
}

fn looks(mark: &Mark, place: Place) -> Vec<(&'static str, String)> {
    let paint = &mark.paint;
    let mut attributes = vec![("class", mark.class.to_string())];
    attributes.push(("fill", paint.fill.map_or_else(|| "none".to_owned(), |c| place.colour(c))));
    if let Some(stroke) = paint.stroke {
        attributes.push(("stroke", place.colour(stroke)));
        attributes.push(("stroke-width", number(paint.stroke_width)));
    }
    if let Some((dash, gap)) = paint.dash {
        attributes.push(("stroke-dasharray", format!("{} {}", number(dash), number(gap))));
    }
    if paint.cap == Cap::Round {
        attributes.push(("stroke-linecap", "round".to_owned()));
        attributes.push(("stroke-linejoin", "round".to_owned()));
    }
    attributes
}

fn outline(d: &mut String, shape: &Shape) {
    // Writing to a string can't fail.
    let _ = match shape {
        Shape::Rect { x, y, width, height, radius: 0.0 } => {
            let (w, h) = (number(*width), number(*height));
            write!(d, "M{} {}h{w}v{h}h-{w}z", number(*x), number(*y))
        }
        Shape::Rect { x, y, width, height, radius } => {
            let r = number(*radius);
            let (w, h) = (number(width - 2.0 * radius), number(height - 2.0 * radius));
            let arc = |dx: &str, dy: &str| format!("a{r} {r} 0 0 1 {dx} {dy}");
            let minus = format!("-{r}");
            write!(
                d,
                "M{} {}h{w}{}v{h}{}h-{w}{}v-{h}{}z",
                number(x + radius),
                number(*y),
                arc(&r, &r),
                arc(&minus, &r),
                arc(&minus, &minus),
                arc(&r, &minus),
            )
        }
        Shape::Circle { x, y, radius } => {
            let (r, across) = (number(*radius), number(2.0 * radius));
            let (left, y) = (number(x - radius), number(*y));
            write!(d, "M{left} {y}a{r} {r} 0 1 0 {across} 0a{r} {r} 0 1 0 -{across} 0z")
        }
        Shape::Line(points) => points_to(d, points, ""),
        Shape::Area(points) => points_to(d, points, "z"),
        Shape::Text { .. } => Ok(()),
    };
}

fn points_to(d: &mut String, points: &[(f64, f64)], end: &str) -> std::fmt::Result {
    for (index, (x, y)) in points.iter().enumerate() {
        write!(d, "{}{} {}", if index == 0 { "M" } else { "L" }, number(*x), number(*y))?;
    }
    d.write_str(end)
}
