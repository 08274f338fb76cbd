//! What must hold for every input and width: nothing overlaps, leaves the frame or gives away a number.

mod crossed;
mod fixtures;
mod room;

use super::measure::{ASCENT, DESCENT};
use super::render::{Caption, sheet, to_svg_string};
use super::table::{LikertColumns, ShareColumns, factors, interval, likert, ranking, trend};
use super::{
    Anchor, Cell, Colour, LikertCell, Rgb, Scene, Shape, TextMeasure, Theme, WidthTable,
    draw_difference, draw_factors, draw_heat, draw_interval, draw_likert, draw_multiples,
    draw_quadrants, draw_ranking, draw_stacked, draw_trend,
};
use fixtures::{Dice, WHY};

const WIDTHS: [f64; 8] = [320.0, 375.0, 479.0, 480.0, 560.0, 720.0, 901.5, 1200.0];
const CASES: u64 = 60;

/// Left, top, right, bottom.
type Bounds = [f64; 4];

fn sheet_of(scene: &Scene) -> Scene {
    let caption = Caption {
        title: "Kết quả <1>",
        text: "n & ý nghĩa",
        stamp: "dữ liệu minh họa",
        source: "Phiếu thử · 64 phiếu · lập ngày 24/11/2026",
    };
    sheet(scene, &Theme::default(), &WidthTable, &caption)
}

fn svg_of(scene: &Scene) -> String {
    to_svg_string(&sheet_of(scene))
}

#[test]
fn labels_stand_apart_within_the_frame() {
    for_all(|scene, what| {
        let boxes: Vec<_> = texts(scene).collect();
        for (index, (text, size, a)) in boxes.iter().enumerate() {
            assert!(*size >= 12.0, "{what}: {text} is too small");
            let inside =
                a[0] > -0.6 && a[1] > -0.6 && a[2] < scene.width + 0.6 && a[3] < scene.height + 0.6;
            assert!(inside, "{what}: {text} at {a:?} leaves {} × {}", scene.width, scene.height);
            for (other, _, b) in &boxes[..index] {
                let across = a[2].min(b[2]) - a[0].max(b[0]);
                let down = a[3].min(b[3]) - a[1].max(b[1]);
                assert!(across < 0.6 || down < 0.6, "{what}: {text} {a:?} on {other} {b:?}");
            }
        }
    });
}

#[test]
fn marks_stay_within_the_frame() {
    for_all(|scene, what| {
        for mark in &scene.marks {
            let points: Vec<(f64, f64)> = match &mark.shape {
                Shape::Rect { x, y, width, height, .. } => {
                    assert!(*width >= 0.0 && *height >= 0.0, "{what}: {mark:?}");
                    vec![(*x, *y), (x + width, y + height)]
                }
                Shape::Circle { x, y, radius } => {
                    vec![(x - radius, y - radius), (x + radius, y + radius)]
                }
                Shape::Line(points) | Shape::Area(points) => points.clone(),
                Shape::Text { .. } => Vec::new(),
            };
            for (x, y) in points {
                let inside = (-0.6..=scene.width + 0.6).contains(&x)
                    && (-0.6..=scene.height + 0.6).contains(&y);
                assert!(inside, "{what}: {mark:?} leaves {} × {}", scene.width, scene.height);
            }
        }
    });
}

#[test]
fn segments_are_in_proportion() {
    for seed in 0..CASES {
        let input = Dice(seed).likert();
        let count = input.levels.len();
        for width in WIDTHS {
            let scene = draw_likert(&input, &Theme::default(), &WidthTable, width);
            let mut segments = Vec::new();
            for level in 0..count {
                let class = format!("level-{} of-{count}", level + 1);
                // The first of each class is the legend's.
                let mut drawn = scene.marks.iter().filter(|mark| mark.class == class).skip(1);
                for shares in visible(&input) {
                    let number = shares.levels[level].count;
                    if number == 0 {
                        continue;
                    }
                    let Some(Shape::Rect { width, .. }) = drawn.next().map(|mark| &mark.shape)
                    else {
                        panic!("a segment of {class} is missing");
                    };
                    segments.push((number as f64 / shares.total() as f64, width + 1.5));
                }
                assert_eq!(drawn.next(), None, "nothing else is drawn");
            }
            // The widest tells the scale best: ends are rounded to tenths.
            let Some((most, wide)) = segments.iter().copied().max_by(|a, b| a.0.total_cmp(&b.0))
            else {
                continue;
            };
            for (share, width) in segments.into_iter().filter(|(_, width)| *width > 2.5) {
                let expected = share * wide / most;
                assert!((width - expected).abs() < 0.3, "{width}, not {expected}");
            }
        }
    }
}

#[test]
fn what_is_hidden_is_said_and_not_drawn() {
    for seed in 0..CASES {
        let mut input = Dice(seed).likert();
        for row in input.groups.iter_mut().flat_map(|group| &mut group.rows) {
            row.cell = LikertCell::Hidden(WHY.to_owned());
            row.n = "n = 3".to_owned();
        }
        let scene = draw_likert(&input, &Theme::default(), &WidthTable, 720.0);
        check_hidden(&scene, &["value", "centre"]);

        let mut input = Dice(seed).ranking();
        for row in &mut input.rows {
            row.cell = Cell::Hidden(WHY.to_owned());
            row.n = "n = 3".to_owned();
        }
        let scene = draw_ranking(&input, &Theme::default(), &WidthTable, 720.0);
        check_hidden(&scene, &["dot", "interval", "value", "tick", "grid"]);

        let mut input = Dice(seed).trend();
        for point in &mut input.points {
            point.cell = Cell::Hidden(WHY.to_owned());
            point.n = "n = 3".to_owned();
        }
        let scene = draw_trend(&input, &Theme::default(), &WidthTable, 1200.0);
        check_hidden(&scene, &["dot", "line", "band", "value", "interval"]);

        let mut input = Dice(seed).factors();
        for row in &mut input.rows {
            row.cell = Cell::Hidden(WHY.to_owned());
            row.n = "n = 3".to_owned();
        }
        let scene = draw_factors(&input, &Theme::default(), &WidthTable, 480.0);
        check_hidden(&scene, &["bar", "track", "interval", "value", "tick"]);

        let mut input = Dice(seed).difference();
        for row in input.groups.iter_mut().flat_map(|group| &mut group.rows) {
            row.cell = Cell::Hidden(WHY.to_owned());
            row.shares = "n = 3".to_owned();
        }
        let scene = draw_difference(&input, &Theme::default(), &WidthTable, 480.0);
        check_hidden(&scene, &["dot", "interval", "value", "tick", "grid", "zero"]);

        let mut input = Dice(seed).interval();
        input.cell = Cell::Hidden(WHY.to_owned());
        input.n = "n = 3".to_owned();
        let scene = draw_interval(&input, &Theme::default(), &WidthTable, 240.0);
        check_hidden(&scene, &["interval", "value"]);
    }
}

#[test]
fn intervals_are_never_cut() {
    for seed in 0..CASES {
        let input = Dice(seed).ranking();
        let scene = draw_ranking(&input, &Theme::default(), &WidthTable, 720.0);
        let visible = input.rows.iter().filter(|row| row.cell.estimate().is_some()).count();
        let intervals = scene.marks.iter().filter(|mark| mark.class.starts_with("interval"));
        assert_eq!(intervals.count(), visible);
    }
}

#[test]
fn every_text_on_a_level_can_be_read() {
    let theme = Theme::default();
    type Of = fn(Colour) -> Rgb;
    let light: Of = |colour| colour.light;
    let dark: Of = |colour| colour.dark;
    for (name, of) in [("light", light), ("dark", dark)] {
        let check = |one: Colour, other: Colour, least: f64, what: &str| {
            let found = of(one).contrast(of(other));
            assert!(found >= least, "{name}: {what}, {found} : 1");
        };
        for count in 2..=11 {
            for index in 0..count {
                let (fill, text) = theme.level(index, count);
                check(fill, text, 4.5, &format!("text on level {index} of {count}"));
                check(fill, theme.surface, 3.0, &format!("level {index} of {count}"));
            }
        }
        for colour in theme.levels.into_iter().chain([theme.value, theme.interval, theme.low]) {
            check(colour, theme.surface, 3.0, "a mark");
        }
        for colour in [theme.text, theme.muted] {
            for behind in [theme.surface, theme.sunken, theme.band] {
                check(colour, behind, 4.5, "text");
            }
        }
        for index in 0..5 {
            assert_eq!(of(theme.level(index, 5).0), of(theme.levels[index]));
        }
    }
}

#[test]
fn a_sheet_says_what_the_page_says_around_it() {
    for_all(|scene, what| {
        let sheet = sheet_of(scene);
        let written: Vec<&str> = texts(&sheet).map(|(text, ..)| text).collect();
        for words in ["Kết quả <1>", "n & ý nghĩa", "dữ liệu minh họa", "Phiếu thử · 64 phiếu"]
        {
            assert!(written.join(" ").contains(words), "{what}: {words}");
        }
        for (text, _, [left, top, right, bottom]) in texts(&sheet) {
            let inside = left > -0.6 && top > -0.6;
            let inside = inside && right < sheet.width + 0.6 && bottom < sheet.height + 0.6;
            assert!(inside, "{what}: {text} leaves the sheet");
        }
        assert!(sheet.regions.is_empty(), "{what}: a file can't be visited");
    });
}

#[test]
fn a_file_is_light_and_the_page_has_both_themes() {
    let check = |colour: Colour, expected: &str| assert_eq!(colour.on_page(), expected);
    let theme = Theme::default();
    check(theme.surface, "var(--surface,#ffffff)");
    check(theme.value, "var(--in-dark,#0b4f8a) var(--in-light,#9ccdf0)");
    check(theme.interval, "#4a90c2");
    for_all(|scene, what| {
        let svg = svg_of(scene);
        assert!(!svg.contains("var("), "{what}");
    });
}

#[test]
fn a_letter_with_marks_is_as_wide_as_without() {
    let check = |marked: &str, plain: &str| {
        let width = |text: &str| WidthTable.width(text, 13.0, super::Weight::Bold);
        assert_eq!(width(marked), width(plain), "{marked}");
    };
    check("phản ánh", "phan anh");
    check("Ế ộ ặ ỹ", "E o a y");
}

#[test]
fn files_are_well_formed() {
    for_all(|scene, what| check_xml(&svg_of(scene), what));
    let mut likert = Dice(3).likert();
    for row in likert.groups.iter_mut().flat_map(|group| &mut group.rows) {
        row.label = "<b>\"A\" & 'B'\u{1}".to_owned();
    }
    let svg = svg_of(&draw_likert(&likert, &Theme::default(), &WidthTable, 720.0));
    check_xml(&svg, "escapes");
    assert!(svg.contains("&lt;b&gt;&quot;A&quot; &amp; 'B'<"), "{svg}");
    assert!(!svg.contains("style="), "presentation attributes only");
}

#[test]
fn neighbours_of_one_kind_become_one_node() {
    let mut dice = Dice(1);
    let mut input = dice.likert();
    while input.groups.iter().map(|group| group.rows.len()).sum::<usize>() < 12 {
        input = dice.likert();
    }
    let scene = draw_likert(&input, &Theme::default(), &WidthTable, 720.0);
    let bars = scene.marks.iter().filter(|mark| mark.class.starts_with("level-")).count();
    let svg = svg_of(&scene);
    let nodes = svg.matches("class=\"level-").count();
    assert!(nodes <= 2 * input.levels.len() && nodes < bars, "{nodes} nodes of {bars} bars");
}

#[test]
fn tables_have_a_cell_for_each_column() {
    let heads = || ShareColumns {
        name: "Đơn vị".to_owned(),
        share: "Tỷ lệ".to_owned(),
        interval: "Khoảng".to_owned(),
        n: "n".to_owned(),
        note: "Ghi chú".to_owned(),
    };
    for seed in 0..CASES {
        let mut dice = Dice(seed);
        let columns = LikertColumns {
            item: "Tiêu chí".to_owned(),
            top: "Hài lòng".to_owned(),
            n: "n".to_owned(),
            note: "Ghi chú".to_owned(),
        };
        let twins = [
            likert(&dice.likert(), "Bảng".to_owned(), columns),
            ranking(&dice.ranking(), "Bảng".to_owned(), heads()),
            trend(&dice.trend(), "Bảng".to_owned(), heads()),
            factors(&dice.factors(), "Bảng".to_owned(), heads()),
            interval(&dice.interval(), "Bảng".to_owned(), heads()),
        ];
        for twin in twins {
            for row in &twin.rows {
                assert_eq!(row.len(), twin.columns.len(), "{row:?}");
                if row.last().is_some_and(|note| note == WHY) {
                    let numbers = &row[1..row.len() - 1];
                    assert!(numbers.iter().all(String::is_empty), "{row:?}");
                }
            }
        }
    }
}

fn for_all(check: impl Fn(&Scene, &str)) {
    let theme = Theme::default();
    for seed in 0..CASES {
        for width in WIDTHS {
            let mut dice = Dice(seed);
            let mut scenes = vec![
                ("likert", draw_likert(&dice.likert(), &theme, &WidthTable, width)),
                ("ranking", draw_ranking(&dice.ranking(), &theme, &WidthTable, width)),
                ("trend", draw_trend(&dice.trend(), &theme, &WidthTable, width)),
                ("factors", draw_factors(&dice.factors(), &theme, &WidthTable, width)),
                ("interval", draw_interval(&dice.interval(), &theme, &WidthTable, width)),
                ("difference", draw_difference(&dice.difference(), &theme, &WidthTable, width)),
                ("quadrants", draw_quadrants(&dice.quadrants(), &theme, &WidthTable, width)),
                ("heat", draw_heat(&dice.heat(), &theme, &WidthTable, width)),
                ("multiples", draw_multiples(&dice.multiples(), &theme, &WidthTable, width)),
                ("stacked", draw_stacked(&dice.stacked(), &theme, &WidthTable, width)),
            ];
            if seed % 10 == 0 {
                let input = Dice(seed).ranking_of(30);
                scenes.push(("many", draw_ranking(&input, &theme, &WidthTable, width)));
            }
            for (name, scene) in scenes {
                check(&scene, &format!("{name}, seed {seed}, width {width}"));
            }
        }
    }
}

fn texts(scene: &Scene) -> impl Iterator<Item = (&str, f64, Bounds)> {
    scene.marks.iter().filter_map(|mark| {
        let Shape::Text { x, y, content, anchor, size, weight } = &mark.shape else {
            return None;
        };
        let width = WidthTable.width(content, *size, *weight);
        let left = match anchor {
            Anchor::Start => *x,
            Anchor::Middle => x - width / 2.0,
            Anchor::End => x - width,
        };
        let bounds = [left, y - ASCENT * size, left + width, y + DESCENT * size];
        Some((content.as_str(), *size, bounds))
    })
}

fn visible(input: &super::LikertInput) -> impl Iterator<Item = &super::LikertShares> {
    let rows = input.groups.iter().flat_map(|group| &group.rows);
    rows.filter_map(|row| row.cell.shares())
}

fn check_hidden(scene: &Scene, absent: &[&str]) {
    for mark in &scene.marks {
        let kind = mark.class.split(' ').next().unwrap_or_default();
        assert!(!absent.contains(&kind) && !kind.starts_with("on-level"), "{mark:?}");
    }
    for (text, _, _) in texts(scene) {
        assert!(!text.contains("n = 3"), "{text}");
    }
    for region in &scene.regions {
        assert!(!region.label.contains("n = 3"), "{}", region.label);
    }
}

/// Tags are closed in order and attributes are quoted: enough to catch a missing escape.
fn check_xml(svg: &str, what: &str) {
    let mut open = Vec::new();
    let mut rest = svg;
    while let Some(start) = rest.find('<') {
        assert!(!rest[..start].contains('>'), "{what}: a bare >");
        for entity in rest[..start].split('&').skip(1) {
            let known = ["amp;", "lt;", "gt;", "quot;"];
            assert!(known.iter().any(|name| entity.starts_with(name)), "{what}: &{entity}");
        }
        let end = start + rest[start..].find('>').expect("a tag ends");
        let tag = &rest[start + 1..end];
        assert_eq!(tag.matches('"').count() % 2, 0, "{what}: {tag}");
        assert!(!tag.contains('<'), "{what}: {tag}");
        match (tag.strip_prefix('/'), tag.ends_with('/')) {
            (Some(name), _) => assert_eq!(open.pop(), Some(name), "{what}"),
            (None, true) => {}
            (None, false) => open.push(tag.split(' ').next().expect("a name")),
        }
        rest = &rest[end + 1..];
    }
    assert!(open.is_empty() && rest.is_empty(), "{what}: {open:?} {rest}");
}
