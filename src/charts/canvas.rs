//! What a chart draws with: plotters' drawing area over our backend, in pixels and with classes. Charts with axes draw
//! their data through a `plot` over it.

use std::borrow::Cow;
use std::cell::RefCell;
use std::rc::Rc;

use plotters::coord::Shift;
use plotters::drawing::{DrawingArea, IntoDrawingArea};
use plotters::element::{Circle, Drawable, PathElement, PointCollection, Polygon, Rectangle, Text};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{Color, FontDesc, FontFamily, FontStyle, RGBColor, ShapeStyle, TextStyle};
use plotters_backend::BackendCoord;

use super::backend::{Ink, Pen, SceneBackend, UNITS, units};
use super::colour::{Colour, Theme};
use super::measure::TextMeasure;
use super::scene::{Anchor, Cap, Region, Scene, Weight};

/// The one size of labels, values and headings.
pub(super) const LABEL: f64 = 13.0;
/// The smallest size: n, ticks, notes, numbers within bars.
pub(super) const SMALL: f64 = 12.0;

/// A class name, mostly a literal.
pub(super) type Class = Cow<'static, str>;

/// A level of so many, its colour and that of the text on it.
type Level = ((usize, usize), (Colour, Colour));

/// A drawing area that records a [`Scene`].
pub(super) struct Canvas<'a> {
    pub theme: &'a Theme,
    pub measure: &'a dyn TextMeasure,
    /// What [`Canvas::level`] has computed already.
    levels: RefCell<Vec<Level>>,
    scene: Rc<RefCell<Scene>>,
    pen: Pen,
    area: DrawingArea<SceneBackend<'a>, Shift>,
}

/// How a text looks.
#[derive(Clone, Copy)]
pub(super) struct Type {
    pub size: f64,
    pub weight: Weight,
    pub anchor: Anchor,
    pub colour: Colour,
}

impl<'a> Canvas<'a> {
    pub fn new(theme: &'a Theme, measure: &'a dyn TextMeasure, width: f64, height: f64) -> Self {
        let scene = Scene { width, height, marks: Vec::new(), regions: Vec::new(), across: 0 };
        let scene = Rc::new(RefCell::new(scene));
        let pen = Pen::default();
        let backend = SceneBackend { scene: scene.clone(), pen: pen.clone(), measure };
        let levels = RefCell::default();
        Self { theme, measure, levels, scene, pen, area: backend.into_drawing_area() }
    }

    pub fn width(&self) -> f64 {
        self.scene.borrow().width
    }

    pub fn height(&self) -> f64 {
        self.scene.borrow().height
    }

    /// As [`Theme::level`], computed once for a picture: its contrasts take longer than drawing a cell does.
    pub fn level(&self, index: usize, count: usize) -> (Colour, Colour) {
        let mut levels = self.levels.borrow_mut();
        if let Some((_, colours)) = levels.iter().find(|(level, _)| *level == (index, count)) {
            return *colours;
        }
        let colours = self.theme.level(index, count);
        levels.push(((index, count), colours));
        colours
    }

    pub fn finish(&self) -> Scene {
        // Drawing areas keep other handles, so the scene is moved out rather than unwrapped.
        self.scene.take()
    }

    /// The whole canvas as plotters has it: what a coordinate system is laid over.
    pub fn drawing_area(&self) -> &DrawingArea<SceneBackend<'a>, Shift> {
        &self.area
    }

    /// A filled rectangle: x, y, width, height.
    pub fn rect(&self, class: impl Into<Class>, at: [f64; 4], radius: f64, fill: Colour) {
        let style =
            self.set_pen(Ink { class: class.into(), radius, ..Ink::default() }, fill).filled();
        self.draw(&Rectangle::new(corners(at), style));
    }

    /// The outline of a rectangle.
    pub fn frame(&self, class: impl Into<Class>, at: [f64; 4], radius: f64, line: Pencil) {
        let ink = Ink { class: class.into(), radius, dash: line.dash, ..Ink::default() };
        let style = self.set_pen(ink, line.colour).stroke_width(width(line.width));
        self.draw(&Rectangle::new(corners(at), style));
    }

    /// A line through points.
    pub fn line(&self, class: impl Into<Class>, points: &[(f64, f64)], line: Pencil) {
        let style = self.stroke(class, line);
        self.draw(&PathElement::new(scaled(points), style));
    }

    /// A closed area.
    pub fn area(&self, class: impl Into<Class>, points: &[(f64, f64)], fill: Colour) {
        let style = self.fill(class, fill);
        self.draw(&Polygon::new(scaled(points), style));
    }

    /// A full dot, set off from what lies behind it by a ring of the surface's colour.
    pub fn dot(&self, class: impl Into<Class>, at: (f64, f64), radius: f64, fill: Colour) {
        let style = self.ringed(class, fill);
        self.draw(&Circle::new(unit(at), width(radius), style));
    }

    /// The style of what is drawn next: a line.
    pub fn stroke(&self, class: impl Into<Class>, line: Pencil) -> ShapeStyle {
        let ink = Ink { class: class.into(), dash: line.dash, cap: line.cap, ..Ink::default() };
        self.set_pen(ink, line.colour).stroke_width(width(line.width))
    }

    /// The style of what is drawn next: full.
    pub fn fill(&self, class: impl Into<Class>, fill: Colour) -> ShapeStyle {
        self.set_pen(Ink { class: class.into(), ..Ink::default() }, fill).filled()
    }

    /// The style of what is drawn next: full, with a ring of the surface's colour.
    pub fn ringed(&self, class: impl Into<Class>, fill: Colour) -> ShapeStyle {
        let ring = Some((self.theme.surface, 2.0));
        self.set_pen(Ink { class: class.into(), ring, ..Ink::default() }, fill).filled()
    }

    /// The style of what is drawn next: an outline, with the surface's colour inside.
    pub fn hollow(&self, class: impl Into<Class>, colour: Colour) -> ShapeStyle {
        let ring = Some((self.theme.surface, 2.0));
        self.set_pen(Ink { class: class.into(), ring, ..Ink::default() }, colour)
            .stroke_width(width(2.0))
    }

    /// One line of text, its digits' middle at y.
    pub fn text(&self, class: impl Into<Class>, text: &str, at: (f64, f64), look: Type) {
        self.write(Ink { class: class.into(), ..Ink::default() }, text, at, look);
    }

    /// The same over a line or a band, with a halo of the surface's colour.
    pub fn text_over(&self, class: impl Into<Class>, text: &str, at: (f64, f64), look: Type) {
        let ring = Some((self.theme.surface, 3.0));
        self.write(Ink { class: class.into(), ring, ..Ink::default() }, text, at, look);
    }

    /// A part that can be visited, with what is known about it.
    pub fn region(&self, key: &str, label: String, [x, y, width, height]: [f64; 4]) {
        let region = Region { key: key.to_owned(), label, x, y, width, height };
        self.scene.borrow_mut().regions.push(region);
    }

    /// The regions are the cells of a table with so many in a row.
    pub fn in_rows_of(&self, across: usize) {
        self.scene.borrow_mut().across = across;
    }

    pub fn label(&self, anchor: Anchor) -> Type {
        Type { size: LABEL, weight: Weight::Regular, anchor, colour: self.theme.text }
    }

    pub fn strong(&self, anchor: Anchor) -> Type {
        Type { weight: Weight::Bold, ..self.label(anchor) }
    }

    pub fn note(&self, anchor: Anchor) -> Type {
        Type { size: SMALL, weight: Weight::Regular, anchor, colour: self.theme.muted }
    }

    fn write(&self, ink: Ink, text: &str, at: (f64, f64), look: Type) {
        let style = match look.weight {
            Weight::Regular => FontStyle::Normal,
            Weight::Bold => FontStyle::Bold,
        };
        let h_pos = match look.anchor {
            Anchor::Start => HPos::Left,
            Anchor::Middle => HPos::Center,
            Anchor::End => HPos::Right,
        };
        let font = FontDesc::new(FontFamily::SansSerif, look.size * UNITS, style);
        let colour = self.set_pen(ink, look.colour);
        let place = Pos::new(h_pos, VPos::Center);
        let style = TextStyle::from(font).color(&colour).pos(place);
        self.draw(&Text::new(text, unit(at), style));
    }

    /// Sets what plotters' calls don't carry: it has one colour, and the backend takes both from the pen.
    fn set_pen(&self, ink: Ink, colour: Colour) -> RGBColor {
        self.pen.replace(Ink { colour: Some(colour), ..ink });
        RGBColor(colour.light.0, colour.light.1, colour.light.2)
    }

    fn draw<'e, E>(&self, element: &'e E)
    where
        &'e E: PointCollection<'e, BackendCoord>,
        E: Drawable<SceneBackend<'a>>,
    {
        // The backend's error is Infallible, and it is borrowed for one draw at a time.
        let _ = self.area.draw(element);
    }
}

/// How a line looks.
#[derive(Clone, Copy)]
pub(super) struct Pencil {
    pub colour: Colour,
    pub width: f64,
    pub dash: Option<(f64, f64)>,
    pub cap: Cap,
}

impl Pencil {
    pub fn new(colour: Colour, width: f64) -> Self {
        Self { colour, width, dash: None, cap: Cap::Butt }
    }

    pub fn dashed(self, dash: f64, gap: f64) -> Self {
        Self { dash: Some((dash, gap)), ..self }
    }

    pub fn round(self) -> Self {
        Self { cap: Cap::Round, ..self }
    }
}

/// A width or a radius as plotters has it.
fn width(pixels: f64) -> u32 {
    units(pixels).unsigned_abs()
}

fn unit((x, y): (f64, f64)) -> BackendCoord {
    (units(x), units(y))
}

fn scaled(points: &[(f64, f64)]) -> Vec<BackendCoord> {
    points.iter().copied().map(unit).collect()
}

fn corners([x, y, width, height]: [f64; 4]) -> [BackendCoord; 2] {
    [unit((x, y)), unit((x + width, y + height))]
}
