//! From marks to SVG elements, as few as possible. It makes descriptions; `drawing` and `svg` make nodes and text of them.

use std::borrow::Cow;
use std::fmt::{self, Write};

use crate::charts::colour::Colour;
use crate::charts::scene::{Anchor, Cap, Mark, Region, Scene, Shape, Weight};

/// Where the elements will be, which decides how they are coloured.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Target {
    /// In the page, whose stylesheet chooses the theme.
    Page,
    /// In a file: light, and whole without a stylesheet.
    File,
}

impl Target {
    fn colour(self, colour: Colour) -> String {
        match self {
            Self::Page => colour.on_page(),
            Self::File => colour.light.to_string(),
        }
    }
}

/// An attribute's value. It is formatted only when it is written: most are equal to what is there, and left.
#[derive(PartialEq)]
pub(super) enum Value {
    Length(Tenths),
    Colour(Colour, Target),
    Word(Cow<'static, str>),
}

impl Value {
    pub(super) fn text(&self) -> Cow<'_, str> {
        match self {
            Self::Length(length) => length.to_string().into(),
            Self::Colour(colour, target) => target.colour(*colour).into(),
            Self::Word(word) => Cow::Borrowed(word),
        }
    }
}

/// A number with at most one decimal, in tenths.
#[derive(Clone, Copy, PartialEq)]
pub(super) struct Tenths(i64);

impl Tenths {
    fn of(value: f64) -> Self {
        Self((value * 10.0).round() as i64)
    }

    /// The number that is next to it.
    pub(super) fn value(self) -> f64 {
        self.0 as f64 / 10.0
    }
}

impl fmt::Display for Tenths {
    // A redraw has thousands, and formatting two integers takes a fraction of the time of formatting a float.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, tenth) = (self.0 / 10, self.0 % 10);
        if self.0 < 0 && whole == 0 {
            f.write_str("-")?;
        }
        fmt::Display::fmt(&whole, f)?;
        if tenth == 0 {
            return Ok(());
        }
        f.write_str(".")?;
        fmt::Display::fmt(&tenth.abs(), f)
    }
}

#[derive(PartialEq)]
pub(super) struct Element {
    pub tag: &'static str,
    pub attributes: Vec<(&'static str, Value)>,
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
pub(super) fn element(run: &[Mark], target: Target) -> Element {
    if let [mark] = run { single(mark, target) } else { path(run, target) }
}

/// A transparent rectangle over a region, of class `region`, with `data-index`: so one listener serves all.
pub(super) fn visit(region: &Region, index: usize, active: bool) -> Element {
    let Region { label, x, y, width, height, .. } = region;
    let class = if active { "region active" } else { "region" };
    let mut attributes = vec![("class", word(class)), ("data-index", written(index.to_string()))];
    let sides = [("x", x), ("y", y), ("width", width), ("height", height)];
    attributes.extend(sides.map(|(name, value)| (name, length(*value))));
    attributes.push(("fill", word("none")));
    attributes.push(("pointer-events", word("all")));
    Element { tag: "rect", attributes, text: None, title: Some(label.clone()) }
}

/// A number with at most one decimal.
pub(super) fn number(value: f64) -> String {
    Tenths::of(value).to_string()
}

fn length(value: f64) -> Value {
    Value::Length(Tenths::of(value))
}

fn word(word: &'static str) -> Value {
    Value::Word(Cow::Borrowed(word))
}

fn written(text: String) -> Value {
    Value::Word(Cow::Owned(text))
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

fn path(run: &[Mark], target: Target) -> Element {
    let mut d = String::new();
    for mark in run {
        outline(&mut d, &mark.shape);
    }
    let mut attributes = looks(&run[0], target);
    attributes.push(("d", written(d)));
    Element { tag: "path", attributes, text: None, title: None }
}

fn single(mark: &Mark, target: Target) -> Element {
    let mut attributes = looks(mark, target);
    let (tag, text) = match &mark.shape {
        Shape::Rect { x, y, width, height, radius } => {
            attributes.extend([
                ("x", length(*x)),
                ("y", length(*y)),
                ("width", length(*width)),
                ("height", length(*height)),
            ]);
            if *radius > 0.0 {
                attributes.push(("rx", length(*radius)));
            }
            ("rect", None)
        }
        Shape::Circle { x, y, radius } => {
            attributes.extend([("cx", length(*x)), ("cy", length(*y)), ("r", length(*radius))]);
            ("circle", None)
        }
        Shape::Line(_) | Shape::Area(_) => {
            let mut d = String::new();
            outline(&mut d, &mark.shape);
            attributes.push(("d", written(d)));
            ("path", None)
        }
        Shape::Text { x, y, content, anchor, size, weight } => {
            attributes.extend([("x", length(*x)), ("y", length(*y)), ("font-size", length(*size))]);
            match anchor {
                Anchor::Start => {}
                Anchor::Middle => attributes.push(("text-anchor", word("middle"))),
                Anchor::End => attributes.push(("text-anchor", word("end"))),
            }
            if *weight == Weight::Bold {
                attributes.push(("font-weight", word("700")));
            }
            if mark.paint.stroke.is_some() {
                // The halo goes behind the letters.
                attributes.push(("paint-order", word("stroke")));
                attributes.push(("stroke-linejoin", word("round")));
            }
            ("text", Some(content.clone()))
        }
    };
    Element { tag, attributes, text, title: mark.title.clone() }
}

fn looks(mark: &Mark, target: Target) -> Vec<(&'static str, Value)> {
    let paint = &mark.paint;
    let mut attributes = vec![("class", Value::Word(mark.class.clone()))];
    let fill = paint.fill.map_or_else(|| word("none"), |fill| Value::Colour(fill, target));
    attributes.push(("fill", fill));
    if let Some(stroke) = paint.stroke {
        attributes.push(("stroke", Value::Colour(stroke, target)));
        attributes.push(("stroke-width", length(paint.stroke_width)));
    }
    if let Some((dash, gap)) = paint.dash {
        attributes
            .push(("stroke-dasharray", written([&*number(dash), " ", &number(gap)].concat())));
    }
    if paint.cap == Cap::Round {
        attributes.push(("stroke-linecap", word("round")));
        attributes.push(("stroke-linejoin", word("round")));
    }
    attributes
}

fn outline(d: &mut String, shape: &Shape) {
    // Writing to a string can't fail.
    let _ = match shape {
        Shape::Rect { x, y, width, height, radius: 0.0 } => {
            let (w, h) = (Tenths::of(*width), Tenths::of(*height));
            write!(d, "M{} {}h{w}v{h}h-{w}z", Tenths::of(*x), Tenths::of(*y))
        }
        Shape::Rect { x, y, width, height, radius } => {
            let r = Tenths::of(*radius);
            let (w, h) = (Tenths::of(width - 2.0 * radius), Tenths::of(height - 2.0 * radius));
            let minus = Tenths::of(-radius);
            let arc = |dx: Tenths, dy: Tenths| format!("a{r} {r} 0 0 1 {dx} {dy}");
            write!(
                d,
                "M{} {}h{w}{}v{h}{}h-{w}{}v-{h}{}z",
                Tenths::of(x + radius),
                Tenths::of(*y),
                arc(r, r),
                arc(minus, r),
                arc(minus, minus),
                arc(r, minus),
            )
        }
        Shape::Circle { x, y, radius } => {
            let (r, across) = (Tenths::of(*radius), Tenths::of(2.0 * radius));
            let (left, y) = (Tenths::of(x - radius), Tenths::of(*y));
            write!(d, "M{left} {y}a{r} {r} 0 1 0 {across} 0a{r} {r} 0 1 0 -{across} 0z")
        }
        Shape::Line(points) => points_to(d, points, ""),
        Shape::Area(points) => points_to(d, points, "z"),
        Shape::Text { .. } => Ok(()),
    };
}

fn points_to(d: &mut String, points: &[(f64, f64)], end: &str) -> std::fmt::Result {
    for (index, (x, y)) in points.iter().enumerate() {
        write!(d, "{}{} {}", if index == 0 { "M" } else { "L" }, Tenths::of(*x), Tenths::of(*y))?;
    }
    d.write_str(end)
}
