//! Questionnaires, responses and honest statistics.
#![deny(missing_docs)]
