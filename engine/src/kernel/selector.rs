//! Selects the rows whose code is in a set, by logical operations on planes.

/// The codes of up to six bits in which a bit is set, by bit.
const SET: [u64; 6] = [
    0xaaaa_aaaa_aaaa_aaaa,
    0xcccc_cccc_cccc_cccc,
    0xf0f0_f0f0_f0f0_f0f0,
    0xff00_ff00_ff00_ff00,
    0xffff_0000_ffff_0000,
    0xffff_ffff_0000_0000,
];

/// The codes that agree in some of their bits: `code & care == value`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Branch {
    pub(super) care: u32,
    pub(super) value: u32,
}

/// A set of codes of up to six bits, as branches of a binary tree over these bits: where all codes of a branch are
/// wanted, the other planes aren't looked at. The bit that a node branches by is the one that parts wanted from
/// unwanted codes best, so that "every other one" is a single branch.
#[derive(Clone, Debug)]
pub(crate) struct Selector {
    pub(super) branches: Vec<Branch>,
}

impl Selector {
    /// Of codes in so many bits; `wanted` by code, and no code is past `largest`.
    pub(crate) fn new(bits: usize, largest: u32, wanted: impl Fn(u32) -> bool) -> Self {
        debug_assert!(bits <= SET.len());
        let (mut yes, mut no) = (0, 0);
        for code in 0..=largest.min((1 << bits) - 1) {
            *if wanted(code) { &mut yes } else { &mut no } |= 1_u64 << code;
        }
        let mut branches = Vec::new();
        collect(yes, no, bits, Branch::default(), &mut branches);
        Self { branches }
    }

    /// Of an item's codes, given as bits.
    pub(crate) fn of_codes(codes: u16, largest: u8) -> Self {
        let bits = crate::bits::bits_for(largest.into());
        Self::new(bits, largest.into(), |code| codes >> code & 1 == 1)
    }
}

/// Adds the branches below a node, of which these codes are wanted and these not; codes that no row has are neither.
fn collect(yes: u64, no: u64, bits: usize, node: Branch, branches: &mut Vec<Branch>) {
    if yes == 0 {
        return;
    }
    if no == 0 {
        branches.push(node);
        return;
    }
    let left = (0..bits).filter(|bit| node.care >> bit & 1 == 0);
    // How many codes are on the wrong side, if each side were all wanted or all not.
    let wrong = |bit: &usize| {
        let side = |of: u64| (yes & of).count_ones().min((no & of).count_ones());
        side(SET[*bit]) + side(!SET[*bit])
    };
    let Some(bit) = left.min_by_key(wrong) else { return };
    let care = node.care | 1 << bit;
    collect(yes & !SET[bit], no & !SET[bit], bits, Branch { care, ..node }, branches);
    collect(
        yes & SET[bit],
        no & SET[bit],
        bits,
        Branch { care, value: node.value | 1 << bit },
        branches,
    );
}
