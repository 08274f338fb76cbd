//! A finding: the highest and the lowest of some shares, as a title says it. Only cells that may be ranked are named, and only
//! those that differ by more than chance are called higher and lower. Shares of different persons are tested for their
//! difference; those of the same persons must have 95 % intervals that don't overlap.

use hailong_core::figures::{Share, Status};

use super::names::Names;
use super::shares;
use crate::i18n::{fill, percent};

/// A name, its share and the share's interval.
pub struct Found {
    pub name: String,
    pub share: f64,
    pub interval: Option<[f64; 2]>,
    /// The whole share, where the others are of other persons.
    pub apart: Option<Share>,
}

/// A share that may be ranked, with its name.
pub fn found(name: String, share: &Share) -> Option<Found> {
    let Share { status: Status::Shown, top_share: Some(value), interval, .. } = *share else {
        return None;
    };
    Some(Found { name, share: value, interval, apart: None })
}

/// Fills a sentence with the highest and the lowest: `apart` where they differ by more than chance, else
/// `alike`; `plain` where there aren't two.
pub fn between(names: &Names, found: &[Found], apart: &str, alike: &str, plain: &str) -> String {
    let highest = found.iter().max_by(|a, b| a.share.total_cmp(&b.share));
    let lowest = found.iter().min_by(|a, b| a.share.total_cmp(&b.share));
    let (Some(best), Some(worst), true) = (highest, lowest, found.len() > 1) else {
        return plain.to_owned();
    };
    let is_apart = match (&worst.apart, &best.apart) {
        (Some(worst), Some(best)) => shares::is_lower(worst, best, found.len()),
        _ => shares::is_below(worst.interval, best.interval),
    };
    if !is_apart {
        return alike.to_owned();
    }
    let high = percent(names.language, best.share, 1);
    let low = percent(names.language, worst.share, 1);
    let places = [("best", &*best.name), ("high", &high), ("worst", &worst.name), ("low", &low)];
    fill(apart, &places)
}
