//! The formulas, each with its source. Every one of them takes counts or sums and gives plain numbers;
//! which numbers may be shown is not decided here.
//!
//! docs/statistics.md works an example of each.

mod association;
mod chi_square;
mod clustered;
mod confidence;
mod control;
mod difference;
mod effective;
mod false_discovery;
mod mean;
mod noisy;
mod numbers;
mod proportion;
mod quantile;
mod reliability;
mod tail;
mod trend;

pub use association::{Association, association};
pub use chi_square::{ChiSquare, chi_square};
pub use clustered::{ClusterSums, linearised_interval};
pub use confidence::{CONFIDENCE, Z_95};
pub use control::{ControlChart, ControlLimits, ControlPoint, control};
pub use difference::{Difference, difference, effective_difference, recovered_interval};
pub use effective::EffectiveShare;
pub use false_discovery::{JudgedDifference, benjamini_hochberg, judge_together};
pub use mean::{Mean, mean};
pub use noisy::{NoisyAnswers, NoisyShare, noisy_mean, worth_of_interval};
pub use numbers::{NumberMean, number_mean, quantile_ranks};
pub use proportion::{effective_wilson, wilson};
pub use quantile::{median, quantile};
pub use reliability::{Alpha, AlphaSums};
pub use trend::{LONGEST_SERIES, Trend, trend};
