//! What staff do with records, in the panel of the data: publish figures of them, take them along, look at their quality
//! and delete one.
//!
//! [`walk`] goes through the responses themselves, which the table doesn't have; [`export`] writes them, [`checking`] looks
//! at them, [`deletion`] deletes one. Nothing is counted here for a panel.

mod checking;
mod deletion;
mod export;
mod receipt_lookup;
mod walk;

use hailong_core::json::Value;
use yew::prelude::*;

use crate::storage::{StaffStore, StoreError};
use crate::ui::dashboard::output::published;
use crate::ui::dashboard::shell::app::{DashboardApp, Message};
use crate::ui::dashboard::shell::lazy::{LazyPart, lazy};
use crate::ui::dashboard::text::names::Names;

use checking::{Checking, Signs};
use deletion::{Delete, Deletion, DeletionPart};
use export::{Export, Format};
use walk::Walk;

/// What is under way, and what came of it.
#[derive(Default)]
pub struct Records {
    /// Whether a person has opened what can be done.
    is_open: bool,
    deletion: Deletion,
    export: Export,
    checking: Checking,
}

/// What is to be done, and what was.
pub enum Task {
    /// Show what can be done, or no more.
    Open(bool),
    /// Offer the figures as a file to publish.
    Publish,
    /// These responses were deleted, here or in another tab.
    Removed(Vec<String>),
    /// A step of deleting a response.
    Delete(Delete),
    /// Offer the responses that the filter lets through as a file.
    Export(Format),
    /// So many were.
    Exported(Result<u64, StoreError>),
    /// Look at the quality of the responses.
    Check,
    /// This was found.
    Checked(Result<Signs, StoreError>),
}

/// The ids of the responses that were deleted. One of them that is stored all the same couldn't be taken out then: it is
/// now.
pub async fn removed(
    store: &dyn StaffStore,
    questionnaire: &str,
    stored: &Result<Vec<Value>, StoreError>,
) -> Vec<String> {
    let removed = store.removed(questionnaire).await.unwrap_or_default();
    for record in stored.as_deref().unwrap_or_default() {
        let id = record.get("id").and_then(Value::as_str).unwrap_or_default();
        if removed.iter().any(|removed| removed == id) {
            // It doesn't count in any case.
            let _ = store.remove(questionnaire, id).await;
        }
    }
    removed
}

impl DashboardApp {
    /// The button that opens what can be done, and what is open.
    pub fn records(&self, names: &Names, send: &Callback<Message>) -> Html {
        let is_open = self.records.is_open;
        let status = self.waiting.status(LazyPart::Data);
        let open = send.reform(move |_: MouseEvent| Message::Records(Task::Open(!is_open)));
        html! {
            <>
                <p>
                    <button type="button" class="second open-records" onclick={open}
                        aria-expanded={is_open.to_string()}
                        aria-busy={status.busy()}>{ names.words().records }</button>
                </p>
                { status.alert(names) }
                if let Some(lazy) = lazy().filter(|_| is_open) {
                    { (lazy.records)(self, names, send) }
                }
            </>
        }
    }

    /// The parts of the panel.
    pub fn record_parts(&self, names: &Names, send: &Callback<Message>) -> Html {
        let figures = self.state.figures().map(|figures| &**figures);
        let refused = self.queue.files().map(|file| file.refused.count()).sum();
        html! {
            <div class="parts">
                { published::panel(figures, names, send) }
                if !self.state.is_illustrative() {
                    { export::part(self, &self.records.export, names, send) }
                    { checking::part(&self.records.checking, refused, names, send) }
                    <DeletionPart deletion={self.records.deletion.clone()} names={names.clone()}
                        send={send.clone()} />
                }
            </div>
        }
    }

    /// Does it; whether there is something new to show.
    pub fn record(&mut self, ctx: &Context<Self>, task: Task) -> bool {
        match task {
            Task::Open(open) => self.records.is_open = open,
            Task::Publish => {
                self.publish();
                return false;
            }
            // It is done without the file that this comes in.
            Task::Removed(_) => return false,
            Task::Delete(step) => self.delete(ctx, step),
            Task::Export(format) => self.export(ctx, format),
            Task::Exported(written) => self.exported(written),
            Task::Check => self.check(ctx),
            Task::Checked(found) => self.checked(found),
        }
        true
    }

    fn walk(&self, ctx: &Context<Self>) -> Walk {
        let props = ctx.props();
        let (unkept, broken) = self.queue.beside();
        Walk {
            store: props.store.clone(),
            questionnaire: props.questionnaire.clone(),
            unkept,
            broken,
            left_out: self.state.left_out().clone(),
        }
    }
}
