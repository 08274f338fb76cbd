//! The level of every interval.

/// The level of every interval.
pub const CONFIDENCE: f64 = 0.95;

/// The quantile of the standard normal distribution that leaves 2.5 % above it.
pub const Z_95: f64 = 1.959_963_984_540_054;
