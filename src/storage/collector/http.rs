//! Asks a collector over the network.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use hailong_core::json::Value;
use wasm_bindgen::JsCast;
use web_sys::AbortController;

use super::account::{Account, Means};
use super::answer::{Answer, fetch, unread};
use super::page::{Page, Wish};
use super::refusal::Refusal;
use super::session::Session;
use super::{Collector, Records};
use crate::storage::{Later, json};

/// For one answer, in milliseconds.
const TIMEOUT: u32 = 30_000;

/// How long the collector waits for something new, in seconds.
const WAIT: u32 = 25;

/// Where the session is that the token is of.
const SESSION: &str = "v1/session";

/// So many records are made values of at a time: the page gets its turn between two lots.
const RECORDS: u32 = 500;

/// A collector at an address.
pub struct HttpCollector(Rc<Inner>);

struct Inner {
    /// With a slash at its end.
    address: String,
    session: Session,
    /// What is under way, to be broken off.
    under_way: RefCell<Vec<AbortController>>,
}

impl HttpCollector {
    /// The one at this address, which is whole.
    pub fn new(address: &str) -> Self {
        let slash = if address.ends_with('/') { "" } else { "/" };
        let address = [address, slash].concat();
        let session = Session::new(&address);
        Self(Rc::new(Inner { address, session, under_way: RefCell::default() }))
    }
}

impl Collector for HttpCollector {
    fn address(&self) -> &str {
        &self.0.address
    }

    fn kept(&self) -> Option<Means> {
        self.0.session.kept().map(Means::Kept)
    }

    fn sign_in(&self, means: Means) -> Later<Result<Account, Refusal>> {
        let inner = self.0.clone();
        Box::pin(async move { inner.sign_in(means).await })
    }

    fn sign_out(&self) -> Later<()> {
        self.stop();
        let inner = self.0.clone();
        let token = inner.session.end();
        Box::pin(async move {
            // Where it doesn't get there, the token ends by itself.
            let _ = inner.ask("DELETE", SESSION, None, token, TIMEOUT).await;
        })
    }

    fn page(&self, questionnaire: &str, wish: Wish) -> Later<Result<Page, Refusal>> {
        let (inner, path) = (self.0.clone(), feed(questionnaire, &wish));
        let wait = if wish.waits { WAIT * 1000 } else { 0 };
        Box::pin(async move { Page::read(inner.get(&path, TIMEOUT + wait).await?.body) })
    }

    fn records(
        &self,
        questionnaire: &str,
        cursor: Option<String>,
    ) -> Later<Result<Records, Refusal>> {
        let wish = Wish { cursor, limit: RECORDS, waits: false };
        let (inner, path) = (self.0.clone(), feed(questionnaire, &wish));
        Box::pin(async move {
            let page = inner.get(&path, TIMEOUT).await?.json()?;
            let Some(Value::List(records)) = page.get("responses") else {
                return Err(unread(&path));
            };
            let more = page.get("more") == Some(&Value::Bool(true));
            let cursor = page.get("cursor").and_then(Value::as_str).map(str::to_owned);
            Ok((records.clone(), cursor.filter(|_| more)))
        })
    }

    fn find(&self, questionnaire: &str, receipt: &str) -> Later<Result<Vec<Value>, Refusal>> {
        let inner = self.0.clone();
        let path = [
            "v1/responses?questionnaire=",
            &encoded(questionnaire),
            "&receipt=",
            &encoded(receipt),
        ];
        let path = path.concat();
        Box::pin(async move {
            let found = inner.get(&path, TIMEOUT).await?.json()?;
            let found = found.get("found").and_then(Value::as_list).map(<[Value]>::to_vec);
            found.ok_or_else(|| unread("v1/responses"))
        })
    }

    fn delete(&self, id: &str) -> Later<Result<(), Refusal>> {
        let inner = self.0.clone();
        let path = ["v1/responses/", &encoded(id)].concat();
        Box::pin(async move {
            match inner.signed("DELETE", &path, TIMEOUT).await {
                Ok(_) | Err(Refusal::NotFound) => Ok(()),
                Err(refusal) => Err(refusal),
            }
        })
    }

    fn stop(&self) {
        self.0.under_way.take().iter().for_each(AbortController::abort);
    }
}

impl Inner {
    async fn sign_in(&self, means: Means) -> Result<Account, Refusal> {
        let (token, is_kept) = match means {
            Means::Token(token) => (token, false),
            Means::Kept(token) => (token, true),
            Means::Password(name, password) => {
                return self.new_session(&[("name", name), ("password", password)]).await;
            }
            Means::Link(link) => return self.new_session(&[("link", link)]).await,
        };
        let answer = self.ask("GET", SESSION, None, Some(token.clone()), TIMEOUT).await?;
        let answer = answer.good().inspect_err(|refusal| {
            if *refusal == Refusal::SignedOut && is_kept {
                self.session.end();
            }
        })?;
        let account = account_of(&answer.json()?)?;
        self.session.begin(token, is_kept);
        Ok(account)
    }

    async fn new_session(&self, members: &[(&str, String)]) -> Result<Account, Refusal> {
        let members =
            members.iter().map(|(name, value)| ((*name).to_owned(), value.as_str().into()));
        let body = json::stringify(&Value::Object(members.collect()));
        let answer = self.ask("POST", "v1/sessions", Some(body), None, TIMEOUT).await?;
        let answer = match answer.good() {
            // There was no session that could have ended.
            Err(Refusal::SignedOut) => return Err(Refusal::BadSignIn),
            answer => answer?.json()?,
        };
        let account = account_of(&answer)?;
        let token = answer.get("token").and_then(Value::as_str);
        self.session.begin(token.ok_or_else(|| unread("v1/sessions"))?.to_owned(), true);
        Ok(account)
    }

    async fn get(&self, path: &str, timeout: u32) -> Result<Answer, Refusal> {
        self.signed("GET", path, timeout).await
    }

    /// Asks as the one who is signed in.
    async fn signed(&self, method: &str, path: &str, timeout: u32) -> Result<Answer, Refusal> {
        let token = self.session.token();
        let answer = self.ask(method, path, None, token.clone(), timeout).await?.good();
        if matches!(answer, Err(Refusal::SignedOut)) && token == self.session.token() {
            self.session.end();
        }
        answer
    }

    /// Asks, and waits for the whole answer.
    async fn ask(
        &self,
        method: &str,
        path: &str,
        body: Option<String>,
        token: Option<String>,
        timeout: u32,
    ) -> Result<Answer, Refusal> {
        let what = path.split('?').next().unwrap_or_default();
        let controller = AbortController::new().map_err(|_| unread(what))?;
        // Signing out is the last thing that is asked, and goes on when the application has gone.
        if (method, path) != ("DELETE", SESSION) {
            self.under_way.borrow_mut().push(controller.clone());
        }
        let is_late = Rc::new(Cell::new(false));
        let limit = {
            let (controller, is_late) = (controller.clone(), is_late.clone());
            Timeout::new(timeout, move || {
                is_late.set(true);
                controller.abort();
            })
        };
        let answer = fetch(&[&self.address, path].concat(), method, body, token, &controller).await;
        drop(limit);
        self.under_way.borrow_mut().retain(|other| *other != controller);
        answer.map_err(|error| match is_late.get() {
            true => Refusal::Slow,
            false => {
                let words =
                    error.dyn_ref::<js_sys::Error>().map(|error| String::from(error.message()));
                Refusal::Away([what, ": ", &words.unwrap_or_default()].concat())
            }
        })
    }
}

fn account_of(answer: &Value) -> Result<Account, Refusal> {
    answer.get("account").and_then(Account::read).ok_or_else(|| unread(SESSION))
}

fn feed(questionnaire: &str, wish: &Wish) -> String {
    let mut path = ["v1/feed?questionnaire=", &encoded(questionnaire)].concat();
    path.push_str(&["&limit=", &wish.limit.to_string()].concat());
    if let Some(cursor) = &wish.cursor {
        path.push_str(&["&cursor=", &encoded(cursor)].concat());
    }
    if wish.waits {
        path.push_str(&["&wait=", &WAIT.to_string()].concat());
    }
    path
}

fn encoded(text: &str) -> String {
    js_sys::encode_uri_component(text).into()
}
