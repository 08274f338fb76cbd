//! The examples in docs/figures.md are what the command prints for their file.

use std::path::Path;

use hailong_core::figures::{Thresholds, figures};
use hailong_core::filter::Filter;
use hailong_core::import::Importer;
use hailong_core::questionnaire::read;
use hailong_core::table::Table;

#[test]
fn the_example_is_real() {
    let examples = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/examples");
    let text = |name: &str| std::fs::read_to_string(examples.join(name)).expect("it is there");
    let questionnaire = read(&text("counter.json")).expect("it is sound");
    let mut table = Table::new(&questionnaire);
    let mut importer = Importer::new();
    let file = text("counter.csv");
    let pushed = importer.push(&questionnaire, file.as_bytes()).expect("it can be read");
    let rest = importer.finish(&questionnaire).expect("it can be read");
    for response in pushed.accepted.iter().chain(&rest.accepted) {
        table.insert(&questionnaire, response);
    }
    table.commit().expect("so few fit");
    let thresholds = Thresholds::default();
    let figures = figures(&questionnaire, table.counted(), &Filter::all(), thresholds, false);
    let json = serde_json::to_string_pretty(&figures.expect("no filter is unknown"));
    assert_eq!(json.expect("figures are JSON") + "\n", text("counter-figures.json"));
}
