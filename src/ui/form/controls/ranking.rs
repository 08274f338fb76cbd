//! Options in the order in which they matter: those ranked on top, each with buttons to move it.

use hailong_core::decimal::decimal;
use hailong_core::questionnaire::ChoiceOption;
use hailong_core::response::Answer;

use super::control::{Around, Control, from_lazy, options_in_words, several};
use crate::i18n::fill;
use crate::i18n::form::Words;
use crate::ui::form::aloud::Aloud;
use crate::ui::form::context::FormContext;
use crate::ui::form::control_event::ControlEvent;
use crate::ui::form::paper::Paper;
use crate::ui::form::question_props::QuestionProps;
use crate::ui::form::sheet::Part;
use crate::ui::form::state::Action;
use crate::ui::shared::markup::{Attr, El, el, line};

/// Options in an order.
pub(super) struct Ranking<'q> {
    pub(super) options: &'q [ChoiceOption],
    /// How many may be ranked; all of them where there is no such number.
    pub(super) most: Option<usize>,
}

impl Control for Ranking<'_> {
    fn is_group(&self) -> bool {
        true
    }

    fn hint(&self, words: &Words) -> String {
        match self.most {
            Some(most) => fill(words.rank_up_to, &[("n", &decimal(most))]),
            None => words.rank_all.to_owned(),
        }
    }

    fn needs_lazy(&self, _around: &Around<'_>) -> bool {
        true
    }

    fn draw(&self, question: &QuestionProps) -> El {
        from_lazy(question)
    }

    fn draw_lazily(&self, question: &QuestionProps) -> El {
        let ranked = question.chosen_of_several();
        let most = self.most.unwrap_or(self.options.len());
        let ranking = Ranked { options: self.options, ranked, full: ranked.len() >= most };
        // The summary's link leads to the list, which begins anew with each move.
        let mut list =
            el("ul", "options").attr(Attr::Id, &question.control_id()).attr(Attr::TabIndex, "-1");
        for value in ranked {
            if let Some(index) = self.options.iter().position(|option| option.value == *value) {
                list = list.with(question.ranked_row(&ranking, index));
            }
        }
        let is_ranked = |index: usize| ranked.contains(&self.options[index].value);
        for index in question.question().order(question.seed) {
            if !is_ranked(index) {
                list = list.with(question.unranked_row(&ranking, index));
            }
        }
        let mut full = line("p", "hint full", "").attr(Attr::Id, &question.part_id("full"));
        if ranking.full && ranked.len() < self.options.len() {
            full = full.text(&fill(question.lazy_words().rank_full, &[("n", &decimal(most))]));
        }
        let said = line("p", "unseen", &question.said_of(&ranking)).attr(Attr::Role, "status");
        el("div", "ranking").with(list).with(full).with(said)
    }

    fn in_words(&self, answer: &Answer, form: &FormContext) -> String {
        options_in_words(self.options, answer, form)
    }

    fn prefill(&self, text: &str) -> Option<Answer> {
        several(text)
    }

    fn said(&self, aloud: &Aloud<'_>) -> Vec<String> {
        aloud.options(self.options)
    }

    fn on_paper(&self, paper: &Paper<'_>, at: usize) -> Part {
        let how = match self.most {
            Some(most) => {
                let most = fill(paper.usual.choose_up_to, &[("n", &decimal(most))]);
                [&most, " ", paper.words.paper_rank].concat()
            }
            None => paper.words.paper_rank.to_owned(),
        };
        paper.with_options(paper.asked(at, &how), at)
    }
}

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

/// A ranking as it stands.
struct Ranked<'a> {
    options: &'a [ChoiceOption],
    /// The values that have a place.
    ranked: &'a [String],
    /// Whether there is no place left.
    full: bool,
}

impl QuestionProps {
    /// An option with a place, and the buttons that move it.
    fn ranked_row(&self, ranking: &Ranked<'_>, index: usize) -> El {
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
    fn unranked_row(&self, ranking: &Ranked<'_>, index: usize) -> El {
        let mut button = self.mover(ranking, index, Move::InOrOut, ranking.full);
        if ranking.full {
            button = button.attr(Attr::DescribedBy, &self.part_id("full"));
        }
        el("li", "option")
            .key(index)
            .with(el("span", "place").attr(Attr::Hidden, "true"))
            .with(line("span", "words", self.text(&ranking.options[index].label)))
            .with(el("span", "moves").with(button))
    }

    /// A button that moves an option. One that can't is not disabled outright: it would lose the focus.
    fn mover(&self, ranking: &Ranked<'_>, index: usize, by: Move, is_off: bool) -> El {
        let option = &ranking.options[index];
        let is_ranked = ranking.ranked.contains(&option.value);
        // The last part of the id is the same wherever the option is, so the focus goes with it.
        let (words, part) = match by {
            Move::Up => (self.lazy_words().rank_up, "-up-"),
            Move::Down => (self.lazy_words().rank_down, "-down-"),
            Move::InOrOut if is_ranked => (self.lazy_words().rank_remove, "-rank-"),
            Move::InOrOut => (self.lazy_words().rank_choose, "-rank-"),
        };
        let id = [&self.control_id(), part, &decimal(index)].concat();
        let after = moved(ranking.ranked, &option.value, by);
        let answer = if after.is_empty() { None } else { Some(Answer::Choices(after)) };
        let button = if is_off {
            line("button", "second", words).attr(Attr::Type, "button").attr(Attr::Disabled, "true")
        } else {
            self.button("second", words, ControlEvent::Act(Action::Rank(self.at, index, answer)))
        };
        // As many buttons of the same name as there are options need something that tells them apart.
        let of = line("span", "unseen", " ").text(self.text(&option.label));
        button.attr(Attr::Id, &id).with(of)
    }

    /// What became of the option that was moved last.
    fn said_of(&self, ranking: &Ranked<'_>) -> String {
        let option = self.ranked.and_then(|index| ranking.options.get(index));
        let Some(option) = option else { return String::new() };
        let place = ranking.ranked.iter().position(|ranked| *ranked == option.value);
        let words = match place {
            Some(_) => self.lazy_words().rank_place,
            None => self.lazy_words().rank_removed,
        };
        let place = decimal(place.map_or(0, |place| place + 1));
        fill(words, &[("option", self.text(&option.label)), ("n", &place)])
    }
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
