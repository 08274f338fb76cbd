//! Room: words aren't crossed by lines, and rows are no higher than they need to be.

use super::fixtures::Dice;
use super::{
    CASES, Cell, Scene, Shape, Theme, WIDTHS, WidthTable, draw_difference, draw_quadrants,
    draw_ranking, texts,
};

#[test]
fn no_words_stand_on_a_line() {
    let theme = Theme::default();
    let all = (0..CASES).flat_map(|seed| WIDTHS.map(|width| (seed, width)));
    for (seed, width) in all {
        let differences = draw_difference(&Dice(seed).difference(), &theme, &WidthTable, width);
        let quadrants = draw_quadrants(&Dice(seed).quadrants(), &theme, &WidthTable, width);
        // Where there is room the words stand at the left of the lines.
        if width < 480.0 {
            check_words(&differences, (NAMES, -0.6), &["zero", "grid"]);
        }
        check_words(&differences, (&["value"], 3.0), &["zero"]);
        check_words(&quadrants, (NAMES, -0.6), &["interval"]);
    }
}

const NAMES: &[&str] = &["label", "note"];

/// No words of these classes are crossed by an upright line of these kinds, or nearer to it than that.
fn check_words(scene: &Scene, (classes, near): (&[&str], f64), kinds: &[&str]) {
    let upright = scene.marks.iter().filter_map(|mark| match &mark.shape {
        Shape::Line(points) if kinds.iter().any(|kind| mark.class.starts_with(kind)) => {
            let [(x, a), (other, b)] = points[..] else { return None };
            (x == other).then(|| (x, a.min(b), a.max(b)))
        }
        _ => None,
    });
    let upright: Vec<(f64, f64, f64)> = upright.collect();
    for mark in scene.marks.iter().filter(|mark| classes.contains(&&*mark.class)) {
        let Shape::Text { content, .. } = &mark.shape else { continue };
        // A number has nowhere else to go, now and then.
        if content.parse::<u8>().is_ok() {
            continue;
        }
        let found = texts(scene).filter(|(text, ..)| text == content);
        for (text, _, [left, top, right, bottom]) in found {
            let crossed = upright.iter().find(|(x, from, to)| {
                left - near < *x && *x < right + near && top + 0.6 < *to && *from < bottom - 0.6
            });
            assert_eq!(crossed, None, "{text}, {} wide", scene.width);
        }
    }
}

#[test]
fn many_units_have_a_line_each() {
    let mut dice = Dice(7);
    let shown = std::iter::repeat_with(|| dice.cell()).find(|cell| matches!(cell, Cell::Shown(_)));
    let shown = shown.expect("most are shown");
    let each = |count: u64, width: f64| {
        let mut input = Dice(5).ranking_of(count);
        for (at, row) in input.rows.iter_mut().enumerate() {
            row.label = ["Xã ", &at.to_string()].concat();
            row.cell = shown.clone();
        }
        let scene = draw_ranking(&input, &Theme::default(), &WidthTable, width);
        assert_eq!(texts(&scene).filter(|(text, ..)| *text == "n = 1.204").count() as u64, count);
        scene.regions.iter().map(|region| region.height).fold(0.0, f64::max)
    };
    assert!(each(20, 480.0) > 50.0);
    assert!(each(300, 480.0) < 30.0 && each(300, 1200.0) < 30.0, "{}", each(300, 480.0));
    assert!(each(300, 320.0) < 50.0 && each(20, 320.0) > 60.0);
}
