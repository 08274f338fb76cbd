//! The charts that are cartesian: plotters' coordinate system over a part of the canvas, and the series in it.
//!
//! A chart gives values; plotters maps them, draws its mesh and its series through our backend. What a value can't say (the
//! words, and where they stand) stays with the chart and is written on the [`Canvas`] in pixels. A [`Coordinates`] can be
//! asked before there is a canvas: how high one must be may hang on where its values lie.

use plotters::chart::{ChartBuilder, ChartContext};
use plotters::coord::CoordTranslate;
use plotters::coord::cartesian::Cartesian2d;
use plotters::element::{Circle, EmptyElement, Polygon, Rectangle};
use plotters::series::{LineSeries, PointSeries};
use plotters::style::ShapeStyle;
use plotters_backend::BackendCoord;

use super::axis::Axis;
use super::backend::{SceneBackend, UNITS, units};
use super::canvas::{Canvas, Class, Pencil};
use super::colour::Colour;

/// A point in values: to the right, upwards.
pub(super) type Point = (f64, f64);

/// Two axes over a rectangle of the canvas.
#[derive(Clone)]
pub(super) struct Coordinates {
    system: Cartesian2d<Axis, Axis>,
    /// Left, top, right, bottom, in pixels.
    bounds: [f64; 4],
}

impl Coordinates {
    /// Over left, top, right and bottom, in pixels.
    pub fn new(across: Axis, up: Axis, bounds: [f64; 4]) -> Self {
        let [left, top, right, bottom] = bounds.map(units);
        let system = Cartesian2d::new(across, up, (left..right, bottom..top));
        Self { system, bounds }
    }

    /// Where a point is, in pixels.
    pub fn at(&self, point: Point) -> (f64, f64) {
        let (x, y) = self.system.translate(&point);
        (f64::from(x) / UNITS, f64::from(y) / UNITS)
    }

    /// Where a value of the horizontal axis is, in pixels.
    pub fn x(&self, value: f64) -> f64 {
        self.at((value, 0.0)).0
    }

    /// Where a value of the vertical axis is, in pixels.
    pub fn y(&self, value: f64) -> f64 {
        self.at((0.0, value)).1
    }

    /// The horizontal axis.
    pub fn across(&self) -> &Axis {
        self.system.x_spec()
    }

    /// Left, top, right, bottom, in pixels.
    pub fn bounds(&self) -> [f64; 4] {
        self.bounds
    }
}

/// A coordinate system on the canvas, to draw in.
pub(super) struct Plot<'c, 'a> {
    canvas: &'c Canvas<'a>,
    chart: ChartContext<'c, SceneBackend<'a>, Cartesian2d<Axis, Axis>>,
}

impl<'c, 'a> Plot<'c, 'a> {
    /// Lays the coordinates over the canvas.
    pub fn new(canvas: &'c Canvas<'a>, coordinates: &Coordinates) -> Self {
        let [left, top, right, bottom] = coordinates.bounds.map(units);
        // The last pixel of a drawing area belongs to it, so that it is one unit larger than its coordinates.
        let area = canvas.drawing_area().clone();
        let area = area.shrink((left, top), (right - left + 1, bottom - top + 1));
        let (across, up) = (coordinates.system.x_spec(), coordinates.system.y_spec());
        let chart = ChartBuilder::on(&area).build_cartesian_2d(across.clone(), up.clone());
        Self { canvas, chart: chart.expect("a chart without a title draws nothing yet") }
    }

    /// The ends of the vertical axis.
    pub fn range_up(&self) -> [f64; 2] {
        let range = self.chart.y_range();
        [range.start, range.end]
    }

    /// A line through the whole plot at each of so many ticks of both axes.
    pub fn mesh(&mut self, class: impl Into<Class>, [across, up]: [usize; 2], pencil: Pencil) {
        let style = self.canvas.stroke(class, pencil);
        let area = self.chart.plotting_area();
        // Our backend's error is Infallible, here and below.
        let _ = area.draw_mesh(|backend, line| line.draw(backend, &style), up, across);
    }

    /// A line through points.
    pub fn line(
        &mut self,
        class: impl Into<Class>,
        points: impl IntoIterator<Item = Point>,
        pencil: Pencil,
    ) {
        let style = self.canvas.stroke(class, pencil);
        let _ = self.chart.draw_series(LineSeries::new(points, style));
    }

    /// What lies between an upper and a lower line.
    pub fn band(&mut self, class: impl Into<Class>, [upper, lower]: [&[Point]; 2], fill: Colour) {
        let style = self.canvas.fill(class, fill);
        let around: Vec<Point> = upper.iter().chain(lower.iter().rev()).copied().collect();
        let _ = self.chart.draw_series([Polygon::new(around, style)]);
    }

    /// The rectangle between two corners.
    pub fn rect(&mut self, class: impl Into<Class>, corners: [Point; 2], fill: Colour) {
        let style = self.canvas.fill(class, fill);
        let _ = self.chart.draw_series([Rectangle::new(corners, style)]);
    }

    /// Full dots, set off from what lies behind them.
    pub fn dots(
        &mut self,
        class: impl Into<Class>,
        points: impl IntoIterator<Item = Point>,
        radius: f64,
        fill: Colour,
    ) {
        let style = self.canvas.ringed(class, fill);
        self.circles(points, radius, style);
    }

    /// Hollow dots: values that are for reference only.
    pub fn hollow_dots(
        &mut self,
        class: impl Into<Class>,
        points: impl IntoIterator<Item = Point>,
        radius: f64,
        colour: Colour,
    ) {
        let style = self.canvas.hollow(class, colour);
        self.circles(points, radius, style);
    }

    /// Full diamonds, of a size in pixels whatever the axes are: values that stand out.
    pub fn diamonds(
        &mut self,
        class: impl Into<Class>,
        points: impl IntoIterator<Item = Point>,
        reach: f64,
        fill: Colour,
    ) {
        let (style, reach) = (self.canvas.fill(class, fill), units(reach));
        let corners: [BackendCoord; 4] = [(0, -reach), (reach, 0), (0, reach), (-reach, 0)];
        let diamond = |point| EmptyElement::at(point) + Polygon::new(corners, style);
        let _ = self.chart.draw_series(points.into_iter().map(diamond));
    }

    fn circles(&mut self, points: impl IntoIterator<Item = Point>, radius: f64, style: ShapeStyle) {
        let circles = PointSeries::<_, _, Circle<_, _>, _>::new(points, units(radius), style);
        let _ = self.chart.draw_series(circles);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::charts::colour::Theme;
    use crate::charts::measure::WidthTable;
    use crate::charts::scene::{Scene, Shape};

    const BOUNDS: [f64; 4] = [40.0, 10.0, 240.0, 110.0];

    /// Three months against shares from 60 to 80 %, and what is drawn in them.
    fn drawn(draw: impl Fn(&mut Plot, &Theme)) -> (Coordinates, Scene) {
        let (across, up) = (Axis::months(3), Axis::shares([0.7]));
        let coordinates = Coordinates::new(across, up, BOUNDS);
        let theme = Theme::default();
        let canvas = Canvas::new(&theme, &WidthTable, 300.0, 120.0);
        draw(&mut Plot::new(&canvas, &coordinates), &theme);
        (coordinates, canvas.finish())
    }

    #[test]
    fn the_first_value_is_at_the_left_and_the_least_at_the_bottom() {
        let (coordinates, _) = drawn(|plot, _| assert_eq!(plot.range_up(), [0.6, 0.8]));
        assert_eq!(coordinates.at((0.0, 0.6)), (40.0, 110.0));
        assert_eq!(coordinates.at((3.0, 0.8)), (240.0, 10.0));
        assert_eq!((coordinates.x(1.5), coordinates.y(0.75)), (140.0, 35.0));
    }

    #[test]
    fn a_series_is_drawn_where_the_coordinates_say() {
        let points = [(0.0, 0.6), (0.5, 0.66), (1.5, 0.8), (3.0, 0.71)];
        let (coordinates, scene) = drawn(|plot, theme| {
            plot.line("line", points, Pencil::new(theme.value, 2.0));
            plot.dots("dot", points, 4.5, theme.value);
            plot.diamonds("beyond", points, 7.5, theme.low);
        });
        let at = points.map(|point| coordinates.at(point));
        let shapes: Vec<&Shape> = scene.marks.iter().map(|mark| &mark.shape).collect();
        assert_eq!(shapes.len(), 9);
        assert_eq!(shapes[0], &Shape::Line(at.to_vec()));
        for (shape, (x, y)) in shapes[1..5].iter().zip(at) {
            assert_eq!(shape, &&Shape::Circle { x, y, radius: 4.5 });
        }
        for (shape, (x, y)) in shapes[5..].iter().zip(at) {
            let corners = [(x, y - 7.5), (x + 7.5, y), (x, y + 7.5), (x - 7.5, y)];
            assert_eq!(shape, &&Shape::Area(corners.to_vec()));
        }
    }

    #[test]
    fn the_mesh_is_at_the_ticks_and_goes_through_the_whole_plot() {
        let (_, scene) =
            drawn(|plot, theme| plot.mesh("grid", [3, 2], Pencil::new(theme.grid, 1.0)));
        let lines = scene.marks.iter().map(|mark| match &mark.shape {
            Shape::Line(points) => points.clone(),
            other => panic!("{other:?}"),
        });
        let upright = [73.3, 140.0, 206.7].map(|x| vec![(x, 110.0), (x, 10.0)]);
        let level = [110.0, 10.0].map(|y| vec![(40.0, y), (240.0, y)]);
        assert_eq!(lines.collect::<Vec<_>>(), [&upright[..], &level[..]].concat());
        assert!(scene.marks.iter().all(|mark| mark.class == "grid"));
    }
}
