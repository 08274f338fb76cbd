//! The walls between the modules, as docs/architecture.md draws them: an import that crosses one fails
//! here, with its file and line.

use std::fs;
use std::path::{Path, PathBuf};

/// Each module of the web package, and the modules of it that it may use. All may use the core crate.
const MAY_USE: &[(&str, &[&str])] = &[
    ("i18n", &[]),
    ("platform", &[]),
    ("charts", &[]),
    ("storage", &["platform"]),
    ("ui/shared", &[]),
    ("ui/form", &["i18n", "platform", "storage", "ui/shared"]),
    ("ui/kiosk", &["i18n", "platform", "storage", "ui/form", "ui/shared"]),
    ("ui/assisted", &["i18n", "platform", "storage", "ui/form", "ui/shared"]),
    ("ui/dashboard", &["charts", "i18n", "platform", "storage", "ui/shared"]),
    (
        "elements",
        &[
            "i18n",
            "platform",
            "storage",
            "ui/assisted",
            "ui/dashboard",
            "ui/form",
            "ui/kiosk",
            "ui/shared",
        ],
    ),
    ("bin", &[]),
];

/// What the citizen's download must not reach: the statistics, the table, the charts, the modes of a hall.
const NOT_FOR_THE_FORM: &[&str] = &[
    "HallStore",
    "crate::charts",
    "elements::kiosk",
    "hailong_core::comments",
    "hailong_core::figures",
    "hailong_core::filter",
    "hailong_core::illustrative",
    "hailong_core::import",
    "hailong_core::statistics",
    "hailong_core::table",
    "hailong_engine",
    "i18n::kiosk",
    "super::kiosk",
    "ui::assisted",
    "ui::kiosk",
];

/// The files of the lazy chunk (`src/ui/form/lazy.rs`); what they draw with is the form's.
const LAZY: &[&str] = &[
    "aloud.rs",
    "combobox.rs",
    "conditions.rs",
    "field_event.rs",
    "lazy_chunk.rs",
    "lazy_words.rs",
    "look_numbers.rs",
    "look_stars.rs",
    "paper.rs",
    "paper_sheet.rs",
    "speech.rs",
    "tables.rs",
];

/// What the rest of the form calls by the table in `lazy.rs` only: a call by name would bring it into the first download.
const BY_THE_TABLE: &[&str] = &[
    ".combobox(",
    ".display_panel(",
    ".draw_lazily(",
    ".lazy_words(",
    ".listens(",
    ".numbers(",
    ".on_paper(",
    ".ranked_row(",
    ".row(",
    ".said(",
    ".say(",
    ".sheet(",
    ".stars(",
    ".tables(",
    "controls::draw_lazily",
    "controls::on_paper",
    "controls::said",
    "i18n::form_lazy",
    "print::print",
];

/// The functions that these are called in, though they stand in files of the form: they are in the table themselves.
const IN_THE_TABLE: &[&str] = &[
    "fn display_panel(",
    "fn draw_lazily(",
    "fn mover(",
    "fn on_paper(",
    "fn ranked_row(",
    "fn said(",
    "fn said_of(",
    "fn unranked_row(",
];

/// What a file that calls itself pure doesn't reach.
const NOT_PURE: &str =
    "crate::platform crate::storage hailong_wire gloo js_sys ui::shared wasm_bindgen web_sys yew";

/// What a strict content security policy or Trusted Types would block in a portal.
const BLOCKED: &[&str] = &[
    "from_html_unchecked",
    "set_inner_html",
    "innerHTML",
    "insertAdjacentHTML",
    "cssText",
    "eval(",
];

/// A line of code: its file, its number and its text without the comment.
pub struct Line {
    pub file: PathBuf,
    pub number: usize,
    pub text: String,
}

impl std::fmt::Display for Line {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}:{}: {}", self.file.display(), self.number, self.text.trim())
    }
}

pub fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

pub fn files(folder: &Path, ending: &str, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        if entry.is_dir() {
            files(&entry, ending, found);
        } else if entry.extension().is_some_and(|is| is == ending) {
            found.push(entry);
        }
    }
}

fn is_test(file: &Path) -> bool {
    let name = file.to_string_lossy();
    name.contains("/tests") || name.ends_with("tests.rs") || name.contains("/examples/")
}

/// The code of a folder: no comments, no tests.
pub fn code(folder: &str, ending: &str) -> Vec<Line> {
    let mut found = Vec::new();
    files(&root().join(folder), ending, &mut found);
    let mut lines = Vec::new();
    for file in found.into_iter().filter(|file| !is_test(file)) {
        let text = fs::read_to_string(&file).unwrap();
        let file = file.strip_prefix(root()).unwrap().to_owned();
        for (index, line) in text.lines().enumerate() {
            if line.trim() == "#[cfg(test)]"
                && !text.lines().nth(index + 1).unwrap_or("").contains(';')
            {
                // What follows in a file of ours is its tests.
                break;
            }
            let code = line.split("//").next().unwrap_or_default();
            lines.push(Line { file: file.clone(), number: index + 1, text: code.to_owned() });
        }
    }
    assert!(lines.len() > 50, "{folder} was read");
    lines
}

/// The module that a path below src/ belongs to, or that a `crate::` path names.
fn module(path: &str) -> Option<&'static str> {
    MAY_USE.iter().map(|(module, _)| *module).find(|module| {
        path.strip_prefix(module)
            .is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphanumeric()))
    })
}

#[test]
fn modules_use_what_they_may() {
    let mut crossed = Vec::new();
    for line in code("src", "rs") {
        let own = line.file.strip_prefix("src").unwrap().to_string_lossy().into_owned();
        let Some(own) = module(&own) else { continue };
        let allowed =
            MAY_USE.iter().find(|(module, _)| *module == own).map(|(_, may)| *may).unwrap();
        for used in line.text.split("crate::").skip(1) {
            let used = module(&used.replace("::", "/"));
            if used.is_some_and(|used| used != own && !allowed.contains(&used)) {
                crossed.push(line.to_string());
            }
        }
    }
    assert!(crossed.is_empty(), "imports across a wall:\n{}", crossed.join("\n"));
}

#[test]
fn the_form_reaches_neither_statistics_nor_charts_nor_a_hall() {
    let form = |line: &Line| {
        let file = line.file.to_string_lossy();
        ["src/ui/form/", "src/ui/shared/", "src/elements/form", "src/elements/page", "src/bin/form"]
            .iter()
            .any(|part| file.starts_with(part))
    };
    let crossed: Vec<String> = code("src", "rs")
        .iter()
        .filter(|line| form(line) && NOT_FOR_THE_FORM.iter().any(|out| line.text.contains(out)))
        .map(ToString::to_string)
        .collect();
    assert!(crossed.is_empty(), "not for the citizen's download:\n{}", crossed.join("\n"));
}

#[test]
fn what_few_people_use_is_reached_by_its_table() {
    let mut crossed = Vec::new();
    let mut function = String::new();
    for line in code("src/ui/form", "rs") {
        let name = line.file.file_name().unwrap().to_string_lossy().into_owned();
        if line.text.contains("fn ") {
            function = line.text.clone();
        }
        let is_there =
            LAZY.contains(&&*name) || IN_THE_TABLE.iter().any(|own| function.contains(own));
        if !is_there && BY_THE_TABLE.iter().any(|call| line.text.contains(call)) {
            crossed.push(line.to_string());
        }
    }
    assert!(crossed.is_empty(), "not for the first download:\n{}", crossed.join("\n"));
}

/// Where a file says of itself that it is pure, it has no clock, no storage and no page.
#[test]
fn what_calls_itself_pure_is_so() {
    let mut found = Vec::new();
    let mut crossed = Vec::new();
    for folder in ["src/ui/form", "src/ui/kiosk", "src/ui/assisted"] {
        let lines = code(folder, "rs");
        files(&root().join(folder), "rs", &mut found);
        found.retain(|file| {
            let text = fs::read_to_string(file).unwrap();
            let mut about = text.lines().take_while(|line| line.starts_with("//!"));
            !is_test(file) && about.any(|line| line.contains("Pure"))
        });
        crossed.extend(lines.iter().filter_map(|line| {
            let is_pure = found.contains(&root().join(&line.file));
            let reaches = NOT_PURE.split(' ').any(|out| line.text.contains(out));
            (is_pure && reaches).then(|| line.to_string())
        }));
    }
    for state in ["src/ui/form/state.rs", "src/ui/assisted/state.rs", "src/ui/kiosk/state.rs"] {
        assert!(found.contains(&root().join(state)), "{state} calls itself pure");
    }
    assert!(crossed.is_empty(), "not pure:\n{}", crossed.join("\n"));
}

#[test]
fn the_core_knows_no_web() {
    let manifest = fs::read_to_string(root().join("core/Cargo.toml")).unwrap();
    let own = manifest.split("[dependencies]").nth(1).unwrap().split("\n[").next().unwrap();
    for line in own.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#')) {
        let name = line.split(['.', ' ', '=']).next().unwrap();
        assert!(
            ["csv-core", "hailong-engine", "serde", "serde_json", "statrs"].contains(&name),
            "{name}: a new dependency of the core is a change of the architecture"
        );
    }
    let io = ["std::fs", "std::net", "std::time", "std::env", "println!", "web_sys", "js_sys"];
    let crossed: Vec<String> = code("core/src", "rs")
        .iter()
        .filter(|line| io.iter().any(|out| line.text.contains(out)))
        .map(ToString::to_string)
        .collect();
    assert!(crossed.is_empty(), "input, output or the web in the core:\n{}", crossed.join("\n"));
}

/// Counts leave the engine unsuppressed: only the core, whose door suppresses them, may ask it.
#[test]
fn the_engine_is_reached_through_the_core_alone() {
    let manifest =
        |folder: &str| fs::read_to_string(root().join(folder).join("Cargo.toml")).unwrap();
    let section = |text: &str| {
        let package = text.split("[package]").nth(1).unwrap().to_owned();
        package.split("[dependencies]").nth(1).unwrap().split("\n[").next().unwrap().to_owned()
    };
    assert!(section(&manifest("core")).contains("hailong-engine"));
    for folder in ["", "xtask"] {
        assert!(!section(&manifest(folder)).contains("hailong-engine"), "{folder}/Cargo.toml");
    }
    assert!(!section(&manifest("engine")).contains('='), "the engine needs no other crate");
    let io = ["std::fs", "std::net", "std::time", "std::env", "println!", "web_sys", "js_sys"];
    let lines = code("engine/src", "rs");
    let crossed = lines.iter().filter(|line| io.iter().any(|out| line.text.contains(out)));
    let crossed: Vec<String> = crossed.map(ToString::to_string).collect();
    assert!(crossed.is_empty(), "input, output or the web in the engine:\n{}", crossed.join("\n"));
    let lifted: Vec<String> = lines
        .iter()
        .filter(|line| line.text.contains("unsafe") && !line.file.ends_with("kernel/simd.rs"))
        .map(ToString::to_string)
        .collect();
    assert!(lifted.is_empty(), "unsafe outside of the kernel:\n{}", lifted.join("\n"));
}

#[test]
fn nothing_is_written_that_a_strict_portal_blocks() {
    let lines = code("src", "rs").into_iter().chain(code("src", "js"));
    let mut found: Vec<String> = lines
        .filter(|line| {
            BLOCKED.iter().any(|out| line.text.contains(out)) || line.text.contains("style=")
        })
        .map(|line| line.to_string())
        .collect();
    for page in ["index.html", "kiosk.html", "staff.html", "gallery.html"] {
        let text = fs::read_to_string(root().join(page)).unwrap();
        for (number, line) in text.lines().enumerate() {
            let inline =
                line.contains("<script>") || line.contains("<style") || line.contains(" on");
            let handler = line.contains(" onclick=") || line.contains(" onload=");
            if line.contains("style=\"") || (inline && handler) || line.contains("<style") {
                found.push(format!("{page}:{}: {}", number + 1, line.trim()));
            }
        }
    }
    assert!(found.is_empty(), "blocked by a strict policy:\n{}", found.join("\n"));
}

#[test]
fn words_for_people_are_in_i18n() {
    let vietnamese =
        |c: char| "ăâđêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ".contains(c);
    let strays: Vec<String> = code("src", "rs")
        .iter()
        .chain(&code("core/src", "rs"))
        .filter(|line| !line.file.starts_with("src/i18n"))
        // A table of letters, not of words.
        .filter(|line| !line.file.ends_with("import/composed.rs"))
        .filter(|line| line.text.contains('"') && line.text.to_lowercase().contains(vietnamese))
        .map(ToString::to_string)
        .collect();
    assert!(strays.is_empty(), "words outside of src/i18n:\n{}", strays.join("\n"));
}
