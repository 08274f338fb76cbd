//! What a fast reader takes of the bytes that it is offered.

/// A row longer than this is taken for a quote that was never closed, rather than a row.
pub(super) const LONGEST_ROW: usize = 1 << 20;

/// What was read of the bytes that were offered: whole rows.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct Taken {
    pub(super) bytes: usize,
    /// Lines that end in them.
    pub(super) lines: u64,
}
