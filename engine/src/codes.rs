//! A column of codes, each in as many bytes as the largest one needs.

use crate::error::OutOfMemory;

#[derive(Clone, Debug)]
pub(crate) enum Codes {
    One(Vec<u8>),
    Two(Vec<u16>),
    Four(Vec<u32>),
}

impl Codes {
    pub(crate) fn new() -> Self {
        Self::One(Vec::new())
    }

    pub(crate) fn get(&self, row: usize) -> u32 {
        match self {
            Self::One(codes) => codes[row].into(),
            Self::Two(codes) => codes[row].into(),
            Self::Four(codes) => codes[row],
        }
    }

    pub(crate) fn len(&self) -> usize {
        match self {
            Self::One(codes) => codes.len(),
            Self::Two(codes) => codes.len(),
            Self::Four(codes) => codes.len(),
        }
    }

    pub(crate) fn bytes(&self) -> usize {
        match self {
            Self::One(codes) => codes.capacity(),
            Self::Two(codes) => codes.capacity() * 2,
            Self::Four(codes) => codes.capacity() * 4,
        }
    }

    /// Whether a code can be added without more bytes for each.
    pub(crate) fn fits(&self, code: u32) -> bool {
        match self {
            Self::One(_) => code <= u8::MAX.into(),
            Self::Two(_) => code <= u16::MAX.into(),
            Self::Four(_) => true,
        }
    }

    /// Room for some more, each as large as `largest`.
    pub(crate) fn reserve(&mut self, more: usize, largest: u32) -> Result<(), OutOfMemory> {
        if largest > u32::from(u8::MAX)
            && let Self::One(codes) = self
        {
            let mut wider = Vec::new();
            wider.try_reserve(codes.len() + more)?;
            wider.extend(codes.iter().map(|&code| u16::from(code)));
            *self = Self::Two(wider);
        }
        if largest > u32::from(u16::MAX)
            && let Self::Two(codes) = self
        {
            let mut wider = Vec::new();
            wider.try_reserve(codes.len() + more)?;
            wider.extend(codes.iter().map(|&code| u32::from(code)));
            *self = Self::Four(wider);
        }
        match self {
            Self::One(codes) => codes.try_reserve(more)?,
            Self::Two(codes) => codes.try_reserve(more)?,
            Self::Four(codes) => codes.try_reserve(more)?,
        }
        Ok(())
    }

    /// Adds a code, for which [`Self::reserve`] made room.
    pub(crate) fn push(&mut self, code: u32) {
        match self {
            Self::One(codes) => codes.push(code as u8),
            Self::Two(codes) => codes.push(code as u16),
            Self::Four(codes) => codes.push(code),
        }
    }

    pub(crate) fn truncate(&mut self, rows: usize) {
        match self {
            Self::One(codes) => codes.truncate(rows),
            Self::Two(codes) => codes.truncate(rows),
            Self::Four(codes) => codes.truncate(rows),
        }
    }
}
