//! Noisy figures: consistent, as noisy as the table says, and no worse attacked than that allows.

mod attack;
mod consistency;
mod published;
mod truth;

use super::cases::Case;
use crate::keyed_table::KeyedTable;
use crate::questionnaire::Questionnaire;
use crate::response::Response;

/// SplitMix64, as in the made-up responses.
pub(in crate::figures) struct Dice(pub(in crate::figures) u64);

impl Dice {
    pub(in crate::figures) fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    pub(in crate::figures) fn key(&mut self) -> u16 {
        (self.bits() >> 48) as u16
    }

    pub(in crate::figures) fn below(&mut self, n: u64) -> u64 {
        ((self.bits() >> 32) * n) >> 32
    }
}

/// Responses with keys of a seed.
pub(super) fn keyed(
    questionnaire: &Questionnaire,
    responses: &[Response],
    seed: u64,
) -> KeyedTable {
    let mut table = KeyedTable::new(questionnaire);
    let mut dice = Dice(seed);
    for response in responses {
        table.insert(questionnaire, response, dice.key());
    }
    table.commit().expect("so few fit");
    table
}

pub(super) fn keyed_case(case: &Case, seed: u64) -> KeyedTable {
    keyed(&case.questionnaire, &case.responses, seed)
}
