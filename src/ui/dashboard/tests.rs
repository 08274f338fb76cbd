//! The pure parts: from responses to what charts draw and titles say.

pub mod fixture;

use std::rc::Rc;

use hailong_core::calendar::Month;
use hailong_core::figures::{Figures, Share, Status};
use hailong_core::filter::{Filter, UNIT};
use hailong_core::questionnaire::Scale;
use hailong_core::response::{Answer, Response};
use hailong_core::statistics::wilson;
use hailong_core::unit::read_units;

use crate::charts::{LikertCell, UnitVsRest};
use crate::i18n::Language;
use crate::ui::dashboard::model::drill::periods::Step;
use crate::ui::dashboard::model::state::DashboardState;
use crate::ui::dashboard::panels::{items, trend, units};
use crate::ui::dashboard::text::names::Names;
use crate::ui::dashboard::text::{shares, source};

/// Items `a` and `b` of five levels, `b` asked the other way round, `yes` of two and `far` of eleven.
const ASKED: &str = r#"{
  "id": "q", "version": 1, "languages": ["vi"], "title": "Q", "minutes": 1,
  "scales": {
    "five": {"levels": [{"label": "1"}, {"label": "2"}, {"label": "3"}, {"label": "4"}, {"label": "5"}], "top": 2},
    "two": {"levels": [{"label": "không"}, {"label": "có"}], "top": 1},
    "eleven": {"levels": [{"label": "0"}, {"label": "1"}, {"label": "2"}, {"label": "3"}, {"label": "4"},
      {"label": "5"}, {"label": "6"}, {"label": "7"}, {"label": "8"}, {"label": "9"}, {"label": "10"}], "top": 2}
  },
  "pages": [{"id": "p", "title": "P", "questions": [
    {"id": "a", "kind": "item", "scale": "five", "label": "A"},
    {"id": "b", "kind": "item", "scale": "five", "label": "B", "reversed": true},
    {"id": "c", "kind": "item", "scale": "five", "label": "C"},
    {"id": "yes", "kind": "item", "scale": "two", "label": "Có?"},
    {"id": "far", "kind": "item", "scale": "eleven", "label": "Xa"},
    {"id": "wishes", "kind": "choices", "label": "Mong gì?",
      "options": [{"value": "fast", "label": "Nhanh"}, {"value": "near", "label": "Gần"}]}
  ]}],
  "factors": [{"id": "f", "label": "F", "items": ["a", "b"]}]
}"#;

const UNITS: &str = r#"{"units": [
  {"id": "x", "name": "An Phú", "level": "commune"}, {"id": "y", "name": "An Phú", "level": "commune"},
  {"id": "z", "name": "Đa Phúc", "level": "commune"}
]}"#;

fn state() -> DashboardState {
    fixture::state(fixture::asked(ASKED))
}

pub fn names() -> Names {
    let units = read_units(UNITS).unwrap_or_else(|problems| panic!("{problems:?}"));
    let questionnaire = fixture::asked(ASKED);
    Names { questionnaire, units: Rc::new(units), language: Language::Vietnamese }
}

/// `count` responses in a unit and a month of 2026 with these levels.
pub fn responses(count: usize, unit: &str, month: u32, levels: &[u8]) -> Vec<Response> {
    let month = Month::parse(&format!("2026-{month:02}"));
    fixture::responses(count, unit, month, levels, 6)
}

pub fn counted(parts: &[Vec<Response>]) -> Rc<Figures> {
    let mut state = state();
    for part in parts {
        state.insert(part);
    }
    state.count();
    state.figures().unwrap().clone()
}

fn five(names: &Names) -> &Scale {
    names.questionnaire.scales.iter().find(|scale| scale.id == "five").unwrap()
}

#[test]
fn nothing_is_counted_before_all_was_read() {
    let questionnaire = fixture::asked(ASKED);
    let mut state = DashboardState::new(questionnaire);
    state.begin_anew();
    state.stage(&responses(20, "x", 1, &[4]));
    state.count();
    assert!(state.figures().is_none());
    state.commit().unwrap();
    state.count();
    assert_eq!(state.figures().unwrap().n, Some(20));
}

#[test]
fn half_a_file_leaves_no_trace() {
    let mut state = state();
    state.insert(&responses(20, "x", 1, &[4]));
    state.begin_more();
    state.stage(&responses(30, "x", 1, &[5]));
    state.count();
    assert_eq!(state.figures().unwrap().n, Some(20), "a filter that is pressed meanwhile");
    state.roll_back();
    state.count();
    assert_eq!(state.figures().unwrap().n, Some(20));
}

#[test]
fn a_response_that_comes_while_a_file_is_read_is_kept_whatever_becomes_of_the_file() {
    for ends_well in [true, false] {
        let mut state = state();
        state.begin_more();
        state.stage(&responses(30, "x", 1, &[5]));
        let mut one = responses(1, "x", 1, &[1]);
        one[0].id = "new".into();
        state.insert(&one);
        state.insert(&one);
        if ends_well {
            state.commit().unwrap();
        } else {
            state.roll_back();
        }
        state.insert(&responses(10, "x", 1, &[1]));
        state.count();
        assert_eq!(state.figures().unwrap().n, Some(if ends_well { 41 } else { 11 }));
    }
}

#[test]
fn a_response_that_comes_while_a_file_is_made_ready_counts_with_it() {
    let mut state = state();
    state.begin_more();
    state.stage(&responses(3000, "x", 1, &[5]));
    state.begin_commit();
    let mut one = responses(1, "x", 1, &[1]);
    one[0].id = "new".into();
    let mut steps = 0;
    while state.commit_step(500).is_none() {
        state.insert(&one);
        state.count();
        assert_eq!(state.figures().map(|figures| figures.n), Some(None), "one alone is hidden");
        steps += 1;
    }
    assert!(steps > 10, "{steps}");
    state.count();
    assert_eq!(state.figures().unwrap().n, Some(3001));
}

#[test]
fn made_up_responses_keep_the_filter_of_the_real_ones() {
    let mut state = state();
    state.insert(&responses(20, "x", 1, &[4]));
    state.toggle(UNIT, "x");
    let last = Month::parse("2026-06").unwrap();
    for _ in 0..2 {
        state.show_illustrative(&["x".into()], last);
        assert!(state.filter().is_all());
    }
    state.count();
    assert_eq!(state.figures().unwrap().n, Some(4800));
    state.leave_illustrative();
    state.leave_illustrative();
    let mut filter = Filter::all();
    filter.allow(UNIT, "x");
    assert_eq!(*state.filter(), filter);
    state.toggle(UNIT, "x");
    assert!(state.filter().is_all(), "with none left all pass");
    assert!(
        state
            .set_filter({
                filter.allow("nothing", "1");
                filter
            })
            .is_err()
    );
}

#[test]
fn each_scale_has_its_own_levels_and_counts() {
    let (figures, names) = (counted(&[responses(40, "x", 1, &[4, 2, 5, 2, 11])]), names());
    let expected = [("five", 5, 3), ("two", 2, 1), ("eleven", 11, 1)];
    for (id, levels, rows) in expected {
        let scale = names.questionnaire.scales.iter().find(|scale| scale.id == id).unwrap();
        let input = items::input::input(&figures, &names, scale);
        assert_eq!(input.levels.len(), levels);
        let found: Vec<_> = input.groups.iter().flat_map(|group| &group.rows).collect();
        assert_eq!(found.len(), rows, "{id}");
        for row in found {
            let LikertCell::Shown(shares) = &row.cell else { panic!("{row:?}") };
            assert_eq!(shares.levels.len(), levels);
            assert_eq!(shares.levels.iter().map(|level| level.count).sum::<u64>(), 40);
        }
    }
}

#[test]
fn a_hidden_item_has_no_numbers() {
    let (figures, names) =
        (counted(&[responses(40, "x", 1, &[4, 2]), responses(9, "x", 1, &[0, 0, 5])]), names());
    let input = items::input::input(&figures, &names, five(&names));
    let row = input.groups.iter().flat_map(|group| &group.rows).find(|row| row.key == "c").unwrap();
    assert_eq!(
        (&row.cell, &*row.n),
        (&LikertCell::Hidden("dưới 10 câu trả lời hoặc có thể suy ra: không hiển thị".into()), "")
    );
}

#[test]
fn what_is_asked_the_other_way_round_is_marked_and_never_the_best() {
    // Everybody agrees with b, which is bad; half with a, few with c.
    let figures =
        counted(&[responses(100, "x", 1, &[4, 5, 1]), responses(100, "x", 1, &[1, 5, 1])]);
    let names = names();
    let scale = five(&names);
    assert_eq!(
        items::input::title(&figures, &names, scale),
        "Cao nhất: A (50,0\u{a0}%); thấp nhất: C (0,0\u{a0}%)"
    );
    let input = items::input::input(&figures, &names, scale);
    let labels: Vec<_> =
        input.groups.iter().flat_map(|group| &group.rows).map(|row| &*row.label).collect();
    assert_eq!(labels, ["B (hỏi ngược)", "A", "C"]);
}

#[test]
fn what_chance_may_have_ordered_is_not_ordered() {
    let names = names();
    let scale = five(&names);
    let close = counted(&[
        responses(20, "x", 1, &[4, 0, 4]),
        responses(18, "x", 1, &[4, 0, 1]),
        responses(2, "x", 1, &[1, 0, 1]),
    ]);
    assert_eq!(
        items::input::title(&close, &names, scale),
        "Cao nhất: A (95,0\u{a0}%); thấp nhất: C (50,0\u{a0}%)"
    );
    let close = counted(&[
        responses(20, "x", 1, &[4, 0, 4]),
        responses(2, "x", 1, &[4, 0, 1]),
        responses(18, "x", 1, &[1, 0, 1]),
    ]);
    assert_eq!(
        items::input::title(&close, &names, scale),
        "Chưa thấy khác biệt rõ giữa các tiêu chí"
    );
    let few = counted(&[responses(29, "x", 1, &[4, 0, 1])]);
    assert_eq!(
        items::input::title(&few, &names, scale),
        "Các tiêu chí",
        "for reference, so not ranked"
    );
}

#[test]
fn months_without_responses_are_gaps() {
    let figures = counted(&[
        responses(40, "x", 11, &[4, 2]),
        responses(40, "x", 2, &[1, 2]),
        responses(12, "x", 3, &[1, 2]),
    ]);
    let trend = trend::input::input(&figures, &names(), Step::Month);
    let keys: Vec<_> = trend.points.iter().map(|point| (&*point.key, &*point.n)).collect();
    let gap = |month| (month, "");
    assert_eq!(keys[..3], [("2026-02", "40"), ("2026-03", "12"), gap("2026-04")]);
    assert_eq!(keys.len(), 10);
    assert_eq!(trend.points[1].label, "03/2026");
    let title = "Tháng 11/2026: 100,0\u{a0}%; cao nhất 11/2026 (100,0\u{a0}%), thấp nhất 02/2026 (50,0\u{a0}%)";
    assert_eq!(
        trend::input::title(&figures, &names(), Step::Month),
        title,
        "March is for reference"
    );
}

#[test]
fn units_of_one_name_are_told_apart_and_nobody_is_no_unit() {
    let figures = counted(&[
        responses(200, "x", 1, &[4, 1]),
        responses(200, "y", 1, &[1, 5]),
        responses(200, "", 1, &[4, 5]),
        responses(15, "z", 1, &[4, 1]),
    ]);
    let names = names();
    let input = units::input::input(&figures, &names);
    let rows: Vec<_> = input.rows.iter().map(|row| (&*row.label, row.vs_rest)).collect();
    assert_eq!(
        rows,
        [
            ("An Phú (x)", UnitVsRest::Above),
            ("An Phú (y)", UnitVsRest::Below),
            ("Đa Phúc", UnitVsRest::Alike),
        ]
    );
    assert_eq!(input.alike, [], "each differs from the rest");
    let verdicts: Vec<&str> = input.rows.iter().map(|row| &*row.verdict).collect();
    assert_eq!(verdicts, ["cao hơn rõ", "thấp hơn rõ", ""]);
    assert_eq!(
        units::input::title(&figures, &names),
        "Xét chung: An Phú (y) thấp hơn rõ; An Phú (x) cao hơn rõ so với phần còn lại"
    );
    let alike = counted(&[
        responses(15, "z", 1, &[4, 1]),
        responses(199, "x", 1, &[4, 1]),
        responses(200, "y", 1, &[4, 1]),
        responses(200, "", 1, &[4, 1]),
        responses(1, "x", 1, &[1, 1]),
    ]);
    let input = units::input::input(&alike, &names);
    assert_eq!(input.alike, vec![0..2; 1], "a frame counts shown rows only");
    let title = "Xét chung: chưa thấy đơn vị nào khác rõ so với phần còn lại";
    assert_eq!(units::input::title(&alike, &names), title);
    let alone = counted(&[responses(200, "x", 1, &[4, 1])]);
    assert_eq!(units::input::title(&alone, &names), "Theo đơn vị", "there is no rest");
    assert_eq!(names.value(UNIT, ""), "Không ghi");
    assert_eq!(names.value(UNIT, "gone"), "gone");
}

#[test]
fn a_file_says_of_whom_it_is() {
    let check = |filter: &[(&str, &str)], expected: &str| {
        let mut state = state();
        state.insert(&responses(20, "x", 1, &[4, 4, 4]));
        state.insert(&responses(40, "z", 3, &[2, 4, 4]));
        let mut wanted = Filter::all();
        for (dimension, value) in filter {
            wanted.allow(*dimension, *value);
        }
        state.set_filter(wanted).unwrap();
        state.count();
        assert_eq!(source::of(state.figures().unwrap(), &names()), expected);
    };
    check(&[], "Q · 60 phiếu · từ 01/2026 đến 03/2026");
    check(&[(UNIT, "z")], "Q · 40 phiếu · trong tháng 03/2026 · Đơn vị: Đa Phúc");
    // Two communes of one name are told apart here as well.
    check(
        &[(UNIT, "x"), (UNIT, "z")],
        "Q · 60 phiếu · từ 01/2026 đến 03/2026 · Đơn vị: An Phú (x), Đa Phúc",
    );
}

#[test]
fn a_file_of_shifted_counts_says_so() {
    let mut figures = (*counted(&[responses(60, "x", 1, &[4, 4])])).clone();
    figures.noise = Some(hailong_core::figures::NOISE);
    let expected = "Q · 60 phiếu · trong tháng 01/2026 · số đếm đã được làm lệch ngẫu nhiên";
    assert_eq!(source::of(&figures, &names()), expected);
}

#[test]
fn of_several_choices_one_passes_at_a_time() {
    let mut state = state();
    let chose = |options: &[&str]| {
        let mut some = responses(12, "x", 1, &[4]);
        for one in &mut some {
            let options = options.iter().map(|option| (*option).to_owned()).collect();
            one.answers.set(5, Some(Answer::Choices(options)));
        }
        some
    };
    state.insert(&chose(&["fast"]));
    state.insert(&chose(&["near", "fast"]));
    let choices = state.choices();
    let (name, values) = choices.last().expect("can be filtered by");
    assert_eq!((name.as_str(), values.len()), ("wishes", 2));
    for (value, expected) in [("fast", Some("fast")), ("near", Some("near")), ("near", None)] {
        state.toggle("wishes", value);
        let found = state.filter().values("wishes").map(<[String]>::to_vec);
        assert_eq!(found, expected.map(|value| vec![value.to_owned()]), "after {value}");
        state.count();
        assert_eq!(state.figures().unwrap().filter, *state.filter(), "it was counted so");
    }
    assert_eq!(names().value("wishes", "near"), "Gần");
    assert_eq!(names().options("wishes"), Some(vec!["fast", "near"]));
}

#[test]
fn of_many_units_that_are_alike_none_is_called_lower() {
    let share = |top: u64, n: u64, answers: u64| Share {
        status: Status::Shown,
        n: Some(n),
        answers: Some(answers),
        top_share: Some(top as f64 / answers as f64),
        interval: wilson(top, answers),
    };
    let check = |low: (u64, u64), high: (u64, u64), groups: usize, expected: bool| {
        let [low, high] = [low, high].map(|(top, n)| share(top, n, n));
        assert_eq!(shares::is_lower(&low, &high, groups), expected, "{low:?} {high:?} {groups}");
        assert!(!shares::is_lower(&high, &low, groups));
    };
    // docs/statistics.md: 48 of 80 against 56 of 70 has p = 0.0080, so among three groups 0.024, among four 0.048.
    for (groups, expected) in [(2, true), (3, true), (4, true), (5, false), (40, false)] {
        check((48, 80), (56, 70), groups, expected);
    }
    check((40, 80), (40, 80), 2, false);
    // Of pooled answers the test isn't to be had: the intervals overlap, or they don't.
    assert!(!shares::is_lower(&share(48, 40, 80), &share(56, 35, 70), 2));
    assert!(shares::is_lower(&share(30, 40, 80), &share(56, 35, 70), 2));

    // Forty units of 200 persons, 80 % of all satisfied: in how many of 200 years the best and the worst are told apart.
    let mut state = 1_u64;
    let mut dice = || {
        state =
            state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % 100 < 80
    };
    let (mut by_pairs, mut by_intervals) = (0, 0);
    for _ in 0..200 {
        let mut tops: Vec<u64> =
            (0..40).map(|_| (0..200).filter(|_| dice()).count() as u64).collect();
        tops.sort_unstable();
        let (worst, best) = (share(tops[0], 200, 200), share(tops[39], 200, 200));
        by_pairs += usize::from(shares::is_lower(&worst, &best, 40));
        by_intervals += usize::from(shares::is_below(worst.interval, best.interval));
    }
    assert!(by_pairs <= 16, "{by_pairs} of 200");
    assert!(by_intervals > 60, "overlapping intervals would have cried wolf: {by_intervals}");
}
