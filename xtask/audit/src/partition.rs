//! The cells that a set of views can tell apart: values of a field that every view takes in together are one class, and a
//! cell is a class of each field. Within a class persons can be moved about without changing any number.

use std::collections::HashMap;
use std::hash::Hash;

use super::view::{Field, View};

/// For each field the class of each value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Partition {
    class_of: Vec<Vec<usize>>,
    /// How many classes each field has.
    classes: Vec<usize>,
}

impl Partition {
    /// The coarsest partition in which each view is a union of cells.
    pub fn of<'v>(fields: &[Field], views: impl Iterator<Item = &'v View> + Clone) -> Self {
        let class_of = fields.iter().enumerate().map(|(field, Field { values, .. })| {
            let taken_in =
                |code| views.clone().map(|view| view.allows(field, code)).collect::<Vec<_>>();
            numbered((0..values.len()).map(taken_in))
        });
        Self::new(class_of.collect())
    }

    fn new(class_of: Vec<Vec<usize>>) -> Self {
        let count = |classes: &Vec<usize>| classes.iter().max().map_or(1, |most| most + 1);
        Self { classes: class_of.iter().map(count).collect(), class_of }
    }

    /// The coarsest one that is finer than both.
    pub fn join(&self, other: &Self) -> Self {
        let of_both = self.class_of.iter().zip(&other.class_of);
        Self::new(of_both.map(|(one, other)| numbered(one.iter().zip(other))).collect())
    }

    /// Whether each of its classes lies within one of the other's.
    pub fn refines(&self, other: &Self) -> bool {
        self.join(other).classes == self.classes
    }

    /// How many cells there are.
    pub fn cells(&self) -> usize {
        self.classes.iter().fold(1, |cells: usize, &count| cells.saturating_mul(count))
    }

    /// How many classes each field has.
    pub fn classes(&self) -> &[usize] {
        &self.classes
    }

    /// The class of a value.
    pub fn class(&self, field: usize, code: usize) -> usize {
        self.class_of[field][code]
    }

    /// The values of a class.
    pub fn values(&self, field: usize, class: usize) -> impl Iterator<Item = usize> {
        (0..self.class_of[field].len()).filter(move |&code| self.class_of[field][code] == class)
    }

    /// The cells of a view.
    pub fn cells_of(&self, view: &View) -> Vec<usize> {
        let allowed = |field: usize| -> Vec<usize> {
            let classes = 0..self.classes[field];
            let is_in = |&class: &usize| {
                self.values(field, class).next().is_none_or(|code| view.allows(field, code))
            };
            classes.filter(is_in).collect()
        };
        self.product(&(0..self.classes.len()).map(allowed).collect::<Vec<_>>())
    }

    /// The cells whose classes are these, where a field has one: those of a group.
    pub fn cells_in(&self, classes: &[Option<usize>]) -> Vec<usize> {
        let allowed = classes.iter().zip(&self.classes).map(|(class, &count)| match class {
            Some(class) => vec![*class],
            None => (0..count).collect(),
        });
        self.product(&allowed.collect::<Vec<_>>())
    }

    /// The cell of a finer partition's cell.
    pub fn cell_of(&self, finer: &Self, cell: usize) -> usize {
        let mut left = cell;
        let mut found = 0;
        let mut step = 1;
        for (field, &count) in finer.classes.iter().enumerate() {
            let class = left % count;
            left /= count;
            let own = finer.values(field, class).next().map_or(0, |code| self.class(field, code));
            found += own * step;
            step *= self.classes[field];
        }
        found
    }

    fn product(&self, allowed: &[Vec<usize>]) -> Vec<usize> {
        let mut cells = vec![0];
        let mut step = 1;
        for (allowed, &count) in allowed.iter().zip(&self.classes) {
            let so_far = std::mem::take(&mut cells);
            for class in allowed {
                cells.extend(so_far.iter().map(|cell| cell + class * step));
            }
            step *= count;
        }
        cells
    }
}

/// Equal values get the same number, in the order in which they come.
fn numbered<T: Eq + Hash>(values: impl Iterator<Item = T>) -> Vec<usize> {
    let mut numbers = HashMap::new();
    values
        .map(|value| {
            let next = numbers.len();
            *numbers.entry(value).or_insert(next)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields() -> Vec<Field> {
        let field = |name: &str, count: usize| Field {
            name: name.to_owned(),
            values: (0..count).map(|value| value.to_string()).collect(),
        };
        vec![field("unit", 3), field("poverty", 4)]
    }

    #[test]
    fn values_that_no_view_tells_apart_are_one_class() {
        let of_two = View::default().and(1, vec![true, true, false, false]);
        let of_unit = View::default().and(0, vec![true, false, false]);
        let views = [of_two.clone(), of_unit.clone()];
        let partition = Partition::of(&fields(), views.iter());
        assert_eq!(partition.classes(), [2, 2]);
        assert_eq!(partition.cells_of(&of_two), [0, 1]);
        assert_eq!(
            partition.cells_of(&of_unit.clone().and(1, vec![true, true, false, false])),
            [0]
        );
        assert_eq!(partition.cells_in(&[Some(1), None]), [1, 3]);
        let whole = Partition::of(&fields(), [].iter());
        assert_eq!(whole.cells(), 1);
        assert!(partition.refines(&whole) && !whole.refines(&partition));
        let by_unit = Partition::of(&fields(), [of_unit].iter());
        assert_eq!(
            (0..4).map(|cell| by_unit.cell_of(&partition, cell)).collect::<Vec<_>>(),
            [0, 1, 0, 1]
        );
    }
}
