//! Who is signed in, or what stands in the way of it. Pure: it knows no page, no clock and no network.

use crate::storage::{Account, Means, Refusal};

/// How it stands.
pub enum Stage {
    /// A link or a token is being tried; again later where the collector is away.
    Entering(Means),
    /// A person has to sign in.
    Outside,
    /// What they typed is being tried.
    Trying,
    /// They are in.
    Inside(Account),
}

/// What is said above the fields.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notice {
    /// The session has ended.
    Ended,
    /// They have signed out.
    Left,
    /// The link was used before, or is too old.
    UsedLink,
}

/// What is wrong with what was typed, or why it can't be tried.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// No name.
    NoName,
    /// No password.
    NoPassword,
    /// They aren't those of an account.
    BadSignIn,
    /// They may try again after so many seconds.
    TooMany(Option<u32>),
    /// The collector can't be reached.
    Away,
}

/// Who is signed in.
pub struct Session {
    stage: Stage,
    notice: Option<Notice>,
    fault: Option<Fault>,
    /// Tells what is tried now from what was tried before.
    turn: u32,
}

impl Session {
    /// Begins with a link or a token, or with a person who has to sign in.
    pub fn new(means: Option<Means>, has_left: bool) -> Self {
        let stage = means.map_or(Stage::Outside, Stage::Entering);
        let notice = has_left.then_some(Notice::Left);
        Self { stage, notice, fault: None, turn: 0 }
    }

    /// How it stands.
    pub fn stage(&self) -> &Stage {
        &self.stage
    }

    /// What is said above the fields.
    pub fn notice(&self) -> Option<Notice> {
        self.notice
    }

    /// What is wrong.
    pub fn fault(&self) -> Option<&Fault> {
        self.fault.as_ref()
    }

    /// The account that is in.
    pub fn account(&self) -> Option<&Account> {
        match &self.stage {
            Stage::Inside(account) => Some(account),
            _ => None,
        }
    }

    /// What is tried now, and its turn.
    pub fn entering(&mut self) -> Option<(u32, Means)> {
        let Stage::Entering(means) = &self.stage else { return None };
        self.turn += 1;
        Some((self.turn, means.clone()))
    }

    /// Another link or token is there.
    pub fn enter(&mut self, means: Means) {
        self.fault = None;
        self.stage = Stage::Entering(means);
    }

    /// A person wants to sign in; what is to be tried, and its turn.
    pub fn submit(&mut self, name: String, password: String) -> Option<(u32, Means)> {
        if !matches!(self.stage, Stage::Outside) {
            return None;
        }
        self.fault = match (name.is_empty(), password.is_empty()) {
            (true, _) => Some(Fault::NoName),
            (_, true) => Some(Fault::NoPassword),
            _ => None,
        };
        if self.fault.is_some() {
            return None;
        }
        self.stage = Stage::Trying;
        self.turn += 1;
        Some((self.turn, Means::Password(name, password)))
    }

    /// What came of a turn; whether it is to be tried again by itself.
    pub fn tried(&mut self, turn: u32, result: Result<Account, Refusal>) -> bool {
        if turn != self.turn {
            return false;
        }
        let refusal = match result {
            Ok(account) => {
                (self.notice, self.fault) = (None, None);
                self.stage = Stage::Inside(account);
                return false;
            }
            Err(refusal) => refusal,
        };
        let is_link = matches!(self.stage, Stage::Entering(Means::Link(_)));
        match (&self.stage, refusal) {
            // The link or the token may be good: what is in the way is the network.
            (Stage::Entering(_), Refusal::Away(_) | Refusal::Slow | Refusal::TooMany(_)) => {
                self.fault = Some(Fault::Away);
                return true;
            }
            (Stage::Entering(_), _) => {
                self.notice = Some(if is_link { Notice::UsedLink } else { Notice::Ended });
                self.fault = None;
            }
            (_, Refusal::TooMany(seconds)) => self.fault = Some(Fault::TooMany(seconds)),
            (_, Refusal::BadSignIn) => self.fault = Some(Fault::BadSignIn),
            _ => self.fault = Some(Fault::Away),
        }
        self.stage = Stage::Outside;
        false
    }

    /// The collector knows the token no more.
    pub fn end(&mut self) {
        self.stage = Stage::Outside;
        self.notice = Some(Notice::Ended);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::storage::Role;

    fn account() -> Account {
        Account { name: "an".into(), role: Role::Analyst, units: None }
    }

    #[test]
    fn what_is_missing_is_said_and_nothing_is_asked() {
        let mut session = Session::new(None, false);
        for (name, password, fault) in
            [("", "", Fault::NoName), ("", "x", Fault::NoName), ("x", "", Fault::NoPassword)]
        {
            assert!(session.submit(name.into(), password.into()).is_none());
            assert_eq!(session.fault(), Some(&fault));
        }
    }

    #[test]
    fn a_wrong_password_a_guard_and_no_network_leave_a_person_outside() {
        for (refusal, fault) in [
            (Refusal::BadSignIn, Fault::BadSignIn),
            (Refusal::TooMany(Some(30)), Fault::TooMany(Some(30))),
            (Refusal::Slow, Fault::Away),
            (Refusal::Away(String::new()), Fault::Away),
        ] {
            let mut session = Session::new(None, false);
            let (turn, _) = session.submit("an".into(), "x".into()).unwrap();
            // A second press meanwhile asks nothing.
            assert!(session.submit("an".into(), "x".into()).is_none());
            assert!(!session.tried(turn, Err(refusal)));
            assert!(matches!(session.stage(), Stage::Outside));
            assert_eq!(session.fault(), Some(&fault));
        }
    }

    #[test]
    fn a_link_is_tried_again_while_the_collector_is_away_and_not_when_it_was_used() {
        let mut session = Session::new(Some(Means::Link("l".into())), false);
        let (turn, _) = session.entering().unwrap();
        assert!(session.tried(turn, Err(Refusal::Slow)));
        let (turn, means) = session.entering().unwrap();
        assert!(means == Means::Link("l".into()));
        assert!(!session.tried(turn, Err(Refusal::BadSignIn)));
        assert_eq!(session.notice(), Some(Notice::UsedLink));
        assert!(session.entering().is_none());
    }

    #[test]
    fn what_was_tried_before_is_too_late() {
        let mut session = Session::new(Some(Means::Kept("old".into())), false);
        let (old, _) = session.entering().unwrap();
        session.enter(Means::Token("new".into()));
        let (new, _) = session.entering().unwrap();
        session.tried(old, Err(Refusal::SignedOut));
        assert!(matches!(session.stage(), Stage::Entering(_)));
        session.tried(new, Ok(account()));
        assert_eq!(session.account(), Some(&account()));
        session.end();
        assert_eq!(session.notice(), Some(Notice::Ended));
    }
}
