//! Whose draft is whose where a page has the same form twice.

use std::cell::RefCell;

use hailong_core::decimal::decimal;

thread_local! {
    /// The names that elements of this page hold, each with the number that tells it from others of the same name.
    static HELD: RefCell<Vec<(String, usize)>> = const { RefCell::new(Vec::new()) };
}

/// The name of one element's draft. The second element of a name has another, the same after a reload: elements come to
/// their names in the order in which they stand on the page.
#[derive(Default)]
pub(super) struct DraftName(RefCell<Option<(String, usize)>>);

impl DraftName {
    /// The name for a form; it is this element's until it asks for another or [releases](Self::release) it.
    pub(super) fn of(&self, form: String) -> String {
        if self.0.borrow().as_ref().is_none_or(|(held, _)| *held != form) {
            self.release();
            let number = HELD.with_borrow_mut(|held| {
                let mut number = 1;
                while held.contains(&(form.clone(), number)) {
                    number += 1;
                }
                held.push((form.clone(), number));
                number
            });
            self.0.replace(Some((form.clone(), number)));
        }
        match &*self.0.borrow() {
            Some((_, number)) if *number > 1 => [&form, ":", &decimal(*number)].concat(),
            _ => form,
        }
    }

    /// Another element may have the name now.
    pub(super) fn release(&self) {
        if let Some(name) = self.0.take() {
            HELD.with_borrow_mut(|held| held.retain(|other| *other != name));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::DraftName;

    #[test]
    fn each_element_has_a_name_of_its_own_and_keeps_it() {
        let (one, two) = (DraftName::default(), DraftName::default());
        let of = |name: &DraftName, form: &str| name.of(form.to_owned());
        assert_eq!(of(&one, "a"), "a");
        assert_eq!(of(&two, "a"), "a:2");
        assert_eq!(of(&one, "a"), "a", "asked again");
        assert_eq!(of(&two, "b"), "b");
        assert_eq!(of(&two, "a"), "a:2");
        one.release();
        assert_eq!(of(&two, "a"), "a:2", "what is filled in keeps its draft");
        assert_eq!(of(&one, "a"), "a", "and so does what comes back");
    }
}
