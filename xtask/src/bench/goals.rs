//! The goals: what each figure of target/bench.json, target/bench-form.json and target/bench-dashboard.json is held against.
use serde_json::Value;
use std::fmt::Write;

/// Which way a figure is good.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Goal {
    AtMost(f64),
    Below(f64),
    AtLeast(f64),
}

/// A number among the results, and what it should be.
pub struct Figure {
    /// At the top level of the results.
    key: &'static str,
    /// What it says, for people.
    what: &'static str,
    goal: Goal,
    unit: &'static str,
}

use Goal::{AtLeast, AtMost, Below};

/// Those of the engine.
pub const ENGINE: &[Figure] = &[
    figure(
        "w_all_10m_over_sum",
        "W without a filter, 10M, ÷ a sum over the engine's bytes",
        AtMost(2.0),
        "×",
    ),
    figure(
        "w_five_dim_10m_over_sum",
        "W, filter on five dimensions, 10M, ÷ that sum",
        AtMost(2.0),
        "×",
    ),
    figure("w_five_dim_10m_ms", "W, filter on five dimensions, 10M", AtMost(16.0), "ms"),
    figure("plain_js_over_w_1m", "plain JS ÷ W, 1M, least of B, WIDE, ALL", AtLeast(30.0), "×"),
    figure("plain_js_over_w_100k", "plain JS ÷ W, 100k, least of B, WIDE, ALL", AtLeast(7.0), "×"),
    figure("plain_js_over_w_10k", "plain JS ÷ W, 10k, least of B, WIDE, ALL", AtLeast(1.0), "×"),
    figure(
        "best_peer_over_w_1m",
        "the best peer ÷ W, 1M, least of all filters",
        AtLeast(100.0),
        "×",
    ),
    figure("plain_js_over_csv_1m", "plain JS over a string ÷ CSV load, 1M", AtLeast(3.0), "×"),
    figure("json_parse_over_json_100k", "JSON.parse ÷ JSON load, 100k", AtLeast(1.0), "×"),
    figure("bytes_per_response_10m", "memory a response after load, 10M", AtMost(16.0), "bytes"),
];

/// Those of the citizen's form.
pub const FORM: &[Figure] = &[
    figure("brotli_over_surveyjs", "weight ÷ SurveyJS's", AtMost(0.235), "×"),
    figure(
        "tti_over_best_full_peer",
        "interactive ÷ the faster of SurveyJS and Form.io",
        AtMost(0.6),
        "×",
    ),
    figure("tti_over_vanilla", "interactive ÷ the page by hand", AtMost(1.6), "×"),
    figure(
        "tti_over_best_full_peer_slow",
        "the same ÷ the faster one, 1.6 Mbit/s",
        AtMost(0.6),
        "×",
    ),
    figure("tti_over_vanilla_slow", "the same ÷ the page by hand, 1.6 Mbit/s", AtMost(1.6), "×"),
    figure("tti_over_best_full_peer_3g", "the same ÷ the faster one, 400 kbit/s", AtMost(0.6), "×"),
    figure("tti_over_vanilla_3g", "the same ÷ the page by hand, 400 kbit/s", AtMost(1.6), "×"),
    figure(
        "tti_100_over_shipped",
        "interactive, 100 items and 20 rules ÷ as it ships",
        AtMost(1.25),
        "×",
    ),
    figure("tap_100_over_shipped", "a tap, 100 items ÷ as it ships, 4 × slower", AtMost(1.25), "×"),
    figure("key_100_over_shipped", "a letter, the same", AtMost(1.25), "×"),
    figure("page_100_over_shipped", "another page, the same", AtMost(1.25), "×"),
    figure("tap_p95_ms", "a tap until it is painted, 100 items, 4 × slower, p95", FRAME, "ms"),
    figure("key_p95_ms", "a letter, the same", FRAME, "ms"),
];

/// Those of the staff's dashboard.
pub const DASHBOARD: &[Figure] = &[
    figure(
        "filter_to_all_over_surveyjs_100k",
        "filter → all painted, 100k ÷ SurveyJS Dashboard's",
        AtMost(0.05),
        "×",
    ),
    figure("filter_to_paint_10m_ms", "filter → first frame, 10M", AtMost(33.0), "ms"),
    figure(
        "redraw_over_svg_string",
        "redraw ÷ the same marks as a string of SVG",
        AtMost(0.5),
        "×",
    ),
    figure(
        "redraw_over_best_library",
        "redraw ÷ the fastest of ECharts, Chart.js, Plotly, Plot",
        Below(1.0),
        "×",
    ),
    figure("dashboard_brotli_kb", "download at first use", AtMost(415.0), "kB"),
];

/// A frame of a display that shows sixty a second, in milliseconds.
const FRAME: Goal = AtMost(16.7);

const fn figure(key: &'static str, what: &'static str, goal: Goal, unit: &'static str) -> Figure {
    Figure { key, what, goal, unit }
}

/// A table in Markdown: each figure beside its goal. What wasn't measured is said to be so.
pub fn table(figures: &[Figure], results: &Value) -> String {
    let mut table = String::from("| what | goal | measured | |\n|---|---|---|---|\n");
    for Figure { key, what, goal, unit } in figures {
        let (found, verdict) = match results.get(*key).and_then(Value::as_f64) {
            Some(found) => (
                format!("{} {unit}", short(found)),
                if goal.is_met(found) { "met" } else { "**missed**" },
            ),
            None => ("not measured".into(), ""),
        };
        let goal = match goal {
            AtMost(most) => format!("≤ {most} {unit}"),
            Below(end) => format!("< {end} {unit}"),
            AtLeast(least) => format!("≥ {least} {unit}"),
        };
        // Writing to a string doesn't fail.
        let _ = writeln!(table, "| {what} | {goal} | {found} | {verdict} |");
    }
    table
}

impl Goal {
    fn is_met(self, found: f64) -> bool {
        match self {
            AtMost(most) => found <= most,
            Below(end) => found < end,
            AtLeast(least) => found >= least,
        }
    }
}

/// Three digits; the verdict is by all of them.
fn short(number: f64) -> String {
    let digits = if number == 0.0 { 0.0 } else { number.abs().log10().floor() };
    format!("{number:.*}", (2.0 - digits).clamp(0.0, 6.0) as usize)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_is_met_missed_or_missing() {
        let results = serde_json::json!({"w_five_dim_10m_ms": 16.01, "plain_js_over_w_10k": 1.0});
        let table = table(ENGINE, &results);
        for expected in [
            "| W, filter on five dimensions, 10M | ≤ 16 ms | 16.0 ms | **missed** |",
            "| plain JS ÷ W, 10k, least of B, WIDE, ALL | ≥ 1 × | 1.00 × | met |",
            "| JSON.parse ÷ JSON load, 100k | ≥ 1 × | not measured |  |",
        ] {
            assert!(table.contains(expected), "{expected}\n{table}");
        }
    }

    #[test]
    fn what_should_be_less_is_missed_by_as_much() {
        for (found, verdict) in [(0.999, "met"), (1.0, "**missed**")] {
            let table = table(DASHBOARD, &serde_json::json!({"redraw_over_best_library": found}));
            assert!(
                table.contains(&format!("| < 1 × | {} × | {verdict} |", short(found))),
                "{table}"
            );
        }
    }

    #[test]
    fn numbers_keep_three_digits() {
        for (number, expected) in
            [(0.0, "0.00"), (0.01234, "0.0123"), (1.996, "2.00"), (31.26, "31.3"), (1234.0, "1234")]
        {
            assert_eq!(short(number), expected);
        }
    }
}
