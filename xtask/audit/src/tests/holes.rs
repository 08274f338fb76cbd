//! What can be worked out from several files of one survey, each found by attack.

use super::cases::{Case, Row, attacked, file, filter, questionnaire, responses};

fn people(counts: &[(u8, u8, usize)]) -> Vec<Row> {
    let of = |&(unit, poverty, count): &(u8, u8, usize)| {
        vec![(unit, 1, poverty, Some(4), Some(4)); count]
    };
    counts.iter().flat_map(of).collect()
}

/// A file of two groups, one of two units, and one of both: those of the third group in the two units are the difference.
#[test]
fn two_filters_of_different_fields_give_a_group_away() {
    let rows = people(&[
        (0, 1, 300),
        (0, 2, 315),
        (0, 3, 90),
        (1, 1, 12),
        (1, 2, 1),
        (1, 3, 11),
        (2, 2, 80),
    ]);
    let (q, responses) = (questionnaire(), responses(&rows));
    let both = [("poverty", "1"), ("poverty", "2")];
    let filters = [
        [both.as_slice(), &[("unit", "A"), ("unit", "B")]].concat(),
        [both.as_slice(), &[("unit", "A")]].concat(),
        vec![("poverty", "1"), ("unit", "B")],
    ];
    let files: Vec<_> =
        filters.iter().map(|restrictions| file(&q, &responses, &filter(restrictions))).collect();
    // Each of them is shown by the rules of single views.
    let told: Vec<_> = files.iter().map(|file| file.json["n"].as_u64()).collect();
    assert_eq!(told, [Some(628), Some(615), Some(12)], "628 - 615 - 12 = 1");
    let case = Case::new(q, std::slice::from_ref(&responses), files);
    let set = case.set();
    let before = attacked(&set, &[], &[]);
    assert!(before.solved > 0, "{before:?}");
    let (system, _, checked) = set.check(&[], &[], usize::MAX).expect("it is checked");
    let one = checked.findings.iter().find(|finding| finding.group.n == 1).expect("it is found");
    let family = &system.families[one.group.family];
    assert_eq!(one.group.name(set.survey, &family.partition), "poverty=2, unit=B");
    assert!((one.most - 1.0).abs() < 1e-6);
    let done = set.protect().expect("it is protected");
    let after = attacked(&set, &done.hidden, &done.withheld);
    println!("{before:?}, then {after:?}: {:?} hidden, {:?} withheld", done.hidden, done.withheld);
    assert_eq!((after.solved, done.left.len()), (0, 0), "{after:?}");
}

/// Six persons answered between two exports.
#[test]
fn two_days_give_those_away_who_came_in_between() {
    let mut rows = people(&[(0, 1, 60), (1, 2, 50)]);
    let (q, before) = (questionnaire(), responses(&rows));
    rows.extend(people(&[(0, 1, 6)]));
    let after = responses(&rows);
    let mut files = vec![file(&q, &before, &filter(&[])), file(&q, &after, &filter(&[]))];
    files[0].is_published = true;
    let case = Case::new(q, &[before, after], files);
    let set = case.set();
    assert_eq!(set.of, [0, 1]);
    assert!(attacked(&set, &[], &[]).solved > 0);
    let (system, _, checked) = set.check(&[], &[], usize::MAX).expect("it is checked");
    let name = |at: usize| {
        let group = &checked.findings[at].group;
        group.name(set.survey, &system.families[group.family].partition)
    };
    let names: Vec<String> = (0..checked.findings.len()).map(name).collect();
    assert!(names.contains(&"survey=2".to_owned()), "{names:?}");
    let finding = &checked.findings[names.iter().position(|name| name == "survey=2").unwrap()];
    assert!((finding.most - 6.0).abs() < 1e-6);
    // The shortest way: the one minus the other.
    let factors: Vec<f64> = finding.derivation.iter().map(|&(_, factor)| factor).collect();
    assert_eq!(factors.len(), 2, "{factors:?}");
    let done = set.protect().expect("it is looked at");
    assert_eq!(done.withheld, [1], "the second file can't be published");
    assert_eq!(attacked(&set, &done.hidden, &done.withheld).solved, 0);
}

/// Figures of other responses are no figures of these.
#[test]
fn a_file_that_says_something_else_is_refused() {
    let (q, rows) = (questionnaire(), people(&[(0, 1, 60), (1, 2, 50)]));
    let responses = responses(&rows);
    let files = vec![file(&q, &responses[1..], &filter(&[]))];
    let case = Case::new(q, std::slice::from_ref(&responses), files);
    let numbers = case.files[0].numbers(&case.questionnaire, 0).unwrap();
    let files = case.files.clone();
    let error =
        crate::protect::Set::new(&case.questionnaire, &case.survey, files, numbers).err().unwrap();
    assert!(
        error.to_string().contains("the result of all: 109 in the file, 110 counted"),
        "{error}"
    );
}

/// The levels of an item are numbers of persons, too, where other files are filtered by it.
#[test]
fn counts_by_level_give_a_group_away() {
    let of = |unit: u8, level: u8, count: usize| vec![(unit, 1, 1, Some(level), Some(4)); count];
    let rows =
        [of(0, 1, 300), of(0, 2, 315), of(0, 3, 90), of(1, 1, 12), of(1, 2, 1), of(1, 3, 30)];
    let (q, responses) = (questionnaire(), responses(&rows.concat()));
    let filters = [
        vec![("unit", "A"), ("unit", "B")],
        vec![("overall", "1"), ("overall", "2"), ("unit", "A")],
        vec![("overall", "1"), ("unit", "B")],
    ];
    let files: Vec<_> =
        filters.iter().map(|restrictions| file(&q, &responses, &filter(restrictions))).collect();
    assert_eq!(files[0].json["items"]["overall"]["counts"][1], 316, "312 + 316 - 615 - 12 = 1");
    let case = Case::new(q, std::slice::from_ref(&responses), files);
    let set = case.set();
    let (_, _, checked) = set.check(&[], &[], usize::MAX).expect("it is checked");
    assert!(
        checked.findings.iter().any(|finding| finding.group.n == 1),
        "{}",
        checked.findings.len()
    );
    let done = set.protect().expect("it is protected");
    let (_, _, checked) = set.check(&done.hidden, &done.withheld, 1).expect("it is checked");
    assert!(checked.findings.is_empty() && done.left.is_empty());
}

/// A unit that a breakdown doesn't list has no response in it.
#[test]
fn a_unit_that_is_not_listed_is_empty() {
    let rows = people(&[(0, 1, 120), (0, 2, 14), (1, 1, 100), (1, 2, 20), (2, 3, 20), (2, 2, 6)]);
    let (q, responses) = (questionnaire(), responses(&rows));
    let of = [vec![("poverty", "1")], vec![]];
    let files: Vec<_> = of.iter().map(|of| file(&q, &responses, &filter(of))).collect();
    let case = Case::new(q, std::slice::from_ref(&responses), files);
    let set = case.set();
    let empty: Vec<_> = set.numbers.iter().filter(|number| number.n == 0).collect();
    assert!(
        empty.iter().any(|number| number.of.get("unit").is_some_and(|of| of == &["C"])),
        "{empty:?}"
    );
    assert!(empty.iter().all(|number| !number.can_be_hidden()));
}

/// Where an item is hidden its driver and its weighted share are hidden with it.
#[test]
fn what_is_hidden_is_hidden_wherever_it_stands() {
    let (q, rows) = (questionnaire(), people(&[(0, 1, 60), (1, 2, 50)]));
    let mut json = file(&q, &responses(&rows), &filter(&[])).json;
    json["drivers"] = serde_json::json!({"overall": "overall",
        "items": [{"item": "other", "status": "shown", "n": 110, "top_share": 0.5}]});
    json["weighted"] = serde_json::json!({"items": {"other": {"n": 110}}});
    let place = crate::hide::Place::file(0).part("items", "other");
    place.hide(&mut json, &q);
    assert!(json["items"]["other"]["n"].is_null());
    assert_eq!(json["drivers"]["items"][0]["top_share"], serde_json::Value::Null);
    assert!(json.get("weighted").is_none());
}
