//! The store against plain loops over responses: the same pass, the same are found, the same is said often.

use proptest::prelude::*;
use serde_json::json;

use super::*;
use crate::calendar::{Month, noon_in_vietnam};
use crate::figures::{Thresholds, figures};
use crate::filter::Filter;
use crate::questionnaire::{Questionnaire, read};
use crate::response::{Answer, Answers, Mode, Paradata, Response};
use crate::table::Table;

/// An item, a choice and several choices to filter by, and two texts, one of them hidden.
fn questionnaire() -> Questionnaire {
    let levels =
        json!([{"label": "1"}, {"label": "2"}, {"label": "3"}, {"label": "4"}, {"label": "5"}]);
    let options = json!([{"value": "x", "label": "X"}, {"value": "y", "label": "Y"}]);
    let file = json!({"id": "q", "version": 1, "languages": ["vi"], "title": "Q",
        "scales": {"s": {"levels": levels, "top": 2, "not_applicable": "none"}},
        "pages": [{"id": "p", "title": "P", "questions": [
            {"id": "i", "kind": "item", "label": "I", "scale": "s"},
            {"id": "c", "kind": "choice", "label": "C", "options": options, "filter": true},
            {"id": "d", "kind": "choices", "label": "D", "options": options},
            {"id": "t", "kind": "text", "label": "T", "long": true},
            {"id": "u", "kind": "text", "label": "U"},
            {"id": "h", "kind": "text", "label": "H", "hidden": true},
        ]}],
        "overall": {"item": "i"}});
    read(&file.to_string()).unwrap_or_else(|problems| panic!("{problems:?}"))
}

fn response(id: &str, unit: &str, month: u32, level: u8, text: &str) -> Response {
    let mut answers = Answers::none(6);
    answers.set(0, (level > 0).then_some(Answer::Level(level)));
    answers.set(3, (!text.is_empty()).then(|| Answer::Text(text.to_owned())));
    let submitted = Month::new(2026, month).map(|month| noon_in_vietnam(month, 3));
    Response {
        id: id.to_owned(),
        version: 1,
        unit: (!unit.is_empty()).then(|| unit.to_owned()),
        channel: None,
        mode: Mode::Page,
        language: "vi".to_owned(),
        started: None,
        submitted,
        paper: None,
        answers,
        paradata: Paradata::default(),
    }
}

fn comments(responses: &[Response]) -> Comments {
    let questionnaire = questionnaire();
    let mut comments = Comments::new(&questionnaire);
    comments.insert_responses(&questionnaire, responses);
    comments.commit();
    comments
}

fn found(comments: &Comments, wanted: &Wanted, text: &str) -> Found {
    let mut search = Search::new(comments, wanted, Query::new(text));
    while !search.step(comments, 2) {}
    search.finish()
}

fn texts<'a>(comments: &'a Comments, found: &Found) -> Vec<&'a str> {
    found.numbers.iter().map(|number| comments.get(*number).unwrap().text).collect()
}

fn of_texts(texts: &[&str]) -> Comments {
    let all: Vec<Response> = texts.iter().map(|text| response("", "", 1, 3, text)).collect();
    comments(&all)
}

#[test]
fn accents_are_needed_by_nobody_and_come_first() {
    let said = [
        "Thủ tục nhanh gọn",
        "thu tuc cham",
        "Thu\u{309} tu\u{323}c rõ ràng",
        "Tục lệ cũ, thủ quỹ mới",
        "Thuế và phí",
        "Chờ thủ   tục, ĐẤT ĐAI",
    ];
    let comments = of_texts(&said);
    let all = Wanted::default();
    let check = |query: &str, wanted: &[usize], exact: Option<usize>| {
        let found = found(&comments, &all, query);
        let wanted: Vec<String> = wanted
            .iter()
            .map(|at| crate::import::composed::composed(said[*at]).into_owned())
            .collect();
        assert_eq!(texts(&comments, &found), wanted, "{query}");
        assert_eq!(found.exact, exact, "{query}");
    };
    check("thủ tục", &[5, 2, 0, 3, 1], Some(4));
    check("thu tuc", &[1, 5, 2, 0, 3], Some(1));
    check("THỦ TỤC ", &[5, 2, 0, 3, 1], Some(4));
    check("\"thu tuc\"", &[1, 5, 2, 0], Some(1));
    check("“thủ tục” chờ", &[5], Some(1));
    check("thu\u{309} tu\u{323}c", &[5, 2, 0, 3, 1], Some(4));
    // The last word may be begun; one that is ended may not.
    check("thu", &[4, 1, 5, 3, 2, 0], Some(2));
    check("thu\u{309}", &[5, 3, 2, 0, 4, 1], Some(4));
    check("thu ", &[1, 5, 3, 2, 0], Some(1));
    check("dat dai", &[5], Some(0));
    check("đất đai", &[5], Some(1));
    check("chính", &[], Some(0));
    check("!!", &[5, 4, 3, 2, 1, 0], None);
    check("", &[5, 4, 3, 2, 1, 0], None);
    let many = "thu ".repeat(80);
    check(&many, &[1, 5, 3, 2, 0], Some(1));
}

#[test]
fn the_newest_come_first_and_what_has_no_month_last() {
    let said = [(3, "b"), (13, "e"), (4, "a"), (3, "c"), (1, "d")];
    let all: Vec<Response> = said.map(|(month, text)| response("", "", month, 3, text)).into();
    let comments = comments(&all);
    assert_eq!(
        texts(&comments, &found(&comments, &Wanted::default(), "")),
        ["a", "c", "b", "d", "e"]
    );
    let first = comments.get(found(&comments, &Wanted::default(), "").numbers[0]).unwrap();
    assert_eq!((first.month, first.question, first.level), ("2026-04", 3, Some(3)));
    assert_eq!(first.is_satisfied, Some(false));
}

#[test]
fn a_response_counts_once_and_the_later_one_stays() {
    let questionnaire = questionnaire();
    let mut comments =
        comments(&[response("1", "a", 1, 1, "một"), response("2", "a", 1, 5, "hai")]);
    let all = |comments: &Comments| {
        let found = found(comments, &Wanted::default(), "");
        texts(comments, &found).join(" ")
    };
    assert_eq!(all(&comments), "hai một");
    comments.insert_responses(&questionnaire, &[response("1", "a", 1, 1, "một")]);
    comments.commit();
    assert_eq!((all(&comments).as_str(), comments.entries.len()), ("hai một", 2));
    comments.insert_responses(&questionnaire, &[response("1", "a", 1, 1, "khác")]);
    comments.commit();
    assert_eq!(all(&comments), "khác hai");
    comments.insert_responses(&questionnaire, &[response("1", "a", 1, 1, "")]);
    comments.commit();
    assert_eq!(all(&comments), "hai");
}

#[test]
fn what_was_taken_out_is_in_memory_no_more() {
    let mut comments = comments(&[
        response("1", "a", 1, 1, "Gọi chị Hoa 0912345678"),
        response("2", "a", 1, 1, "Chị tận tình"),
        response("3", "a", 1, 1, "Hoa đẹp"),
    ]);
    let everything = |comments: &Comments| format!("{comments:?}").to_lowercase();
    assert!(everything(&comments).contains("0912345678"));
    comments.remove("1");
    comments.leave_gone();
    let left = everything(&comments);
    for word in ["0912345678", "gọi", "goi"] {
        assert!(!left.contains(word), "{word} in {left}");
    }
    let texts: Vec<&str> =
        comments.numbers().iter().filter_map(|&at| Some(comments.get(at)?.text)).collect();
    assert_eq!(texts, ["Hoa đẹp", "Chị tận tình"]);
    // The words of others are found as before, and the same word can come again.
    let questionnaire = questionnaire();
    comments.insert_responses(&questionnaire, &[response("4", "a", 1, 1, "Gọi lại chị Hoa")]);
    comments.commit();
    let all = Wanted::default();
    let count = |query: &str| found(&comments, &all, query).numbers.len();
    assert_eq!([count("gọi"), count("chị"), count("hoa"), count("0912345678")], [1, 2, 2, 0]);
}

#[test]
fn what_was_inserted_can_be_taken_back() {
    let questionnaire = questionnaire();
    let mut comments =
        comments(&[response("1", "a", 1, 1, "một"), response("", "a", 1, 1, "như nhau")]);
    let extent = comments.extent();
    let more = [response("2", "b", 2, 5, "hai"), response("", "a", 1, 1, "như nhau")];
    for _ in 0..2 {
        comments.insert_responses(&questionnaire, &more);
        comments.commit();
        let keys: Vec<&str> = (0..4).map(|at| comments.get(at).unwrap().response).collect();
        assert_eq!((keys[0], keys[2]), ("1", "2"));
        assert!(keys[1].ends_with("-1") && keys[3].ends_with("-2"), "{keys:?}");
        assert_eq!(keys[1][..18], keys[3][..18]);
        comments.go_back(extent);
        assert_eq!((comments.len(), comments.entries.len(), comments.people.len()), (2, 2, 2));
        assert_eq!(comments.texts, "mộtnhư nhau");
    }
}

#[test]
fn only_questions_that_people_see_are_comments() {
    let mut one = response("1", "a", 1, 1, "dài");
    one.answers.set(5, Some(Answer::Text("utm=123".to_owned())));
    one.answers.set(4, Some(Answer::Text("ngắn".to_owned())));
    let comments = comments(&[one]);
    let all = found(&comments, &Wanted::default(), "");
    assert_eq!(texts(&comments, &all), ["ngắn", "dài"]);
    let only = Wanted { question: Some(3), ..Wanted::default() };
    assert_eq!(texts(&comments, &found(&comments, &only, "")), ["dài"]);
    for (among, wanted) in
        [(vec![true, false], vec!["dài"]), (vec![true], vec!["dài"]), (vec![], vec![])]
    {
        let only = Wanted { among: Some(among.into()), ..Wanted::default() };
        assert_eq!(texts(&comments, &found(&comments, &only, "")), wanted);
    }
    assert_eq!(questions(&questionnaire()).collect::<Vec<_>>(), [3, 4]);
}

const STOPS: &str = "và của rất là tôi";

fn compounds(comments: &Comments, least: usize) -> Vec<(String, usize)> {
    let mut tally = Tally::new(comments, &Wanted::default(), STOPS, least);
    while !tally.step(comments, 3) {}
    let found = tally.finish(comments, 20);
    found.into_iter().map(|compound| (compound.text, compound.comments)).collect()
}

#[test]
fn compounds_are_counted_by_comments_and_lie_over_no_others() {
    let check = |said: &[&str], wanted: &[(&str, usize)]| {
        let comments = of_texts(said);
        let found = compounds(&comments, 2);
        let found: Vec<(&str, usize)> = found.iter().map(|(text, n)| (text.as_str(), *n)).collect();
        assert_eq!(found, wanted, "{said:?}");
        // A press finds as many as it says.
        for (text, count) in found {
            let query = format!("\"{text}\"");
            let hits = self::found(&comments, &Wanted::default(), &query);
            assert_eq!(hits.numbers.len(), count, "{text}");
        }
    };
    let office = "thủ tục hành chính công";
    check(
        &[office, "Thủ tục hành chính công", office, "thủ tục lâu"],
        &[("thủ tục", 4), ("hành chính", 3)],
    );
    check(&["chờ lâu chờ lâu", "Cho lau", "chờ lâu quá"], &[("chờ lâu", 3)]);
    check(
        &[
            "cán bộ hướng dẫn",
            "cảm ơn bộ phận một cửa",
            "cảm ơn bộ phận một cửa",
            "cán bộ tốt, cán bộ hướng dẫn",
        ],
        &[("cán bộ", 2), ("bộ phận", 2), ("hướng dẫn", 2), ("cảm ơn", 2), ("một cửa", 2)],
    );
    check(&["của tôi", "cua toi", "cua toi"], &[]);
    check(&["tốt. Nhanh", "tốt\nnhanh"], &[]);
    check(&["lần 2 2", "lần 2 2"], &[]);
    check(&["một", ""], &[]);
}

fn filters() -> impl Strategy<Value = Filter> {
    let value = prop_oneof![
        (Just("unit"), prop::sample::select(&["", "a", "b", "nowhere"][..])),
        (Just("month"), prop::sample::select(&["", "2026-01", "2026-02"][..])),
        (Just("c"), prop::sample::select(&["", "x", "y"][..])),
        (Just("i"), prop::sample::select(&["", "1", "4", "na"][..])),
    ];
    let several = proptest::option::of(prop::sample::select(&["", "x", "y"][..]));
    (prop::collection::vec(value, 0..4), several).prop_map(|(values, several)| {
        let mut filter = Filter::all();
        for (field, value) in values {
            filter.allow(field, value);
        }
        if let Some(option) = several {
            filter.allow("d", option);
        }
        filter
    })
}

/// Responses that all say something.
fn everybody() -> impl Strategy<Value = Vec<Response>> {
    let text = prop::sample::select(&["thủ tục", "thu tuc", "thủ thu", "Tục thủ tục", "chậm"][..]);
    let one = (0..3_usize, 0..3_u32, 0..7_u8, 0..3_usize, 0..4_usize, text);
    let one = one.prop_map(|(unit, month, level, c, d, text)| {
        let mut one = response("", ["", "a", "b"][unit], month, level.min(5), text);
        if level == 6 {
            one.answers.set(0, Some(Answer::NotApplicable));
        }
        one.answers.set(
            1,
            ["", "x", "y"].get(c).filter(|c| !c.is_empty()).map(|c| Answer::Choice((*c).into())),
        );
        let chosen: Vec<String> = ["x", "y"]
            .iter()
            .enumerate()
            .filter(|(at, _)| d >> at & 1 == 1)
            .map(|(_, d)| (*d).into())
            .collect();
        one.answers.set(2, (!chosen.is_empty()).then_some(Answer::Choices(chosen)));
        one
    });
    prop::collection::vec(one, 0..40)
}

/// The value of a response in a field, the slow way; several of a question of several choices.
fn values(response: &Response, field: &str) -> Vec<String> {
    let of_answer = |at: usize| match response.answers.get(at) {
        Some(Answer::Level(level)) => vec![level.to_string()],
        Some(Answer::NotApplicable) => vec!["na".into()],
        Some(Answer::Choice(value)) => vec![value.clone()],
        Some(Answer::Choices(values)) => values.clone(),
        _ => vec![String::new()],
    };
    match field {
        "unit" => vec![response.unit.clone().unwrap_or_default()],
        "month" => {
            let month = response.submitted.and_then(Month::in_vietnam);
            vec![month.map(|month| month.to_string()).unwrap_or_default()]
        }
        "i" => of_answer(0),
        "c" => of_answer(1),
        _ => of_answer(2),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn the_same_pass_as_in_a_plain_loop_and_in_the_figures(
        people in everybody(), filter in filters(), satisfied in proptest::option::of(any::<bool>()),
    ) {
        let comments = comments(&people);
        let wanted = Wanted { filter: filter.clone(), is_satisfied: satisfied, ..Wanted::default() };
        let passes = |response: &&Response| {
            filter.iter().all(|(field, let_through)| {
                values(response, field).iter().any(|value| let_through.contains(value))
            })
        };
        let attitude = |response: &&Response| satisfied.is_none_or(|satisfied| {
            matches!(response.answers.get(0), Some(Answer::Level(level)) if (*level >= 4) == satisfied)
        });
        let mut plain: Vec<&str> = people.iter().filter(passes).filter(attitude)
            .map(|response| match response.answers.get(3) { Some(Answer::Text(text)) => text.as_str(), _ => "" })
            .collect();
        let found = found(&comments, &wanted, "");
        let mut own = texts(&comments, &found);
        plain.sort_unstable();
        own.sort_unstable();
        prop_assert_eq!(own, plain);

        // Everybody has said something, so there are as many comments as responses.
        let questionnaire = questionnaire();
        let mut table = Table::new(&questionnaire);
        people.iter().for_each(|response| table.insert(&questionnaire, response));
        table.commit().unwrap();
        let open = Thresholds { hide_below: 0, ..Thresholds::default() };
        let counted = figures(&questionnaire, table.counted(), &filter, open, false).unwrap();
        if satisfied.is_none() && counted.n.is_some() {
            prop_assert_eq!(counted.n, Some(found.numbers.len() as u64));
        }
    }

    #[test]
    fn what_is_found_has_the_words(people in everybody(), query in "[\"thủcTỤucâm ]{0,14}") {
        let comments = comments(&people);
        let parsed = Query::new(&query);
        let found = found(&comments, &Wanted::default(), &query);
        for (at, person) in people.iter().enumerate() {
            let Some(Answer::Text(text)) = person.answers.get(3) else { continue };
            let own = folded(text);
            let own: Vec<&str> = own.split_whitespace().collect();
            let plain = folded(&query);
            let asked: Vec<&str> = plain.split(['"', ' ']).filter(|word| !word.is_empty()).collect();
            let is_begun = query.ends_with(char::is_alphanumeric);
            let has_all = asked.iter().enumerate().all(|(at, word)| own.iter().any(|own| {
                own == word || (is_begun && at + 1 == asked.len() && own.starts_with(word))
            }));
            let is_found = found.numbers.contains(&(at as u32));
            if !query.contains('"') {
                prop_assert_eq!(is_found, has_all, "{:?} in {:?}", query, text);
                prop_assert!(asked.is_empty() || is_found != parsed.places(text).is_empty() || !has_all);
            } else {
                prop_assert!(has_all || !is_found, "{:?} in {:?}", query, text);
            }
        }
    }
}
