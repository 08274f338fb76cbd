//! Two questions, or a question and a dimension, set against each other.

#[allow(dead_code)] // Nothing shows a table of two ways yet.
mod network;
#[allow(dead_code)]
mod suppress;
