//! The figures against a naive oracle, and what is hidden against every subtraction.

mod cases;
mod cube;
mod known;
mod oracle;
mod oracle_tests;
mod span;
mod suppression;
