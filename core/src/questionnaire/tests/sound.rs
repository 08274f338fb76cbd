//! What a sound file becomes.

use serde_json::json;

use super::{problems, sound};
use crate::questionnaire::{Kind, Look, Method, read};

#[test]
fn one_of_everything() {
    assert_eq!(problems(|_| ()), [""; 0]);
    let q = read(&sound().to_string()).unwrap();
    assert_eq!((q.id.as_str(), q.version, q.minutes), ("all.of-it_1", 2, 5));
    // The file's first language is what the others fall back to, whatever the order in the text.
    assert_eq!(
        (q.title.get("en"), q.title.get("vi"), q.title.get("hmn")),
        ("All", "Tất cả", "Tất cả")
    );
    assert_eq!(q.intro.as_ref().map(|text| text.get("vi")), Some("Intro"));
    let five = q.scales.iter().find(|scale| scale.id == "five").unwrap();
    let codes: Vec<&str> = five.levels.iter().map(|level| level.code.as_str()).collect();
    assert_eq!((codes, five.top, five.look), (vec!["1", "2", "3", "4", "five"], 2, Look::Faces));
    assert_eq!(q.overall.method, Method::Weighted);
    assert_eq!(q.factors.iter().map(|f| f.weight).collect::<Vec<_>>(), [0.5, 1.0]);
    assert_eq!((q.question_count(), q.index_of("n"), q.index_of("x")), (9, Some(5), None));
    assert_eq!((q.range_of(1), q.page_of(3), q.page_of(4)), (4..9, 0, 1));
    let items: Vec<(usize, bool)> = q.items().map(|(at, _, _, reversed)| (at, reversed)).collect();
    assert_eq!(items, [(0, false), (1, true), (2, false)]);
    assert_eq!(q.filters().map(|(at, ..)| at).collect::<Vec<_>>(), [3]);
    let kinds: Vec<Kind> = q.questions().skip(4).map(|question| question.kind.clone()).collect();
    assert!(matches!(kinds[0], Kind::Choices { most: Some(1), .. }));
    assert_eq!(
        kinds[1],
        Kind::Number { min: Some(0.0), max: Some(9.5), whole: false, suffix: None }
    );
    assert_eq!(kinds[2..], [Kind::Text { long: true, most: 2000 }, Kind::Unit, Kind::Consent]);
}

#[test]
fn the_least_that_is_one() {
    let text = json!({"id": "q", "version": 1, "title": "Q", "pages": [
        {"id": "p", "title": "P", "questions": [{"id": "t", "kind": "text", "label": "T"}]}]});
    let q = read(&text.to_string()).unwrap();
    assert_eq!((q.minutes, q.overall.method, q.scales.len()), (3, Method::Pooled, 0));
    assert_eq!(q.questions().next().unwrap().kind, Kind::Text { long: false, most: 200 });
}

#[test]
fn null_is_as_good_as_nothing() {
    assert_eq!(problems(|file| file["intro"] = json!(null)), [""; 0]);
    assert_eq!(problems(|file| file["title"] = json!(null)), ["/title: missing"]);
}

/// Items on scales of so many levels, and neither factors nor an overall item: the overall item and the items of the
/// factors that are read.
fn implied(levels: &[usize]) -> (Option<String>, Vec<Vec<String>>) {
    let scale = |levels: &usize| {
        let labels = (1..=*levels).map(|level| json!({"label": level.to_string()}));
        (levels.to_string(), json!({"levels": labels.collect::<Vec<_>>(), "top": 1}))
    };
    let scales: serde_json::Map<String, serde_json::Value> = levels.iter().map(scale).collect();
    let item = |(at, levels): (usize, &usize)| json!({"id": format!("i{at}"), "kind": "item", "label": "I", "scale": levels.to_string()});
    let mut questions: Vec<_> = levels.iter().enumerate().map(item).collect();
    questions.push(json!({"id": "t", "kind": "text", "label": "T"}));
    let text = json!({"id": "q", "version": 1, "title": "Q", "scales": scales,
        "pages": [{"id": "p", "title": "P", "questions": questions}]});
    let q = read(&text.to_string()).unwrap();
    (q.overall.item, q.factors.into_iter().map(|factor| factor.items).collect())
}

#[test]
fn what_names_neither_an_overall_item_nor_factors_has_a_result_of_all_the_same() {
    assert_eq!(implied(&[]), (None, vec![]));
    assert_eq!(implied(&[5]), (Some("i0".to_owned()), vec![]));
    let both = ["i0", "i1"].map(str::to_owned).to_vec();
    assert_eq!(implied(&[5, 5]), (None, vec![both]));
    // What is as satisfied on one scale isn't on the other.
    assert_eq!(implied(&[5, 4]), (None, vec![]));
    let mut file = super::sound();
    file["overall"] = json!(null);
    let q = read(&file.to_string()).unwrap();
    assert_eq!((q.overall.item, q.factors.len()), (None, 2));
}
