//! Persons who answered both of two items, for a driver and for the α of two items.
//!
//! Their number is also the number of answers to the one item in the view of all levels of the other. In the line along the
//! other item, whose values are its levels and "no answer", a small level may be hidden together with "no answer" alone. Then
//! those who answered both, minus the levels that are shown, are the small level.

use hailong_engine::{Breakdown, Counts, Key, Measure};

use super::cells::Cell;
use super::protection::{Hidden, Protection};
use crate::figures::count::Columns;
use crate::figures::error::FiguresError;
use crate::figures::thresholds::Thresholds;
use crate::questionnaire::Questionnaire;

/// Persons by what they answered to two items: codes of the first, then of the second. Code 0 is no answer, the last
/// may be "not applicable".
pub(in crate::figures) struct AnsweredBoth {
    counts: Counts,
    levels: [usize; 2],
}

impl Protection<'_> {
    /// Persons of the view by their answers to two items.
    pub(in crate::figures) fn answered_both(
        &self,
        columns: &Columns,
        items: [usize; 2],
    ) -> Result<AnsweredBoth, FiguresError> {
        let by = items.map(Key::Item).to_vec();
        let filter = self.counted.fields.codes(self.filter)?;
        let counts =
            self.counted.count(&filter, Breakdown { by, measures: vec![Measure::Rows] })?;
        Ok(AnsweredBoth { counts, levels: items.map(|item| columns.levels(item)) })
    }

    /// Hides α of two items where its persons would give a level of one of them away, and where an item is hidden: in the
    /// view of all levels of the one item they are the persons of the other.
    pub(in crate::figures) fn hide_alphas_of_two(
        &self,
        questionnaire: &Questionnaire,
        columns: &Columns,
        hidden: &mut Hidden,
    ) -> Result<(), FiguresError> {
        for (factor, members) in columns.factors.iter().enumerate() {
            let alpha = self.at(Cell::Alpha(factor));
            let &[first, second] = members.as_slice() else { continue };
            if hidden[alpha] {
                continue;
            }
            let items = [first, second];
            hidden[alpha] = items.iter().any(|&item| hidden[self.at(Cell::Item(item))]) || {
                let both = self.answered_both(columns, items)?;
                self.gives_a_level_away(questionnaire, items, &both)
            };
        }
        Ok(())
    }

    /// Whether the number of those who answered both gives a hidden level of one of the items away.
    pub(in crate::figures) fn gives_a_level_away(
        &self,
        questionnaire: &Questionnaire,
        items: [usize; 2],
        both: &AnsweredBoth,
    ) -> bool {
        let is_filtered = |item: usize| {
            let question = questionnaire.items().nth(item).map(|(_, question, ..)| &question.id);
            question.is_some_and(|id| self.filter.values(id).is_some())
        };
        // Along an item that is filtered the view itself is held to the rule of lines.
        (0..2)
            .any(|along| !is_filtered(items[along]) && both.has_lone_level(along, self.thresholds))
    }
}

impl AnsweredBoth {
    /// Persons by the levels that they gave to both.
    pub(in crate::figures) fn levels(&self) -> Vec<Vec<u64>> {
        let [rows, columns] = self.levels;
        (1..=rows).map(|row| (1..=columns).map(|at| self.persons([row, at])).collect()).collect()
    }

    fn persons(&self, [first, second]: [usize; 2]) -> u64 {
        let width = self.counts.shape().last().copied().unwrap_or(0);
        self.counts.number(first * width + second, 0, 0)
    }

    /// Whether, along one of the items, what is hidden among its levels could be told apart by taking "no answer" off.
    fn has_lone_level(&self, along: usize, thresholds: Thresholds) -> bool {
        let shape = self.counts.shape();
        let (Some(&first), Some(&second)) = (shape.first(), shape.last()) else { return false };
        let (own, other) = if along == 0 { (first, second) } else { (second, first) };
        let persons =
            |code: usize, at: usize| self.persons(if along == 0 { [code, at] } else { [at, code] });
        // Of each code: who answered the other item, and all who have it.
        let line: Vec<[u64; 2]> = (0..own)
            .map(|code| {
                let answered = (1..=self.levels[1 - along]).map(|at| persons(code, at)).sum();
                [answered, (0..other).map(|at| persons(code, at)).sum()]
            })
            .collect();
        let levels = 1..=self.levels[along];
        let hidden = thresholds.hidden_of(&line);
        let among_levels: Vec<u64> =
            levels.filter(|&code| hidden[code]).map(|code| line[code][0]).collect();
        !among_levels.is_empty() && !thresholds.hides_well(&among_levels)
    }
}
