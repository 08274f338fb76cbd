//! Picks the rows whose code is one of a set.

/// What is known of the codes below a node of the tree of bits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Node {
    None,
    All,
    Mixed,
    /// No row has such a code.
    Never,
}

/// The codes that agree in some of their bits: `code & care == value`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Branch {
    pub(super) care: u32,
    pub(super) value: u32,
}

/// A set of codes, as branches of the binary tree over their bits from the highest down: where all codes of a
/// branch are wanted, the lower planes aren't looked at.
#[derive(Clone, Debug)]
pub(crate) struct Selector {
    pub(super) branches: Vec<Branch>,
}

impl Selector {
    /// Of codes in so many bits; `wanted` by code, and no code is past `largest`.
    pub(crate) fn new(bits: usize, largest: u32, wanted: impl Fn(u32) -> bool) -> Self {
        let leaves = 1_usize << bits;
        // The root at 1, the children of `n` at `2n` (bit clear) and `2n + 1`.
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
        let mut branches = Vec::new();
        collect(&nodes, 1, bits, Branch { care: 0, value: 0 }, &mut branches);
        Self { branches }
    }

    /// Of an item's codes, given as bits.
    pub(crate) fn of_codes(codes: u16, largest: u8) -> Self {
        let bits = crate::bits::bits_for(largest.into());
        Self::new(bits, largest.into(), |code| codes >> code & 1 == 1)
    }
}

fn collect(nodes: &[Node], at: usize, bits: usize, branch: Branch, branches: &mut Vec<Branch>) {
    match nodes[at] {
        Node::None | Node::Never => {}
        Node::All => branches.push(branch),
        Node::Mixed => {
            let care = branch.care | 1 << (bits - 1);
            collect(nodes, 2 * at, bits - 1, Branch { care, ..branch }, branches);
            let value = branch.value | 1 << (bits - 1);
            collect(nodes, 2 * at + 1, bits - 1, Branch { care, value }, branches);
        }
    }
}
