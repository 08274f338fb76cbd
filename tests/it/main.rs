//! Native tests of the whole workspace, in one binary.

mod figures_doc;
mod floors;
mod noisy;
#[path = "../shared/noisy_digest.rs"]
mod noisy_digest;
mod real_data;
mod sizes;
mod walls;
