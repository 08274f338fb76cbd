//! From counts by set of planes to counts by code, by inclusion and exclusion.

/// From the rows in which all planes of a set are set, by set, to the rows at each code; in place. `sets[0]` is all
/// rows.
pub(super) fn sets_to_codes(sets: &mut [u64]) {
    let codes = sets.len();
    let mut bit = 1;
    while bit < codes {
        for code in 0..codes {
            if code & bit == 0 && code | bit < codes {
                sets[code] -= sets[code | bit];
            }
        }
        bit <<= 1;
    }
}
