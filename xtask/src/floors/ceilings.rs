//! How large a cycle of imports may be, by folder: the one list to lower when files have been untangled.

/// A folder, and how many files the largest cycle that touches it may have. A file counts for the longest folder here that
/// it is in.
pub const CEILINGS: &[(&str, usize)] = &[
    ("collector/src", 0),
    ("core/src", 0),
    ("core/src/figures", 0),
    ("core/src/import", 0),
    ("engine/src", 0),
    ("src", 0),
    ("src/charts", 0),
    ("src/elements", 0),
    ("src/i18n", 0),
    ("src/storage", 0),
    ("src/ui/assisted", 0),
    ("src/ui/dashboard", 0),
    ("src/ui/form", 0),
    ("src/ui/kiosk", 0),
    ("src/ui/shared", 0),
    ("wire/src", 0),
    ("xtask/src", 0),
];
