//! Our plotters backend: it records what is drawn into a [`Scene`]. It measures text by a [`TextMeasure`], as plotters' own
//! measuring needs fonts natively and a styled node in the page.

use std::borrow::Cow;
use std::cell::RefCell;
use std::convert::Infallible;
use std::rc::Rc;

use plotters_backend::text_anchor::{HPos, VPos};
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind,
    FontStyle,
};

use super::colour::{Colour, Rgb};
use super::measure::{ASCENT, DESCENT, TextMeasure};
use super::scene::{Anchor, Cap, Mark, Paint, Scene, Shape, Weight};

/// plotters counts in whole units; ours are tenths of a pixel, or bars would jump by whole ones.
pub(super) const UNITS: f64 = 10.0;

/// A length in pixels as the backend counts it.
pub(super) fn units(pixels: f64) -> i32 {
    (pixels * UNITS).round() as i32
}

/// What plotters' calls don't carry: set between draws by the chart, read by the backend.
#[derive(Clone, Debug, Default)]
pub(super) struct Ink {
    pub class: Cow<'static, str>,
    pub title: Option<String>,
    pub radius: f64,
    pub dash: Option<(f64, f64)>,
    pub cap: Cap,
    /// An outline round a filled mark, or the halo behind a text.
    pub ring: Option<(Colour, f64)>,
    /// What the mark is drawn in, in both themes.
    pub colour: Option<Colour>,
}

/// The handle that the chart and the backend share.
pub(super) type Pen = Rc<RefCell<Ink>>;

/// Records marks; drawing can't fail.
pub(super) struct SceneBackend<'a> {
    pub scene: Rc<RefCell<Scene>>,
    pub pen: Pen,
    pub measure: &'a dyn TextMeasure,
}

type Drawn = Result<(), DrawingErrorKind<Infallible>>;

impl DrawingBackend for SceneBackend<'_> {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        let scene = self.scene.borrow();
        ((scene.width * UNITS).ceil() as u32, (scene.height * UNITS).ceil() as u32)
    }

    fn ensure_prepared(&mut self) -> Drawn {
        Ok(())
    }

    fn present(&mut self) -> Drawn {
        Ok(())
    }

    fn draw_pixel(&mut self, point: BackendCoord, color: BackendColor) -> Drawn {
        let (x, y) = pixels(point);
        let side = 1.0 / UNITS;
        let shape = Shape::Rect { x, y, width: side, height: side, radius: 0.0 };
        self.record(shape, color, Outline::Filled);
        Ok(())
    }

    fn draw_line<S: BackendStyle>(
        &mut self,
        from: BackendCoord,
        to: BackendCoord,
        style: &S,
    ) -> Drawn {
        self.draw_path([from, to], style)
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        upper_left: BackendCoord,
        bottom_right: BackendCoord,
        style: &S,
        fill: bool,
    ) -> Drawn {
        let ((x, y), (right, bottom)) = (pixels(upper_left), pixels(bottom_right));
        let (width, height) = (tenth(right - x), tenth(bottom - y));
        let radius = self.pen.borrow().radius.min(width / 2.0).min(height / 2.0);
        self.record(
            Shape::Rect { x, y, width, height, radius },
            style.color(),
            Outline::of(style, fill),
        );
        Ok(())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Drawn {
        let points = path.into_iter().map(pixels).collect();
        self.record(Shape::Line(points), style.color(), Outline::of(style, false));
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(
        &mut self,
        center: BackendCoord,
        radius: u32,
        style: &S,
        fill: bool,
    ) -> Drawn {
        let (x, y) = pixels(center);
        let shape = Shape::Circle { x, y, radius: f64::from(radius) / UNITS };
        self.record(shape, style.color(), Outline::of(style, fill));
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        vert: I,
        style: &S,
    ) -> Drawn {
        let points = vert.into_iter().map(pixels).collect();
        self.record(Shape::Area(points), style.color(), Outline::Filled);
        Ok(())
    }

    fn draw_text<T: BackendTextStyle>(
        &mut self,
        text: &str,
        style: &T,
        pos: BackendCoord,
    ) -> Drawn {
        let (x, y) = pixels(pos);
        let size = style.size() / UNITS;
        let anchor = match style.anchor().h_pos {
            HPos::Left => Anchor::Start,
            HPos::Center => Anchor::Middle,
            HPos::Right => Anchor::End,
        };
        // A baseline, because browsers disagree about dominant-baseline; the middle is that of digits
        // and capitals, 0.71 em high.
        let y = match style.anchor().v_pos {
            VPos::Top => y + ASCENT * size,
            VPos::Center => y + 0.355 * size,
            VPos::Bottom => y - DESCENT * size,
        };
        let weight = weight(style);
        let shape = Shape::Text { x, y: tenth(y), content: text.to_owned(), anchor, size, weight };
        self.record(shape, style.color(), Outline::Filled);
        Ok(())
    }

    fn estimate_text_size<T: BackendTextStyle>(
        &self,
        text: &str,
        style: &T,
    ) -> Result<(u32, u32), DrawingErrorKind<Infallible>> {
        // The size is in units already, and so is the answer.
        let width = self.measure.width(text, style.size(), weight(style));
        Ok((width.ceil() as u32, (style.size() * (ASCENT + DESCENT)).ceil() as u32))
    }
}

impl SceneBackend<'_> {
    fn record(&mut self, shape: Shape, color: BackendColor, outline: Outline) {
        let ink = self.pen.borrow();
        // What plotters draws by itself has one colour in both themes.
        let one = Rgb(color.rgb.0, color.rgb.1, color.rgb.2);
        let colour = ink.colour.unwrap_or(Colour { token: None, light: one, dark: one });
        let mut paint = Paint { dash: ink.dash, cap: ink.cap, ..Paint::default() };
        match outline {
            Outline::Filled => {
                paint.fill = Some(colour);
                if let Some((ring, width)) = ink.ring {
                    paint.stroke = Some(ring);
                    paint.stroke_width = width;
                }
            }
            Outline::Drawn(width) => {
                paint.stroke = Some(colour);
                paint.stroke_width = width;
                paint.fill = ink.ring.map(|(inside, _)| inside);
            }
        }
        self.scene.borrow_mut().marks.push(Mark {
            class: ink.class.clone(),
            title: ink.title.clone(),
            shape,
            paint,
        });
    }
}

enum Outline {
    Filled,
    Drawn(f64),
}

impl Outline {
    fn of<S: BackendStyle>(style: &S, fill: bool) -> Self {
        if fill { Self::Filled } else { Self::Drawn(f64::from(style.stroke_width()) / UNITS) }
    }
}

fn weight<T: BackendTextStyle>(style: &T) -> Weight {
    if matches!(style.style(), FontStyle::Bold) { Weight::Bold } else { Weight::Regular }
}

fn pixels((x, y): BackendCoord) -> (f64, f64) {
    (f64::from(x) / UNITS, f64::from(y) / UNITS)
}

fn tenth(value: f64) -> f64 {
    (value * UNITS).round() / UNITS
}
