//! What one file of Rust says about others: the modules it declares, what it defines, what it imports and which paths
//! it names. What is for tests only is left out.

use std::collections::BTreeSet;

use super::tokens::{Token, tokens};

/// A module's text: a file, or the braces of `mod x { … }`.
#[derive(Debug, Default)]
pub struct Source {
    pub modules: Vec<Declared>,
    /// Types, functions, constants and the like, by name.
    pub items: BTreeSet<String>,
    pub imports: Vec<Import>,
    /// Paths of two segments or more outside of `use`.
    pub paths: Vec<Path>,
    /// What can be a name of the module, outside of `use`: neither a field nor a later part of a path. A re-export is used
    /// here as well if its name is among them.
    pub words: BTreeSet<String>,
}

/// `mod x;` or `mod x { … }`.
#[derive(Debug)]
pub struct Declared {
    pub name: String,
    /// Of `#[path = "x.rs"]`.
    pub path: Option<String>,
    pub inline: Option<Source>,
}

/// One name of a `use`.
#[derive(Debug)]
pub struct Import {
    pub path: Path,
    /// The name that it has here; `*` for all of a module, `_` for a trait without a name.
    pub name: String,
    pub is_public: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Path {
    pub segments: Vec<String>,
    pub line: usize,
}

/// Reads a file.
pub fn read(source: &str) -> Source {
    let tokens = tokens(source);
    let mut reader = Reader { tokens: &tokens, at: 0 };
    reader.module()
}

const ITEMS: &[&str] = &["fn", "struct", "enum", "trait", "type", "const", "static", "union"];

struct Reader<'a> {
    tokens: &'a [Token],
    at: usize,
}

impl Reader<'_> {
    fn is(&self, ahead: usize, text: &str) -> bool {
        self.tokens.get(self.at + ahead).is_some_and(|token| token.is(text))
    }

    fn word(&self, ahead: usize) -> Option<&str> {
        self.tokens.get(self.at + ahead).filter(|token| token.is_word()).map(|token| &*token.text)
    }

    /// Up to the brace that closes the module, or to the end of the file.
    fn module(&mut self) -> Source {
        let mut source = Source::default();
        let mut path = None;
        let mut depth = 0;
        while self.at < self.tokens.len() {
            if self.is(0, "#") && (self.is(1, "[") || (self.is(1, "!") && self.is(2, "["))) {
                let attribute = self.attribute();
                if is_for_tests(attribute) {
                    self.skip_item();
                    path = None;
                } else if let Some(named) = path_of(attribute) {
                    path = Some(named);
                }
                continue;
            }
            match &*self.tokens[self.at].text {
                "{" => depth += 1,
                "}" if depth == 0 => break,
                "}" => depth -= 1,
                "use" => {
                    let is_public = self.is_public();
                    self.at += 1;
                    self.use_tree(&mut Vec::new(), is_public, &mut source.imports);
                    continue;
                }
                "mod" if depth == 0 && self.word(1).is_some() => {
                    let name = self.word(1).unwrap_or_default().to_owned();
                    self.at += 2;
                    let inline = self.is(0, "{").then(|| {
                        self.at += 1;
                        self.module()
                    });
                    source.modules.push(Declared { name, path: path.take(), inline });
                }
                text if depth == 0 && ITEMS.contains(&text) => {
                    if let Some(name) = self.word(1).filter(|name| !ITEMS.contains(name)) {
                        source.items.insert(name.to_owned());
                    }
                }
                // Its paths are those of where it is called.
                "macro_rules" if self.is(1, "!") => {
                    if let Some(name) = self.word(2) {
                        source.items.insert(name.to_owned());
                    }
                    self.at += 3;
                    self.skip_brackets();
                    continue;
                }
                _ => {}
            }
            self.expression(&mut source);
        }
        source
    }

    /// A word or a path outside of `use`, or a sign.
    fn expression(&mut self, source: &mut Source) {
        let Some(first) = self.word(0).map(str::to_owned) else {
            self.at += 1;
            return;
        };
        // `<T as X>::y` and `a.b::<C>()` begin no path; `$crate::x` does.
        let is_later =
            self.at > 0 && (self.tokens[self.at - 1].is("::") || self.tokens[self.at - 1].is("."));
        let line = self.tokens[self.at].line;
        let is_field = self.is(1, ":");
        if !is_later && !is_field {
            source.words.insert(first.clone());
        }
        self.at += 1;
        let mut segments = vec![first];
        while self.is(0, "::") {
            let Some(next) = self.word(1).map(str::to_owned) else { break };
            segments.push(next);
            self.at += 2;
        }
        if segments.len() > 1 && !is_later {
            source.paths.push(Path { segments, line });
        }
    }

    /// Reads over `#[…]` and gives what is in it.
    fn attribute(&mut self) -> &[Token] {
        let start = self.at;
        while !self.is(0, "[") {
            self.at += 1;
        }
        self.skip_brackets();
        &self.tokens[start..self.at]
    }

    /// Over brackets of any kind, which begin here.
    fn skip_brackets(&mut self) {
        let mut depth = 0;
        while let Some(token) = self.tokens.get(self.at) {
            self.at += 1;
            match &*token.text {
                "(" | "[" | "{" => depth += 1,
                ")" | "]" | "}" => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                break;
            }
        }
    }

    /// Over an item, or a statement: to its `;` or over its braces.
    fn skip_item(&mut self) {
        while let Some(token) = self.tokens.get(self.at) {
            match &*token.text {
                ";" | "," => {
                    self.at += 1;
                    break;
                }
                "{" => {
                    let is_use = self.tokens[..self.at].iter().rev().take(2).any(|t| t.is("::"));
                    self.skip_brackets();
                    if !is_use {
                        break;
                    }
                }
                "}" => break,
                "(" | "[" => self.skip_brackets(),
                _ => self.at += 1,
            }
        }
    }

    /// Whether `pub` or `pub(…)` stands before.
    fn is_public(&self) -> bool {
        let before = |back: usize| self.at.checked_sub(back).map(|at| &self.tokens[at]);
        before(1).is_some_and(|token| token.is("pub"))
            || before(1).is_some_and(|token| token.is(")"))
                && (2..10).any(|back| before(back).is_some_and(|token| token.is("pub")))
    }

    /// `a::{b, c as d, e::*};`
    fn use_tree(&mut self, above: &mut Vec<String>, is_public: bool, imports: &mut Vec<Import>) {
        let kept = above.len();
        if self.is(0, "::") {
            self.at += 1;
        }
        loop {
            let Some(token) = self.tokens.get(self.at) else { return };
            let line = token.line;
            let mut add = |segments: &[String], name: &str| {
                let path = Path { segments: segments.to_vec(), line };
                imports.push(Import { path, name: name.to_owned(), is_public });
            };
            if token.is("{") {
                self.at += 1;
                while self.at < self.tokens.len() && !self.is(0, "}") {
                    let before = self.at;
                    self.use_tree(above, is_public, imports);
                    if self.is(0, ",") || self.at == before {
                        self.at += 1;
                    }
                }
                self.at += 1;
                break;
            } else if token.is("*") {
                add(above, "*");
                self.at += 1;
                break;
            } else if token.is_word() {
                // `a::{self}` is `a`.
                if !token.is("self") || above.is_empty() {
                    above.push(token.text.clone());
                }
                self.at += 1;
                if self.is(0, "::") {
                    self.at += 1;
                    continue;
                }
                let renamed = self.is(0, "as");
                let name = if renamed { self.tokens.get(self.at + 1) } else { None };
                let name = name.map(|token| token.text.clone()).or(above.last().cloned());
                add(above, &name.unwrap_or_default());
                self.at += if renamed { 2 } else { 0 };
                break;
            }
            break;
        }
        above.truncate(kept);
    }
}

fn is_for_tests(attribute: &[Token]) -> bool {
    let has = |word: &str| attribute.iter().any(|token| token.is(word));
    (has("cfg") && has("test") && !has("not")) || (attribute.len() == 4 && has("test"))
}

fn path_of(attribute: &[Token]) -> Option<String> {
    let named = attribute.iter().position(|token| token.is("path"))?;
    let value = attribute.get(named + 2).filter(|_| attribute[named + 1].is("="))?;
    Some(value.text.trim_matches('"').to_owned())
}

#[cfg(test)]
mod tests {
    use super::read;

    fn imports(source: &str) -> Vec<String> {
        let shown = |import: &super::Import| {
            let public = if import.is_public { "pub " } else { "" };
            format!("{public}{} as {}", import.path.segments.join("::"), import.name)
        };
        read(source).imports.iter().map(shown).collect()
    }

    #[test]
    fn a_use_tree_is_read_name_by_name() {
        assert_eq!(
            imports("use a::{b, c as d, e::{self, F}, g::*}; use x as _; fn f() { use y::z; }"),
            [
                "a::b as b",
                "a::c as d",
                "a::e as e",
                "a::e::F as F",
                "a::g as *",
                "x as _",
                "y::z as z"
            ]
        );
        assert_eq!(
            imports(
                "pub use a::B; pub(crate) use c::D; pub(in crate::x) use e::F; fn g() {} use h::I;"
            ),
            ["pub a::B as B", "pub c::D as D", "pub e::F as F", "h::I as I"]
        );
    }

    #[test]
    fn paths_items_and_modules_are_read() {
        let found = read(
            "mod a; #[path = \"z.rs\"] mod b; mod c { use super::X; fn y() {} }
             pub struct S; impl S { fn method() { super::f(a::g::<u8>()); self.x.y(); Self::m() } }
             const fn k() -> crate::T { $crate::u() }",
        );
        let names: Vec<&str> = found.modules.iter().map(|module| &*module.name).collect();
        assert_eq!(names, ["a", "b", "c"]);
        assert_eq!(found.modules[1].path.as_deref(), Some("z.rs"));
        let inline = found.modules[2].inline.as_ref().expect("c has braces");
        assert_eq!(inline.imports[0].path.segments, ["super", "X"]);
        assert_eq!(found.items.iter().collect::<Vec<_>>(), ["S", "k"]);
        let paths: Vec<String> = found.paths.iter().map(|path| path.segments.join("::")).collect();
        assert_eq!(paths, ["super::f", "a::g", "Self::m", "crate::T", "crate::u"]);
    }

    #[test]
    fn a_field_or_a_later_part_of_a_path_is_no_name_of_the_module() {
        let found = read("fn f(a: A) { S { b: c } .d(); E::F; g() }");
        let words: Vec<&str> = found.words.iter().map(String::as_str).collect();
        assert_eq!(words, ["A", "E", "S", "c", "f", "fn", "g"]);
    }

    #[test]
    fn what_a_macro_would_write_is_left_out() {
        let found =
            read("macro_rules! m { ($a:ident) => { use super::A; mod x; } } fn f() { b::C }");
        assert!(found.imports.is_empty() && found.modules.is_empty());
        assert_eq!(found.paths.len(), 1);
        assert!(found.items.contains("m"));
    }

    #[test]
    fn what_is_for_tests_is_left_out() {
        let found = read(
            "#[cfg(test)] mod tests; #[cfg(test)] #[path = \"t.rs\"] mod more { use a::B; }
             #[cfg(test)] use c::{d, E}; #[test] fn f() { g::h() } #[cfg(not(test))] use i::J;
             struct S { #[cfg(test)] field: k::L, other: m::N }",
        );
        assert!(found.modules.is_empty());
        let imports: Vec<&str> = found.imports.iter().map(|import| &*import.name).collect();
        assert_eq!(imports, ["J"]);
        assert_eq!(found.paths.len(), 1);
        assert_eq!(found.paths[0].segments, ["m", "N"]);
    }
}
