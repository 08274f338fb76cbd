//! What made-up responses say: for a look around, never beside what a person wrote.

use hailong_core::illustrative::say;
use hailong_core::questionnaire::Questionnaire;
use hailong_core::response::Response;

use super::question::long_question;
use crate::i18n::sample_comments::SAMPLE_COMMENTS;
use crate::ui::dashboard::model::comments::{Gathering, Shelf};

/// About one response of so many says something, the same ones each time.
const EVERY: usize = 30;
const SEED: u64 = 2_026;

/// Their comments alone.
pub(super) fn made_up(questionnaire: &Questionnaire, mut responses: Vec<Response>) -> Shelf {
    let mut gathering = Gathering::new(questionnaire);
    if let Some(question) = long_question(questionnaire) {
        let sentences = SAMPLE_COMMENTS.map(|said| said.lines().collect::<Vec<&str>>());
        let sentences = [&*sentences[0], &*sentences[1], &*sentences[2]];
        say(questionnaire, &mut responses, question, sentences, EVERY, SEED);
        gathering.insert(questionnaire, &responses);
    }
    gathering.shelf().clone()
}

#[cfg(test)]
mod tests {
    use hailong_core::calendar::Month;
    use hailong_core::comments::{Query, Search, Wanted, suspects};
    use hailong_core::illustrative::responses;
    use hailong_core::questionnaire::read;

    use super::*;

    #[test]
    fn a_few_of_them_say_what_fits_the_same_each_time_and_tell_nobody() {
        let questionnaire = read(include_str!("../../../../../questionnaires/sipas-22.json"))
            .unwrap_or_else(|problems| panic!("{problems:?}"));
        let last = Month::parse("2026-06").expect("a month");
        let all = || responses(&questionnaire, &["x".to_owned()], last, 4_800, 81);
        let shelf = made_up(&questionnaire, all());
        let comments = shelf.comments();
        let mut search = Search::new(&comments, &Wanted::default(), Query::default());
        while !search.step(&comments, 100) {}
        let numbers = search.finish().numbers;
        assert!((100..250).contains(&numbers.len()), "{}", numbers.len());
        let again = made_up(&questionnaire, all());
        let mut kinds = [0; 2];
        for number in numbers {
            let comment = comments.get(number).expect("it is there");
            assert_eq!(again.comments().get(number), Some(comment));
            assert!(suspects(comment.text).is_empty(), "{}", comment.text);
            let is_satisfied = comment.is_satisfied.expect("it is told");
            kinds[usize::from(is_satisfied)] += 1;
            let own = if is_satisfied { &SAMPLE_COMMENTS[2..] } else { &SAMPLE_COMMENTS[..2] };
            let has = |said: &&str| comment.text.starts_with(*said);
            assert!(own.iter().any(|said| said.lines().any(|said| has(&said))), "{}", comment.text);
        }
        assert!(kinds.iter().all(|kind| *kind > 20), "{kinds:?}");
    }
}
