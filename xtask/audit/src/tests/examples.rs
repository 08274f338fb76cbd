//! What is shipped, and a survey of five thousand.

use std::path::PathBuf;
use std::time::Instant;

use hailong_core::calendar::Month;
use hailong_core::figures::{Thresholds, compare, drivers, figures};
use hailong_core::filter::Filter;
use hailong_core::illustrative;
use hailong_core::questionnaire::{Questionnaire, read};
use hailong_core::response::Response;
use hailong_core::table::Table;
use serde_json::{Value, json};

use super::cases::{Case, Row, attacked, file, filter, questionnaire, responses};
use super::random::small_hidden;
use crate::published::File;
use crate::survey;

fn path(name: &str) -> PathBuf {
    [env!("CARGO_MANIFEST_DIR"), "../..", name].iter().collect()
}

fn text(name: &str) -> String {
    std::fs::read_to_string(path(name)).expect(name)
}

fn shipped(name: &str) -> File {
    let json = serde_json::from_str(&text(name)).expect(name);
    File { name: name.to_owned(), json, is_published: false }
}

/// docs/examples, all of it at once.
#[test]
fn the_examples_of_the_documents() {
    let q = read(&text("docs/examples/counter.json")).expect("the questionnaire is sound");
    let rows = survey::read(&q, &path("docs/examples/counter.csv")).expect("the survey is read");
    let figures = shipped("docs/examples/counter-figures.json");
    let alone = Case::new(q.clone(), std::slice::from_ref(&rows), vec![figures.clone()]);
    let (_, groups, checked) = alone.set().check(&[], &[], usize::MAX).expect("it is checked");
    println!("{} small groups", groups.len());
    assert!(checked.findings.is_empty(), "{:?}", checked.findings);
    // One file that has it all, as the command prints it.
    let mut all = figures;
    let parts = ["compare", "drivers", "group_by", "cross_tab"];
    for part in parts {
        let file = shipped(&format!("docs/examples/counter-{}.json", part.replace('_', "-")));
        all.json[part] = file.json;
    }
    let case = Case::new(q, std::slice::from_ref(&rows), vec![all]);
    let set = case.set();
    let done = set.protect().expect("it is protected");
    let checked = set.check(&done.hidden, &done.withheld, usize::MAX).expect("it is checked").2;
    println!("{} numbers, hidden {:?}", set.numbers.len(), done.hidden);
    assert!(checked.findings.is_empty() && done.withheld.is_empty());
    assert_eq!(attacked(&set, &done.hidden, &[]).solved, 0);
}

/// What staff publish of the made-up responses that the demo shows: the figures with two periods and the drivers.
#[test]
fn the_published_file_of_the_demo() {
    let q = read(&text("questionnaires/sipas-22.json")).expect("the questionnaire is sound");
    let units: Vec<String> = (1..=6).map(|unit| format!("unit-{unit}")).collect();
    let last = Month::new(2026, 6).expect("a month");
    let responses = illustrative::responses(&q, &units, last, 2_400, 7);
    let case =
        Case::new(q.clone(), std::slice::from_ref(&responses), vec![published(&q, &responses)]);
    let set = case.set();
    let (_, groups, checked) = set.check(&[], &[], usize::MAX).expect("it is checked");
    println!("{} numbers, {} small groups", set.numbers.len(), groups.len());
    assert!(checked.findings.is_empty(), "{:?}", checked.findings);
}

fn published(q: &Questionnaire, responses: &[Response]) -> File {
    let mut table = Table::new(q);
    responses.iter().for_each(|response| table.insert(q, response));
    table.commit().expect("so few fit");
    let (counted, all, thresholds) = (table.counted(), Filter::all(), Thresholds::default());
    let figures = figures(q, counted, &all, thresholds, true).expect("it is counted");
    let mut json: Value = serde_json::to_value(figures).expect("it is JSON");
    let months = [["2026-05".to_owned()], ["2026-06".to_owned()]];
    let sides = [months[0].as_slice(), months[1].as_slice()];
    json["compare"] =
        json!(compare(q, counted, &all, "month", sides, thresholds).expect("compared"));
    json["drivers"] = json!(drivers(q, counted, &all, thresholds).expect("it is counted"));
    File { name: "published.json".to_owned(), json, is_published: false }
}

/// Five units, twelve months and four groups, in the whole and under four filters.
#[test]
fn five_thousand_responses_with_three_fields() {
    let mut seed = 1_u64;
    let mut below = |n: u64| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) % n
    };
    let rows: Vec<Row> = (0..5_000)
        .map(|_| {
            let unit = [0, 0, 0, 1, 1, 2, 2, 3, 4][below(9) as usize];
            let poverty = if below(40) == 0 { 3 } else { below(3) as u8 };
            let answer = (below(20) > 0).then(|| 1 + below(5) as u8);
            (unit, 1 + below(12) as u8, poverty, answer, Some(1 + below(5) as u8))
        })
        .collect();
    let (q, responses) = (questionnaire(), responses(&rows));
    let filters: [&[(&str, &str)]; 5] = [
        &[],
        &[("poverty", "1"), ("poverty", "2")],
        &[("unit", "A"), ("unit", "B")],
        &[("poverty", "3")],
        &[("month", "2026-01"), ("month", "2026-02"), ("poverty", "1")],
    ];
    audit(&q, &responses, filters.map(|of| file(&q, &responses, &filter(of))).to_vec());
    // The same of which only small numbers are hidden, so that there is much to find.
    let files = filters.iter().filter_map(|of| small_hidden(&q, &responses, &filter(of)));
    audit(&q, &responses, files.collect());
}

fn audit(q: &Questionnaire, responses: &[Response], files: Vec<File>) {
    let case = Case::new(q.clone(), &[responses.to_vec()], files);
    let set = case.set();
    let begun = Instant::now();
    let (_, groups, checked) = set.check(&[], &[], usize::MAX).expect("it is checked");
    let took = begun.elapsed();
    println!(
        "{} numbers, {} small groups, {} given away, {} linear programs in {took:.1?}",
        set.numbers.len(),
        groups.len(),
        checked.findings.len(),
        checked.programs
    );
    let begun = Instant::now();
    let done = set.protect().expect("it is protected");
    println!("{} hidden in {:.1?}", done.hidden.len(), begun.elapsed());
    let checked = set.check(&done.hidden, &done.withheld, 1).expect("it is checked").2;
    assert!(checked.findings.is_empty());
}
