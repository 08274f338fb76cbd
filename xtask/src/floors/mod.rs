//! The floors of the house: which file of the project uses which, and that none uses, directly or through others, what
//! uses it. [`graph`] reads the imports, [`cycles`] finds the circles, [`ceilings`] is how large each folder's may be;
//! [`rooms`] and [`picture`] draw the layers.
//!
//! Tests, `mod x;` and a re-export that is only passed on are no use of anything.

mod ceilings;
mod cycles;
mod graph;
mod picture;
mod rooms;
mod source;
mod tokens;

use std::fs;
use std::path::Path;

use anyhow::Context;
use ceilings::CEILINGS;
use graph::{Crate, Graph};

/// What is held: the crates that ship, and this one.
const CRATES: &[Crate] = &[
    Crate { name: "hailong_engine", root: "engine/src/lib.rs" },
    Crate { name: "hailong_core", root: "core/src/lib.rs" },
    Crate { name: "hailong_wire", root: "wire/src/lib.rs" },
    Crate { name: "hailong_collector", root: "collector/src/lib.rs" },
    Crate { name: "hailong", root: "src/lib.rs" },
    Crate { name: "form", root: "src/bin/form.rs" },
    Crate { name: "kiosk", root: "src/bin/kiosk.rs" },
    Crate { name: "dashboard", root: "src/bin/dashboard.rs" },
    Crate { name: "xtask", root: "xtask/src/main.rs" },
];

/// The picture that docs/architecture.md shows.
const PICTURE: &str = "docs/images/floors.svg";

/// `cargo xtask floors`
#[derive(clap::Args)]
pub struct Floors {
    /// Print every use within the cycles of this folder, to see what to cut
    #[arg(long, value_name = "FOLDER")]
    within: Option<String>,
}

impl Floors {
    pub fn run(&self) -> anyhow::Result<()> {
        let graph = of_the_project(crate::root::root());
        print!("{}", table(&graph));
        let drawn = picture::picture(&graph);
        let file = crate::root::path(PICTURE);
        if fs::read_to_string(&file).is_ok_and(|found| found == drawn) {
            println!("\n{PICTURE} is in step");
        } else {
            fs::write(&file, drawn).with_context(|| format!("writing {}", file.display()))?;
            println!("\n{PICTURE} is drawn anew");
        }
        if let Some(folder) = &self.within {
            for cycle in cycles::cycles(&graph) {
                if touches(&graph, &cycle, folder) {
                    println!("\n{}", describe(&graph, &cycle, true));
                }
            }
        }
        let wrong = over_the_ceiling(&graph, CEILINGS);
        anyhow::ensure!(wrong.is_empty(), "{}", wrong.join("\n\n"));
        Ok(())
    }
}

fn of_the_project(root: &Path) -> Graph {
    graph::graph(CRATES, &|file| fs::read_to_string(root.join(file)).ok())
}

/// The folder of [`CEILINGS`] that a file counts for.
fn folder(file: &str) -> &'static str {
    let is_in = |folder: &&str| file.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'));
    let folders = CEILINGS.iter().map(|(folder, _)| *folder).filter(is_in);
    folders.max_by_key(|folder| folder.len()).unwrap_or("elsewhere")
}

fn touches(graph: &Graph, cycle: &[usize], of: &str) -> bool {
    cycle.iter().any(|file| folder(&graph.files[*file]) == of)
}

/// The largest cycle that touches a folder.
fn largest<'a>(graph: &Graph, cycles: &'a [Vec<usize>], folder: &str) -> &'a [usize] {
    cycles.iter().find(|cycle| touches(graph, cycle, folder)).map_or(&[], Vec::as_slice)
}

fn table(graph: &Graph) -> String {
    let cycles = cycles::cycles(graph);
    let mut text = String::from("folder                 files  largest cycle  ceiling\n");
    for (of, ceiling) in CEILINGS {
        let files = graph.files.iter().filter(|file| folder(file) == *of).count();
        let largest = largest(graph, &cycles, of).len();
        text += &format!("{of:<22} {files:>5}  {largest:>13}  {ceiling:>7}\n");
    }
    text
}

/// A cycle's files and a shortest way round, or all uses within it.
fn describe(graph: &Graph, cycle: &[usize], is_whole: bool) -> String {
    let names: Vec<&str> = cycle.iter().map(|file| &*graph.files[*file]).collect();
    let way = cycles::shortest(graph, cycle);
    let next = way.iter().skip(1).chain(way.first());
    let mut uses: Vec<String> =
        way.iter().zip(next).map(|(from, to)| graph.edge(*from, *to)).collect();
    if is_whole {
        let inside = |file| cycle.contains(file);
        let edges = graph.edges.keys().filter(|(from, to)| inside(from) && inside(to));
        uses = edges.map(|(from, to)| graph.edge(*from, *to)).collect();
    }
    let heading = if is_whole { "All uses" } else { "A way round" };
    format!("{} files:\n  {}\n{heading}:\n  {}", names.len(), names.join("\n  "), uses.join("\n  "))
}

/// What is wrong: each folder whose largest cycle is over its ceiling.
fn over_the_ceiling(graph: &Graph, ceilings: &[(&str, usize)]) -> Vec<String> {
    let cycles = cycles::cycles(graph);
    let mut wrong = Vec::new();
    for (folder, ceiling) in ceilings {
        let cycle = largest(graph, &cycles, folder);
        if cycle.len() > *ceiling {
            wrong.push(format!(
                "{folder}: a cycle larger than its ceiling of {ceiling}. {}",
                describe(graph, cycle, false)
            ));
        }
    }
    wrong
}

#[cfg(test)]
mod tests;
