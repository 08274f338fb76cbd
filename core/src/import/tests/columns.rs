//! Which column is whose.

use super::{check, questionnaire};
use crate::import::{Columns, Importer, Target};

#[test]
fn columns_are_found_by_name_in_any_order_and_case() {
    check("t,other,A\nx,?,2\n", &["a=2 t=x"]);
    check(
        "a,Unit,SUBMITTED,channel,id\n1,u1,2026-01-31,qr,7\n",
        &["a=1 id=7 unit=u1 channel=qr at=2026-01-31T05:00:00.000Z"],
    );
    // The exact name first: "A" is then a column that nobody asked for.
    check("A,a\n1,2\n", &["a=2"]);
    check(" a ,b\n1,2\n", &["a=1 b=2"]);
    // Consent isn't looked for: whoever made the file has it.
    check("a,agreed\n1,yes\n", &["a=1"]);
}

#[test]
fn two_columns_of_one_name_are_refused() {
    check("a,b,a\n1,2,3\n", &["line 1: two columns are called \"a\""]);
    check("A,b, A\n1,2,3\n", &["line 1: two columns are called \"a\""]);
    // But not where nobody asks for them.
    check("a,other,other\n1,2,3\n", &["a=1"]);
}

#[test]
fn a_file_of_something_else_says_what_was_looked_for() {
    let wanted = "the questionnaire looks for a, b, c, d, e, t, unit, submitted, channel, id";
    check(
        "x,y\n1,2\n",
        &[&format!("line 1: no column belongs to a question; found x, y; {wanted}")],
    );
    check(
        "unit\nu1\n",
        &[&format!("line 1: no column belongs to a question; found unit; {wanted}")],
    );
}

#[test]
fn columns_that_a_person_matched() {
    let q = questionnaire();
    let columns = Columns::new(vec![None, Some(Target::Question(1)), Some(Target::Unit)]);
    let mut importer = Importer::with_columns(columns.clone());
    let batch = importer.push(&q, b"when,how,where\n?,3,u9\n").unwrap();
    assert_eq!(importer.header().unwrap(), ["when", "how", "where"]);
    assert_eq!(importer.columns(), Some(&columns));
    assert_eq!(super::line(&batch.accepted[0]), "b=3 unit=u9");
    assert_eq!(batch.accepted[0].version, 3);
}

/// What becomes of a file whose questionnaire names such columns.
fn named(import: &str, file: &str) -> Result<usize, String> {
    let text = format!(
        r#"{{"id": "q", "version": 1, "title": "Q", "import": {import}, "scales": {{"s": {{"levels": [
            {{"label": "No"}}, {{"label": "Yes"}}], "top": 1}}}}, "pages": [{{"id": "p", "title": "P", "questions": [
            {{"id": "a", "kind": "item", "scale": "s", "label": "A"}}]}}]}}"#
    );
    let q = crate::questionnaire::read(&text).unwrap();
    let rows = |size: usize| {
        let (mut importer, mut rows) = (Importer::new(), 0);
        for piece in file.as_bytes().chunks(size) {
            rows += importer.push(&q, piece).map_err(|error| error.to_string())?.accepted.len();
        }
        let rest = importer.finish(&q).map_err(|error| error.to_string())?;
        Ok(rows + rest.accepted.len())
    };
    assert_eq!(rows(2), rows(usize::MAX));
    rows(usize::MAX)
}

#[test]
fn a_column_that_the_questionnaire_names_must_be_there() {
    let file = "a,Ward,When\n1,x,2026-01-31\n";
    assert_eq!(named(r#"{"unit": "Ward", "time": "WHEN"}"#, file), Ok(1));
    for (member, name) in [("unit", "Wrad"), ("time", "Wen"), ("channel", "Kenh"), ("id", "No")] {
        let import = format!(r#"{{"{member}": "{name}"}}"#);
        let expected = |found: &str| {
            Err(format!(
                "no column \"{name}\", which the questionnaire's import.{member} names; found {found}"
            ))
        };
        assert_eq!(named(&import, file), expected("a, Ward, When"));
        // Of JSON it is known once all names were met.
        assert_eq!(named(&import, r#"{"a": 1, "Ward": "x"}"#), expected("a, Ward"));
        let later = format!("{{\"a\": 1}}\n{{\"a\": 2, \"{name}\": \"2026-01-31\"}}\n");
        assert_eq!(named(&import, &later), Ok(2));
    }
    // The usual names may be missing.
    assert_eq!(named("{}", "a\n1\n"), Ok(1));
}
