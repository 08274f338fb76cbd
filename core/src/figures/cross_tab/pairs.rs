//! The cells of a cross-tab that are hidden because the filter on both of their values hides the responses.

use std::collections::HashMap;

use crate::figures::error::FiguresError;
use crate::figures::suppression::Cell;
use crate::figures::suppression::{Line, Protection, subsets};

/// For each row and column whether the view of both values hides its responses: those of [`Protection::view`], for
/// all pairs at once. What the view of one of the two values hides isn't looked at.
pub(super) fn hidden_pairs(
    protection: &Protection<'_>,
    fields: [&str; 2],
    lines: &[Line; 2],
) -> Result<Vec<Vec<bool>>, FiguresError> {
    let responses = protection.at(Cell::Responses);
    let place = |axis: usize| -> HashMap<&str, usize> {
        lines[axis].groups.iter().enumerate().map(|(at, rows)| (rows.value.as_str(), at)).collect()
    };
    let places = [place(0), place(1)];
    let mut hidden = vec![vec![false; lines[1].groups.len()]; lines[0].groups.len()];
    let others: Vec<&str> =
        protection.dimensions().into_iter().filter(|name| !fields.contains(name)).collect();
    let mut with_none = subsets(&others);
    with_none.push(Vec::new());
    for subset in with_none {
        // Along each of the two, with the other's value fixed.
        let filter = protection.only(&subset, &fields);
        for [outer, inner] in [[0, 1], [1, 0]] {
            for (value, line) in protection.lines(&filter, fields[outer], fields[inner])? {
                let Some(&outer_at) = places[outer].get(value.as_str()) else { continue };
                for (rows, of_rows) in line.groups.iter().zip(protection.hidden_of_line(&line)?) {
                    let Some(&inner_at) = places[inner].get(rows.value.as_str()) else { continue };
                    let (row, column) =
                        if outer == 0 { (outer_at, inner_at) } else { (inner_at, outer_at) };
                    hidden[row][column] |= of_rows[responses];
                }
            }
        }
        // Along each filter, with both values fixed.
        for &along in &subset {
            let [row_field, column_field] = fields;
            let filter = protection.only(&subset, &[along, row_field, column_field]);
            for (row, rows) in lines[0].groups.iter().enumerate() {
                let mut of_row = filter.clone();
                of_row.allow(row_field, rows.value.as_str());
                for (value, line) in protection.lines(&of_row, column_field, along)? {
                    let Some(&column) = places[1].get(value.as_str()) else { continue };
                    let mut cell = vec![false; protection.at(Cell::Index) + 1];
                    let of_line = protection.hidden_of_line(&line)?;
                    protection.take_over(&mut cell, &line, &of_line, along);
                    hidden[row][column] |= cell[responses];
                }
            }
        }
    }
    Ok(hidden)
}
