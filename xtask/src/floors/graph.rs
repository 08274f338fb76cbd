//! Which file uses which: an edge for each import and each path, drawn to the file in which the thing is defined, through
//! all re-exports on the way.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path as FilePath, PathBuf};

use super::source::{self, Path, Source};

/// The files of some crates, and who uses whom.
#[derive(Debug, Default)]
pub struct Graph {
    /// Relative to the repository, with `/`.
    pub files: Vec<String>,
    /// By the indices of two files: the first line that makes the edge.
    pub edges: BTreeMap<(usize, usize), Reason>,
}

/// The line that makes an edge.
#[derive(Clone, Debug)]
pub struct Reason {
    pub line: usize,
    pub path: String,
}

impl Graph {
    /// The edge in words.
    pub fn edge(&self, from: usize, to: usize) -> String {
        let Reason { line, path } = &self.edges[&(from, to)];
        format!("{}:{line} uses {path} of {}", self.files[from], self.files[to])
    }
}

/// A crate: the name by which others import it, and the file that its modules hang on.
#[derive(Clone, Copy, Debug)]
pub struct Crate {
    pub name: &'static str,
    pub root: &'static str,
}

struct Module {
    file: usize,
    above: Option<usize>,
    root: usize,
    children: BTreeMap<String, usize>,
    source: Source,
}

enum Found {
    Module(usize),
    /// The module that defines it.
    Item(usize),
}

struct Builder<'a> {
    read: &'a dyn Fn(&FilePath) -> Option<String>,
    modules: Vec<Module>,
    roots: BTreeMap<&'static str, usize>,
    graph: Graph,
}

/// The graph of some crates, whose files `read` gives by their paths.
pub fn graph(crates: &[Crate], read: &dyn Fn(&FilePath) -> Option<String>) -> Graph {
    let mut builder =
        Builder { read, modules: Vec::new(), roots: BTreeMap::new(), graph: Graph::default() };
    for one in crates {
        let file = FilePath::new(one.root);
        let Some(text) = read(file) else { continue };
        let folder = file.parent().unwrap_or(file).to_owned();
        let root = builder.modules.len();
        let source = source::read(&text);
        builder.add_file(file, source, &folder, None, root);
        builder.roots.insert(one.name, root);
    }
    for module in 0..builder.modules.len() {
        builder.edges_of(module);
    }
    builder.graph
}

impl Builder<'_> {
    /// `folder` is where the files of the module's children are.
    fn add_file(
        &mut self,
        file: &FilePath,
        source: Source,
        folder: &FilePath,
        above: Option<usize>,
        root: usize,
    ) -> usize {
        let index = self.graph.files.len();
        self.graph.files.push(file.to_string_lossy().replace('\\', "/"));
        self.add_module(index, file, source, folder, above, root)
    }

    fn add_module(
        &mut self,
        file: usize,
        path: &FilePath,
        mut source: Source,
        folder: &FilePath,
        above: Option<usize>,
        root: usize,
    ) -> usize {
        let own = self.modules.len();
        let declared = std::mem::take(&mut source.modules);
        self.modules.push(Module { file, above, root, children: BTreeMap::new(), source });
        for child in declared {
            let below = folder.join(&child.name);
            let added = if let Some(inline) = child.inline {
                Some(self.add_module(file, path, inline, &below, Some(own), root))
            } else {
                let beside = path.parent().unwrap_or(path);
                let candidates: Vec<PathBuf> = match &child.path {
                    Some(named) => vec![beside.join(named)],
                    None => vec![below.with_extension("rs"), below.join("mod.rs")],
                };
                let found = candidates.iter().find_map(|at| Some((at, (self.read)(at)?)));
                found.map(|(at, text)| {
                    self.add_file(at, source::read(&text), &below, Some(own), root)
                })
            };
            if let Some(added) = added {
                self.modules[own].children.insert(child.name, added);
            }
        }
        own
    }

    fn edges_of(&mut self, module: usize) {
        let mut used: Vec<(usize, Reason)> = Vec::new();
        let source = &self.modules[module].source;
        let mut add = |found: Option<Found>, path: &Path| {
            if let Some(Found::Item(target)) = found {
                let path = Reason { line: path.line, path: path.segments.join("::") };
                used.push((self.modules[target].file, path));
            }
        };
        for import in &source.imports {
            if import.name == "*" {
                for name in self.names(module, &import.path) {
                    if source.words.contains(&name) {
                        let mut path = import.path.clone();
                        path.segments.push(name);
                        add(self.resolve(module, &path.segments), &path);
                    }
                }
            } else if !import.is_public || source.words.contains(&import.name) {
                add(self.resolve(module, &import.path.segments), &import.path);
            }
        }
        for path in &source.paths {
            add(self.resolve(module, &path.segments), path);
        }
        let from = self.modules[module].file;
        for (to, reason) in used {
            if from != to {
                self.graph.edges.entry((from, to)).or_insert(reason);
            }
        }
    }

    /// All names of the module that a `use a::*` takes in.
    fn names(&self, module: usize, path: &Path) -> BTreeSet<String> {
        let Some(Found::Module(target)) = self.resolve(module, &path.segments) else {
            return BTreeSet::new();
        };
        let Module { source, children, .. } = &self.modules[target];
        let imported = source.imports.iter().map(|import| import.name.clone());
        source.items.iter().cloned().chain(imported).chain(children.keys().cloned()).collect()
    }

    /// What a path names that is written in a module; `None` for other people's crates.
    fn resolve(&self, module: usize, segments: &[String]) -> Option<Found> {
        self.resolve_from(module, segments, &mut Vec::new())
    }

    fn resolve_from(
        &self,
        module: usize,
        segments: &[String],
        visited: &mut Vec<(usize, String)>,
    ) -> Option<Found> {
        let (first, mut rest) = segments.split_first()?;
        let mut at = match &**first {
            "crate" => self.modules[module].root,
            "self" => module,
            "super" => self.modules[module].above?,
            name => match self.lookup(module, name, visited) {
                Some(Found::Module(found)) => found,
                Some(item) => return Some(item),
                None => *self.roots.get(name)?,
            },
        };
        while let Some((next, after)) = rest.split_first() {
            if next == "super" {
                at = self.modules[at].above?;
            } else if next != "self" {
                match self.lookup(at, next, visited) {
                    Some(Found::Module(found)) => at = found,
                    Some(item) => return Some(item),
                    // In a crate's root an exported macro, which may be in any file.
                    None if self.modules[at].above.is_none() => return None,
                    // What a macro made, for example.
                    None => return Some(Found::Item(at)),
                }
            }
            rest = after;
        }
        Some(Found::Module(at))
    }

    /// What a name is in a module.
    fn lookup(
        &self,
        module: usize,
        name: &str,
        visited: &mut Vec<(usize, String)>,
    ) -> Option<Found> {
        let key = (module, name.to_owned());
        if visited.contains(&key) {
            return None;
        }
        visited.push(key);
        let found = self.look_into(module, name, visited);
        visited.pop();
        found
    }

    fn look_into(
        &self,
        module: usize,
        name: &str,
        visited: &mut Vec<(usize, String)>,
    ) -> Option<Found> {
        let Module { children, source, .. } = &self.modules[module];
        if let Some(child) = children.get(name) {
            return Some(Found::Module(*child));
        }
        if source.items.contains(name) {
            return Some(Found::Item(module));
        }
        let mut same = source.imports.iter().filter(|import| import.name == name);
        if let Some(found) =
            same.find_map(|import| self.resolve_from(module, &import.path.segments, visited))
        {
            return Some(found);
        }
        let mut globs = source.imports.iter().filter(|import| import.name == "*");
        globs.find_map(|glob| match self.resolve_from(module, &glob.path.segments, visited)? {
            Found::Module(target) => self.lookup(target, name, visited),
            Found::Item(_) => None,
        })
    }
}
