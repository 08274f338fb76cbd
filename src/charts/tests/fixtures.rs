//! Inputs of all kinds, the same at every run.

mod crossed;

use std::rc::Rc;

use crate::charts::{
    BeyondLimits, Cell, DifferenceGroup, DifferenceInput, DifferenceRow, Direction, Estimate,
    FactorRow, FactorsInput, Formatter, IntervalInput, LevelCount, LikertCell, LikertGroup,
    LikertInput, LikertRow, LikertShares, Quadrant, QuadrantPoint, QuadrantsInput, RankingInput,
    RankingRow, TrendInput, TrendMark, TrendPoint, UnitVsRest,
};

const WORDS: [&str; 9] =
    ["Ủy", "ban", "phản", "ánh", "Ắ", "kiến nghị", "Giỏi", "nghiêng", "thủ tục hành chính công"];
pub const WHY: &str = "dưới 10 phiếu, không hiển thị";
pub const REFERENCE: &str = "chỉ để tham khảo";

/// A linear congruential generator: cases without a crate.
pub struct Dice(pub u64);

impl Dice {
    pub fn below(&mut self, end: u64) -> u64 {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % end
    }

    fn name(&mut self) -> String {
        let count = 1 + self.below(12);
        let words = (0..count).map(|_| WORDS[self.below(WORDS.len() as u64) as usize]);
        words.collect::<Vec<_>>().join(" ")
    }

    pub fn cell(&mut self) -> Cell {
        let share = self.below(1001) as f64 / 1000.0;
        let half = self.below(300) as f64 / 1000.0;
        let estimate = Estimate {
            share,
            low: (share - half).max(0.0),
            high: (share + half).min(1.0),
            text: percent(share),
            range: "1,0 – 2,0 %".to_owned(),
        };
        match self.below(5) {
            0 => Cell::Hidden(WHY.to_owned()),
            1 => Cell::Reference(estimate),
            _ => Cell::Shown(estimate),
        }
    }

    pub fn likert(&mut self) -> LikertInput {
        let levels = 2 + self.below(10) as usize;
        let groups = (0..self.below(4)).map(|_| LikertGroup {
            heading: (self.below(2) == 0).then(|| self.name()),
            rows: (0..self.below(7)).map(|row| self.item(row, levels)).collect(),
        });
        let groups = groups.collect();
        LikertInput {
            levels: (0..levels).map(|_| self.name()).collect(),
            groups,
            empty: "Chưa có phiếu.".to_owned(),
            reference: REFERENCE.to_owned(),
        }
    }

    fn item(&mut self, row: u64, levels: usize) -> LikertRow {
        let counts: Vec<u64> = (0..levels).map(|_| self.below(50) * self.below(2)).collect();
        let total = counts.iter().sum::<u64>().max(1) as f64;
        let levels = counts.iter().map(|count| LevelCount {
            count: *count,
            short: format!("{:.0}", *count as f64 / total * 100.0),
            share: percent(*count as f64 / total),
        });
        let shares = LikertShares { levels: levels.collect(), top: "88 %".to_owned() };
        let cell = match self.below(5) {
            0 => LikertCell::Hidden(WHY.to_owned()),
            1 => LikertCell::Reference(shares),
            _ => LikertCell::Shown(shares),
        };
        LikertRow { key: row.to_string(), label: self.name(), n: "n = 1.204".to_owned(), cell }
    }

    pub fn ranking(&mut self) -> RankingInput {
        let count = self.below(20);
        self.ranking_of(count)
    }

    pub fn ranking_of(&mut self, count: u64) -> RankingInput {
        let rows = (0..count).map(|row| RankingRow {
            key: row.to_string(),
            label: self.name(),
            n: "n = 1.204".to_owned(),
            cell: self.cell(),
            vs_rest: if row > 3 { UnitVsRest::Below } else { UnitVsRest::Alike },
            verdict: if row > 3 { "thấp hơn rõ".to_owned() } else { String::new() },
        });
        RankingInput {
            rows: rows.collect(),
            alike: std::iter::once(0..3).collect(),
            unranked: REFERENCE.to_owned(),
            empty: "Chưa có phiếu.".to_owned(),
            percent: whole(),
        }
    }

    pub fn trend(&mut self) -> TrendInput {
        let points = (0..self.below(40)).map(|month| {
            let cell = self.cell();
            let beyond = self.below(8) == 0 && matches!(cell, Cell::Shown(_));
            TrendPoint {
                key: month.to_string(),
                label: format!("{:02}/{}", month % 12 + 1, 2024 + month / 12),
                n: (self.below(9000)).to_string(),
                limits: (self.below(9) > 0).then_some([0.3, 0.9]),
                beyond: beyond.then(|| BeyondLimits {
                    mark: "61,2 % thấp".to_owned(),
                    verdict: "thấp hơn mức dao động thường ngày".to_owned(),
                    is_low: self.below(2) == 0,
                }),
                is_apart: self.below(9) == 0,
                events: if self.below(9) == 0 { self.name() } else { String::new() },
                cell,
            }
        });
        let points: Vec<TrendPoint> = points.collect();
        let mut marks: Vec<TrendMark> = (0..self.below(6))
            .map(|_| TrendMark {
                at: points.len() as f64 * self.below(100) as f64 / 100.0,
                text: ["01/07/2026: ", &self.name()].concat(),
                breaks: self.below(2) == 0,
            })
            .collect();
        marks.sort_by(|a, b| a.at.total_cmp(&b.at));
        TrendInput {
            points,
            marks,
            n_heading: "n".to_owned(),
            empty: "Chưa có phiếu.".to_owned(),
            reference: REFERENCE.to_owned(),
            percent: whole(),
        }
    }

    pub fn factors(&mut self) -> FactorsInput {
        let rows = (0..self.below(8)).map(|row| FactorRow {
            key: row.to_string(),
            label: self.name(),
            n: "n = 1.204".to_owned(),
            cell: self.cell(),
        });
        FactorsInput {
            rows: rows.collect(),
            empty: "Chưa có phiếu.".to_owned(),
            reference: REFERENCE.to_owned(),
            percent: whole(),
        }
    }

    pub fn difference(&mut self) -> DifferenceInput {
        let directions = [Direction::Alike, Direction::Better, Direction::Worse];
        let groups = (0..self.below(4)).map(|group| DifferenceGroup {
            heading: (self.below(3) > 0).then(|| self.name()),
            rows: (0..1 + self.below(6))
                .map(|row| {
                    let value = (self.below(401) as f64 - 200.0) / 1000.0;
                    let half = self.below(120) as f64 / 1000.0;
                    let estimate = Estimate {
                        share: value,
                        low: (value - half).max(-1.0),
                        high: (value + half).min(1.0),
                        text: format!("{:+.1} điểm %", value * 100.0),
                        range: "từ −0,5 đến +4,7".to_owned(),
                    };
                    let cell = match self.below(5) {
                        0 => Cell::Hidden(WHY.to_owned()),
                        1 => Cell::Reference(estimate),
                        _ => Cell::Shown(estimate),
                    };
                    DifferenceRow {
                        key: format!("{group}-{row}"),
                        label: self.name(),
                        shares: "66,4 % → 61,2 %".to_owned(),
                        cell,
                        direction: directions[self.below(3) as usize],
                        verdict: "chưa đủ chắc chắn".to_owned(),
                    }
                })
                .collect(),
        });
        DifferenceInput {
            groups: groups.collect(),
            empty: "Chưa so sánh được.".to_owned(),
            reference: REFERENCE.to_owned(),
            points: Rc::new(|value| format!("{:+.0}", value * 100.0)),
        }
    }

    pub fn quadrants(&mut self) -> QuadrantsInput {
        let mut points: Vec<QuadrantPoint> = (0..self.below(30))
            .map(|row| {
                let strength = (self.below(900) as f64 - 100.0) / 1000.0;
                // Some stand on one another.
                let share = (self.below(60) * 10) as f64 / 1000.0 + 0.4;
                let right = share > 0.7;
                let quadrant = match (strength > 0.4, right) {
                    (true, false) => Quadrant::Improve,
                    (true, true) => Quadrant::Keep,
                    (false, false) => Quadrant::Later,
                    (false, true) => Quadrant::Hold,
                };
                QuadrantPoint {
                    key: row.to_string(),
                    label: self.name(),
                    share,
                    strength,
                    interval: (row % 5 > 0)
                        .then_some([strength - 0.05, (strength + 0.05).min(1.0)]),
                    text: format!("Tiêu chí {row}"),
                    quadrant,
                    is_reference: self.below(6) == 0,
                }
            })
            .collect();
        points.sort_by_key(|point| point.quadrant);
        QuadrantsInput {
            points,
            cuts: (0.7, 0.4),
            headings: ["Ưu tiên cải thiện", "Giữ vững", "Cải thiện sau", "Duy trì"]
                .map(str::to_owned),
            performance: self.name(),
            importance: self.name(),
            empty: "Chưa có tiêu chí.".to_owned(),
            none: "không có".to_owned(),
            reference: REFERENCE.to_owned(),
            percent: whole(),
            strength: Rc::new(|strength| format!("{strength:.1}").replace('.', ",")),
        }
    }

    pub fn interval(&mut self) -> IntervalInput {
        let reference = REFERENCE.to_owned();
        IntervalInput { name: self.name(), n: "n = 4.812".to_owned(), cell: self.cell(), reference }
    }
}

fn percent(share: f64) -> String {
    format!("{:.1} %", share * 100.0).replace('.', ",")
}

fn whole() -> Formatter {
    Rc::new(|share| format!("{:.0} %", share * 100.0))
}
