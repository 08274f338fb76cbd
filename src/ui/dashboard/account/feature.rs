//! Carries out what the session and the feed ask for.

use std::rc::Rc;

use hailong_core::calendar::Millis;
use hailong_core::questionnaire::Questionnaire;

use super::feed::{Feed, Next, Taken};
use super::reading::read;
use super::session::{Session, Stage};
use crate::platform;
use crate::storage::{Account, CollectorStore, Means, Refusal};
use crate::ui::dashboard::model::effect::{Effect, Timer};
use crate::ui::dashboard::model::request::Request;

/// A page that nobody has seen for so long asks for nothing any more, until it is seen again.
const UNSEEN: u64 = 300_000;

/// Until a link or a token is tried again, in milliseconds.
const AGAIN: u32 = 3_000;

/// What can happen.
pub enum Message {
    /// A person wants to sign in with this name and this password.
    SignIn(String, String),
    /// The page around has handed over a token, or a link was followed.
    Enter(Means),
    /// What came of signing in.
    Entered(u32, Result<Account, Refusal>),
    /// A person signs out.
    SignOut,
    /// The collector was told.
    SignedOut,
    /// What the feed gave.
    Came(u32, Result<Taken, Refusal>),
    /// The time to ask again has come.
    Wake,
    /// The page is seen again, or there is a network again.
    Back,
}

/// What it works with.
pub struct View<'a> {
    /// Where responses go.
    pub store: &'a Rc<CollectorStore>,
    /// What was asked.
    pub questionnaire: &'a Rc<Questionnaire>,
}

/// Where the focus goes after something has changed under a person's hands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Focus {
    /// To the heading of the screen to sign in at.
    SignIn,
    /// To what is wrong.
    Fault,
    /// To the dashboard's heading.
    Dashboard,
}

/// Who is signed in, and how far the responses are.
pub struct AccountFeature {
    session: Session,
    feed: Feed,
    /// Whose responses are here.
    owner: Option<Account>,
    focus: Option<Focus>,
    /// Since when nobody has seen the page.
    unseen: Option<Millis>,
}

type Requests = Vec<Request<Message>>;

impl AccountFeature {
    /// Begins with a link or a token, or else what the tab has kept, or else a person who has to sign in.
    pub fn new(store: &CollectorStore, means: Option<Means>, has_left: bool) -> Self {
        let means = means.or_else(|| store.collector().kept());
        Self {
            session: Session::new(means, has_left),
            feed: Feed::default(),
            owner: None,
            focus: has_left.then_some(Focus::SignIn),
            unseen: None,
        }
    }

    /// Who is signed in.
    pub fn session(&self) -> &Session {
        &self.session
    }

    /// How far the responses are.
    pub fn feed(&self) -> &Feed {
        &self.feed
    }

    /// Where the focus goes now.
    pub fn takes_focus(&mut self) -> Option<Focus> {
        self.focus.take()
    }

    /// Tries what there is to sign in with.
    pub fn begin(&mut self, view: &View<'_>) -> Requests {
        self.enter(view)
    }

    /// Does it.
    pub fn update(&mut self, message: Message, view: &View<'_>) -> Requests {
        let mut requests = Vec::new();
        match message {
            Message::SignIn(name, password) => match self.session.submit(name, password) {
                Some((turn, means)) => requests.push(try_it(view, turn, means)),
                None => self.focus = self.session.fault().map(|_| Focus::Fault),
            },
            Message::Enter(means) => {
                if self.session.account().is_none() {
                    self.session.enter(means);
                    requests = self.enter(view);
                }
            }
            Message::Entered(turn, result) => requests = self.entered(turn, result, view),
            Message::SignOut => {
                self.feed.stop();
                requests.push(Request::Effect(Effect::Rest(Timer::Feed)));
                let end = view.store.collector().sign_out();
                view.store.replace(Vec::new());
                requests.push(Request::work(async move {
                    end.await;
                    Message::SignedOut
                }));
                // All that was read goes with the application.
                requests.push(Request::Effect(Effect::SignedOut));
                return requests;
            }
            Message::SignedOut => return requests,
            Message::Came(turn, result) => {
                // The webmaster is told once why, a person as long as it is so.
                if let (Err(Refusal::Away(detail)), None) = (&result, self.feed.trouble()) {
                    requests.push(Request::Effect(Effect::Complain(detail.clone())));
                }
                let next = self.feed.came(turn, result, platform::now());
                self.do_next(next, view, &mut requests);
            }
            Message::Wake => requests = self.go_on(view),
            Message::Back => {
                self.unseen = None;
                requests = self.go_on(view);
            }
        }
        requests.push(Request::Effect(Effect::Draw));
        requests
    }

    fn enter(&mut self, view: &View<'_>) -> Requests {
        let tried = self.session.entering();
        tried.into_iter().map(|(turn, means)| try_it(view, turn, means)).collect()
    }

    fn go_on(&mut self, view: &View<'_>) -> Requests {
        let mut requests = self.enter(view);
        if self.session.account().is_some_and(|account| account.role.gets_responses()) {
            let next = self.feed.ask(platform::now());
            self.do_next(next, view, &mut requests);
        }
        requests
    }

    fn entered(
        &mut self,
        turn: u32,
        result: Result<Account, Refusal>,
        view: &View<'_>,
    ) -> Requests {
        let was_typed = matches!(self.session.stage(), Stage::Trying);
        if let Err(Refusal::Away(detail)) = &result {
            // A person is told that it is away, the webmaster why.
            let complaint = Request::Effect(Effect::Complain(detail.clone()));
            let mut requests = self.tried(turn, result, view);
            requests.push(complaint);
            self.focus = was_typed.then_some(Focus::Fault);
            return requests;
        }
        let is_in = result.is_ok();
        let requests = self.tried(turn, result, view);
        if was_typed {
            self.focus = Some(if is_in { Focus::Dashboard } else { Focus::Fault });
        }
        requests
    }

    fn tried(&mut self, turn: u32, result: Result<Account, Refusal>, view: &View<'_>) -> Requests {
        if self.session.tried(turn, result) {
            return vec![Request::Effect(Effect::Wake(Timer::Feed, AGAIN))];
        }
        let Some(account) = self.session.account() else { return Vec::new() };
        let mut requests = Vec::new();
        if self.owner.replace(account.clone()).is_some_and(|owner| owner != *account) {
            // What is here is another account's.
            self.feed = Feed::default();
            view.store.replace(Vec::new());
            requests.push(Request::Effect(Effect::Forget));
        }
        requests.extend(self.go_on(view));
        requests
    }

    fn do_next(&mut self, next: Vec<Next>, view: &View<'_>, requests: &mut Requests) {
        for next in next {
            match next {
                Next::Ask(turn, wish) => {
                    if self.is_unseen(platform::now()) {
                        self.feed.stop();
                        continue;
                    }
                    let page = view.store.collector().page(&view.questionnaire.id, wish);
                    let questionnaire = view.questionnaire.clone();
                    requests.push(Request::work(async move {
                        let taken = match page.await {
                            Ok(page) => read(&questionnaire, page).await,
                            Err(refusal) => Err(refusal),
                        };
                        Message::Came(turn, taken)
                    }));
                }
                Next::Pause(pause) => {
                    requests.push(Request::Effect(Effect::Wake(Timer::Feed, pause)));
                }
                Next::Replace(rows, gone) => {
                    view.store.replace(rows);
                    let effects = [Effect::ForgetDeleted, Effect::LeaveOut(gone), Effect::ReadAnew];
                    requests.extend(effects.map(Request::Effect));
                }
                Next::Add(taken) => {
                    if taken.refused > 0 {
                        let words =
                            ["v1/feed: ", &taken.refused.to_string(), " records can't be read"];
                        requests.push(Request::Effect(Effect::Complain(words.concat())));
                    }
                    view.store.add(taken.rows);
                    requests.push(Request::Effect(Effect::LeaveOut(taken.gone)));
                    requests.push(Request::Effect(match taken.responses {
                        Some(responses) => Effect::TakeIn(responses),
                        None => Effect::ReadAnew,
                    }));
                }
                Next::SignIn => {
                    self.session.end();
                    self.focus = Some(Focus::SignIn);
                }
            }
        }
    }

    /// Whether nobody has seen the page for long.
    fn is_unseen(&mut self, now: Millis) -> bool {
        let document = web_sys::window().and_then(|window| window.document());
        if document.is_none_or(|document| !document.hidden()) {
            self.unseen = None;
            return false;
        }
        let since = *self.unseen.get_or_insert(now);
        now.abs_diff(since) > UNSEEN
    }
}

fn try_it(view: &View<'_>, turn: u32, means: Means) -> Request<Message> {
    let account = view.store.collector().sign_in(means);
    Request::work(async move { Message::Entered(turn, account.await) })
}
