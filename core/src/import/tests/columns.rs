//! Which column is whose.

use super::{check, questionnaire};
use crate::import::{Columns, Importer, Target};

#[test]
fn columns_are_found_by_name_in_any_order_and_case() {
    check("t,other,A\nx,?,2\n", &["a=2 t=x"]);
    check(
        "a,Unit,DAY,channel,id\n1,u1,2026-01-31,qr,7\n",
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
    let wanted = "the questionnaire looks for a, b, c, d, e, t, unit, day, channel, id";
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
