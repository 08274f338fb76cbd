//! One row as it is appended: a response's levels, codes and numbers.

use crate::error::RowError;
use crate::schema::{Dimension, Number, Schema};

/// "Not applicable", among a row's items.
pub(crate) const NOT_APPLICABLE: u8 = u8::MAX;

/// One row. Each slice has the length of its columns in the [`Schema`].
#[derive(Clone, Copy, Debug)]
pub struct Row<'a> {
    /// For each item 0 for no answer, the level from 1, or 255 for "not applicable".
    pub items: &'a [u8],
    /// For each dimension the value's number, or the chosen options as bits.
    pub dimensions: &'a [u32],
    /// For each number its value, NaN for none.
    pub numbers: &'a [f64],
}

impl Row<'_> {
    /// All but its items, which are checked as they are packed.
    pub(crate) fn check(&self, schema: &Schema) -> Result<(), RowError> {
        if self.items.len() != schema.items.len()
            || self.dimensions.len() != schema.dimensions.len()
            || self.numbers.len() != schema.numbers.len()
        {
            return Err(RowError::Columns);
        }
        for (dimension, (&code, kind)) in self.dimensions.iter().zip(&schema.dimensions).enumerate()
        {
            match *kind {
                Dimension::Several(options) if u64::from(code) >> options != 0 => {
                    return Err(RowError::Option { dimension });
                }
                // A table counts how many values there are: one more must fit.
                Dimension::One if code == u32::MAX => return Err(RowError::Code { dimension }),
                _ => {}
            }
        }
        for (number, (&value, kind)) in self.numbers.iter().zip(&schema.numbers).enumerate() {
            let is_weight = *kind == Number::Weight;
            if value.is_infinite() || (is_weight && (value.is_nan() || value < 0.0)) {
                return Err(RowError::Number { number, value });
            }
        }
        Ok(())
    }
}
