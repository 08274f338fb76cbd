//! Where signing in meets the rest of the dashboard: its messages, what is seen of it, and that nothing of one person is left
//! for another.

use yew::prelude::*;

use super::app::DashboardApp;
use super::message::Message;
use crate::i18n::account::words;
use crate::ui::dashboard::account::feature as account;
use crate::ui::dashboard::account::feature::{AccountFeature, Focus};
use crate::ui::dashboard::account::{sign_in, status};
use crate::ui::dashboard::import::feature::Import;
use crate::ui::dashboard::model::cross_tab::CrossTabs;
use crate::ui::dashboard::model::multiples::Multiples;
use crate::ui::dashboard::model::request::Request;
use crate::ui::dashboard::model::state::DashboardState;
use crate::ui::dashboard::records::feature::Records;
use crate::ui::dashboard::text::names::Names;

impl DashboardApp {
    /// Hands the account its message, likewise.
    pub fn tell_account(&mut self, ctx: &Context<Self>, message: account::Message) -> bool {
        self.with_account(ctx, |account, view| account.update(message, view))
    }

    /// Lets the account do something, likewise.
    pub fn with_account(
        &mut self,
        ctx: &Context<Self>,
        act: impl FnOnce(&mut AccountFeature, &account::View<'_>) -> Vec<Request<account::Message>>,
    ) -> bool {
        let props = ctx.props();
        let (Some(account), Some(collected)) = (&mut self.account, &props.collector) else {
            return false;
        };
        let view = account::View { store: &collected.store, questionnaire: &props.questionnaire };
        let requests = act(account, &view);
        self.carry_out_requests(ctx, requests, Message::Account)
    }

    /// Forgets all that was read and done with it.
    pub fn forget(&mut self, ctx: &Context<Self>) {
        let filter = self.state.borrow().filter().clone();
        let mut state = DashboardState::new(ctx.props().questionnaire.clone());
        // It could be filtered so before.
        let _ = state.set_filter(filter);
        self.state.replace(state);
        self.import = Import::default();
        self.import.hold();
        self.records = Records::default();
        self.cross_tabs = CrossTabs::default();
        self.multiples = Multiples::default();
        self.late.clear();
        (self.later, self.idle, self.printing) = (None, None, None);
    }

    /// Who is signed in, for the head; and what stands in place of the figures: the screen to sign in at, or that this account
    /// gets none.
    pub fn account_views(
        &self,
        names: &Names,
        send: &Callback<Message>,
    ) -> (Option<Html>, Option<Html>) {
        let Some(account) = &self.account else { return (None, None) };
        let send = send.reform(Message::Account);
        let instead = match account.session().account() {
            None => Some(sign_in::screen(account.session(), names.language, &send)),
            Some(account) => status::without_responses(account, names.language),
        };
        (Some(status::status(account, names.language, &send)), instead)
    }

    /// What is counted.
    pub fn data_text(&self, names: &Names) -> &'static str {
        match self.account {
            Some(_) => words(names.language).data_text,
            None => names.words().data_text,
        }
    }

    /// How the first response will come.
    pub fn empty_text(&self, names: &Names) -> &'static str {
        match self.account {
            Some(_) => words(names.language).empty_text,
            None => names.words().empty_text,
        }
    }

    /// What takes the focus after signing in or out has changed the page under a person's hands.
    pub fn account_takes_focus(&mut self) -> Option<&'static str> {
        Some(match self.account.as_mut()?.takes_focus()? {
            Focus::SignIn => ".sign-in h3",
            Focus::Fault => {
                ".sign-in .wrong input, .sign-in [aria-invalid=true][autocomplete=current-password]"
            }
            Focus::Dashboard => ".head h2",
        })
    }
}
