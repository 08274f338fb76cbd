//! Reads the cross-tab of a file of figures.

use super::numbers::{FINITE, FRACTION};
use super::reading::Reading;
use crate::figures::cross_tab::{CrossAssociation, CrossCell, CrossRow, CrossTab, Margin};
use crate::questionnaire::Node;

impl<'a> Reading<'_> {
    pub(super) fn cross_tab(&mut self, root: &Node<'a>) -> Option<CrossTab> {
        let node = self.reader.optional_node(root, "cross_tab")?;
        let (row_field, column_field) =
            (self.field(&node, "row_field"), self.field(&node, "column_field"));
        let status = self.status(&node);
        let n = self.n(&node, "n", status);
        let mut columns: Vec<Margin> = Vec::new();
        for node in self.reader.list(&node, "columns", 0) {
            let margin = self.margin(&node, columns.iter());
            columns.push(margin);
        }
        let mut rows: Vec<CrossRow> = Vec::new();
        for node in self.reader.list(&node, "rows", 0) {
            let margin = self.margin(&node, rows.iter().map(|row| &row.margin));
            let cells = self.reader.list(&node, "cells", 0);
            if cells.len() != columns.len() {
                self.expected(&node, "cells", "a list with a cell for each column");
            }
            let cells = cells.iter().map(|node| self.cell(node)).collect();
            rows.push(CrossRow { margin, cells });
        }
        if !status.is_visible() && (!rows.is_empty() || !columns.is_empty()) {
            self.expected(&node, "rows", "no rows and columns, for the table is hidden");
        }
        let association = self.association(&node);
        if association.is_some() && !status.is_visible() {
            self.expected(&node, "association", "null, for the table is hidden");
        }
        Some(CrossTab { row_field, column_field, status, n, columns, rows, association })
    }

    fn margin<'m>(
        &mut self,
        node: &Node<'a>,
        mut others: impl Iterator<Item = &'m Margin>,
    ) -> Margin {
        let value = self.value_of(node, others.by_ref().map(|margin| &*margin.value));
        Margin { value, n: self.told(node, "n") }
    }

    fn cell(&mut self, node: &Node<'a>) -> CrossCell {
        let n = self.told(node, "n");
        if n.is_none() {
            self.nothing(node, &["row_share", "row_interval", "column_share", "column_interval"]);
        }
        CrossCell {
            n,
            row_share: self.number(node, "row_share", &FRACTION),
            row_interval: self.pair(node, "row_interval", &FRACTION),
            column_share: self.number(node, "column_share", &FRACTION),
            column_interval: self.pair(node, "column_interval", &FRACTION),
        }
    }

    fn association(&mut self, table: &Node<'a>) -> Option<CrossAssociation> {
        let node = self.reader.optional_node(table, "association")?;
        let mut number = |member: &str, within| {
            let number = self.number(&node, member, within);
            self.must(&node, member, number)
        };
        let (chi_square, p) = (number("chi_square", &FINITE), number("p", &FRACTION));
        let cramers_v = number("cramers_v", &FRACTION);
        let cramers_v_corrected = number("cramers_v_corrected", &FRACTION);
        let smallest_expected = number("smallest_expected", &FINITE);
        Some(CrossAssociation {
            n: self.whole(&node, "n") as u64,
            chi_square,
            degrees_of_freedom: self.whole(&node, "degrees_of_freedom") as u64,
            p,
            cramers_v,
            cramers_v_corrected,
            smallest_expected,
            expected_is_small: self.reader.flag(&node, "expected_is_small"),
        })
    }
}
