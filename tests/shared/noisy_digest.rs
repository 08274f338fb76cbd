//! One number for many views of noisy figures: natively and in WebAssembly it must be the same.

use hailong_core::calendar::Month;
use hailong_core::figures::{Figures, Share, Thresholds, noisy_figures, noisy_grouped};
use hailong_core::filter::Filter;
use hailong_core::illustrative::responses;
use hailong_core::keyed_table::KeyedTable;
use hailong_core::questionnaire::read;

/// The digest.
pub const EXPECTED: u64 = 0x9a6a_1e45_b16e_788e;

/// FNV-1a of every count, share and interval.
struct Digest(u64);

impl Digest {
    fn add(&mut self, number: u64) {
        for byte in number.to_le_bytes() {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
    }

    fn share(&mut self, share: &Share) {
        self.add(share.n.map_or(u64::MAX, |n| n));
        self.add(share.answers.map_or(u64::MAX, |n| n));
        let [low, high] = share.interval.unwrap_or([-1.0; 2]);
        [share.top_share.unwrap_or(-1.0), low, high].iter().for_each(|of| self.add(of.to_bits()));
    }

    fn figures(&mut self, figures: &Figures) {
        self.add(figures.n.map_or(u64::MAX, |n| n));
        self.share(&figures.overall.share);
        for share in [figures.index.pooled, figures.index.mean_of_items, figures.index.weighted] {
            self.share(&share);
        }
        figures.factors.iter().for_each(|factor| self.share(&factor.share));
        figures.by_unit.iter().chain(&figures.by_month).for_each(|group| self.share(&group.share));
        for item in &figures.items {
            let counts = item.counts.iter().flatten().chain(&item.not_applicable);
            counts.chain(&item.missing).for_each(|&count| self.add(count));
        }
    }
}

/// Over the views of each month at each unit, of both, and of neither, and of pairs of units.
pub fn digest() -> u64 {
    let questionnaire =
        read(include_str!("../../docs/examples/counter.json")).expect("it is sound");
    let units = ["a", "b", "c", "d"].map(str::to_owned);
    let last = Month::new(2026, 6).expect("a month");
    let mut table = KeyedTable::new(&questionnaire);
    for (at, response) in
        responses(&questionnaire, &units, last, 3000, 20_261_201).iter().enumerate()
    {
        let key = (at as u32).wrapping_mul(2_654_435_761) >> 16;
        table.insert(&questionnaire, response, key as u16);
    }
    table.commit().expect("so few fit");
    let months: Vec<String> = table.values("month").into_iter().map(str::to_owned).collect();
    let mut digest = Digest(0xcbf2_9ce4_8422_2325);
    for month in [None].into_iter().chain(months.iter().map(Some)) {
        for unit in ["", "a", "b", "c", "d", "ab", "bcd"] {
            let mut filter = Filter::all();
            month.into_iter().for_each(|month| filter.allow("month", month.as_str()));
            unit.chars().for_each(|unit| filter.allow("unit", unit.to_string()));
            let (keyed, thresholds) = (table.counted(), Thresholds::default());
            let figures = noisy_figures(&questionnaire, keyed, &filter, thresholds, true);
            digest.figures(&figures.expect("it can be counted"));
            let grouped = noisy_grouped(&questionnaire, keyed, &filter, "overall", thresholds);
            for group in grouped.expect("it can be counted").groups {
                digest.add(group.n.map_or(u64::MAX, |n| n));
            }
        }
    }
    digest.0
}
