//! Options in the order in which they matter: those ranked on top, each with buttons to move it.

use hailong_core::decimal::decimal;
use hailong_core::questionnaire::{ChoiceOption, Question};
use hailong_core::response::Answer;

use crate::i18n::fill;
use crate::ui::form::deed::Deed;
use crate::ui::form::draw::{Drawing, control_id};
use crate::ui::form::state::Action;
use crate::ui::shared::markup::{Attr, El, el, line};

/// What a button does to an option's place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Move {
    /// One place up.
    Up,
    /// One place down.
    Down,
    /// To the last place; out of the order where it has a place.
    InOrOut,
}

/// The order after a move of an option. One that can't be made changes nothing.
fn moved(ranked: &[String], option: &str, by: Move) -> Vec<String> {
    let mut after = ranked.to_vec();
    let place = ranked.iter().position(|value| value == option);
    match (by, place) {
        (Move::Up, Some(place)) if place > 0 => after.swap(place, place - 1),
        (Move::Down, Some(place)) if place + 1 < ranked.len() => after.swap(place, place + 1),
        (Move::InOrOut, Some(place)) => {
            after.remove(place);
        }
        (Move::InOrOut, None) => after.push(option.to_owned()),
        _ => {}
    }
    after
}

/// A ranking as it is drawn.
struct Ranking<'a> {
    /// The index of the question.
    at: usize,
    options: &'a [ChoiceOption],
    /// The values that have a place.
    ranked: &'a [String],
    /// Whether there is no place left.
    full: bool,
}

impl Drawing<'_> {
    pub(in crate::ui::form) fn ranking(
        &self,
        at: usize,
        question: &Question,
        options: &[ChoiceOption],
        most: Option<usize>,
    ) -> El {
        let ranked: &[String] = match self.state.answers.get(at) {
            Some(Answer::Choices(ranked)) => ranked,
            _ => &[],
        };
        let most = most.unwrap_or(options.len());
        let ranking = Ranking { at, options, ranked, full: ranked.len() >= most };
        // The summary's link leads to the list, which begins anew with each move.
        let mut list =
            el("ul", "options").attr(Attr::Id, &control_id(at)).attr(Attr::TabIndex, "-1");
        for value in ranked {
            if let Some(index) = options.iter().position(|option| option.value == *value) {
                list = list.with(self.ranked(&ranking, index));
            }
        }
        let is_ranked = |index: usize| ranked.contains(&options[index].value);
        for index in question.order(self.state.seed) {
            if !is_ranked(index) {
                list = list.with(self.unranked(&ranking, index));
            }
        }
        let mut full = line("p", "hint full", "").attr(Attr::Id, &full_id(at));
        if ranking.full && ranked.len() < options.len() {
            full = full.text(&fill(self.rare_words().rank_full, &[("n", &decimal(most))]));
        }
        let said = line("p", "unseen", &self.said_of(&ranking)).attr(Attr::Role, "status");
        el("div", "ranking").with(list).with(full).with(said)
    }

    /// An option with a place, and the buttons that move it.
    fn ranked(&self, ranking: &Ranking<'_>, index: usize) -> El {
        let value = &ranking.options[index].value;
        let place = ranking.ranked.iter().position(|ranked| ranked == value).unwrap_or_default();
        let is_last = place + 1 == ranking.ranked.len();
        let buttons = el("span", "moves")
            .with(self.mover(ranking, index, Move::Up, place == 0))
            .with(self.mover(ranking, index, Move::Down, is_last))
            .with(self.mover(ranking, index, Move::InOrOut, false));
        el("li", "option in")
            .key(index)
            .with(line("span", "place", &decimal(place + 1)))
            .with(line("span", "words", self.text(&ranking.options[index].label)))
            .with(buttons)
    }

    /// An option without a place, and the button that gives it the next.
    fn unranked(&self, ranking: &Ranking<'_>, index: usize) -> El {
        let mut button = self.mover(ranking, index, Move::InOrOut, ranking.full);
        if ranking.full {
            button = button.attr(Attr::DescribedBy, &full_id(ranking.at));
        }
        el("li", "option")
            .key(index)
            .with(el("span", "place").attr(Attr::Hidden, "true"))
            .with(line("span", "words", self.text(&ranking.options[index].label)))
            .with(el("span", "moves").with(button))
    }

    /// A button that moves an option. One that can't is not disabled outright: it would lose the focus.
    fn mover(&self, ranking: &Ranking<'_>, index: usize, by: Move, is_off: bool) -> El {
        let option = &ranking.options[index];
        let is_ranked = ranking.ranked.contains(&option.value);
        // The last part of the id is the same wherever the option is, so the focus goes with it.
        let (words, part) = match by {
            Move::Up => (self.rare_words().rank_up, "-up-"),
            Move::Down => (self.rare_words().rank_down, "-down-"),
            Move::InOrOut if is_ranked => (self.rare_words().rank_remove, "-rank-"),
            Move::InOrOut => (self.rare_words().rank_choose, "-rank-"),
        };
        let id = [&control_id(ranking.at), part, &decimal(index)].concat();
        let after = moved(ranking.ranked, &option.value, by);
        let answer = if after.is_empty() { None } else { Some(Answer::Choices(after)) };
        let button = if is_off {
            line("button", "second", words).attr(Attr::Type, "button").attr(Attr::Disabled, "true")
        } else {
            self.button("second", words, Deed::Act(Action::Rank(ranking.at, index, answer)))
        };
        // As many buttons of the same name as there are options need something that tells them apart.
        let of = line("span", "unseen", " ").text(self.text(&option.label));
        button.attr(Attr::Id, &id).with(of)
    }

    /// What became of the option that was moved last.
    fn said_of(&self, ranking: &Ranking<'_>) -> String {
        let Some((at, index)) = self.state.ranked else { return String::new() };
        let Some(option) = ranking.options.get(index).filter(|_| at == ranking.at) else {
            return String::new();
        };
        let place = ranking.ranked.iter().position(|ranked| *ranked == option.value);
        let words = match place {
            Some(_) => self.rare_words().rank_place,
            None => self.rare_words().rank_removed,
        };
        let place = decimal(place.map_or(0, |place| place + 1));
        fill(words, &[("option", self.text(&option.label)), ("n", &place)])
    }
}

/// The id of the sentence that says why no more can be ranked.
fn full_id(question: usize) -> String {
    [&control_id(question), "-full"].concat()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{prop_assert, prop_assert_eq, proptest};

    use super::{Move, moved};

    fn owned(values: &[&str]) -> Vec<String> {
        values.iter().map(|&value| value.to_owned()).collect()
    }

    fn check(ranked: &[&str], option: &str, by: Move, expected: &[&str]) {
        assert_eq!(moved(&owned(ranked), option, by), expected, "{option} {by:?} in {ranked:?}");
    }

    #[test]
    fn each_move() {
        check(&[], "a", Move::InOrOut, &["a"]);
        check(&["a"], "b", Move::InOrOut, &["a", "b"]);
        check(&["a", "b", "c"], "b", Move::InOrOut, &["a", "c"]);
        check(&["a", "b", "c"], "c", Move::Up, &["a", "c", "b"]);
        check(&["a", "b", "c"], "a", Move::Down, &["b", "a", "c"]);
        // What can't be done changes nothing.
        check(&["a", "b"], "a", Move::Up, &["a", "b"]);
        check(&["a", "b"], "b", Move::Down, &["a", "b"]);
        check(&["a", "b"], "c", Move::Up, &["a", "b"]);
        check(&[], "c", Move::Down, &[]);
    }

    /// The same with a number for each place: an option that moves gets a place and a half further, and
    /// then all are sorted.
    fn naive(ranked: &[String], option: &str, by: Move) -> Vec<String> {
        let mut places: Vec<(i64, String)> =
            ranked.iter().zip(0..).map(|(value, place)| (place * 2, value.clone())).collect();
        let held = places.iter().position(|(_, value)| value == option);
        match (held, by) {
            (Some(held), Move::Up) => places[held].0 -= 3,
            (Some(held), Move::Down) => places[held].0 += 3,
            (Some(_), Move::InOrOut) => places.retain(|(_, value)| value != option),
            (None, Move::InOrOut) => places.push((i64::MAX, option.to_owned())),
            (None, _) => {}
        }
        places.sort();
        places.into_iter().map(|(_, value)| value).collect()
    }

    proptest! {
        #[test]
        fn any_moves_end_where_the_oracle_does(moves in proptest::collection::vec((0..5_usize, 0..3_usize), 0..40)) {
            let options = ["a", "b", "c", "d", "e"];
            let mut ranked: Vec<String> = Vec::new();
            for (option, by) in moves {
                let (option, by) = (options[option], [Move::Up, Move::Down, Move::InOrOut][by]);
                let after = moved(&ranked, option, by);
                prop_assert_eq!(&after, &naive(&ranked, option, by));
                // Up and down change the order, never what is in it; nothing is there twice.
                let sorted = |values: &[String]| { let mut v = values.to_vec(); v.sort(); v };
                if by != Move::InOrOut {
                    prop_assert_eq!(sorted(&after), sorted(&ranked));
                }
                let mut once = sorted(&after);
                once.dedup();
                prop_assert_eq!(once.len(), after.len());
                // In and out again, or the other way round, is the same set.
                let back = moved(&after, option, by);
                prop_assert!(by != Move::InOrOut || sorted(&back) == sorted(&ranked));
                ranked = after;
            }
        }
    }
}
