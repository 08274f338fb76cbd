//! Cuts a chart that is longer than a page between two of its rows: 300 units are five pages long, and a printer would
//! cut through the middle of a name.

use crate::charts::{Mark, Region, Scene, Shape};

/// The scene in pieces of at most `most` pixels each, of about the same height; whole where it isn't longer or has no
/// place to be cut. A single row that is longer stays whole.
pub fn pieces(scene: Scene, most: f64) -> Vec<Scene> {
    if scene.height <= most {
        return vec![scene];
    }
    let places = places(&scene.regions);
    // Two rows alone on a page look as if the rest had been forgotten.
    let aim = scene.height / (scene.height / most).ceil();
    let mut pieces = Vec::new();
    let mut from = 0.0;
    while scene.height - from > most {
        let after = || places.iter().copied().filter(|&place| place > from);
        let apart = |place: f64| (place - from - aim).abs();
        let nearest = after()
            .filter(|&place| place - from <= most)
            .min_by(|&a, &b| apart(a).total_cmp(&apart(b)));
        let Some(to) = nearest.or_else(|| after().next()) else { break };
        pieces.push(piece(&scene, from, to));
        from = to;
    }
    pieces.push(piece(&scene, from, scene.height));
    pieces
}

/// Where a row ends and another one begins below it, from the top.
fn places(regions: &[Region]) -> Vec<f64> {
    let ends = regions.iter().map(|region| region.y + region.height);
    let between = |&end: &f64| {
        regions.iter().any(|region| region.y >= end)
            && regions.iter().all(|region| region.y >= end || region.y + region.height <= end)
    };
    let mut places: Vec<f64> = ends.filter(between).collect();
    places.sort_by(f64::total_cmp);
    places.dedup();
    places
}

fn piece(scene: &Scene, from: f64, to: f64) -> Scene {
    let marks = scene.marks.iter().filter(|mark| {
        let (top, bottom) = extent(&mark.shape);
        bottom > from && top < to
    });
    let regions = scene.regions.iter().filter(|region| region.y >= from && region.y < to);
    Scene {
        width: scene.width,
        height: to - from,
        marks: marks.map(|mark| Mark { shape: moved(&mark.shape, from), ..mark.clone() }).collect(),
        regions: regions.map(|region| Region { y: region.y - from, ..region.clone() }).collect(),
        across: 0,
    }
}

/// From where to where a shape reaches, downwards.
fn extent(shape: &Shape) -> (f64, f64) {
    match shape {
        Shape::Rect { y, height, .. } => (*y, y + height),
        Shape::Circle { y, radius, .. } => (y - radius, y + radius),
        // What hangs below the baseline.
        Shape::Text { y, size, .. } => (y - size, y + 0.3 * size),
        Shape::Line(points) | Shape::Area(points) => {
            let ys = points.iter().map(|(_, y)| *y);
            // A level line is in its piece too.
            (ys.clone().fold(f64::MAX, f64::min) - 0.1, ys.fold(f64::MIN, f64::max) + 0.1)
        }
    }
}

fn moved(shape: &Shape, by: f64) -> Shape {
    let mut shape = shape.clone();
    match &mut shape {
        Shape::Rect { y, .. } | Shape::Circle { y, .. } | Shape::Text { y, .. } => *y -= by,
        Shape::Line(points) | Shape::Area(points) => {
            points.iter_mut().for_each(|(_, y)| *y -= by);
        }
    }
    shape
}
