//! Native tests of the whole workspace, in one binary.

mod figures_doc;
mod floors;
mod real_data;
mod sizes;
mod walls;
