//! Two periods that a person chose: what is said of them, and where they don't come.

use std::rc::Rc;

use hailong_core::calendar::Month;
use hailong_core::figures::Figures;
use hailong_core::filter::MONTH;
use hailong_core::response::Response;

use super::refusal;
use crate::i18n::Language;
use crate::ui::dashboard::model::analysis::Analysis;
use crate::ui::dashboard::model::period::Chosen;
use crate::ui::dashboard::model::state::DashboardState;
use crate::ui::dashboard::panels::analysis_tests::{TODAY, looked, months, names, questionnaire};
use crate::ui::dashboard::panels::change::words;
use crate::ui::dashboard::panels::list;
use crate::ui::dashboard::panels::panel::{PanelId, View};
use crate::ui::dashboard::tests::fixture;
use crate::ui::dashboard::text::change;

/// What is looked into with two months that a person chose.
fn chosen(
    data: &[Vec<Response>],
    before: Option<&str>,
    now: Option<&str>,
) -> (Rc<Figures>, Rc<Analysis>) {
    let mut state = fixture::state(questionnaire());
    data.iter().for_each(|part| {
        state.insert(part);
    });
    let side = |text: &str| text.split(' ').map(|month| Month::parse(month).unwrap()).collect();
    state.choose_periods(Some(Chosen { before: before.map(side), now: now.map(side) }));
    state.count();
    state.analyse(Month::parse(TODAY).unwrap());
    (state.figures().unwrap().clone(), state.analysis().unwrap().clone())
}

#[test]
fn where_nothing_can_be_chosen_nobody_is_asked_to() {
    let data = months(&[("2026-05", 40, 60), ("2026-06", 80, 20), ("2026-07", 60, 60)]);
    let names = names(Language::Vietnamese);
    let ids = |(figures, analysis): &(Rc<Figures>, Rc<Analysis>), is_printed: bool| {
        let view = View { figures, analysis: Some(analysis), names: &names, controls: None };
        let above = list::above(view);
        let some = above.iter().filter(|panel| !is_printed || panel.is_printed());
        some.map(|panel| panel.id()).collect::<Vec<_>>()
    };
    let both = [PanelId::Change, PanelId::Drivers];
    let (june, july) = (Some("2026-06"), Some("2026-07"));
    for (before, now, is_there) in
        [(june, july, true), (july, july, false), (june, None, false), (None, july, false)]
    {
        let found = chosen(&data, before, now);
        assert_eq!(ids(&found, false), both);
        let expected = if is_there { &both[..] } else { &[PanelId::Drivers] };
        assert_eq!(ids(&found, true), expected, "{before:?} – {now:?}");
    }
    // Nor where there are no responses of what was chosen, as in a view that somebody else has sent.
    let found = chosen(&data, Some("2024-01"), june);
    assert_eq!(ids(&found, true), [PanelId::Drivers]);
    // Why nothing is compared by itself is no instruction.
    assert_eq!(ids(&looked(&data, &["2026-05"]), true), both);
}

#[test]
fn what_is_published_was_chosen_by_nobody() {
    let data = months(&[("2026-05", 40, 60), ("2026-06", 80, 20), ("2026-07", 60, 60)]);
    let mut state = fixture::state(questionnaire());
    data.iter().for_each(|part| {
        state.insert(part);
    });
    let today = Month::parse(TODAY).unwrap();
    let look = |state: &mut DashboardState, chosen: Option<[&str; 2]>| {
        let side = |month: &str| Some(vec![Month::parse(month).unwrap()]);
        state.choose_periods(
            chosen.map(|[before, now]| Chosen { before: side(before), now: side(now) }),
        );
        state.count();
        state.analyse(today);
        state.analysis().unwrap().change.clone().map(|change| change.comparison)
    };
    for filter in [&[][..], &["2026-06"]] {
        state.clear_filter();
        filter.iter().for_each(|month| state.toggle(MONTH, month));
        let own = look(&mut state, None).unwrap();
        assert_eq!(state.unchosen(today).as_ref(), Some(&own));
        let by_person = look(&mut state, Some(["2026-05", "2026-07"])).unwrap();
        assert_ne!(by_person, own);
        assert_eq!(state.unchosen(today).as_ref(), Some(&own), "as though nothing were chosen");
        look(&mut state, Some(["2026-07", "2026-07"])).unwrap_err();
        assert_eq!(state.unchosen(today), Some(own));
    }
}

#[test]
fn on_the_way_to_two_periods_those_before_are_told() {
    let mut state = fixture::state(questionnaire());
    let side = |month: &str| Some(vec![Month::parse(month)?]);
    let choose = |state: &mut DashboardState, before: &str, now: &str, told: Option<[&str; 2]>| {
        state.choose_periods(Some(Chosen { before: side(before), now: side(now) }));
        let found = state.told().map(|told| [told.before[0].to_string(), told.now[0].to_string()]);
        assert_eq!(found, told.map(|told| told.map(str::to_owned)), "{before} – {now}");
    };
    let (first, second) = (Some(["2026-05", "2026-06"]), Some(["2026-05", "2026-07"]));
    choose(&mut state, "", "2026-05", None);
    choose(&mut state, "2026-05", "2026-05", None);
    choose(&mut state, "2026-05", "2026-06", first);
    choose(&mut state, "2026-06", "2026-06", first);
    choose(&mut state, "", "2026-06", first);
    state.begin_choice();
    state.count();
    assert!(state.told().is_some(), "neither a press nor a count takes them back");
    choose(&mut state, "2026-05", "2026-07", second);
    choose(&mut state, "2026-07", "2026-07", second);
    state.choose_periods(None);
    assert_eq!(state.told(), None);
    choose(&mut state, "2026-07", "2026-07", None);
}

#[test]
fn made_up_responses_have_no_chosen_periods_and_the_real_ones_get_theirs_back() {
    let mut state = fixture::state(questionnaire());
    let side = |month: &str| Some(vec![Month::parse(month).unwrap()]);
    let real = Chosen { before: side("2026-05"), now: side("2026-07") };
    let refused = Chosen { before: side("2026-05"), now: side("2026-05") };
    let today = Month::parse(TODAY).unwrap();
    // Those that can't be compared aren't kept, but those before them.
    for on_the_way in [None, Some(refused.clone())] {
        state.choose_periods(Some(real.clone()));
        on_the_way.into_iter().for_each(|chosen| state.choose_periods(Some(chosen)));
        for _ in 0..2 {
            state.show_illustrative(&["x".into()], today);
            assert_eq!((state.chosen_periods(), state.told()), (None, None));
        }
        state.choose_periods(Some(Chosen { before: side("2026-02"), now: side("2026-03") }));
        for _ in 0..2 {
            state.leave_illustrative();
            assert_eq!(state.chosen_periods(), Some(&real));
            assert_eq!(state.told().cloned().map(Chosen::from).as_ref(), Some(&real));
        }
    }
    state.choose_periods(None);
    state.show_illustrative(&["x".into()], today);
    state.leave_illustrative();
    assert_eq!((state.chosen_periods(), state.told()), (None, None));
}

#[test]
fn why_two_periods_cant_be_compared_is_said_once() {
    let data = months(&[("2026-05", 40, 60), ("2026-06", 80, 20), ("2026-07", 60, 60)]);
    let check = |before: Option<&str>, now: Option<&str>, expected: [&str; 2]| {
        let (figures, analysis) = chosen(&data, before, now);
        for (language, expected) in [Language::Vietnamese, Language::English].iter().zip(expected) {
            let names = names(*language);
            assert_eq!(refusal(&analysis, &names), expected);
            if !expected.is_empty() {
                assert_eq!(words::text(&figures, &analysis, &names), "");
                assert_eq!(words::input(&figures, &analysis, &names).empty, "");
                assert_eq!(change::card(&analysis, &names), None);
            }
        }
    };
    let july = Some("2026-07");
    check(Some("2026-06"), july, ["", ""]);
    // Of some of its months is enough: that is said with a caution.
    check(Some("2026-04 2026-05 2026-06"), july, ["", ""]);
    let shared = [
        "Hai kỳ trùng hoặc chồng lên nhau nên không so sánh được. Xin chọn hai kỳ không có tháng chung.",
        "The two periods are the same or overlap, so they can’t be compared. Please choose two without a month in common.",
    ];
    check(july, july, shared);
    let half = ["Xin chọn cả hai kỳ để so sánh.", "Please choose both periods."];
    check(None, july, half);
    check(
        Some("2025-01 2025-02 2025-03"),
        july,
        [
            "Không có phiếu nào của quý I/2025 nên không so sánh được. Xin chọn kỳ khác.",
            "There are no responses from Q1 2025, so there is nothing to compare. Please choose another period.",
        ],
    );
    check(
        Some("2026-04"),
        Some("2025-01 2025-02 2025-03"),
        [
            "Không có phiếu nào của quý I/2025, tháng 04/2026 nên không so sánh được. Xin chọn kỳ khác.",
            "There are no responses from Q1 2025, 04/2026, so there is nothing to compare. Please choose another period.",
        ],
    );
}

#[test]
fn a_year_that_is_running_is_compared_with_a_caution() {
    let mut data = months(&[("2026-06", 50, 50), ("2026-07", 50, 50), ("2026-08", 50, 50)]);
    let year = |year: &str| (1..=12).map(|at| format!("{year}-{at:02}")).collect::<Vec<_>>();
    for month in year("2025") {
        data.extend(months(&[(&month, 70, 30)]));
    }
    let (before, now) = (year("2025").join(" "), year("2026").join(" "));
    let names = names(Language::Vietnamese);
    let said = |before: &str, now: &str| {
        let (figures, analysis) = chosen(&data, Some(before), Some(now));
        let title = change::title(&figures, &analysis, &names);
        let card = change::card(&analysis, &names).unwrap();
        let is_short = title.ends_with("; có kỳ chưa trọn");
        assert_eq!(card.ends_with("; có kỳ chưa trọn"), is_short);
        (is_short, words::text(&figures, &analysis, &names))
    };
    let (is_short, text) = said(&before, &now);
    assert!(is_short);
    assert!(
        text.contains("Thận trọng: năm 2026 chỉ có phiếu của các tháng 06/2026 – 08/2026. Khi kỳ"),
        "{text}"
    );
    let (is_short, text) = said("2025-08", TODAY);
    assert!(is_short);
    assert!(text.contains("Thận trọng: tháng 08/2026 chưa kết thúc. Khi kỳ"), "{text}");
    let (is_short, text) = said("2025-07", "2026-07");
    assert!(!is_short && !text.contains("Thận trọng"), "{text}");
    // What is compared by itself says which months it is of.
    let (figures, analysis) = looked(&data, &["2026-07", "2026-08"]);
    assert!(!words::text(&figures, &analysis, &names).contains("Thận trọng"));
}
