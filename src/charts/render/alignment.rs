//! Which node of the last drawing becomes which mark of the next. Matched by index alone, a word that is left out this time
//! would shift all later marks by one node, and each of these would have its place, size and words changed.

use crate::charts::scene::{Mark, Shape};

/// How many nodes ahead a better match is looked for: more than the parts of a row.
const NEAR: usize = 8;

/// What is done for the next run of marks.
#[derive(Debug, PartialEq)]
pub(super) enum Step {
    /// It takes a node; so many nodes before that one are removed.
    Keep(usize),
    /// It needs a new node.
    Add,
}

/// The first step from what is `old` to what is `new`.
pub(super) fn step(old: &[&[Mark]], new: &[&[Mark]]) -> Step {
    let (Some(was), Some(is)) = (old.first(), new.first()) else { return Step::Add };
    if are_kin(was, is) {
        return Step::Keep(0);
    }
    for ahead in 1..=NEAR {
        if old.get(ahead).is_some_and(|old| are_kin(old, is)) {
            return Step::Keep(ahead);
        }
        if new.get(ahead).is_some_and(|new| are_kin(was, new)) {
            return Step::Add;
        }
    }
    // Nothing near fits better.
    Step::Keep(0)
}

/// Whether both are the same mark of two drawings. They have the same kind of shape, and two of three in common: class, x
/// and y.
fn are_kin(old: &[Mark], new: &[Mark]) -> bool {
    let (Some(was), Some(is)) = (old.first(), new.first()) else { return false };
    if was.title.is_some() != is.title.is_some() || (old.len() > 1) != (new.len() > 1) {
        return false;
    }
    let is_of_role = was.class == is.class;
    let ((left, top), (x, y)) = match (&was.shape, &is.shape) {
        _ if old.len() > 1 => return is_of_role,
        (
            Shape::Text { x: left, y: top, anchor: a, size: b, weight: c, .. },
            Shape::Text { x, y, anchor, size, weight, .. },
        ) if (a, b, c) == (anchor, size, weight) => ((left, top), (x, y)),
        (Shape::Rect { x: left, y: top, .. }, Shape::Rect { x, y, .. })
        | (Shape::Circle { x: left, y: top, .. }, Shape::Circle { x, y, .. }) => {
            ((left, top), (x, y))
        }
        (Shape::Line(_), Shape::Line(_)) | (Shape::Area(_), Shape::Area(_)) => return is_of_role,
        _ => return false,
    };
    [is_of_role, left == x, top == y].into_iter().filter(|&is| is).count() >= 2
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::charts::scene::{Anchor, Paint, Weight};

    fn text(class: &'static str, x: f64, y: f64, words: &str) -> Mark {
        let shape = Shape::Text {
            x,
            y,
            content: words.to_owned(),
            anchor: Anchor::Start,
            size: 13.0,
            weight: Weight::Regular,
        };
        Mark { class: class.into(), title: None, shape, paint: Paint::default() }
    }

    /// Rows with a name, numbers that stand where they have room, and a value.
    fn rows(numbers: &[&[usize]]) -> Vec<Mark> {
        const ROLES: [&str; 5] = ["level-1", "level-2", "level-3", "level-4", "level-5"];
        let row = |(at, numbers): (usize, &&[usize])| {
            let y = at as f64 * 20.0;
            let number = |&level: &usize| text(ROLES[level], (level * 7 + at) as f64, y, "12");
            let numbers: Vec<Mark> = numbers.iter().map(number).collect();
            [vec![text("label", 0.0, y, "A")], numbers, vec![text("value", 90.0, y, "82 %")]]
                .concat()
        };
        numbers.iter().enumerate().flat_map(row).collect()
    }

    /// How many nodes are kept, gone and added on the way; every step is one that can be gone.
    fn way(old: &[Mark], new: &[Mark]) -> [usize; 3] {
        let (old, new): (Vec<&[Mark]>, Vec<&[Mark]>) =
            (old.chunks(1).collect(), new.chunks(1).collect());
        let (mut at, mut found) = (0, [0; 3]);
        for index in 0..new.len() {
            match step(&old[at..], &new[index..]) {
                Step::Keep(gone) => {
                    assert!(at + gone < old.len());
                    at += gone + 1;
                    found[0] += 1;
                    found[1] += gone;
                }
                Step::Add => found[2] += 1,
            }
        }
        found[1] += old.len() - at;
        found
    }

    #[test]
    fn a_number_that_comes_or_goes_moves_no_other_node() {
        let all: &[usize] = &[0, 1, 2, 3, 4];
        let (whole, less) = (rows(&[all, all, all]), rows(&[all, &[0, 2, 4], all]));
        assert_eq!(way(&whole, &whole), [21, 0, 0]);
        assert_eq!(way(&whole, &less), [19, 2, 0]);
        assert_eq!(way(&less, &whole), [19, 0, 2]);
        assert_eq!(way(&whole, &[]), [0, 21, 0]);
        assert_eq!(way(&[], &whole), [0, 0, 21]);
    }

    #[test]
    fn what_has_another_role_or_another_place_is_kin_and_what_has_both_is_not() {
        let one = [text("level-1", 10.0, 20.0, "a")];
        for (is, other) in [
            (true, text("level-1", 10.0, 20.0, "b")),
            (true, text("level-2", 10.0, 20.0, "a")),
            (true, text("level-1", 11.0, 20.0, "a")),
            (true, text("level-1", 10.0, 21.0, "a")),
            (false, text("level-2", 11.0, 20.0, "a")),
            (false, text("level-1", 11.0, 21.0, "a")),
            (false, Mark { title: Some(String::new()), ..one[0].clone() }),
        ] {
            assert_eq!(are_kin(&one, std::slice::from_ref(&other)), is, "{other:?}");
        }
        assert!(!are_kin(&one, &[one[0].clone(), one[0].clone()]));
    }

    #[test]
    fn what_is_like_nothing_near_takes_the_next_node() {
        let (old, new) = ([text("a", 1.0, 1.0, "")], [text("b", 2.0, 2.0, "")]);
        assert_eq!(way(&old, &new), [1, 0, 0]);
    }
}
