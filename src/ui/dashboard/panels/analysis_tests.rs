//! What is said of what changed and of what matters, from responses to words.

use std::rc::Rc;

use hailong_core::calendar::{Month, noon_in_vietnam};
use hailong_core::figures::{Figures, Thresholds, compare, drivers};
use hailong_core::filter::{Filter, MONTH};
use hailong_core::questionnaire::Questionnaire;
use hailong_core::response::Response;
use hailong_core::table::Table;

use super::change::words;
use super::drivers::words as matters;
use super::trend;
use crate::charts::{Cell, Direction, Quadrant};
use crate::i18n::Language;
use crate::ui::dashboard::model::analysis::Analysis;
use crate::ui::dashboard::model::drill::periods::Step;
use crate::ui::dashboard::tests::fixture;
use crate::ui::dashboard::text::names::Names;
use crate::ui::dashboard::text::{alerts, change};

pub const TODAY: &str = "2026-08";

pub fn questionnaire() -> Rc<Questionnaire> {
    fixture::questionnaire("")
}

pub fn names(language: Language) -> Names {
    Names { questionnaire: questionnaire(), units: Rc::default(), language }
}

/// `count` responses of a month with these levels, 0 for none.
fn responses(count: usize, month: &str, levels: [u8; 8]) -> Vec<Response> {
    fixture::responses(count, "", Month::parse(month), &levels, fixture::QUESTIONS)
}

/// Looks into responses under a filter of months.
pub fn looked(parts: &[Vec<Response>], months: &[&str]) -> (Rc<Figures>, Rc<Analysis>) {
    let mut state = fixture::state(questionnaire());
    parts.iter().for_each(|part| {
        state.insert(part);
    });
    months.iter().for_each(|month| state.toggle(MONTH, month));
    state.count();
    assert!(state.analysis().is_none(), "what was looked into is of other figures");
    state.analyse(Month::parse(TODAY).unwrap());
    (state.figures().unwrap().clone(), state.analysis().unwrap().clone())
}

const GOOD: [u8; 8] = [4, 4, 4, 4, 4, 4, 1, 2];
const POOR: [u8; 8] = [2, 2, 4, 4, 4, 4, 4, 2];

/// So many good and poor responses in each month.
pub fn months(all: &[(&str, usize, usize)]) -> Vec<Vec<Response>> {
    let of = |(month, good, poor): &(&str, usize, usize)| {
        [responses(*good, month, GOOD), responses(*poor, month, POOR)]
    };
    all.iter().flat_map(of).collect()
}

#[test]
fn the_title_says_what_may_be_said() {
    let check = |before: (usize, usize), now: (usize, usize), expected: [&str; 2]| {
        let data = months(&[("2026-06", before.0, before.1), ("2026-07", now.0, now.1)]);
        let (figures, analysis) = looked(&data, &[]);
        for (language, expected) in [Language::Vietnamese, Language::English].iter().zip(expected) {
            assert_eq!(change::title(&figures, &analysis, &names(*language)), expected);
        }
    };
    check(
        (90, 10),
        (50, 50),
        [
            "Chung giảm 40,0\u{a0}điểm\u{a0}% so với tháng 06/2026, nhiều hơn mức ngẫu nhiên",
            "Chung is down 40.0\u{a0}points on 06/2026, more than chance",
        ],
    );
    check(
        (50, 50),
        (90, 10),
        [
            "Chung tăng 40,0\u{a0}điểm\u{a0}% so với tháng 06/2026, nhiều hơn mức ngẫu nhiên",
            "Chung is up 40.0\u{a0}points on 06/2026, more than chance",
        ],
    );
    check(
        (70, 30),
        (68, 32),
        [
            "Chung giảm 2,0\u{a0}điểm\u{a0}% so với tháng 06/2026: chưa đủ chắc chắn",
            "Chung is down 2.0\u{a0}points on 06/2026: not certain enough",
        ],
    );
    check(
        (70, 30),
        (70, 30),
        ["Chung gần như không đổi so với tháng 06/2026", "Chung is about the same as in 06/2026"],
    );
    let hidden = ["Thay đổi so với kỳ trước", "Change from the period before"];
    check((70, 30), (3, 3), hidden);
}

#[test]
fn what_is_unsure_beside_an_interval_that_looks_sure_says_why() {
    // By itself p is 0.047.
    let (figures, analysis) = looked(&months(&[("2026-06", 70, 30), ("2026-07", 82, 18)]), &[]);
    let names = names(Language::Vietnamese);
    let card = change::card(&analysis, &names).unwrap();
    let tests = analysis.change.as_ref().unwrap().comparison.tests;
    assert_eq!(
        card,
        format!(
            "Tháng 07/2026: tăng 12,0\u{a0}điểm\u{a0}% so với tháng 06/2026 (từ +0,1 đến +23,5): chưa đủ chắc chắn khi tính \
             đến {tests} phép so sánh cùng lúc (khoảng nêu trên tính riêng cho phép này)"
        )
    );
    let table = words::table(&figures, &analysis, &names, String::new());
    assert_eq!(table.rows[0][7], "chưa đủ chắc chắn khi tính đến mọi phép so sánh");
    // Where the interval takes in 0 there is nothing to explain.
    let (figures, analysis) = looked(&months(&[("2026-06", 70, 30), ("2026-07", 72, 28)]), &[]);
    assert!(change::card(&analysis, &names).unwrap().ends_with(": chưa đủ chắc chắn"));
    let table = words::table(&figures, &analysis, &names, String::new());
    assert_eq!(table.rows[0][7], "chưa đủ chắc chắn");
}

#[test]
fn the_card_says_of_which_periods() {
    let year = ["01", "02", "03", "04", "05", "06", "07"].map(|month| ["2026-", month].concat());
    let data = year.each_ref().map(|month| (month.as_str(), 70, 30));
    let names = names(Language::Vietnamese);
    let check = |filter: &[&str], expected: &str| {
        let (_, analysis) = looked(&months(&data), filter);
        let found = change::card(&analysis, &names).unwrap_or_default();
        assert!(found.starts_with(expected), "{filter:?}: {found}");
    };
    check(&[], "Quý II/2026: gần như không đổi so với quý I/2026 (từ −");
    check(&["2026-05"], "Tháng 05/2026: gần như không đổi so với tháng 04/2026");
    check(
        &["2026-05", "2026-06"],
        "Các tháng 05/2026 – 06/2026: gần như không đổi so với các tháng 03/2026 – 04/2026",
    );
    check(
        &["2026-07", "2026-05"],
        "2 tháng trong khoảng 05/2026 – 07/2026: gần như không đổi so với các tháng 03/2026",
    );
    check(&["2026-01"], "");
    let (figures, analysis) = looked(&months(&data), &["2026-01"]);
    let text = words::text(&figures, &analysis, &names);
    assert_eq!(text, "Kỳ trước không có phiếu nào để so sánh.");
    assert_eq!(words::input(&figures, &analysis, &names).empty, text);
    let table = words::table(&figures, &analysis, &names, String::new());
    assert_eq!(table.rows, [[String::new(), text]]);
    assert_eq!(table.columns.len(), 2);
}

#[test]
fn the_weakest_and_the_most_changed_are_drawn() {
    let mut data = months(&[("2026-06", 90, 10), ("2026-07", 50, 50)]);
    // Few answer c in July, and nobody but these is poor in it.
    for part in &mut data {
        for one in part.iter_mut().filter(|one| one.submitted > noon(TODAY_BEFORE)) {
            one.answers.set(3, None);
        }
    }
    data.push(responses(4, "2026-07", [0, 0, 0, 1, 0, 0, 0, 0]));
    let (figures, analysis) = looked(&data, &[]);
    let names = names(Language::Vietnamese);
    let input = words::input(&figures, &analysis, &names);
    let keys: Vec<Vec<&str>> = input
        .groups
        .iter()
        .map(|group| group.rows.iter().map(|row| row.key.as_str()).collect())
        .collect();
    // What is asked the other way round isn't weak for its low share; all of two levels are another matter.
    assert_eq!(keys[0], ["overall"]);
    assert_eq!(keys[1], ["low-a", "low-b", "low-d", "low-e"]);
    assert_eq!(keys[2], ["most-a", "most-bad"]);
    let bad = &input.groups[2].rows[1];
    assert_eq!((bad.direction, bad.label.as_str()), (Direction::Worse, "Phiền hà (hỏi ngược)"));
    assert_eq!(bad.shares, "10,0\u{a0}% → 50,0\u{a0}%");
    let Cell::Shown(estimate) = &bad.cell else { panic!("{bad:?}") };
    assert_eq!(estimate.text, "+40,0\u{a0}điểm\u{a0}%");
    assert!(estimate.low < 0.4 && 0.4 < estimate.high && estimate.low > 0.0, "{estimate:?}");
    let table = words::table(&figures, &analysis, &names, String::new());
    let c = table.rows.iter().find(|row| row[0] == "C").unwrap();
    let why =
        "một trong hai kỳ có dưới 10 câu trả lời hoặc có thể suy ra: không hiển thị".to_owned();
    let nothing = String::new;
    let expected = [vec!["C".to_owned()], vec![nothing(); 6], vec![why]].concat();
    assert_eq!(*c, expected);
    assert!(table.rows.iter().all(|row| row.len() == table.columns.len()));
    assert!(words::text(&figures, &analysis, &names).contains("Có 1 tiêu chí không so sánh được"));
}

const TODAY_BEFORE: &str = "2026-06";

fn noon(month: &str) -> Option<i64> {
    Month::parse(month).map(|month| noon_in_vietnam(month, 28))
}

#[test]
fn what_is_for_reference_is_not_ranked() {
    let (figures, analysis) = looked(&months(&[("2026-06", 28, 0), ("2026-07", 0, 28)]), &[]);
    let names = names(Language::Vietnamese);
    let input = words::input(&figures, &analysis, &names);
    assert_eq!(input.groups.len(), 1, "the result of all alone");
    assert!(input.groups[0].rows[0].cell.is_reference());
    let table = words::table(&figures, &analysis, &names, String::new());
    assert_eq!(table.rows[0][7], "nhiều hơn mức ngẫu nhiên; chỉ để tham khảo");
}

#[test]
fn what_is_looked_into_is_what_the_core_says() {
    let data = months(&[("2026-05", 40, 20), ("2026-06", 80, 20), ("2026-07", 60, 60)]);
    let (_, analysis) = looked(&data, &["2026-07"]);
    let questionnaire = questionnaire();
    let mut table = Table::new(&questionnaire);
    for response in data.iter().flatten() {
        table.insert(&questionnaire, response);
    }
    table.commit().unwrap();
    let sides = [&["2026-06".to_owned()][..], &["2026-07".to_owned()][..]];
    let (all, thresholds) = (Filter::all(), Thresholds::default());
    let comparison =
        compare(&questionnaire, table.counted(), &all, MONTH, sides, thresholds).unwrap();
    assert_eq!(analysis.change.as_ref().unwrap().comparison, comparison);
    let mut july = Filter::all();
    july.allow(MONTH, "2026-07");
    let expected = drivers(&questionnaire, table.counted(), &july, thresholds).unwrap();
    assert_eq!(analysis.drivers, expected, "the items are set against the result under the filter");
}

/// Answers in which a goes with the result, b with half of it, c and d with nothing; a is weak.
fn of_all_sorts() -> Vec<Vec<Response>> {
    let mut all = Vec::new();
    for at in 0..240_usize {
        let overall = 2 + (at % 3) as u8;
        let a = overall - 1;
        let b = if at % 2 == 0 { overall + 1 } else { 4 };
        let (c, d) = (2 + (at / 3 % 3) as u8, 4 + (at / 9 % 2) as u8);
        all.push(responses(
            1,
            "2026-07",
            [overall, a, b, c, d, 0, 6 - overall, 1 + (at % 2) as u8],
        ));
    }
    all
}

#[test]
fn what_matters_and_is_weak_comes_first() {
    let (figures, analysis) = looked(&of_all_sorts(), &[]);
    let found = analysis.drivers.as_ref().unwrap();
    let names = names(Language::Vietnamese);
    let input = matters::input(&figures, found, &names);
    let places: Vec<(&str, Quadrant)> =
        input.points.iter().map(|point| (point.key.as_str(), point.quadrant)).collect();
    assert_eq!(
        places,
        [
            ("a", Quadrant::Improve),
            ("b", Quadrant::Keep),
            ("c", Quadrant::Later),
            ("d", Quadrant::Hold),
        ]
    );
    assert_eq!(matters::title(&figures, found, &names), "Ưu tiên cải thiện: A");
    assert!(matters::text(&figures, found, &names).ends_with("lý do ghi trong bảng."));
    let table = matters::table(&figures, found, &names, String::new());
    let row = |name: &str| {
        let row = table.rows.iter().find(|row| row[0].starts_with(name)).unwrap();
        (row[5].as_str(), row[6].as_str())
    };
    assert_eq!(row("A"), ("Ưu tiên cải thiện", ""));
    assert_eq!(row("E"), ("", "không có câu trả lời"));
    assert_eq!(row("Phiền hà"), ("", "hỏi ngược: không xếp ô"));
    assert_eq!(row("Có?"), ("", "thang đo khác: không xếp ô"));
    assert!(table.rows.iter().all(|row| row.len() == table.columns.len()));
    let words = &input.points[0].text;
    assert!(words.starts_with("A · Ưu tiên cải thiện · Mức liên hệ (ρ) 1,00"), "{words}");
}

#[test]
fn few_items_are_not_parted() {
    let (figures, analysis) = looked(&[responses(40, "2026-07", GOOD)], &[]);
    let found = analysis.drivers.as_ref().unwrap();
    let names = names(Language::Vietnamese);
    assert!(matters::input(&figures, found, &names).points.is_empty());
    assert_eq!(matters::title(&figures, found, &names), "Điều gì ảnh hưởng nhiều nhất");
    let why = "Cần ít nhất bốn tiêu chí đủ câu trả lời để so sánh mức ảnh hưởng.";
    assert_eq!(matters::text(&figures, found, &names), why);
}

#[test]
fn a_month_outside_of_its_limits_is_told_of() {
    let months_of = |low: usize, few: bool| {
        let mut all: Vec<(String, usize, usize)> =
            (1..=7).map(|month| (format!("2026-{month:02}"), 80, 20)).collect();
        all[4] = (all[4].0.clone(), low, 100 - low);
        if few {
            all[4] = (all[4].0.clone(), 2, 18);
        }
        all
    };
    let names = names(Language::Vietnamese);
    let check = |all: &[(String, usize, usize)], expected: &[&str]| {
        let data: Vec<_> = all.iter().map(|(m, good, poor)| (m.as_str(), *good, *poor)).collect();
        let (figures, _) = looked(&months(&data), &[]);
        let found = alerts::sentences(&figures, None, &names);
        assert_eq!(found.len(), expected.len(), "{found:?}");
        for (found, expected) in found.iter().zip(expected) {
            assert!(found.starts_with(expected), "{found}");
        }
        let beyond = trend::input::input(&figures, &names, Step::Month);
        let count = beyond.points.iter().filter(|point| point.beyond.is_some()).count();
        // The title speaks of the same rule.
        let title = trend::input::title(&figures, &names, Step::Month);
        let told = match (count, all.len()) {
            (_, ..6) => "; cao nhất 04/2026 (80,0\u{a0}%), thấp nhất 05/2026 (30,0\u{a0}%)",
            (0, _) if all.iter().any(|(_, good, poor)| good + poor < 30) => "",
            (0, _) => "; các tháng đều trong mức dao động thường ngày",
            (1, _) => "; 1/7 tháng nằm ngoài mức dao động thường ngày",
            _ => "; 7/7 tháng nằm ngoài mức dao động thường ngày",
        };
        assert!(title.ends_with(told), "{title}");
        count
    };
    let low = "Tháng 05/2026: thấp hơn mức dao động thường ngày (50,0\u{a0}%; thường từ 6";
    assert_eq!(check(&months_of(50, false), &[low]), 1);
    let high = "Tháng 05/2026: cao hơn mức dao động thường ngày (98,0\u{a0}%";
    assert_eq!(check(&months_of(98, false), &[high]), 1);
    assert_eq!(check(&months_of(75, false), &[]), 0);
    assert_eq!(check(&months_of(0, true), &[]), 0, "for reference: no alarm");
    assert_eq!(check(&months_of(30, false)[..5], &[]), 0, "five months say too little");
    let one_poor: Vec<(String, usize, usize)> =
        (1..=7).map(|month| (format!("2026-{month:02}"), 80 - month / 7, month / 7)).collect();
    assert_eq!(check(&one_poor, &[]), 0, "one dissatisfied answer of 560 is no news");
    let rising: Vec<(String, usize, usize)> =
        (1..=7).map(|month| (format!("2026-{month:02}"), 70 + 2 * month, 30 - 2 * month)).collect();
    let trend = "Chung có xu hướng tăng trong 7 tháng: khoảng 2,0\u{a0}điểm\u{a0}% mỗi tháng";
    assert_eq!(check(&rising, &[trend]), 0);
    // Each month differs from all others: none of them stands out.
    let wavering: Vec<(String, usize, usize)> = (1..=7)
        .map(|month| (format!("2026-{month:02}"), 900 - 800 * (month % 2), 100 + 800 * (month % 2)))
        .collect();
    assert_eq!(check(&wavering, &["7/7 tháng nằm ngoài mức dao động thường ngày"]), 7);
}

#[test]
fn a_certain_change_is_the_first_alert() {
    let (figures, analysis) = looked(&months(&[("2026-06", 90, 10), ("2026-07", 50, 50)]), &[]);
    let names = names(Language::Vietnamese);
    let found = alerts::sentences(&figures, Some(&analysis), &names);
    assert_eq!(found, [change::title(&figures, &analysis, &names)]);
    let (figures, analysis) = looked(&months(&[("2026-06", 70, 30), ("2026-07", 68, 32)]), &[]);
    assert!(alerts::sentences(&figures, Some(&analysis), &names).is_empty());
}

#[test]
fn a_difference_is_written_with_its_sign() {
    let check = |difference: f64, expected: &str| {
        assert_eq!(change::signed(Language::Vietnamese, difference, 1), expected);
    };
    check(0.021, "+2,1");
    check(-0.0052, "−0,5");
    check(0.0, "0,0");
    check(-0.0001, "0,0");
    check(1.0, "+100,0");
}
