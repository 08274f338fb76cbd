use super::*;

fn taken(cursor: &str, more: bool, gone: &[&str]) -> Taken {
    Taken {
        cursor: cursor.to_owned(),
        more,
        total: 20,
        gone: gone.iter().map(|id| (*id).to_owned()).collect(),
        rows: Vec::new(),
        responses: None,
        refused: 10,
    }
}

/// What is asked for, as `turn cursor limit waits`, and the rest by its name.
fn told(next: &[Next]) -> Vec<String> {
    let tell = |next: &Next| match next {
        Next::Ask(turn, wish) => {
            let cursor = wish.cursor.as_deref().unwrap_or("-");
            format!("{turn} {cursor} {} {}", wish.limit, wish.waits)
        }
        Next::Pause(pause) => format!("pause {pause}"),
        Next::Replace(_, gone) => format!("replace {gone:?}"),
        Next::Add(taken) => format!("add {:?}", taken.gone),
        Next::SignIn => "sign in".to_owned(),
    };
    next.iter().map(tell).collect()
}

#[test]
fn all_come_page_by_page_and_then_new_ones() {
    let mut feed = Feed::default();
    assert_eq!(told(&feed.ask(0)), ["1 - 10000 false"]);
    assert!(feed.ask(0).is_empty(), "one is under way");
    assert_eq!(told(&feed.came(1, Ok(taken("a", true, &[])), 5)), ["2 a 10000 false"]);
    assert_eq!(feed.progress(), Some((10, 20)));
    let next = feed.came(2, Ok(taken("b", false, &["x"])), 9);
    assert_eq!(told(&next), ["replace [\"x\"]", "3 b 10000 true"]);
    assert_eq!(feed.progress(), None);
    let next = feed.came(3, Ok(taken("c", false, &["y"])), 12);
    assert_eq!(told(&next), ["add [\"y\"]", "4 c 10000 true"]);
    // Nothing new, after a while and at once.
    assert_eq!(told(&feed.came(4, Ok(taken("c", false, &[])), 25_012)), ["5 c 10000 true"]);
    assert_eq!(told(&feed.came(5, Ok(taken("c", false, &[])), 25_013)), ["pause 1000"]);
    assert_eq!(told(&feed.ask(26_013)), ["6 c 10000 true"]);
}

#[test]
fn what_failed_is_asked_for_again_from_the_same_cursor() {
    let mut feed = Feed::default();
    feed.ask(0);
    feed.came(1, Ok(taken("a", true, &[])), 5);
    let away = || Err(Refusal::Away(String::new()));
    let mut pauses = Vec::new();
    for turn in 2..10 {
        pauses.extend(told(&feed.came(turn, away(), 100)));
        assert_eq!((feed.trouble(), feed.good()), (Some(Trouble::Away), Some(5)));
        feed.ask(200);
    }
    let wanted = [1, 2, 4, 8, 16, 32, 60, 60].map(|seconds| format!("pause {seconds}000"));
    assert_eq!(pauses, wanted);
    assert_eq!(told(&feed.came(10, Err(Refusal::TooMany(Some(90))), 300)), ["pause 90000"]);
    assert_eq!(told(&feed.ask(400)), ["11 a 10000 false"]);
    // A page that didn't come in time is too large.
    feed.came(11, Err(Refusal::Slow), 500);
    assert_eq!(told(&feed.ask(600)), ["12 a 2500 false"]);
    feed.came(12, Ok(taken("b", false, &[])), 700);
    assert_eq!((feed.trouble(), feed.good()), (None, Some(700)));
}

#[test]
fn signing_in_again_goes_on_without_a_gap() {
    let mut feed = Feed::default();
    feed.ask(0);
    feed.came(1, Ok(taken("a", true, &[])), 5);
    assert_eq!(told(&feed.came(2, Err(Refusal::SignedOut), 10)), ["sign in"]);
    assert_eq!(told(&feed.ask(1000)), ["3 a 10000 false"]);
    assert_eq!(feed.progress(), Some((10, 20)));
}

#[test]
fn another_epoch_begins_anew() {
    let mut feed = Feed::default();
    feed.ask(0);
    feed.came(1, Ok(taken("a", false, &["x"])), 5);
    assert_eq!(told(&feed.came(2, Err(Refusal::Epoch), 10)), ["3 - 10000 false"]);
    assert_eq!(feed.progress(), Some((0, 0)));
    // One that says so of no cursor at all isn't asked without end.
    assert_eq!(told(&feed.came(3, Err(Refusal::Epoch), 12)), ["pause 1000"]);
    feed.ask(13);
    let next = feed.came(4, Ok(taken("z", false, &[])), 15);
    assert_eq!(told(&next), ["replace []", "5 z 10000 true"]);
}

#[test]
fn what_comes_too_late_is_let_go() {
    let mut feed = Feed::default();
    feed.ask(0);
    feed.stop();
    assert!(feed.came(1, Ok(taken("a", false, &[])), 5).is_empty());
    assert_eq!(told(&feed.ask(10)), ["3 - 10000 false"]);
}
