//! Signing in at a collector, and what comes from it: responses, page after page, and then new ones as they are given.
//!
//! [`session`] is who is signed in, [`feed`] how far the responses are: state machines without a page, a clock or a network.
//! [`feature`] carries out what they ask for, [`sign_in`] and [`status`] are what is seen of it.

pub mod feature;
pub mod feed;
mod reading;
pub mod session;
pub mod sign_in;
pub mod status;
