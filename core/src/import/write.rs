//! Rows of a CSV file, written so that a spreadsheet runs nothing in them, and how their fields are read back.
//!
//! A spreadsheet takes a cell for a formula that begins with a sign of [`FORMULA`] (OWASP, "CSV Injection"), so an
//! apostrophe is put before it. A cell can begin within a field: a program that parts cells by another delimiter than the
//! comma, or that doesn't know quotes, begins one after each delimiter and line end. So the apostrophe is put there, too.
//! [`unguarded`] takes all of them off again, and every field comes back as it was.

use std::borrow::Cow;

/// What a formula begins with, also in the full-width form of an East Asian keyboard.
const FORMULA: [char; 8] = ['=', '+', '-', '@', '\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}'];
/// White space that a spreadsheet may take off the beginning of a field, with what follows left as a formula.
const SKIPPED: [char; 2] = ['\t', '\r'];
/// Where a program may begin a new cell, each of one byte.
const PARTS_CELLS: [char; 5] = [',', ';', '\t', '\r', '\n'];

/// A row of a CSV file, each field quoted where it must be, and guarded against formulas.
///
/// ```
/// use hailong_core::import::write_row;
/// assert_eq!(write_row(["a", "b;c", "say \"hi\"", "=1+1"]), "a,\"b;c\",\"say \"\"hi\"\"\",'=1+1\r\n");
/// assert_eq!(write_row(["x;=1+1;y"]), "\"x;'=1+1;y\"\r\n");
/// ```
pub fn write_row<'a>(fields: impl IntoIterator<Item = &'a str>) -> String {
    let mut line = String::new();
    for (index, field) in fields.into_iter().enumerate() {
        if index > 0 {
            line.push(',');
        }
        let field = guarded(field);
        if field.contains(PARTS_CELLS) || field.contains('"') {
            line += &format!("\"{}\"", field.replace('"', "\"\""));
        } else {
            line += &field;
        }
    }
    if line.is_empty() {
        // A row of one empty field would be a blank line, which is no row.
        line += "\"\"";
    }
    line + "\r\n"
}

/// A field with an apostrophe before each formula.
fn guarded(field: &str) -> Cow<'_, str> {
    let mut guarded = String::new();
    let mut copied = 0;
    for start in cell_starts(field).filter(|&start| needs_guard(&field[start..], start == 0)) {
        guarded += &field[copied..start];
        guarded.push('\'');
        copied = start;
    }
    if guarded.is_empty() { Cow::from(field) } else { Cow::from(guarded + &field[copied..]) }
}

/// A field without the apostrophes that [`write_row`] put into it.
pub(super) fn unguarded(field: &str) -> Cow<'_, str> {
    if !field.contains('\'') {
        return Cow::from(field);
    }
    let mut unguarded = String::new();
    let mut copied = 0;
    for start in cell_starts(field) {
        let own = field[start..].strip_prefix('\'');
        if own.is_some_and(|own| needs_guard(own, start == 0)) {
            unguarded += &field[copied..start];
            copied = start + 1;
        }
    }
    if copied == 0 { Cow::from(field) } else { Cow::from(unguarded + &field[copied..]) }
}

/// The bytes at which a cell may begin.
fn cell_starts(field: &str) -> impl Iterator<Item = usize> {
    std::iter::once(0).chain(field.match_indices(PARTS_CELLS).map(|(at, _)| at + 1))
}

/// Whether a cell begins like a formula, after any quotes, which a program may drop, and apostrophes: one that has an
/// apostrophe of its own gets another, so that taking one off always gives the cell as it was.
fn needs_guard(cell: &str, begins_field: bool) -> bool {
    let sign = cell.trim_start_matches(['\'', '"']);
    sign.starts_with(FORMULA) || (begins_field && sign.starts_with(SKIPPED))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// What matters to a delimiter, a quote or a guard, and a few other signs.
    fn field() -> impl Strategy<Value = String> {
        let signs = prop::sample::select(vec![
            '=', '+', '-', '@', '＝', '＋', '－', '＠', '\'', '"', ',', ';', '\t', '\r', '\n', ' ',
            'a', '1', 'ả',
        ]);
        prop::collection::vec(signs, 0..12).prop_map(|signs| signs.into_iter().collect())
    }

    /// What a program that doesn't know quotes has in its cells.
    fn cells(row: &str, delimiter: char) -> impl Iterator<Item = &str> {
        row.split([delimiter, '\r', '\n'])
    }

    fn check_cells(fields: &[String]) {
        let row = write_row(fields.iter().map(String::as_str));
        for delimiter in [',', ';', '\t'] {
            for cell in cells(&row, delimiter) {
                let seen = cell.trim_start_matches(['"', '\t']);
                assert!(!seen.starts_with(FORMULA), "{cell:?} by {delimiter:?} of {row:?}");
            }
        }
    }

    proptest! {
        #[test]
        fn a_field_comes_back_as_it_was(field in field()) {
            let written = guarded(&field);
            prop_assert_eq!(&*unguarded(&written), &*field);
        }

        #[test]
        fn no_cell_begins_a_formula_by_any_delimiter(fields in prop::collection::vec(field(), 1..4)) {
            check_cells(&fields);
        }
    }

    #[test]
    fn formulas_are_guarded_wherever_a_cell_may_begin() {
        let check = |field: &str, expected: &str| {
            assert_eq!(guarded(field), expected, "{field:?}");
            assert_eq!(unguarded(expected), field, "{expected:?}");
            check_cells(&[field.to_owned(), field.to_owned()]);
        };
        check("Cảm ơn;=1+1;x", "Cảm ơn;'=1+1;x");
        check("một,-2\nhai\t@b\r+3", "một,'-2\nhai\t'@b\r'+3");
        check("＝1+1; ＋", "'＝1+1; ＋");
        check("x;\"=1+1", "x;'\"=1+1");
        check("'=1;'=1", "''=1;''=1");
        check("\t=1", "'\t'=1");
        check("it's 5 - 3 = 2; a-b, 'c'", "it's 5 - 3 = 2; a-b, 'c'");
    }

    #[test]
    fn what_was_written_with_a_guard_at_the_beginning_alone_is_read_as_before() {
        for (written, field) in [("'\t=1", "\t=1"), ("'=a;=b", "=a;=b"), ("'''-", "''-")] {
            assert_eq!(unguarded(written), field);
        }
    }
}
