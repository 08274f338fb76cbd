//! Turns bit slices back into staged rows, to sort them anew.

use crate::bits::transpose;
use crate::error::OutOfMemory;
use crate::layout::DimensionStorage;
use crate::mask::CHUNK;
use crate::part::Part;
use crate::staging::Staging;

/// Stages a chunk's rows again, but for those that were deleted.
pub(crate) fn stage_chunk(
    part: &Part,
    chunk: usize,
    staging: &mut Staging,
) -> Result<(), OutOfMemory> {
    let width = staging.width();
    let planes = part.chunk(chunk);
    let mut items = vec![0; CHUNK * width];
    for of_row in 0..width {
        for word in 0..CHUNK / 64 {
            let mut square = [0; 64];
            let of_items = planes[part.layout.first_item..].iter().skip(of_row * 64);
            for (slot, plane) in square.iter_mut().zip(of_items) {
                *slot = plane[word];
            }
            transpose(&mut square);
            for (row, bits) in square.iter().enumerate() {
                items[(word * 64 + row) * width + of_row] = *bits;
            }
        }
    }
    let mut codes = vec![0; part.layout.dimensions.len()];
    for of_chunk in part.rows_of(chunk).rows() {
        let row = chunk * CHUNK + of_chunk;
        for (dimension, (code, place)) in codes.iter_mut().zip(&part.layout.dimensions).enumerate()
        {
            *code = match *place {
                DimensionStorage::Column(column) => part.columns[column].get(row),
                _ => part.code(dimension, row),
            };
        }
        let numbers = part.numbers.iter().map(|column| column[row]);
        let handle = part.handles.get(row).copied().unwrap_or(0);
        staging.push_packed(
            &items[of_chunk * width..(of_chunk + 1) * width],
            &codes,
            numbers,
            handle,
        )?;
    }
    Ok(())
}
