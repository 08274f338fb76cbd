//! What is done with records, and what came of it.

use std::rc::Rc;

use hailong_core::questionnaire::Questionnaire;
use yew::prelude::*;

use super::deletion::{self, Deletion, DeletionPart};
use super::export::{self, Export};
use super::quality::{self, Checking};
use super::walk::Walk;
use crate::platform;
use crate::storage::StaffStore;
use crate::ui::dashboard::import::files::Files;
use crate::ui::dashboard::model::effect::Effect;
use crate::ui::dashboard::model::request::Request;
use crate::ui::dashboard::model::state::DashboardState;
use crate::ui::dashboard::output::published;
use crate::ui::dashboard::text::names::Names;

/// What can happen.
pub enum Message {
    /// Show what can be done, or no more.
    Open(bool),
    /// Offer the figures as a file to publish.
    Publish,
    /// A step of deleting a response.
    Delete(deletion::Message),
    /// A step of taking the responses along.
    Export(export::Message),
    /// A step of looking at their quality.
    Check(quality::Message),
}

/// What is looked at when a message comes.
pub struct View<'a> {
    /// Where responses and files are.
    pub store: &'a Rc<dyn StaffStore>,
    /// What was asked.
    pub questionnaire: &'a Rc<Questionnaire>,
    /// The responses that count, the filter and the figures.
    pub state: &'a DashboardState,
    /// The files that were imported.
    pub files: &'a Files,
}

impl View<'_> {
    /// Goes through all responses.
    fn walk(&self) -> Walk {
        Walk {
            store: self.store.clone(),
            questionnaire: self.questionnaire.clone(),
            unkept: self.files.unkept.clone(),
            broken: self.files.broken.iter().map(|file| file.id.clone()).collect(),
            left_out: self.state.left_out().clone(),
        }
    }
}

/// What is under way, and what came of it.
#[derive(Default)]
pub struct Records {
    is_open: bool,
    deletion: Deletion,
    export: Export,
    checking: Checking,
}

impl Records {
    /// Whether a person has opened what can be done.
    pub fn is_open(&self) -> bool {
        self.is_open
    }

    /// Does it.
    pub fn update(&mut self, message: Message, view: &View<'_>) -> Vec<Request<Message>> {
        let mut requests: Vec<Request<Message>> = match message {
            Message::Open(open) => {
                self.is_open = open;
                Vec::new()
            }
            Message::Publish => {
                let file = published::file(view.state, platform::now());
                return file.into_iter().map(|file| Request::Effect(Effect::Offer(file))).collect();
            }
            Message::Delete(message) => {
                let requests = self.deletion.update(message, || view.walk());
                requests.into_iter().map(|request| request.map(Message::Delete)).collect()
            }
            Message::Export(message) => {
                let request = self.export.update(message, view.state.filter(), || view.walk());
                request.into_iter().map(|request| request.map(Message::Export)).collect()
            }
            Message::Check(message) => {
                let request = self.checking.update(message, || view.walk());
                request.into_iter().map(|request| request.map(Message::Check)).collect()
            }
        };
        requests.push(Request::Effect(Effect::Draw));
        requests
    }
}

/// The parts of the panel.
pub fn parts(
    records: &Records,
    state: &DashboardState,
    files: &Files,
    names: &Names,
    send: &Callback<Message>,
) -> Html {
    let figures = state.figures().map(|figures| &**figures);
    let refused = files.listed().map(|file| file.refused.count()).sum();
    let on_publish = send.reform(|()| Message::Publish);
    html! {
        <div class="parts">
            { published::panel(figures, names, &on_publish) }
            if !state.is_illustrative() {
                { export::part(&records.export, figures, names, &send.reform(Message::Export)) }
                { quality::part(&records.checking, refused, names, &send.reform(Message::Check)) }
                <DeletionPart deletion={records.deletion.clone()} names={names.clone()}
                    send={send.reform(Message::Delete)} />
            }
        </div>
    }
}
