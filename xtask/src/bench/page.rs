//! docs/performance.md and its like: their tables between marks, the words around them by hand.
use crate::root;
use anyhow::{Context, Result, bail};
use std::fs;

/// Puts a text between `<!-- bench:NAME -->` and `<!-- /bench:NAME -->` of a page.
pub fn rewrite(page: &str, name: &str, text: &str) -> Result<()> {
    let path = root::path(page);
    let page = fs::read_to_string(&path).with_context(|| format!("reading {}", path.display()))?;
    let page = between(&page, name, text).with_context(|| format!("in {}", path.display()))?;
    fs::write(&path, page).with_context(|| format!("writing {}", path.display()))
}

fn between(page: &str, name: &str, text: &str) -> Result<String> {
    let (open, close) = (format!("<!-- bench:{name} -->"), format!("<!-- /bench:{name} -->"));
    let parts = page
        .split_once(&open)
        .and_then(|(before, rest)| Some((before, rest.split_once(&close)?.1)));
    let Some((before, after)) = parts else {
        bail!("the marks {open} and {close} are missing");
    };
    Ok(format!("{before}{open}\n{}\n{close}{after}", text.trim_end()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_between_the_marks_changes() {
        let page = "a\n<!-- bench:x -->\nold\n<!-- /bench:x -->\nb\n";
        let new = between(page, "x", "| t |\n").unwrap();
        assert_eq!(new, "a\n<!-- bench:x -->\n| t |\n<!-- /bench:x -->\nb\n");
        assert_eq!(between(&new, "x", "| t |\n").unwrap(), new);
        assert!(between(page, "y", "t").is_err());
    }
}
