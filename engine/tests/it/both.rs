//! A table and its model, changed together and compared.

use hailong_engine::{Filter, Handle, QueryError, Source, Table};

use crate::generate::{Dice, Plan};
use crate::oracle::{Model, ModelRow};

/// Both of them, with what rows are made from.
pub struct Both {
    pub plan: Plan,
    pub table: Table,
    pub model: Model,
    /// Of all rows that were ever appended, in their order.
    handles: Vec<Handle>,
    pub committed: bool,
}

impl Both {
    pub fn new(dice: &mut Dice) -> Self {
        Self::of(Plan::new(dice))
    }

    pub fn of(plan: Plan) -> Self {
        let table = Table::new(plan.schema.clone()).expect("a sound schema");
        let model = Model::new(plan.schema.clone());
        Self { plan, table, model, handles: Vec::new(), committed: true }
    }

    /// With rows in the main part, some in the tail, and some deleted.
    pub fn filled(dice: &mut Dice, rows: usize) -> Self {
        let mut both = Self::new(dice);
        both.append(dice, rows, 3);
        both.delete(dice, rows / 10);
        both.compact();
        let more = dice.below(rows as u64 / 8 + 2) as usize;
        both.append(dice, more, 4);
        both.commit();
        both.delete(dice, rows / 20);
        both.check_inside();
        both
    }

    pub fn append(&mut self, dice: &mut Dice, rows: usize, quarters: u32) {
        for _ in 0..rows {
            let row = self.plan.row(dice, quarters);
            self.append_row(row);
        }
    }

    pub fn append_row(&mut self, row: ModelRow) {
        let handle = self.table.append(&row.as_row()).expect("a row of the schema");
        assert!(self.handles.last().is_none_or(|last| *last < handle), "handles are in order");
        self.handles.push(handle);
        self.model.append(row);
        self.committed = false;
    }

    /// Of a row, by when it was appended.
    pub fn handle(&self, row: usize) -> Handle {
        self.handles[row]
    }

    pub fn commit(&mut self) {
        self.table.commit().expect("there is memory");
        self.committed = true;
    }

    pub fn compact(&mut self) {
        self.table.compact().expect("there is memory");
        self.committed = true;
    }

    /// Deletes rows by chance, some of them twice.
    pub fn delete(&mut self, dice: &mut Dice, rows: usize) {
        for _ in 0..rows.min(self.handles.len() * 2) {
            let at = dice.place(self.handles.len());
            let row = &mut self.model.rows[at];
            let expected = self.plan.schema.deletes && row.alive;
            assert_eq!(self.table.delete(self.handles[at]), expected, "row {at}");
            row.alive &= !expected;
        }
    }

    /// What must hold at any time.
    pub fn check_inside(&self) {
        assert_eq!(self.table.internal_validate(), Vec::<String>::new());
        assert_eq!(self.table.len(), self.model.len());
        assert_eq!(self.table.is_empty(), self.model.len() == 0);
        assert_eq!(self.table.cardinalities(), self.model.cardinalities);
        let rows = self.table.count(&Filter::all(), &[]);
        assert_eq!(rows.err(), (!self.committed).then_some(QueryError::Uncommitted));
    }
}
