//! The slides of the wall's screen: the overall result, then the panels' findings and pictures, each drawn as large as fits. A
//! picture that is higher than the screen is divided into several slides.

use std::ops::Range;
use std::rc::Rc;

use hailong_core::figures::Figures;

use crate::charts::{Cell, Scene, TextMeasure};
use crate::i18n::fill;
use crate::i18n::wall::words;
use crate::ui::dashboard::model::analysis::Analysis;
use crate::ui::dashboard::output::report::pieces;
use crate::ui::dashboard::panels::list::printed;
use crate::ui::dashboard::panels::panel::View;
use crate::ui::dashboard::panels::picture::{Division, Drawn};
use crate::ui::dashboard::text::names::Names;
use crate::ui::dashboard::text::{shares, source};

/// A picture is drawn at most so wide and then enlarged, so that its letters, of 13 pixels, are legible from four metres
/// on a screen of 1,920: 33 pixels high.
const DRAWN: f64 = 760.0;
/// More than this a picture isn't enlarged: a giant screen shows more of it instead.
const LARGEST: f64 = 5.0;

/// A picture that is so many times too long isn't cut.
const SHRUNK: f64 = 1.25;
/// One that can't be cut may be enlarged so much less.
const SMALLER: f64 = 1.35;

/// How much room there is for a picture, in pixels.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Room {
    width: f64,
    height: f64,
}

/// One picture with its finding.
pub(super) struct Slide {
    /// The finding.
    pub(super) title: String,
    /// What is shown, in a sentence.
    pub(super) text: String,
    pub(super) picture: Picture,
}

/// What is drawn.
pub(super) enum Picture {
    /// The result of all, in figures.
    Result { share: String, range: String },
    /// A chart.
    Chart(Rc<Scene>),
}

impl Room {
    pub(super) fn of(width: i32, height: i32) -> Self {
        Self { width: f64::from(width), height: f64::from(height) }
    }

    /// How wide a picture is drawn, and how high it may be.
    fn drawn(self) -> (f64, f64) {
        let larger = (self.width / DRAWN).clamp(1.0, LARGEST);
        (self.width / larger, self.height / larger)
    }
}

/// All of them, in the panels' order; none before there is room.
pub(super) fn slides(
    figures: &Figures,
    analysis: Option<&Analysis>,
    names: &Names,
    measure: &dyn TextMeasure,
    room: Room,
) -> Vec<Slide> {
    if room.width < 1.0 {
        return Vec::new();
    }
    let (width, height) = room.drawn();
    let mut slides: Vec<Slide> = overall(figures, names).into_iter().collect();
    for panel in printed(View { figures, analysis, names, controls: None }) {
        let (title, text, picture) = (panel.title(), panel.text(), panel.picture());
        let pieces = divided(&*picture, measure, width, height);
        let of = pieces.len();
        for (at, scene) in pieces.into_iter().enumerate() {
            let (part, all) = ((at + 1).to_string(), of.to_string());
            let places = [("text", &*text), ("part", &part), ("of", &all)];
            let text = match of {
                1 => text.clone(),
                _ => fill(words(names.language).part, &places),
            };
            slides.push(Slide {
                title: title.clone(),
                text,
                picture: Picture::Chart(Rc::new(scene)),
            });
        }
    }
    slides
}

/// A panel's picture, in as many pieces as it needs.
fn divided(picture: &dyn Drawn, measure: &dyn TextMeasure, width: f64, height: f64) -> Vec<Scene> {
    let all = || whole(picture, measure, width, height);
    match picture.division() {
        Division::Rows => fitted(picture.draw(measure, width), height),
        Division::Groups(count) => by_groups(picture, count, measure, width, height),
        Division::Whole => vec![all().unwrap_or_else(|| picture.draw(measure, width))],
        Division::WholeOrNot => all().into_iter().collect(),
    }
}

/// In pieces, unless it is only a little longer: then it is enlarged a little less.
fn fitted(scene: Scene, height: f64) -> Vec<Scene> {
    // A row is at least so high that it stays whole.
    let most = height.max(160.0);
    match scene.height <= most * SHRUNK {
        true => vec![scene],
        false => pieces(scene, most),
    }
}

/// As many groups at a time as there is room for, each time with the colours' names.
fn by_groups(
    picture: &dyn Drawn,
    count: usize,
    measure: &dyn TextMeasure,
    width: f64,
    height: f64,
) -> Vec<Scene> {
    let draw = |of: Range<usize>| picture.draw_groups(of, measure, width);
    let (mut scenes, mut from) = (Vec::new(), 0);
    while from < count {
        let (first, mut scene) = (from, draw(from..from + 1));
        from += 1;
        while from < count {
            let more = draw(first..from + 1);
            if more.height > height * SHRUNK {
                break;
            }
            (scene, from) = (more, from + 1);
        }
        scenes.extend(fitted(scene, height));
    }
    scenes
}

/// A picture whose parts aren't rows: drawn wider, and so enlarged less, until it fits; `None` where its letters would be too
/// small to be read from afar.
fn whole(picture: &dyn Drawn, measure: &dyn TextMeasure, width: f64, height: f64) -> Option<Scene> {
    let drawn = [1.0, 1.15, SMALLER].map(|wider| picture.draw(measure, width * wider));
    drawn.into_iter().find(|scene| scene.height * width / scene.width <= height)
}

fn overall(figures: &Figures, names: &Names) -> Option<Slide> {
    let input = shares::overall(figures, names);
    let (Cell::Shown(estimate) | Cell::Reference(estimate)) = &input.cell else { return None };
    let scale = names.overall_scale();
    let levels = scale.map(|scale| names.top_levels(scale)).unwrap_or_default();
    let words = names.words();
    let (low, high) = estimate.range.split_once(" – ").unwrap_or((&estimate.range, ""));
    let mut range = fill(words.interval, &[("low", low), ("high", high)]);
    range = [&range, " · ", &input.n].concat();
    if input.cell.is_reference() {
        range = [&range, " · ", words.reference].concat();
    }
    Some(Slide {
        title: input.name,
        text: fill(words.top_levels, &[("levels", &levels)]),
        picture: Picture::Result { share: estimate.text.clone(), range },
    })
}

/// Of how many, of when, by which filter.
pub(super) fn about(figures: &Figures, names: &Names) -> String {
    let source = source::of(figures, names);
    let title = names.text(&names.questionnaire.title);
    let rest = source.strip_prefix(title).unwrap_or(&source);
    rest.strip_prefix(" · ").unwrap_or(rest).to_owned()
}
