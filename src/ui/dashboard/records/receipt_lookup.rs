//! Which response a receipt's number names. It is looked for by that number, or by its whole id.

/// How many letters and digits the number on a receipt has: the last of the id.
const DIGITS: usize = 12;

/// What was typed, as it is looked for.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Sought(String);

impl Sought {
    /// `None` where nothing was typed that could be looked for.
    pub(super) fn read(typed: &str) -> Option<Self> {
        let plain = plain(typed);
        (!plain.is_empty()).then_some(Self(plain))
    }

    /// The number on the receipt; `None` where less was typed.
    pub(super) fn receipt(&self) -> Option<String> {
        let start = self.0.len().checked_sub(DIGITS)?;
        Some(grouped(&self.0[start..].to_ascii_uppercase()))
    }

    /// Whether a response is the one.
    pub(super) fn is(&self, id: &str) -> bool {
        let id = plain(id);
        id == self.0 || self.0.len() == DIGITS && id.len() > DIGITS && id.ends_with(&self.0)
    }
}

/// The number as it is on the receipt; an id of another make as it is.
pub(super) fn number(id: &str) -> String {
    let plain = plain(id).to_ascii_uppercase();
    // That of a UUID: others have no receipt.
    if plain.len() != 32 {
        return id.to_owned();
    }
    grouped(&plain[plain.len() - DIGITS..])
}

fn grouped(digits: &str) -> String {
    [&digits[..4], "-", &digits[4..8], "-", &digits[8..]].concat()
}

/// Without what sets groups apart, and without regard to case.
fn plain(text: &str) -> String {
    text.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_ascii_lowercase()
}

#[cfg(test)]
mod tests {
    use super::{Sought, number};

    #[test]
    fn what_is_looked_for() {
        const ID: &str = "0198c2a1-7b3e-7d10-8f00-4f2a09bc71de";
        let check = |typed: &str, id: &str, expected: bool| {
            let sought = Sought::read(typed).expect("something was typed");
            assert_eq!(sought.is(id), expected, "{typed} for {id}");
        };
        assert_eq!(number(ID), "4F2A-09BC-71DE");
        for typed in ["4F2A-09BC-71DE", " 4f2a 09bc 71de ", "4F2A09BC71DE", ID] {
            check(typed, ID, true);
        }
        for typed in ["4F2A-09BC-71DF", "4F2A-09BC", "09BC-71DE", "DE", "4F2A-09BC-71DE-0"] {
            check(typed, ID, false);
        }
        // A file's own ids.
        check("R-17", "r-17", true);
        check("R-17", "r-171", false);
        check("r-17", "117", false);
        assert_eq!(number("r-17"), "r-17");
        for nothing in ["", "  ", "-"] {
            assert_eq!(Sought::read(nothing), None);
        }
    }
}
