//! What the dashboard knows: the responses, the filter, the figures and their analysis. It counts, and neither draws nor
//! stores anything.

mod chosen_periods;

use std::borrow::Cow;
use std::collections::{BTreeSet, HashMap};
use std::rc::Rc;

use hailong_core::calendar::{Millis, Month};
use hailong_core::figures::{Comparison, Figures, Share, Thresholds, figures, overall};
use hailong_core::filter::{Filter, FilterError, dimensions, several};
use hailong_core::import::Encoded;
use hailong_core::questionnaire::Questionnaire;
use hailong_core::response::Response;
use hailong_core::table::{Full, StepwiseCommit, Table};

use super::analysis;
use super::analysis::Analysis;
use super::made_up::MadeUp;
use super::period::Periods;
use super::view::View;
use crate::ui::dashboard::model::comments::{Gathering, Shelf};
use crate::ui::dashboard::model::period::Chosen;

/// Up to so many responses the analysis is done with each count; with more after the figures were drawn.
const QUICK: usize = 200_000;

/// Of no more responses than this nothing is counted beforehand: counting them takes less time than drawing.
const FEW: usize = 20_000;

/// All that the dashboard knows.
pub struct DashboardState {
    questionnaire: Rc<Questionnaire>,
    /// Those that all figures are made with.
    thresholds: Thresholds,
    /// `None` until everything was read once.
    real: Option<Table>,
    /// What is being read; it replaces `real` when it is whole, so that half a file is never counted.
    staged: Option<Table>,
    /// What was read, on its way to be counted, and what came in meanwhile.
    settling: Option<(StepwiseCommit, Vec<Response>)>,
    /// The made-up responses, while they are looked at, and the filter of the real ones meanwhile. The two are never
    /// counted together.
    made_up: Option<MadeUp>,
    /// When each response of the store was sent.
    sent: HashMap<String, Option<Millis>>,
    /// The ids of responses that were deleted: they don't count, wherever they are.
    removed: BTreeSet<String>,
    filter: Filter,
    figures: Option<Rc<Figures>>,
    /// A number that changes each time that other responses are looked at; figures of another edition are out of date.
    edition: u32,
    /// The analysis of these figures.
    analysis: Option<Rc<Analysis>>,
    /// The periods that a person sets against each other.
    chosen: Option<Chosen>,
    /// The last of them that could be compared: the part of the view's text.
    told: Option<Periods>,
    /// What people wrote in the real ones.
    comments: Gathering,
    /// How many files were taken back, with all others read again since.
    pub taken_back: u32,
}

impl DashboardState {
    /// Without responses.
    pub fn new(questionnaire: Rc<Questionnaire>) -> Self {
        let comments = Gathering::new(&questionnaire);
        Self {
            questionnaire,
            thresholds: Thresholds::default(),
            comments,
            taken_back: 0,
            real: None,
            staged: None,
            settling: None,
            made_up: None,
            sent: HashMap::new(),
            removed: BTreeSet::new(),
            filter: Filter::all(),
            figures: None,
            edition: 0,
            analysis: None,
            chosen: None,
            told: None,
        }
    }

    /// The figures of what the filter lets through; `None` before they were first counted.
    pub fn figures(&self) -> Option<&Rc<Figures>> {
        self.figures.as_ref()
    }

    /// How many persons a number needs to be shown.
    pub fn thresholds(&self) -> Thresholds {
        self.thresholds
    }

    /// Which responses are looked at: figures of the same filter and of the same edition are the same.
    pub fn edition(&self) -> u32 {
        self.edition
    }

    /// The analysis of these figures; `None` before it was done.
    pub fn analysis(&self) -> Option<&Rc<Analysis>> {
        self.analysis.as_ref()
    }

    /// The filter.
    pub fn filter(&self) -> &Filter {
        &self.filter
    }

    /// What people wrote.
    pub fn comments(&self) -> &Shelf {
        self.comments.shelf()
    }

    /// What the made-up ones say, which `read` takes from them once; `None` while they aren't looked at.
    pub fn made_up_comments(
        &self,
        read: impl FnOnce(&Questionnaire, Vec<Response>) -> Shelf,
    ) -> Option<&Shelf> {
        Some(self.made_up.as_ref()?.comments(&self.questionnaire, read))
    }

    /// Whether made-up responses are looked at.
    pub fn is_illustrative(&self) -> bool {
        self.made_up.is_some()
    }

    /// Whether there are no responses at all, whatever the filter.
    pub fn is_empty(&self) -> bool {
        self.table().is_none_or(Table::is_empty)
    }

    /// The dimensions with more than one value, and the questions of which several can be chosen, each with its values:
    /// what can be filtered by; and items that are.
    pub fn choices(&self) -> Vec<(String, Vec<String>)> {
        let several = several(&self.questionnaire).map(|(_, question, _)| question.id.clone());
        let mut fields: Vec<String> =
            dimensions(&self.questionnaire).into_iter().chain(several).collect();
        let more = self.filter.iter().map(|(field, _)| field.to_owned());
        let more: Vec<String> = more.filter(|field| !fields.contains(field)).collect();
        fields.extend(more);
        let choices = fields.into_iter().map(|dimension| {
            let values = self.table().map(|table| table.values(&dimension)).unwrap_or_default();
            (dimension, values.into_iter().map(str::to_owned).collect())
        });
        choices
            .filter(|(dimension, values): &(String, Vec<String>)| {
                values.len() > 1 || self.filter.values(dimension).is_some()
            })
            .collect()
    }

    /// Begins to read everything anew.
    pub fn begin_anew(&mut self) {
        self.staged = Some(Table::new(&self.questionnaire));
        self.comments.begin_anew(&self.questionnaire);
    }

    /// Begins to read something more.
    pub fn begin_more(&mut self) {
        let nothing = || Table::new(&self.questionnaire);
        self.staged = Some(self.real.clone().unwrap_or_else(nothing));
        self.comments.begin_more();
    }

    /// Takes in responses of what is being read; those with an id that is there already count once.
    pub fn stage(&mut self, responses: &[Response]) {
        if let Some(staged) = &mut self.staged {
            for response in responses {
                staged.insert(&self.questionnaire, response);
                self.sent.insert(response.id.clone(), response.submitted);
            }
            self.comments.stage_responses(&self.questionnaire, responses);
        }
    }

    /// Takes in rows of a file that is being read, likewise.
    pub fn stage_encoded(&mut self, rows: &Encoded) {
        if let Some(staged) = &mut self.staged {
            rows.insert_into(staged);
            self.comments.stage(&self.questionnaire, rows);
        }
    }

    /// The ids of the responses with what is being read.
    pub fn staged_ids(&self) -> Vec<String> {
        self.staged.as_ref().map(|t| t.ids().map(str::to_owned).collect()).unwrap_or_default()
    }

    /// What was being read is whole: it is made ready to count.
    pub fn begin_commit(&mut self) {
        self.settling = self.staged.take().map(|mut staged| {
            for id in &self.removed {
                staged.remove(id);
            }
            (staged.commit_in_steps(), Vec::new())
        });
    }

    /// Goes on with it by about so many responses; `None` until it is done. Then it counts from now on; where memory
    /// isn't enough for it all is as before.
    pub fn commit_step(&mut self, responses: usize) -> Option<Result<(), Full>> {
        let Some((settling, _)) = &mut self.settling else { return Some(Ok(())) };
        match settling.step(responses) {
            Ok(false) => return None,
            Ok(true) => {}
            Err(full) => {
                self.roll_back();
                return Some(Err(full));
            }
        }
        let (settling, late) = self.settling.take()?;
        let mut table = settling.finish();
        for response in &late {
            table.insert(&self.questionnaire, response);
        }
        // What was deleted meanwhile.
        for id in &self.removed {
            table.remove(id);
        }
        if let Err(full) = table.commit() {
            self.roll_back();
            return Some(Err(full));
        }
        self.real = Some(table);
        self.edition += 1;
        self.comments.leave_out(&self.removed);
        self.comments.commit();
        Some(Ok(()))
    }

    /// All of it at once.
    #[cfg(test)]
    pub fn commit(&mut self) -> Result<(), Full> {
        self.begin_commit();
        loop {
            if let Some(done) = self.commit_step(1000) {
                return done;
            }
        }
    }

    /// What was being read can't be: all is as before.
    pub fn roll_back(&mut self) {
        self.staged = None;
        self.settling = None;
        self.comments.roll_back();
    }

    /// Takes responses in at once, also among those that are being read; whether any of them was new. Not
    /// counted yet.
    pub fn insert(&mut self, responses: &[Response]) -> bool {
        let before = self.real.as_ref().map(Table::len);
        let removed = &self.removed;
        let left = || responses.iter().filter(|response| !removed.contains(&response.id));
        // All that is stored comes with each look at the store: a copy only where something was deleted.
        let texts = match removed.is_empty() {
            true => Cow::Borrowed(responses),
            false => left().cloned().collect(),
        };
        self.comments.insert(&self.questionnaire, &texts);
        if let Some((_, late)) = &mut self.settling {
            late.extend(left().cloned());
        }
        let sent = &self.sent;
        let mut has_replaced = false;
        for table in [&mut self.real, &mut self.staged].into_iter().flatten() {
            for response in left() {
                // Known ones stay as they are: a table that changes forgets what it has counted.
                let known = response.submitted.is_some()
                    && sent.get(&response.id) == Some(&response.submitted);
                if !(known && table.contains(&response.id)) {
                    // Whatever it replaces: which row that was isn't known of those that came encoded.
                    has_replaced |= response.submitted.is_some();
                    table.insert(&self.questionnaire, response);
                }
            }
            // What memory isn't enough for is in the store still, and read with the next visit.
            let _ = table.commit();
        }
        // One that was sent again has taken the place of another, under its id and at a later time.
        let mut is_new = false;
        for response in responses {
            let sent = response.submitted;
            let before = self.sent.insert(response.id.clone(), sent);
            is_new |= before.is_some_and(|before| before != sent);
        }
        is_new |= has_replaced || self.real.as_ref().map(Table::len) != before;
        self.edition += u32::from(is_new);
        is_new
    }

    /// From now on these responses don't count; whether any of them did. Not counted yet.
    pub fn leave_out(&mut self, ids: Vec<String>) -> bool {
        let before = self.real.as_ref().map(Table::len);
        self.removed.extend(ids);
        if let Some(table) = &mut self.real {
            for id in &self.removed {
                table.remove(id);
            }
            // Less than there was memory for.
            let _ = table.commit();
        }
        self.comments.leave_out(&self.removed);
        let did = self.real.as_ref().map(Table::len) != before;
        self.edition += u32::from(did);
        did
    }

    /// Those that were deleted may be there again, as after a backup was restored.
    pub fn forget_left_out(&mut self) {
        self.removed.clear();
        self.sent.clear();
    }

    /// The ids of responses that were deleted.
    pub fn left_out(&self) -> &BTreeSet<String> {
        &self.removed
    }

    /// Looks at made-up responses of the twelve months up to `last`, all of them.
    pub fn show_illustrative(&mut self, units: &[String], last: Month) {
        if self.made_up.is_none() {
            let before = (std::mem::take(&mut self.filter), self.told.take());
            self.made_up = Some(MadeUp::new(&self.questionnaire, units, last, before));
            self.edition += 1;
            self.chosen = None;
        }
    }

    /// Back to the real responses, filtered and compared as they were.
    pub fn leave_illustrative(&mut self) {
        if let Some(MadeUp { before: (filter, told), .. }) = self.made_up.take() {
            self.edition += 1;
            self.filter = filter;
            self.choose_periods(told.map(Chosen::from));
        }
    }

    /// Sets the whole filter, if the questionnaire can be filtered so.
    pub fn set_filter(&mut self, filter: Filter) -> Result<(), FilterError> {
        filter.check(&self.questionnaire)?;
        self.filter = filter;
        Ok(())
    }

    /// Whether the questionnaire can be filtered so.
    pub fn can_filter(&self, filter: &Filter) -> bool {
        filter.check(&self.questionnaire).is_ok()
    }

    /// Lets a value of a dimension through, or no more.
    #[cfg(test)]
    pub fn toggle(&mut self, dimension: &str, value: &str) {
        self.filter = super::filters::toggled(&self.questionnaire, &self.filter, dimension, value);
    }

    /// Lets all values through.
    #[cfg(test)]
    pub fn clear_filter(&mut self) {
        self.filter = Filter::all();
    }

    /// Counts anew; nothing before everything was read once.
    pub fn count(&mut self) {
        self.analysis = None;
        if self.table().is_some() {
            self.figures = self.figures_of(&self.filter);
        }
    }

    /// The figures of another filter; `None` before everything was read once.
    pub fn figures_of(&self, filter: &Filter) -> Option<Rc<Figures>> {
        let counted = figures(
            &self.questionnaire,
            self.table()?.counted(),
            filter,
            self.thresholds,
            self.is_illustrative(),
        );
        // A filter is checked when it is set.
        counted.ok().map(Rc::new)
    }

    /// The result of all of another filter, likewise.
    pub fn overall_of(&self, filter: &Filter) -> Option<Share> {
        let counted = self.table()?.counted();
        overall(&self.questionnaire, counted, filter, self.thresholds).ok()
    }

    /// The values of a field that there are responses of, whatever the filter, sorted.
    pub fn values(&self, field: &str) -> Vec<String> {
        let values = self.table().map(|table| table.values(field)).unwrap_or_default();
        values.into_iter().map(str::to_owned).collect()
    }

    /// Whether the analysis takes no time that a person would notice.
    pub fn is_quick(&self) -> bool {
        self.table().is_none_or(|table| table.len() <= QUICK)
    }

    /// A step of counting what the next filter may ask for; whether there is more to do.
    pub fn prepare(&self) -> bool {
        self.table().is_some_and(|table| table.len() > FEW && table.prepare())
    }

    /// Analyses the figures, in the month `today`; not where all of them are hidden.
    pub fn analyse(&mut self, today: Month) {
        let shown = self.figures.as_ref().is_some_and(|figures| figures.status.is_visible());
        let Some(table) = self.table().filter(|_| shown) else { return };
        let found = analysis::look(
            &self.questionnaire,
            table,
            &self.filter,
            today,
            self.chosen.as_ref(),
            self.thresholds,
        );
        self.analysis = found.map(Rc::new);
    }

    /// The comparison to publish, in the month `today`: of the periods that the calendar gives, not of those that a person chose.
    /// `None` where there is none.
    pub fn unchosen(&self, today: Month) -> Option<Comparison> {
        analysis::unchosen(&self.questionnaire, self.table()?, &self.filter, today, self.thresholds)
    }

    /// What is looked at, for figures beyond these; `None` before everything was read once.
    pub fn view(&self) -> Option<View<'_>> {
        let counted = self.table()?.counted();
        let (questionnaire, thresholds) = (&self.questionnaire, self.thresholds);
        Some(View { questionnaire, counted, filter: &self.filter, thresholds })
    }

    fn table(&self) -> Option<&Table> {
        self.made_up.as_ref().map(|made_up| &made_up.table).or(self.real.as_ref())
    }
}
