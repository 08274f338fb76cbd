//! The audit against an attacker, on random surveys of three fields, on files of two days, and on what is shipped.

mod cases;
mod examples;
mod holes;
mod optimum;
mod random;
