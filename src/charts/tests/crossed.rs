//! The two charts of two fields: the heat map and the stacked bars.

use super::fixtures::{Dice, WHY};
use super::{CASES, check_hidden, svg_of, texts};
use crate::charts::table::heat;
use crate::charts::{
    Cell, HeatInput, Scene, Shape, StackedCell, StackedInput, Theme, WidthTable, draw_heat,
    draw_stacked,
};

fn drawn(input: &HeatInput, width: f64) -> Scene {
    draw_heat(input, &Theme::default(), &WidthTable, width)
}

fn bars(input: &StackedInput, width: f64) -> Scene {
    draw_stacked(input, &Theme::default(), &WidthTable, width)
}

#[test]
fn a_hidden_cell_has_no_number_and_no_sign() {
    for seed in 0..CASES {
        let mut input = Dice(seed).heat();
        for cell in input.rows.iter_mut().flat_map(|row| &mut row.cells) {
            cell.cell = Cell::Hidden(WHY.to_owned());
            cell.n = "n = 3".to_owned();
            (cell.short, cell.against) = ("98765".to_owned(), None);
        }
        let scene = drawn(&input, 720.0);
        check_hidden(&scene, &["few", "above", "below"]);
        assert!(texts(&scene).all(|(text, ..)| text != "98765"));

        let mut input = Dice(seed).stacked();
        for row in &mut input.rows {
            row.cell = StackedCell::Hidden(WHY.to_owned());
            row.n = "n = 3".to_owned();
        }
        check_hidden(&bars(&input, 720.0), &["untold", "hatch"]);
    }
}

#[test]
fn every_cell_can_be_visited_where_it_is_drawn() {
    for seed in 0..CASES {
        let input = Dice(seed).heat();
        for width in [320.0, 1200.0] {
            let scene = drawn(&input, width);
            let cells = input.rows.len() * input.columns.len();
            assert_eq!(scene.regions.len(), cells);
            if cells == 0 {
                continue;
            }
            assert_eq!(scene.across, input.columns.len());
            for (at, region) in scene.regions.iter().enumerate() {
                let (row, column) = (at / scene.across, at % scene.across);
                assert_eq!(region.key, input.rows[row].key);
                assert!(region.label.starts_with(&input.rows[row].label), "{}", region.label);
                assert!(region.label.contains(&input.columns[column]), "{}", region.label);
                let (right, bottom) = (region.x + region.width, region.y + region.height);
                assert!(right < scene.width + 0.6 && bottom < scene.height + 0.6, "{region:?}");
            }
        }
    }
}

#[test]
fn three_hundred_units_are_few_nodes() {
    let mut dice = Dice(7);
    let mut input = dice.heat();
    while input.columns.len() < 6 || input.rows.is_empty() {
        input = dice.heat();
    }
    input.columns.truncate(6);
    let pattern = input.rows.clone();
    input.rows = (0..300).map(|row| pattern[row % pattern.len()].clone()).collect();
    let svg = svg_of(&drawn(&input, 1200.0));
    let told = input.rows.iter().flat_map(|row| row.cells.iter().take(6));
    let told = told.filter(|cell| cell.cell.estimate().is_some()).count();
    let texts = svg.matches("<text").count();
    // Names of two lines, headings at every 25th row, the numbers; and all else in a few paths.
    assert!(texts < told + 2 * 300 + 12 * 4 * 6 + 40, "{texts} texts");
    let others = svg.matches("<path").count() + svg.matches("<rect").count();
    assert!(others < 60, "{others} shapes");
}

#[test]
fn long_headings_have_a_number_and_a_key() {
    let mut input = Dice(7).heat();
    let check = |input: &HeatInput, width: f64, numbered: bool| {
        let scene = drawn(input, width);
        let of = |class: &str| -> Vec<String> {
            let marks = scene.marks.iter().filter(|mark| mark.class == class);
            let words = marks.filter_map(|mark| match &mark.shape {
                Shape::Text { content, .. } => Some(content.clone()),
                _ => None,
            });
            words.collect()
        };
        let (headings, key) = (of("heading"), of("note"));
        assert_eq!(headings.contains(&"1".to_owned()), numbered, "{headings:?}");
        assert_eq!(key.iter().any(|line| line.starts_with("1 · ")), numbered, "{key:?}");
    };
    input.columns =
        ["Tiếp cận dịch vụ", "Thủ tục", "Công chức", "Kết quả"].map(str::to_owned).to_vec();
    check(&input, 1200.0, false);
    check(&input, 320.0, false);
    input.columns = vec![
        "Tiếp nhận, giải quyết góp ý, phản ánh, kiến nghị của người dân".to_owned();
        20
    ];
    check(&input, 1200.0, true);
    check(&input, 320.0, true);
}

#[test]
fn segments_fill_the_bar() {
    for seed in 0..CASES {
        let input = Dice(seed).stacked();
        for width in [320.0, 720.0] {
            let scene = bars(&input, width);
            let by_row = |region: &crate::charts::Region| -> f64 {
                let filled = scene.marks.iter().filter(|mark| mark.class != "blank-edge");
                let wide = filled.filter_map(|mark| match mark.shape {
                    Shape::Rect { y, width, height, .. }
                        if height > 13.0
                            && y > region.y
                            && y + height < region.y + region.height =>
                    {
                        Some(width + 1.5)
                    }
                    _ => None,
                });
                wide.sum()
            };
            // Each row's own, without those of its segments.
            let rows = scene.regions.iter().step_by(1 + input.series.len());
            let drawn = input.rows.iter().zip(rows);
            let wide: Vec<f64> = drawn
                .filter(|(row, _)| {
                    let told = |segment: &crate::charts::Segment| segment.share > 0.0;
                    let segments = row.cell.segments().unwrap_or_default();
                    segments.iter().flatten().any(told)
                })
                .map(|(_, region)| by_row(region))
                .collect();
            // What isn't told is hatched, so that each bar is whole.
            let most = wide.iter().copied().fold(0.0, f64::max);
            for wide in wide {
                assert!((wide - most).abs() < 12.0, "seed {seed}: {wide} of {most}");
            }
        }
    }
}

#[test]
fn the_table_says_of_each_cell_what_the_picture_says() {
    for seed in 0..CASES {
        let input = Dice(seed).heat();
        let twin = heat(&input, "Bảng".to_owned(), "Đơn vị".to_owned());
        assert_eq!(twin.columns.len(), input.columns.len() + 1);
        for (row, cells) in input.rows.iter().zip(&twin.rows) {
            assert_eq!(cells.len(), twin.columns.len());
            for (cell, told) in row.cells.iter().zip(&cells[1..]) {
                match cell.cell.estimate() {
                    Some(estimate) => assert!(told.starts_with(&estimate.text), "{told}"),
                    None => assert_eq!(told, WHY),
                }
            }
        }
    }
}
