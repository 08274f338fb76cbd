//! Conditions, skips and places for answers: what is asked, and what is wrong with a file that asks it.

use proptest::prelude::*;
use serde_json::{Value, json};

use crate::questionnaire::{Asked, Condition, Questionnaire, Test, read};
use crate::response::{Answer, Answers};

/// Three pages with every kind of reference.
fn file() -> Value {
    let options = json!([{"value": "a", "label": "A"}, {"value": "b", "label": "B"}]);
    json!({"id": "q", "version": 1, "title": "Q",
    "scales": {"five": {"levels": [{"label": "1"}, {"label": "2"}, {"label": "3"}, {"label": "4"},
                                   {"label": "5"}], "not_applicable": "N/A"}},
    "pages": [
        {"id": "first", "title": "First", "questions": [
            {"id": "who", "kind": "choice", "label": "Who", "options": options},
            {"id": "why", "kind": "text", "label": "Why {answer:who}?",
             "visible_if": {"question": "who", "is": "b"}, "required_if": {"question": "who"}},
            {"id": "i", "kind": "item", "label": "I", "scale": "five"},
            {"id": "source", "kind": "text", "label": "S", "hidden": true},
        ], "skip": [{"if": {"question": "i", "is": "na"}},
                    {"if": {"question": "i", "at_least": 4}, "to": "last"}]},
        {"id": "second", "title": "Second", "hint": "As {answer:who}",
         "visible_if": {"any": [{"question": "i", "at_most": 2}, {"question": "why"}]},
         "questions": [
            {"id": "some", "kind": "choices", "label": "C", "options": options},
            {"id": "n", "kind": "number", "label": "N",
             "visible_if": {"all": [{"question": "some", "is": ["a", "b"]},
                                    {"not": {"question": "who", "is": "a"}}]}},
        ]},
        {"id": "last", "title": "Last", "questions": [
            {"id": "t", "kind": "text", "label": "T", "visible_if": {"question": "n"}},
        ]},
    ]})
}

fn sound() -> Questionnaire {
    read(&file().to_string()).unwrap()
}

/// The ids that are asked, `-` before those that are answered silently.
fn asked(questionnaire: &Questionnaire, given: &[(&str, Answer)]) -> String {
    let mut answers = Answers::none(questionnaire.question_count());
    for (id, answer) in given {
        answers.set(questionnaire.index_of(id).unwrap(), Some(answer.clone()));
    }
    let mut words = Vec::new();
    for (at, asked) in questionnaire.asked(&answers, |_| false).iter().enumerate() {
        let id = &questionnaire.questions[at].id;
        match asked {
            Asked::No => {}
            Asked::Silently => words.push(format!("-{id}")),
            Asked::Yes => words.push(id.clone()),
        }
    }
    words.join(" ")
}

#[test]
fn what_is_asked_follows_from_the_answers_before_it() {
    use Answer::{Choice, Choices, Level, NotApplicable, Number, Text};
    let questionnaire = sound();
    let check = |given: &[(&str, Answer)], expected: &str| {
        assert_eq!(asked(&questionnaire, given), expected, "{given:?}");
    };
    let (a, b) = (|| Choice("a".into()), || Choice("b".into()));
    check(&[], "who i -source");
    check(&[("who", a())], "who i -source");
    check(&[("who", b())], "who why i -source");
    check(&[("i", Level(2))], "who i -source some");
    check(&[("i", Level(3))], "who i -source");
    check(&[("who", b()), ("why", Text("x".into()))], "who why i -source some");
    // The answer to a question that isn't asked any more counts for nothing.
    check(&[("who", a()), ("why", Text("x".into()))], "who i -source");
    let some = || Choices(vec!["b".into()]);
    check(&[("i", Level(1)), ("some", some())], "who i -source some n");
    check(&[("i", Level(1)), ("some", some()), ("n", Number(1.0))], "who i -source some n t");
    check(
        &[("who", a()), ("i", Level(1)), ("some", some()), ("n", Number(1.0))],
        "who i -source some",
    );
    check(&[("i", Level(1)), ("some", Choices(vec![]))], "who i -source some");
    // A skip jumps over a page whose own condition holds, and over all that hangs on it.
    let why = || ("why", Text("x".into()));
    check(
        &[("who", b()), why(), ("i", Level(4)), ("some", some()), ("n", Number(1.0))],
        "who why i -source",
    );
    check(&[("who", b()), why(), ("i", NotApplicable)], "who why i -source");
}

#[test]
fn needed_where_the_condition_holds() {
    let questionnaire = sound();
    let requires = |who: Option<&str>| {
        let mut answers = Answers::none(questionnaire.question_count());
        answers.set(0, who.map(|who| Answer::Choice(who.into())));
        let asked = questionnaire.asked(&answers, |_| false);
        questionnaire.requires(1, &answers, &asked)
    };
    assert!(!requires(None));
    assert!(requires(Some("b")));
}

#[test]
fn what_the_page_gives_is_not_asked_but_counts() {
    let questionnaire = sound();
    let mut answers = Answers::none(questionnaire.question_count());
    answers.set(0, Some(Answer::Choice("b".into())));
    let asked = questionnaire.asked(&answers, |question| question == 0);
    assert_eq!(asked[..2], [Asked::Silently, Asked::Yes]);
}

#[test]
fn only_items_have_numbers() {
    let questionnaire = sound();
    assert_eq!((questionnaire.number_of(0), questionnaire.number_of(2)), (None, Some(1)));
}

#[test]
fn references_to_nothing_forward_and_in_circles() {
    let check = |pointer: &str, value: Value, expected: &[&str]| {
        let mut file = file();
        *file.pointer_mut(pointer).unwrap() = value.clone();
        let problems = read(&file.to_string()).err().unwrap_or_default();
        let problems: Vec<String> = problems.iter().map(ToString::to_string).collect();
        assert_eq!(problems, expected, "{pointer} = {value}");
    };
    let later = "is asked later: look back only, so that nothing goes in circles";
    let at = "/pages/0/questions/1/visible_if";
    check(
        at,
        json!({"question": "nobody"}),
        &[&format!("{at}/question: \"nobody\" is not defined")],
    );
    check(at, json!({"question": "why"}), &[&format!("{at}/question: \"why\" {later}")]);
    check(at, json!({"question": "t"}), &[&format!("{at}/question: \"t\" {later}")]);
    check(
        at,
        json!({"not": {"any": [{"question": "t"}]}}),
        &[&format!("{at}/not/any/0/question: \"t\" {later}")],
    );
    check(
        at,
        json!({"question": "who", "is": ["b", "c"]}),
        &[&format!("{at}/is: \"c\" is not defined")],
    );
    check(
        at,
        json!({"question": "who", "at_least": 3}),
        &[&format!("{at}/at_least: must be left out: only an item or a number has more and less")],
    );
    check(
        at,
        json!({"question": "who", "equals": "b"}),
        &[&format!("{at}: unknown member \"equals\"")],
    );
    check(at, json!({}), &[&format!("{at}/question: missing")]);
    check(at, json!({"all": []}), &[&format!("{at}/all: at least 1 needed")]);
    check(at, json!("who"), &[&format!("{at}: must be an object")]);
    let at = "/pages/1/visible_if";
    check(at, json!({"question": "some"}), &[&format!("{at}/question: \"some\" {later}")]);
    check(
        at,
        json!({"question": "i", "is": ["6", "na"]}),
        &[&format!("{at}/is: \"6\" is not defined")],
    );
    let at = "/pages/0/skip/1";
    check(
        &format!("{at}/to"),
        json!("first"),
        &[&format!("{at}/to: must be the id of a later page")],
    );
    check(
        &format!("{at}/to"),
        json!("nowhere"),
        &[&format!("{at}/to: \"nowhere\" is not defined")],
    );
    check(at, json!({"to": "last"}), &[&format!("{at}/if: missing")]);
    check(
        &format!("{at}/if"),
        json!({"question": "some"}),
        &[&format!("{at}/if/question: \"some\" {later}")],
    );
    check(
        "/pages/0/questions/1/label",
        json!("{answer:n} {answer:x}"),
        &[
            &format!("/pages/0/questions/1/label: \"n\" {later}"),
            "/pages/0/questions/1/label: \"x\" is not defined",
        ],
    );
    check("/pages/1/hint", json!("{answer:some}"), &[&format!("/pages/1/hint: \"some\" {later}")]);
    let mut file = file();
    file["pages"][0]["questions"][3]["required"] = json!(true);
    let problems = read(&file.to_string()).unwrap_err();
    assert_eq!(
        problems[0].to_string(),
        "/pages/0/questions/3/required: must be left out: nobody can answer it"
    );
}

/// The meaning of a condition, word by word: an answer counts if its question is asked, which is looked up
/// anew each time, without remembering.
fn holds(q: &Questionnaire, answers: &Answers, condition: &Condition) -> bool {
    match condition {
        Condition::All(parts) => parts.iter().all(|part| holds(q, answers, part)),
        Condition::Any(parts) => parts.iter().any(|part| holds(q, answers, part)),
        Condition::Not(part) => !holds(q, answers, part),
        Condition::Answer(question, test) => {
            is_asked(q, answers, *question)
                && match (answers.get(*question), test) {
                    (None, _) => false,
                    (Some(Answer::Number(n)), Test::AtLeast(least)) => n >= least,
                    (Some(Answer::Number(n)), Test::AtMost(most)) => n <= most,
                    (Some(_), test) => *test == Test::Given,
                }
        }
    }
}

fn is_asked(q: &Questionnaire, answers: &Answers, question: usize) -> bool {
    let page = q.page_of(question);
    page_is_shown(q, answers, page)
        && q.questions[question].visible_if.as_ref().is_none_or(|c| holds(q, answers, c))
}

fn page_is_shown(q: &Questionnaire, answers: &Answers, page: usize) -> bool {
    let skipped = (0..page).any(|before| {
        let taken = q.pages[before].skips.iter().find(|skip| holds(q, answers, &skip.when));
        page_is_shown(q, answers, before) && taken.is_some_and(|skip| skip.to > page)
    });
    !skipped && q.pages[page].visible_if.as_ref().is_none_or(|c| holds(q, answers, c))
}

/// A random condition over the questions before `before`.
fn condition(before: usize) -> BoxedStrategy<Value> {
    if before == 0 {
        return Just(Value::Null).boxed();
    }
    let leaf = (0..before, 0..3_usize, -1..3_i32).prop_map(|(question, test, limit)| {
        let question = format!("q{question}");
        match test {
            0 => json!({"question": question}),
            1 => json!({"question": question, "at_least": limit}),
            _ => json!({"question": question, "at_most": limit}),
        }
    });
    let tree = leaf.prop_recursive(3, 8, 3, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 1..3).prop_map(|parts| json!({"all": parts})),
            prop::collection::vec(inner.clone(), 1..3).prop_map(|parts| json!({"any": parts})),
            inner.prop_map(|part| json!({"not": part})),
        ]
    });
    prop_oneof![1 => Just(Value::Null), 1 => tree].boxed()
}

proptest! {
    #[test]
    fn one_walk_decides_what_the_words_say(
        (file, answers) in (1..5_usize, 1..4_usize).prop_flat_map(|(pages, each)| {
            let visible: Vec<_> = (0..pages * each).map(condition).collect();
            let page_visible: Vec<_> = (0..pages).map(|page| condition(page * each)).collect();
            let skips: Vec<_> = (0..pages)
                .map(|page| (condition((page + 1) * each), page + 1..=pages))
                .collect();
            let answers = prop::collection::vec(prop::option::of(-1..3_i32), pages * each);
            (visible, page_visible, skips, answers).prop_map(move |(visible, page_visible, skips, answers)| {
                let page = |page: usize| {
                    let question = |at: usize| json!({"id": format!("q{at}"), "kind": "number",
                        "label": "N", "visible_if": visible[at]});
                    let (when, to) = &skips[page];
                    let skip = if when.is_null() { json!([]) } else if *to == pages {
                        json!([{"if": when}])
                    } else {
                        json!([{"if": when, "to": format!("p{to}")}])
                    };
                    json!({"id": format!("p{page}"), "title": "P", "visible_if": page_visible[page],
                        "skip": skip, "questions": (page * each..(page + 1) * each).map(question)
                            .collect::<Vec<_>>()})
                };
                (json!({"id": "q", "version": 1, "title": "Q",
                    "pages": (0..pages).map(page).collect::<Vec<_>>()}), answers)
            })
        })
    ) {
        let q = read(&file.to_string()).map_err(|problems| {
            TestCaseError::fail(format!("{}: {file}", problems[0]))
        })?;
        let mut given = Answers::none(q.question_count());
        for (at, answer) in answers.iter().enumerate() {
            given.set(at, answer.map(|number| Answer::Number(number.into())));
        }
        let asked = q.asked(&given, |_| false);
        for (question, asked) in asked.into_iter().enumerate() {
            prop_assert_eq!(asked == Asked::Yes, is_asked(&q, &given, question), "{}", question);
        }
    }
}
