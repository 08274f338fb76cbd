//! The floors of the dashboard: which of them may use which, what the lowest mustn't know, and what is reached by the table
//! of the lazy chunk alone.

use crate::walls::{Line, code};

/// The floors of the dashboard, from the lowest: each may use those before it (`src/ui/dashboard/mod.rs`).
const FLOORS: &[&str] =
    &["model", "text", "panels", "output", "import", "records", "account", "shell"];

#[test]
fn each_floor_of_the_dashboard_uses_those_below_it() {
    let floor = |path: &str| {
        let name = path.split(['/', ':', ';']).next().unwrap_or_default();
        FLOORS.iter().position(|floor| *floor == name)
    };
    let mut crossed = Vec::new();
    for line in code("src/ui/dashboard", "rs") {
        let own = line.file.strip_prefix("src/ui/dashboard").unwrap().to_string_lossy();
        let Some(own) = floor(&own) else { continue };
        let mut used = line.text.split("ui::dashboard::").skip(1).filter_map(floor);
        if used.any(|used| used > own) {
            crossed.push(line.to_string());
        }
    }
    assert!(crossed.is_empty(), "a floor uses one above it:\n{}", crossed.join("\n"));
}

/// What a panel's numbers are made from has no page and no storage.
#[test]
fn the_dashboards_model_and_text_draw_nothing() {
    let out = ["yew", "web_sys", "gloo", "crate::storage", "html!"];
    let is_own = |line: &Line| {
        ["src/ui/dashboard/model/", "src/ui/dashboard/text/"]
            .iter()
            .any(|folder| line.file.starts_with(folder))
    };
    let crossed: Vec<String> = code("src/ui/dashboard", "rs")
        .iter()
        .filter(|line| is_own(line) && out.iter().any(|out| line.text.contains(out)))
        .map(ToString::to_string)
        .collect();
    assert!(crossed.is_empty(), "the page or the store:\n{}", crossed.join("\n"));
}

/// What stands behind the dashboard's buttons (`src/ui/dashboard/shell/lazy.rs`): the folders and files that are cut off, and
/// the names by which the rest would bring them back into the first download.
const BEHIND_BUTTONS: &[(&str, &[&str])] = &[
    (
        "src/ui/dashboard/panels/comments/",
        &[
            "comments::panel",
            "shown::shown",
            "i18n::comments",
            "i18n::sample_comments",
            "made_up::made_up",
            "CommentsPanel",
        ],
    ),
    (
        "src/ui/dashboard/output/report/",
        &["report::frame", "ReportFrame", "Content::new", "report::sheet"],
    ),
    (
        "src/ui/dashboard/records/",
        &[
            "Records::update",
            "records::parts",
            "i18n::records",
            "quality::",
            "export::part",
            "walk::Walk",
        ],
    ),
    (
        "src/ui/dashboard/panels/cross_tab/",
        &["<CrossTabPanels ", "cross_tab::CrossTabPanels", "draw_heat", "draw_stacked"],
    ),
    (
        "src/ui/dashboard/model/cross_tab/",
        &["CrossTabs::update", "cross_tabs.update(", "cross_tabs.count(", ".on_paper("],
    ),
    ("src/ui/dashboard/model/comparison.rs", &["comparison::update"]),
    (
        "src/ui/dashboard/panels/periods/",
        &["periods::controls", "controls::selects", "i18n::periods"],
    ),
    (
        "src/ui/dashboard/panels/multiples/",
        &["<MultiplesPanel", "draw_multiples", "i18n::small_multiples"],
    ),
    ("src/ui/dashboard/model/multiples.rs", &["Multiples::update", "multiples.update("]),
    ("src/ui/dashboard/output/published/", &["read_published", "published::show", "i18n::records"]),
    ("src/ui/dashboard/model/made_up.rs", &[".show_illustrative("]),
    (
        "src/ui/dashboard/output/saving.rs",
        &["saving::save", "to_svg_string", "to_png", "render::sheet"],
    ),
    ("src/ui/dashboard/output/wall/", &["wall::screen", "<Wall ", "slides::"]),
];

#[test]
fn what_stands_behind_the_dashboards_buttons_is_reached_by_its_table() {
    let lines = code("src/ui/dashboard", "rs");
    // What is cut off may use each other; the buttons that lead to it aren't.
    let is_there = |line: &&Line| {
        let file = line.file.to_string_lossy();
        !file.ends_with("/door.rs") && BEHIND_BUTTONS.iter().any(|(own, _)| file.starts_with(own))
            || file.ends_with("dashboard/shell/lazy.rs")
    };
    for (own, names) in BEHIND_BUTTONS {
        let crossed: Vec<String> = lines
            .iter()
            .filter(|line| !is_there(line) && names.iter().any(|name| line.text.contains(name)))
            .map(ToString::to_string)
            .collect();
        assert!(crossed.is_empty(), "not for the first download:\n{}", crossed.join("\n"));
        assert!(lines.iter().any(|line| line.file.starts_with(own)), "{own} is there");
    }
}
