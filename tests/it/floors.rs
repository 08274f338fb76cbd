//! The floors of the dashboard: which of them may use which, and what the lowest mustn't know.

use crate::walls::{Line, code};

/// The floors of the dashboard, from the lowest: each may use those before it (`src/ui/dashboard/mod.rs`).
const FLOORS: &[&str] = &["model", "text", "panels", "output", "import", "records", "shell"];

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
