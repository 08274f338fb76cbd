//! One part of an address's hash, `#muc-2&hl-sipas-22=unit=soc-son`, and nothing of the others: they are the page's.
//!
//! Parts are set apart by `&`; ours begins with its name and `=`. In its value `%` and `&` are percent-encoded, and what
//! an address can't have.

/// The value of the part with this name, of a hash with or without its `#`.
pub(super) fn part(hash: &str, name: &str) -> Option<String> {
    let hash = hash.strip_prefix('#').unwrap_or(hash);
    hash.split('&').find_map(|part| value(part, name)).map(decode)
}

/// The hash with this value for the part with this name.
pub(super) fn with_part(hash: &str, name: &str, wanted: &str) -> String {
    let hash = hash.strip_prefix('#').unwrap_or(hash);
    let ours = [name, "=", &encode(wanted)].concat();
    let mut ours = Some(&*ours);
    let mut parts: Vec<&str> = Vec::new();
    for part in hash.split('&') {
        if value(part, name).is_none() {
            parts.push(part);
        } else if let Some(ours) = ours.take() {
            // In its old place.
            parts.push(ours);
        }
    }
    if let Some(ours) = ours {
        // An empty hash has one part, which is empty.
        parts.retain(|_| !hash.is_empty());
        parts.push(ours);
    }
    ["#", &parts.join("&")].concat()
}

/// The hash without the part of this name; nothing at all where there was no other.
pub(super) fn without_part(hash: &str, name: &str) -> String {
    let hash = hash.strip_prefix('#').unwrap_or(hash);
    let parts: Vec<&str> = hash.split('&').filter(|part| value(part, name).is_none()).collect();
    if parts.is_empty() { String::new() } else { ["#", &parts.join("&")].concat() }
}

fn value<'h>(part: &'h str, name: &str) -> Option<&'h str> {
    part.strip_prefix(name)?.strip_prefix('=')
}

fn encode(text: &str) -> String {
    text.chars().fold(String::new(), |mut encoded, letter| {
        match letter {
            '%' => encoded.push_str("%25"),
            '&' => encoded.push_str("%26"),
            letter => encoded.push(letter),
        }
        encoded
    })
}

/// What a mail program may have encoded besides is left to whoever reads the value.
fn decode(text: &str) -> String {
    // In this order, or what was `%26` before would become `&`.
    text.replace("%26", "&").replace("%25", "%")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{any, prop_assert_eq, proptest};

    use super::*;

    fn check(hash: &str, wanted: &str, then: &str) {
        assert_eq!(with_part(hash, "hl", wanted), then, "{hash} with {wanted:?}");
        assert_eq!(part(then, "hl").as_deref(), Some(wanted), "{then}");
    }

    #[test]
    fn only_our_part_changes() {
        check("", "", "#hl=");
        check("#", "unit=a", "#hl=unit=a");
        check("", "unit=a&month=2026-01", "#hl=unit=a%26month=2026-01");
        check("#main", "unit=a", "#main&hl=unit=a");
        check("#main&hl=unit=a", "unit=b%20c", "#main&hl=unit=b%2520c");
        check("#a=1&hl=x&b=%26&c", "y", "#a=1&hl=y&b=%26&c");
        check("#hl=x&hl=y", "z", "#hl=z");
        check("#hlx=1&HL=2&hl", "z", "#hlx=1&HL=2&hl&hl=z");
        check("#&&", "z", "#&&&hl=z");
        check("#!/route?a=b&c", "z", "#!/route?a=b&c&hl=z");
        for none in ["", "#", "#main", "#hlx=1&HL=2&hl"] {
            assert_eq!(part(none, "hl"), None, "{none}");
        }
    }

    #[test]
    fn our_part_can_be_taken_out() {
        for (hash, then) in [
            ("#hl=x", ""),
            ("#main&hl=x", "#main"),
            ("#hl=x&a=%26&hl=y&c", "#a=%26&c"),
            ("#main", "#main"),
            ("", "#"),
        ] {
            assert_eq!(without_part(hash, "hl"), then, "{hash}");
        }
    }

    /// The parts of a hash that aren't ours.
    fn others(hash: &str) -> Vec<&str> {
        let hash = hash.strip_prefix('#').unwrap_or(hash);
        let others = hash.split('&').filter(|part| !part.starts_with("hl="));
        // An empty hash has no parts.
        others.filter(|_| !hash.is_empty()).collect()
    }

    proptest! {
        #[test]
        fn a_value_comes_back_and_the_rest_stays(
            hash in "#?((hl|a)?[a-z=&%/!]{0,5}){0,4}", value in any::<String>(), second in any::<String>(),
        ) {
            let mut there = hash.clone();
            for value in [value, second] {
                there = with_part(&there, "hl", &value);
                prop_assert_eq!(part(&there, "hl"), Some(value));
                prop_assert_eq!(others(&there), others(&hash));
            }
        }
    }
}
