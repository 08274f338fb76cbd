//! What a person takes out of a text before it is shared.

use std::ops::Range;

/// What stands for a part that was taken out, however long it was.
const BLOCK: &str = "\u{2587}\u{2587}\u{2587}";

/// Parts of a text, in characters: in order, none empty, none touching another.
///
/// ```
/// use hailong_core::comments::Cuts;
/// let mut cuts = Cuts::default();
/// cuts.cut(4..10);
/// cuts.cut(11..15);
/// assert_eq!(cuts.apply("Chị Nguyễn Thảo rất tốt"), "Chị ▇▇▇ rất tốt");
/// cuts.restore(11..15);
/// assert_eq!(cuts.apply("Chị Nguyễn Thảo rất tốt"), "Chị ▇▇▇ Thảo rất tốt");
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cuts(Vec<Range<usize>>);

impl Cuts {
    /// From parts in any order.
    pub fn new(parts: impl IntoIterator<Item = Range<usize>>) -> Self {
        let mut cuts = Self::default();
        parts.into_iter().for_each(|part| cuts.cut(part));
        cuts
    }

    /// The parts.
    pub fn parts(&self) -> &[Range<usize>] {
        &self.0
    }

    /// Whether nothing is taken out.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Takes a part out.
    pub fn cut(&mut self, part: Range<usize>) {
        if part.is_empty() {
            return;
        }
        let mut whole = part;
        self.0.retain(|other| {
            let touches = other.start <= whole.end && whole.start <= other.end;
            if touches {
                whole = whole.start.min(other.start)..whole.end.max(other.end);
            }
            !touches
        });
        self.0.push(whole);
        self.0.sort_by_key(|part| part.start);
    }

    /// Puts a part back.
    pub fn restore(&mut self, part: Range<usize>) {
        let before = |other: &Range<usize>| other.start..other.end.min(part.start);
        let after = |other: &Range<usize>| other.start.max(part.end)..other.end;
        let kept = self.0.iter().flat_map(|other| [before(other), after(other)]);
        self.0 = if part.is_empty() {
            std::mem::take(&mut self.0)
        } else {
            kept.filter(|part| !part.is_empty()).collect()
        };
    }

    /// Whether a part is taken out, all of it.
    pub fn covers(&self, part: &Range<usize>) -> bool {
        self.0.iter().any(|cut| cut.start <= part.start && part.end <= cut.end)
    }

    /// The text without them. Two with nothing but blanks between them become one, so that
    /// the number of words isn't told either.
    pub fn apply(&self, text: &str) -> String {
        let mut left = String::with_capacity(text.len());
        let mut cuts = self.0.iter().peekable();
        // Blanks since the last block, if there was nothing else.
        let mut blanks: Option<String> = None;
        for (at, c) in text.chars().enumerate() {
            while cuts.next_if(|cut| cut.end <= at).is_some() {}
            if cuts.peek().is_some_and(|cut| cut.contains(&at)) {
                if blanks.is_none() {
                    left.push_str(BLOCK);
                }
                blanks = Some(String::new());
                continue;
            }
            match &mut blanks {
                Some(blanks) if c.is_whitespace() => blanks.push(c),
                _ => {
                    left += &blanks.take().unwrap_or_default();
                    left.push(c);
                }
            }
        }
        left + &blanks.unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn blocks_stand_for_parts_of_any_length() {
        let check = |parts: &[(usize, usize)], text: &str, wanted: &str| {
            assert_eq!(
                Cuts::new(parts.iter().map(|(start, end)| *start..*end)).apply(text),
                wanted
            );
        };
        check(&[], "a b", "a b");
        check(&[(0, 1)], "a b", "▇▇▇ b");
        check(&[(2, 3), (0, 1)], "a b", "▇▇▇");
        check(&[(0, 1), (2, 3)], "a\nb c", "▇▇▇ c");
        check(&[(0, 1), (4, 5)], "a, b c", "▇▇▇, b▇▇▇c");
        check(&[(2, 9)], "a b", "a ▇▇▇");
        check(&[(9, 12)], "a b", "a b");
        check(&[(1, 2)], "ộệ", "ộ▇▇▇");
    }

    proptest! {
        /// As a flag for each character has it.
        #[test]
        fn cuts_are_flags(steps in prop::collection::vec((any::<bool>(), 0..20_usize, 0..6_usize), 0..20)) {
            let (mut cuts, mut flags) = (Cuts::default(), [false; 32]);
            for (is_cut, start, length) in steps {
                let part = start..start + length;
                flags[part.clone()].fill(is_cut);
                match is_cut {
                    true => cuts.cut(part),
                    false => cuts.restore(part),
                }
                let covered: Vec<bool> = (0..32).map(|at| cuts.covers(&(at..at + 1))).collect();
                prop_assert_eq!(&covered, &flags);
                prop_assert!(cuts.parts().windows(2).all(|pair| pair[0].end < pair[1].start));
            }
        }
    }
}
