//! How long a file may be: what grows past it has a facet to split off.

use std::fs;

use super::walls::{files, root};

#[test]
fn files_stay_small() {
    let mut found = Vec::new();
    for folder in ["src", "core/src", "engine", "xtask", "tests"] {
        files(&root().join(folder), "rs", &mut found);
    }
    let large: Vec<String> = found
        .iter()
        .filter_map(|file| {
            let text = fs::read_to_string(file).unwrap();
            // A language is one file, a row a word, in which a translator finds them all.
            let is_language = file.parent().unwrap().ends_with("src/i18n")
                && text.lines().any(|line| line.ends_with("language! {"));
            let lines = text.lines().count();
            (lines > 450 && !is_language).then(|| format!("{}: {lines} lines", file.display()))
        })
        .collect();
    assert!(large.is_empty(), "look for the facet to split off:\n{}", large.join("\n"));
}
