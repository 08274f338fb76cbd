//! The pictures that there are, one for each kind of chart.

use crate::charts::{
    DifferenceInput, FactorsInput, HeatInput, LikertInput, QuadrantsInput, RankingInput, Scene,
    StackedInput, TextMeasure, Theme, TrendInput, draw_difference, draw_factors, draw_heat,
    draw_likert, draw_quadrants, draw_ranking, draw_stacked, draw_trend,
};

/// What a panel draws.
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
    /// Units by something.
    Heat(HeatInput),
    /// Two fields.
    Stacked(StackedInput),
}

impl Picture {
    pub(super) fn draw(&self, measure: &dyn TextMeasure, width: f64) -> Scene {
        let theme = Theme::default();
        match self {
            Self::Likert(input) => draw_likert(input, &theme, measure, width),
            Self::Factors(input) => draw_factors(input, &theme, measure, width),
            Self::Trend(input) => draw_trend(input, &theme, measure, width),
            Self::Ranking(input) => draw_ranking(input, &theme, measure, width),
            Self::Difference(input) => draw_difference(input, &theme, measure, width),
            Self::Quadrants(input) => draw_quadrants(input, &theme, measure, width),
            Self::Heat(input) => draw_heat(input, &theme, measure, width),
            Self::Stacked(input) => draw_stacked(input, &theme, measure, width),
        }
    }
}
