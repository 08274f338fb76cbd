//! The list's keys and the search in it, against naive ones.

use proptest::prelude::*;

use super::{KeyStep, Search, exact, matches, step};
use crate::platform::folded;

fn names(list: &[&str], query: &str) -> Vec<String> {
    let found = matches(&folded(&list.join("\n")), &folded(query));
    found.into_iter().map(|at| list[at].to_owned()).collect()
}

#[test]
fn what_is_typed_finds() {
    let communes =
        ["Xã Kim Anh", "Xã Đa Phúc", "Xã Sóc Sơn", "Xã Trung Giã", "Sơn Tây", "Xã Tân Sơn Sóc"];
    let check = |query: &str, expected: &[&str]| {
        assert_eq!(names(&communes, query), expected, "{query:?}");
    };
    check("soc son", &["Xã Sóc Sơn", "Xã Tân Sơn Sóc"]);
    check("sơn sóc", &["Xã Tân Sơn Sóc", "Xã Sóc Sơn"]);
    check("SÓC  SƠN ", &["Xã Sóc Sơn", "Xã Tân Sơn Sóc"]);
    // The marks behind their letters, as macOS writes them.
    check("So\u{301}c", &["Xã Sóc Sơn", "Xã Tân Sơn Sóc"]);
    check("da phuc", &["Xã Đa Phúc"]);
    check("đa", &["Xã Đa Phúc"]);
    check("son", &["Sơn Tây", "Xã Sóc Sơn", "Xã Tân Sơn Sóc"]);
    check("xa anh", &["Xã Kim Anh"]);
    check("nh", &["Xã Kim Anh"]);
    check("quảng", &[]);
    check("", &communes);
    check(" - ", &communes);
}

#[test]
fn a_whole_name_is_told_from_a_part_and_from_two_of_the_same() {
    let check = |query: &str, expected: Option<usize>| {
        let lines = folded("Xã Sóc Sơn\nXã Sóc\nXã Phúc (cũ)\nXã Tân\nXã  Tân");
        assert_eq!(exact(&lines, &folded(query)), expected, "{query:?}");
    };
    check("xa soc son", Some(0));
    check("XÃ SÓC", Some(1));
    check("xã phúc cũ ", Some(2));
    check("soc", None);
    check("xã tân", None);
    check("", None);
}

#[test]
fn what_keys_do() {
    let search = |text: Option<&str>, active| {
        Some(Search { question: 0, text: text.map(str::to_owned), active })
    };
    let check = |search: Option<Search>, key: &str, shown: usize, expected: KeyStep| {
        assert_eq!(step(search.as_ref(), key, shown), expected, "{search:?} {key} of {shown}");
    };
    check(None, "ArrowDown", 3, KeyStep::Open(Some(0)));
    check(None, "ArrowUp", 3, KeyStep::Open(Some(2)));
    check(None, "ArrowDown", 0, KeyStep::Open(None));
    for key in ["Enter", "Escape", "Home", "End", "a", "Tab"] {
        check(None, key, 3, KeyStep::Pass);
    }
    let at = |active| search(Some("x"), active);
    check(at(None), "ArrowDown", 3, KeyStep::Open(Some(0)));
    check(at(Some(1)), "ArrowDown", 3, KeyStep::Open(Some(2)));
    check(at(Some(2)), "ArrowDown", 3, KeyStep::Open(Some(0)));
    check(at(Some(0)), "ArrowUp", 3, KeyStep::Open(Some(2)));
    check(at(Some(2)), "ArrowUp", 3, KeyStep::Open(Some(1)));
    check(at(None), "ArrowDown", 0, KeyStep::Open(None));
    check(at(Some(1)), "Home", 3, KeyStep::Open(Some(0)));
    check(at(Some(1)), "End", 3, KeyStep::Open(Some(2)));
    check(at(None), "Home", 3, KeyStep::Pass);
    check(at(None), "End", 3, KeyStep::Pass);
    check(at(Some(1)), "Enter", 3, KeyStep::Choose(1));
    check(at(None), "Enter", 3, KeyStep::Stay);
    check(at(None), "Enter", 0, KeyStep::Stay);
    check(at(None), "Enter", 1, KeyStep::Choose(0));
    check(search(None, None), "Enter", 1, KeyStep::Close);
    check(at(Some(1)), "Escape", 3, KeyStep::Close);
    check(at(None), "Escape", 0, KeyStep::Close);
    for key in ["a", "Tab", "ArrowLeft", "Backspace"] {
        check(at(Some(1)), key, 3, KeyStep::Pass);
    }
}

/// The same by the standard library's search and a sort.
fn naive(lines: &str, query: &str) -> Vec<usize> {
    let words: Vec<&str> =
        query.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let at_word = |line: &str, part: &str| {
        line.match_indices(part).any(|(at, _)| at == 0 || line.as_bytes()[at - 1] == b' ')
            // Places that overlap.
            || (1..line.len()).any(|at| line.as_bytes()[at - 1] == b' ' && line[at..].starts_with(part))
    };
    let whole = words.join(" ");
    let mut found: Vec<(usize, usize)> = Vec::new();
    for (at, line) in lines.split('\n').enumerate() {
        if !words.iter().all(|word| line.contains(word)) {
            continue;
        }
        let rank = if line.starts_with(&whole) {
            0
        } else if at_word(line, &whole) {
            1
        } else if words.iter().all(|word| at_word(line, word)) {
            2
        } else {
            3
        };
        found.push((rank, at));
    }
    found.sort();
    found.into_iter().map(|(_, at)| at).collect()
}

proptest! {
    #[test]
    fn the_search_is_the_naive_one(
        lines in proptest::collection::vec("[ab]{1,3}( [ab]{1,3}){0,3}", 1..8), query in "[ab ]{0,6}",
    ) {
        let lines = lines.join("\n");
        prop_assert_eq!(matches(&lines, &query), naive(&lines, &query));
    }

    /// Whatever is pressed, what is active is shown, and only what is shown is chosen.
    #[test]
    fn keys_stay_within_the_list(
        keys in proptest::collection::vec(0..8_usize, 0..30), shown in 0..5_usize,
    ) {
        const KEYS: [&str; 8] =
            ["ArrowDown", "ArrowUp", "Home", "End", "Enter", "Escape", "a", "Tab"];
        let mut search: Option<Search> = None;
        for key in keys {
            match step(search.as_ref(), KEYS[key], shown) {
                KeyStep::Open(active) => {
                    prop_assert!(active.is_none_or(|active| active < shown));
                    search = Some(Search { question: 0, text: None, active });
                }
                KeyStep::Choose(at) => {
                    prop_assert!(at < shown);
                    search = None;
                }
                KeyStep::Close => search = None,
                KeyStep::Pass | KeyStep::Stay => {}
            }
        }
    }
}
