//! Picks the rows whose code is one of a set.

use crate::mask::{Mask, Words};

/// What is known of the codes below a node of the tree of bits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Node {
    None,
    All,
    Mixed,
    /// No row has such a code.
    Never,
}

/// A set of codes, as a binary tree over their bits from the highest down: where all codes of a branch are wanted,
/// or none, the lower planes aren't looked at.
#[derive(Clone, Debug)]
pub(crate) struct Selector {
    bits: usize,
    /// The root at 1, the children of `n` at `2n` (bit clear) and `2n + 1`.
    nodes: Vec<Node>,
}

impl Selector {
    /// Of codes in so many bits; `wanted` by code, and no code is past `largest`.
    pub(crate) fn new(bits: usize, largest: u32, wanted: impl Fn(u32) -> bool) -> Self {
        let leaves = 1_usize << bits;
        let mut nodes = vec![Node::Never; 2 * leaves];
        for code in 0..leaves as u32 {
            if code <= largest {
                nodes[leaves + code as usize] = if wanted(code) { Node::All } else { Node::None };
            }
        }
        for at in (1..leaves).rev() {
            nodes[at] = match (nodes[2 * at], nodes[2 * at + 1]) {
                (Node::Never, other) | (other, Node::Never) => other,
                (one, other) if one == other => one,
                _ => Node::Mixed,
            };
        }
        Self { bits, nodes }
    }

    /// Of an item's codes, given as bits.
    pub(crate) fn of_codes(codes: u16, largest: u8) -> Self {
        let bits = crate::bits::bits_for(largest.into());
        Self::new(bits, largest.into(), |code| codes >> code & 1 == 1)
    }

    /// Those of some rows whose code is wanted.
    pub(crate) fn pick(&self, planes: &[Words], within: &Mask) -> Mask {
        let mut picked = Mask::NONE;
        self.add(planes, within, 1, self.bits, &mut picked);
        picked
    }

    fn add(&self, planes: &[Words], within: &Mask, node: usize, bits: usize, picked: &mut Mask) {
        match self.nodes[node] {
            Node::None | Node::Never => {}
            Node::All => picked.or(&within.0),
            Node::Mixed => {
                let plane = &planes[bits - 1];
                self.add(planes, &within.and_not(plane), 2 * node, bits - 1, picked);
                self.add(planes, &within.and(plane), 2 * node + 1, bits - 1, picked);
            }
        }
    }
}
