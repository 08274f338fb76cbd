//! The figures against a naive oracle, and what is hidden against every subtraction.

mod cases;
mod cross;
mod grouped;
mod known;
mod oracle;
mod oracle_tests;
mod span;
mod suppression;
