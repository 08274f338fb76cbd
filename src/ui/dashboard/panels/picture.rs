//! What a panel draws, and the pictures that stand in every dashboard, one for each kind of chart.

use crate::charts::{
    DifferenceInput, FactorsInput, LikertInput, QuadrantsInput, RankingInput, Scene, TextMeasure,
    Theme, TrendInput, draw_difference, draw_factors, draw_likert, draw_quadrants, draw_ranking,
    draw_trend,
};

/// What a panel draws. Who knows which picture it is draws it, so that those of the second file are in no other.
pub trait Drawn {
    /// The picture, so wide, in pixels.
    fn draw(&self, measure: &dyn TextMeasure, width: f64) -> Scene;
}

/// The pictures of every dashboard.
#[derive(Clone)]
pub enum Picture {
    /// Items.
    Likert(LikertInput),
    /// Factors.
    Factors(FactorsInput),
    /// Months.
    Trend(TrendInput),
    /// Units.
    Ranking(RankingInput),
    /// What has changed.
    Difference(DifferenceInput),
    /// What matters.
    Quadrants(QuadrantsInput),
}

impl Drawn for Picture {
    fn draw(&self, measure: &dyn TextMeasure, width: f64) -> Scene {
        let theme = Theme::default();
        match self {
            Self::Likert(input) => draw_likert(input, &theme, measure, width),
            Self::Factors(input) => draw_factors(input, &theme, measure, width),
            Self::Trend(input) => draw_trend(input, &theme, measure, width),
            Self::Ranking(input) => draw_ranking(input, &theme, measure, width),
            Self::Difference(input) => draw_difference(input, &theme, measure, width),
            Self::Quadrants(input) => draw_quadrants(input, &theme, measure, width),
        }
    }
}
