//! What a report says, and that cutting a chart loses nothing of it.

use proptest::collection::vec;
use proptest::prelude::{prop_assert, prop_assert_eq, proptest};

use super::content::{Content, DOTS};
use super::frame::quoted;
use super::pieces::pieces;
use crate::charts::{Mark, Paint, Region, Scene, Shape};
use crate::i18n::Language;
use crate::ui::dashboard::tests::{counted, names, responses};
use crate::ui::dashboard::text::names::Names;

const TODAY: &str = "2026-09-05";

fn fact<'c>(content: &'c Content, name: &str) -> &'c str {
    content.facts.iter().find(|(of, _)| *of == name).map_or("", |(_, value)| value)
}

#[test]
fn a_report_says_whose_it_is_of_when_and_of_how_many() {
    let figures = counted(&[responses(40, "z", 1, &[4]), responses(40, "z", 3, &[5])]);
    let content = Content::new(&figures, &names(), TODAY);
    assert_eq!((content.above.as_deref(), &*content.office), (None, "Đa Phúc"));
    assert_eq!(content.dated, [DOTS, ", ngày 05 tháng 9 năm 2026"].concat());
    assert_eq!(fact(&content, "Mẫu phiếu"), "Q (mã q, phiên bản 1)");
    assert_eq!(fact(&content, "Kỳ khảo sát"), "từ 01/2026 đến 03/2026");
    assert_eq!(fact(&content, "Số phiếu"), "80");
    assert_eq!(fact(&content, "Phạm vi"), "toàn bộ số phiếu, không lọc");
    assert_eq!(content.stamp, None);
    assert!(content.overall.contains("95 %") && content.overall.contains("n = 80"), "{content:?}");
    assert!(
        content.foot.contains("80 phiếu") && content.foot.contains("05/09/2026"),
        "{content:?}"
    );
    let index = content.index.unwrap();
    assert_eq!(index.rows.len(), 3);
    assert_eq!(index.rows[0][3], "cách đang dùng");
    assert!(index.rows.iter().all(|row| row.len() == index.columns.len()));

    let english = Names { language: Language::English, ..names() };
    assert_eq!(Content::new(&figures, &english, TODAY).dated, [DOTS, ", 05/09/2026"].concat());
}

#[test]
fn an_office_is_named_only_where_the_figures_are_its_own() {
    for (units, office) in
        [(&["x"] as &[&str], "An Phú"), (&["x", "z"], DOTS), (&["x", ""], DOTS), (&["?"], DOTS)]
    {
        let parts: Vec<_> = units.iter().map(|unit| responses(40, unit, 1, &[4])).collect();
        assert_eq!(Content::new(&counted(&parts), &names(), TODAY).office, office, "{units:?}");
    }
}

#[test]
fn few_answers_are_for_reference_and_hidden_ones_have_no_number() {
    let content = Content::new(&counted(&[responses(12, "x", 1, &[4])]), &names(), TODAY);
    assert!(content.overall.ends_with("chỉ để tham khảo."), "{content:?}");
    let content = Content::new(&counted(&[responses(7, "x", 1, &[4])]), &names(), TODAY);
    assert_eq!(fact(&content, "Số phiếu"), "");
    assert!(content.overall.contains("không hiển thị"), "{content:?}");
    for row in content.index.unwrap().rows {
        assert_eq!([&*row[1], &*row[2]], ["", ""], "{row:?}");
    }
}

#[test]
fn a_text_stays_in_its_string_of_a_stylesheet() {
    for (text, wanted) in [
        ("Phiếu “A”", "\"Phiếu “A”\""),
        ("a\"} body{display:none", "\"a\\\"} body{display:none\""),
        ("a\\\nb", "\"a\\\\ b\""),
    ] {
        assert_eq!(quoted(text), wanted);
    }
}

/// A chart of rows of these heights, each with a mark, below a line for the ticks and above another.
fn chart(rows: &[f64]) -> Scene {
    let mut scene = Scene { width: 100.0, height: 20.0, ..Scene::default() };
    for (at, &height) in rows.iter().enumerate() {
        let y = scene.height;
        let shape =
            Shape::Rect { x: 0.0, y: y + 2.0, width: 9.0, height: height - 4.0, radius: 0.0 };
        let class = at.to_string().into();
        scene.marks.push(Mark { class, title: None, shape, paint: Paint::default() });
        let key = at.to_string();
        scene.regions.push(Region { key, label: String::new(), x: 0.0, y, width: 100.0, height });
        scene.height += height;
    }
    scene.height += 20.0;
    scene
}

#[test]
fn a_chart_is_cut_between_rows_only_and_into_parts_of_a_size() {
    let heights = |rows: &[f64], most| -> Vec<f64> {
        pieces(chart(rows), most).iter().map(|piece| piece.height).collect()
    };
    assert_eq!(heights(&[30.0; 4], 160.0), [160.0], "what fits is whole");
    assert_eq!(heights(&[30.0; 4], 159.0), [80.0, 80.0]);
    assert_eq!(heights(&[30.0; 10], 150.0), [110.0, 120.0, 110.0]);
    assert_eq!(heights(&[30.0, 500.0, 30.0], 100.0), [50.0, 500.0, 50.0], "a row is never cut");
    assert_eq!(heights(&[], 10.0), [40.0], "there is no place");
    let mut columns = chart(&[200.0]);
    columns.regions.push(Region { x: 50.0, ..columns.regions[0].clone() });
    assert_eq!(pieces(columns, 100.0).len(), 1, "side by side there is none either");
}

proptest! {
    #[test]
    fn no_cut_loses_a_row(rows in vec(10.0..90.0, 0..60), most in 60.0..400.0) {
        let whole = chart(&rows);
        let parts = pieces(whole.clone(), most);
        let sum: f64 = parts.iter().map(|part| part.height).sum();
        prop_assert!((sum - whole.height).abs() < 1e-6, "{} of {}", sum, whole.height);
        let keys = |scene: &Scene| scene.regions.iter().map(|r| r.key.clone()).collect::<Vec<_>>();
        prop_assert_eq!(parts.iter().flat_map(keys).collect::<Vec<_>>(), keys(&whole));
        let classes = parts.iter().flat_map(|part| part.marks.iter().map(|mark| mark.class.clone()));
        prop_assert_eq!(classes.count(), whole.marks.len());
        for part in &parts {
            // 20 at either end, and rows of up to 90, are never cut.
            prop_assert!(part.height <= most.max(131.0), "{}", part.height);
            for (mark, region) in part.marks.iter().zip(&part.regions) {
                let Shape::Rect { y, .. } = mark.shape else { continue };
                prop_assert!((y - region.y - 2.0).abs() < 1e-6);
                prop_assert!(region.y >= -1e-6 && region.y + region.height <= part.height + 1e-6);
            }
        }
    }
}
