//! Small made-up trees, and the project itself.

use std::collections::BTreeMap;
use std::path::Path;

use super::ceilings::CEILINGS;
use super::graph::{Crate, Graph, graph};
use super::{PICTURE, cycles, folder, of_the_project, over_the_ceiling, picture};

fn made_up(files: &[(&str, &str)]) -> Graph {
    let files: BTreeMap<&str, &str> = files.iter().copied().collect();
    let crates =
        [Crate { name: "base", root: "base/lib.rs" }, Crate { name: "top", root: "src/lib.rs" }];
    graph(&crates, &|file| files.get(&*file.to_string_lossy()).map(|text| (*text).to_owned()))
}

fn check(files: &[(&str, &str)], expected: &[&str]) {
    let graph = made_up(files);
    let edges: Vec<String> = graph
        .edges
        .keys()
        .map(|(from, to)| format!("{} > {}", graph.files[*from], graph.files[*to]))
        .collect();
    assert_eq!(edges, expected, "{files:#?}");
}

#[test]
fn imports_and_paths_lead_to_files() {
    check(
        &[
            ("src/lib.rs", "mod a; mod b; mod c;"),
            ("src/a.rs", "use crate::b::B; fn f() { super::c::g() }"),
            ("src/b.rs", "pub struct B;"),
            ("src/c.rs", "pub fn g() {}"),
        ],
        &["src/a.rs > src/b.rs", "src/a.rs > src/c.rs"],
    );
}

#[test]
fn a_re_export_is_looked_through() {
    let passed_on = [
        ("src/lib.rs", "mod a; mod b;"),
        ("src/a/mod.rs", "mod child; mod deep; pub use child::Thing as Renamed; pub use deep::*;"),
        ("src/a/child.rs", "pub struct Thing;"),
        ("src/a/deep.rs", "pub fn below() {} pub struct Sibling; use super::Renamed;"),
        ("src/b.rs", "use crate::a::{self, Renamed}; fn f() { a::below() }"),
    ];
    check(
        &passed_on,
        &[
            "src/a/deep.rs > src/a/child.rs",
            "src/b.rs > src/a/child.rs",
            "src/b.rs > src/a/deep.rs",
        ],
    );
}

#[test]
fn a_re_export_that_is_used_where_it_stands_is_a_use() {
    check(
        &[
            ("src/lib.rs", "mod a; pub use a::A; pub use a::B; fn f() -> A {}"),
            ("src/a.rs", "pub struct A; pub struct B;"),
        ],
        &["src/lib.rs > src/a.rs"],
    );
    check(&[("src/lib.rs", "mod a; pub use a::A;"), ("src/a.rs", "pub struct A;")], &[]);
}

#[test]
fn a_glob_uses_what_is_named() {
    check(
        &[
            ("src/lib.rs", "mod a; mod b; mod c; pub use b::B;"),
            ("src/a.rs", "use super::*; fn f() -> B {} fn g(_: c::C) {}"),
            ("src/b.rs", "pub struct B;"),
            ("src/c.rs", "pub struct C;"),
        ],
        &["src/a.rs > src/b.rs", "src/a.rs > src/c.rs"],
    );
}

#[test]
fn modules_in_braces_and_at_other_paths_are_followed() {
    check(
        &[
            ("src/lib.rs", "#[path = \"other.rs\"] mod a; mod b { mod c; fn f() { super::a::A } }"),
            ("src/other.rs", "pub struct A;"),
            ("src/b/c.rs", "use crate::a::A;"),
        ],
        &["src/lib.rs > src/other.rs", "src/b/c.rs > src/other.rs"],
    );
}

#[test]
fn another_crate_is_reached_by_its_name() {
    check(
        &[
            ("base/lib.rs", "mod a; pub use a::A;"),
            ("base/a.rs", "pub struct A;"),
            ("src/lib.rs", "use base::A; use std::fmt; fn f() { serde::x() }"),
        ],
        &["src/lib.rs > base/a.rs"],
    );
}

#[test]
fn tests_and_declarations_are_no_uses() {
    check(
        &[
            ("src/lib.rs", "mod a; mod b; #[cfg(test)] mod tests;"),
            ("src/a.rs", "#[cfg(test)] mod tests { use crate::b::B; }"),
            ("src/b.rs", "pub struct B; // crate::a::A"),
            ("src/tests.rs", "use crate::a::A;"),
        ],
        &[],
    );
}

fn circle() -> Graph {
    made_up(&[
        ("src/lib.rs", "mod charts; mod wire;"),
        ("src/charts/mod.rs", "mod a; mod b; mod c; mod d;"),
        ("src/charts/a.rs", "use super::b::B; use super::c::C; pub struct A;"),
        ("src/charts/b.rs", "use super::a::A; pub struct B;"),
        ("src/charts/c.rs", "use super::d::D; pub struct C;"),
        ("src/charts/d.rs", "use super::a::A; pub struct D;"),
        ("src/wire.rs", "use crate::charts::a::A;"),
    ])
}

#[test]
fn a_cycle_is_found_with_its_shortest_way_round() {
    let graph = circle();
    let found = cycles::cycles(&graph);
    assert_eq!(found.len(), 1);
    let names: Vec<&str> = found[0].iter().map(|file| &*graph.files[*file]).collect();
    assert_eq!(names, ["src/charts/a.rs", "src/charts/b.rs", "src/charts/c.rs", "src/charts/d.rs"]);
    assert_eq!(cycles::shortest(&graph, &found[0]).len(), 2);
}

#[test]
fn a_cycle_over_its_ceiling_is_told_with_its_files_and_lines() {
    let graph = circle();
    assert!(over_the_ceiling(&graph, &[("src/charts", 4), ("src", 0)]).is_empty());
    let wrong = over_the_ceiling(&graph, &[("src/charts", 3)]).concat();
    assert!(wrong.contains("src/charts: a cycle larger than its ceiling of 3"), "{wrong}");
    assert!(wrong.contains("src/charts/a.rs:1 uses super::b::B of src/charts/b.rs"), "{wrong}");
}

#[test]
fn a_file_counts_for_the_longest_folder() {
    assert_eq!(folder("src/ui/form/app.rs"), "src/ui/form");
    assert_eq!(folder("src/platform.rs"), "src");
    assert_eq!(folder("core/src/figures/mod.rs"), "core/src/figures");
}

fn repository() -> Graph {
    of_the_project(Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the repository"))
}

#[test]
fn the_project_keeps_its_floors() {
    let wrong = over_the_ceiling(&repository(), CEILINGS);
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n\n"));
}

/// Otherwise a folder that was renamed would be held by nothing.
#[test]
fn each_folder_with_a_ceiling_has_files() {
    let graph = repository();
    for (of, _) in CEILINGS {
        assert!(graph.files.iter().any(|file| folder(file) == *of), "{of}: no files");
    }
}

#[test]
fn the_picture_of_the_floors_is_in_step() {
    let file = crate::root::path(PICTURE);
    let found = std::fs::read_to_string(&file).unwrap_or_default();
    let is_in_step = found == picture::picture(&repository());
    assert!(is_in_step, "{PICTURE} is out of date: `cargo xtask floors` draws it anew");
}
