//! Walks a JSON file, remembers where it is, and collects every problem rather than the first.

use super::problem::{Problem, ProblemKind};
use super::text::Text;
use crate::decimal::decimal;
use crate::json::Value;

/// An object of the file and its path.
pub(crate) struct Node<'a> {
    pub(crate) path: String,
    members: Option<&'a [(String, Value)]>,
}

impl<'a> Node<'a> {
    /// The names of its members.
    pub(crate) fn names(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        self.members.into_iter().flatten().map(|(name, _)| name.as_str())
    }

    /// Whether it has a member that says something.
    pub(crate) fn has(&self, member: &str) -> bool {
        self.members.into_iter().flatten().any(|(name, value)| name == member && !value.is_null())
    }
}

/// Collects the problems of one file.
pub(crate) struct Reader {
    problems: Vec<Problem>,
    languages: Vec<String>,
}

impl Reader {
    pub(crate) fn new() -> Self {
        Self { problems: Vec::new(), languages: Vec::new() }
    }

    /// From now on each text must be there in these languages.
    pub(crate) fn require_languages(&mut self, languages: &[String]) {
        self.languages = languages.to_vec();
    }

    /// What was read, or every problem found on the way.
    pub(crate) fn finish<T>(self, read: T) -> Result<T, Vec<Problem>> {
        if self.problems.is_empty() { Ok(read) } else { Err(self.problems) }
    }

    pub(crate) fn problem_at(&mut self, path: String, kind: ProblemKind) {
        self.problems.push(Problem { path, kind });
    }

    pub(crate) fn problem(&mut self, node: &Node<'_>, member: &str, kind: ProblemKind) {
        self.problem_at(below(&node.path, member), kind);
    }

    pub(crate) fn root<'a>(&mut self, value: &'a Value) -> Node<'a> {
        self.node(value, String::new())
    }

    fn node<'a>(&mut self, value: &'a Value, path: String) -> Node<'a> {
        let members = value.as_object();
        if members.is_none() {
            self.problem_at(path.clone(), ProblemKind::Expected("an object"));
        }
        Node { path, members }
    }

    /// Reports members that the format doesn't know: a misspelt name would otherwise silently have no effect.
    pub(crate) fn known(&mut self, node: &Node<'_>, known: &[&str]) {
        for (name, _) in node.members.into_iter().flatten() {
            if !known.contains(&name.as_str()) && !name.starts_with('$') {
                self.problem_at(node.path.clone(), ProblemKind::UnknownMember(name.clone()));
            }
        }
    }

    /// A member, unless it says nothing.
    pub(crate) fn value<'a>(&self, node: &Node<'a>, member: &str) -> Option<&'a Value> {
        let (_, value) = node.members?.iter().find(|(name, _)| name == member)?;
        (!value.is_null()).then_some(value)
    }

    fn required<'a>(&mut self, node: &Node<'a>, member: &str) -> Option<&'a Value> {
        let value = self.value(node, member);
        // Where the object itself isn't one, that was said already.
        if value.is_none() && node.members.is_some() {
            self.problem(node, member, ProblemKind::Missing);
        }
        value
    }

    fn expected(&mut self, node: &Node<'_>, member: &str, what: &'static str) {
        self.problem(node, member, ProblemKind::Expected(what));
    }

    pub(crate) fn optional_string(&mut self, node: &Node<'_>, member: &str) -> Option<String> {
        let value = self.value(node, member)?;
        let text = value.as_str().map(str::to_owned);
        if text.is_none() {
            self.expected(node, member, "a string");
        }
        text
    }

    pub(crate) fn string(&mut self, node: &Node<'_>, member: &str) -> Option<String> {
        self.required(node, member)?;
        self.optional_string(node, member)
    }

    /// An id: letters, digits, `-`, `_` and `.`, so that it is safe in a file name, a URL and an
    /// element's id. The empty string where there is none, besides the problem.
    pub(crate) fn id(&mut self, node: &Node<'_>, member: &str) -> String {
        let Some(value) = self.required(node, member) else {
            return String::new();
        };
        let id = value.as_str().unwrap_or_default();
        let fits = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
        if id.is_empty() || id.len() > 64 || !id.chars().all(fits) {
            self.expected(node, member, "an id: 1 to 64 of a-z A-Z 0-9 - _ .");
        }
        id.to_owned()
    }

    pub(crate) fn optional_strings(&mut self, node: &Node<'_>, member: &str) -> Vec<String> {
        let Some(value) = self.value(node, member) else {
            return Vec::new();
        };
        let strings = value.as_strings();
        if strings.is_none() {
            self.expected(node, member, "a list of strings");
        }
        strings.unwrap_or_default()
    }

    /// A list of strings, or one that stands for itself.
    pub(crate) fn strings_or_one(&mut self, node: &Node<'_>, member: &str) -> Vec<String> {
        match self.value(node, member).and_then(Value::as_str) {
            Some(one) => vec![one.to_owned()],
            None => self.optional_strings(node, member),
        }
    }

    pub(crate) fn flag(&mut self, node: &Node<'_>, member: &str) -> bool {
        let Some(value) = self.value(node, member) else {
            return false;
        };
        if value.as_bool().is_none() {
            self.expected(node, member, "true or false");
        }
        value.as_bool().unwrap_or_default()
    }

    pub(crate) fn optional_number(&mut self, node: &Node<'_>, member: &str) -> Option<f64> {
        let value = self.value(node, member)?;
        let number = value.as_f64();
        if number.is_none() {
            self.expected(node, member, "a number");
        }
        number
    }

    pub(crate) fn optional_count(&mut self, node: &Node<'_>, member: &str) -> Option<u32> {
        let value = self.value(node, member)?;
        let count = value.as_i64().and_then(|count| u32::try_from(count).ok());
        if count.is_none() {
            self.expected(node, member, "a whole number, 0 or more");
        }
        count
    }

    pub(crate) fn text(&mut self, node: &Node<'_>, member: &str) -> Option<Text> {
        self.required(node, member)?;
        self.optional_text(node, member)
    }

    /// A text: a string for all languages, or an object of language and string.
    pub(crate) fn optional_text(&mut self, node: &Node<'_>, member: &str) -> Option<Text> {
        let value = self.value(node, member)?;
        let text = match value {
            Value::String(text) => Some(Text::plain(text)),
            Value::Object(by_language) => self.in_order(by_language).map(Text::new),
            _ => None,
        };
        let Some(text) = text else {
            self.expected(node, member, "a string, or an object of language and string");
            return None;
        };
        for language in self.languages.clone() {
            if !text.covers(&language) {
                self.problem(node, member, ProblemKind::NoLanguage(language));
            }
        }
        Some(text)
    }

    /// The texts, that in the file's first language first: it is what the others fall back to. `None` if
    /// one isn't a text.
    fn in_order(&self, by_language: &[(String, Value)]) -> Option<Vec<(String, String)>> {
        let mut written = Vec::new();
        for (language, text) in by_language {
            written.push((language.clone(), text.as_str()?.to_owned()));
            if self.languages.first() == Some(language) {
                let last = written.len() - 1;
                written.swap(0, last);
            }
        }
        Some(written)
    }

    /// The objects of a list that must be there and hold at least so many.
    pub(crate) fn list<'a>(
        &mut self,
        node: &Node<'a>,
        member: &str,
        least: usize,
    ) -> Vec<Node<'a>> {
        if self.required(node, member).is_none() {
            return Vec::new();
        }
        let list = self.optional_list(node, member);
        // Where it isn't a list, that was said already.
        let is_list = self.value(node, member).is_some_and(|value| value.as_list().is_some());
        if is_list && list.len() < least {
            self.problem(node, member, ProblemKind::TooFew(least));
        }
        list
    }

    /// The objects of a list that may be there.
    pub(crate) fn optional_list<'a>(&mut self, node: &Node<'a>, member: &str) -> Vec<Node<'a>> {
        let Some(value) = self.value(node, member) else {
            return Vec::new();
        };
        let Some(list) = value.as_list() else {
            self.expected(node, member, "a list");
            return Vec::new();
        };
        let path = below(&node.path, member);
        list.iter()
            .enumerate()
            .map(|(index, entry)| self.node(entry, below(&path, &decimal(index))))
            .collect()
    }

    /// The members of an object that may be there, by name.
    pub(crate) fn optional_map<'a>(
        &mut self,
        node: &Node<'a>,
        member: &str,
    ) -> Vec<(String, Node<'a>)> {
        let Some(value) = self.value(node, member) else {
            return Vec::new();
        };
        let Some(members) = value.as_object() else {
            self.expected(node, member, "an object");
            return Vec::new();
        };
        let path = below(&node.path, member);
        members
            .iter()
            .map(|(name, entry)| (name.clone(), self.node(entry, below(&path, &in_pointer(name)))))
            .collect()
    }

    /// An object that must be there.
    pub(crate) fn required_node<'a>(&mut self, node: &Node<'a>, member: &str) -> Node<'a> {
        match self.required(node, member) {
            Some(value) => self.node(value, below(&node.path, member)),
            None => Node { path: below(&node.path, member), members: None },
        }
    }

    pub(crate) fn optional_node<'a>(&mut self, node: &Node<'a>, member: &str) -> Option<Node<'a>> {
        let value = self.value(node, member)?;
        Some(self.node(value, below(&node.path, member)))
    }
}

/// A name in a JSON Pointer (RFC 6901).
pub(crate) fn in_pointer(name: &str) -> String {
    let mut escaped = String::new();
    for c in name.chars() {
        match c {
            '~' => escaped += "~0",
            '/' => escaped += "~1",
            c => escaped.push(c),
        }
    }
    escaped
}

/// The path of a member. Not `format!`, whose machinery a citizen would download.
fn below(path: &str, member: &str) -> String {
    [path, "/", member].concat()
}
