//! The queue of imports: what is read, what waits for it, the file that a person looks at before its import, and what went
//! wrong last. A job itself is [`super::import_job`].

use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::Rc;

use hailong_core::import::{Columns, Preview};
use hailong_core::questionnaire::Questionnaire;
use web_sys::File;
use yew::Callback;

use super::candidate::{Candidate, PREVIEW_ROWS};
use super::file_reader::{self, Failure, Imported, Stop};
use super::files::Files;
use super::import_job::{Bench, Job, Outcome, Pending, Progress, Read, run};
use super::message::{Heard, Message};
use super::trouble::Trouble;
use crate::storage::{StaffStore, StoreError};
use crate::ui::dashboard::model::effect::Effect;
use crate::ui::dashboard::model::request::Request;
use crate::ui::dashboard::model::state::DashboardState;
use crate::ui::dashboard::text::names::Names;

/// Bytes of a file that are read for its first rows.
const PREVIEW_BYTES: f64 = 65_536.0;

/// What it works with.
pub struct View<'a> {
    /// Where responses and files are.
    pub store: &'a Rc<dyn StaffStore>,
    /// What was asked.
    pub questionnaire: &'a Rc<Questionnaire>,
    /// What is read goes in here.
    pub state: &'a Rc<RefCell<DashboardState>>,
    /// For what is told.
    pub names: &'a Names,
    /// Told how far a job is.
    pub tell: Callback<Message>,
}

/// What is to be read, what is being read, and what was.
#[derive(Default)]
pub struct Import {
    jobs: VecDeque<Job>,
    /// Whether a job runs.
    busy: bool,
    /// Whether jobs wait until the responses of the collector are here.
    is_held: bool,
    /// Whether another tab was heard while one ran.
    heard: bool,
    /// Stops the import that is under way, while it can be.
    stop: Option<Stop>,
    files: Files,
    /// The file that is being read, and how much of it was.
    progress: Option<(String, f64)>,
    trouble: Option<Trouble>,
    /// Files that were chosen together with the one that is looked at, for after it.
    chosen: VecDeque<File>,
    candidate: Option<Candidate>,
    /// Whether a candidate has just come up and wants the focus.
    introduces: bool,
}

type Requests = Vec<Request<Message>>;

impl Import {
    /// The files that were imported.
    pub fn files(&self) -> &Files {
        &self.files
    }

    /// Whether something is being read.
    pub fn is_busy(&self) -> bool {
        self.busy
    }

    /// Whether there is an import under way that can be stopped.
    pub fn can_stop(&self) -> bool {
        self.stop.is_some()
    }

    /// The file that is being read, and how much of it was.
    pub fn progress(&self) -> Option<&(String, f64)> {
        self.progress.as_ref()
    }

    /// What went wrong last.
    pub fn trouble(&self) -> Option<&Trouble> {
        self.trouble.as_ref()
    }

    /// The file that was chosen and not imported yet.
    pub fn candidate(&self) -> Option<&Candidate> {
        self.candidate.as_ref()
    }

    /// Whether a candidate has come up since this was asked last.
    pub fn takes_focus(&mut self) -> bool {
        std::mem::take(&mut self.introduces)
    }

    /// Forgets the files that were chosen and not imported yet.
    pub fn forget_chosen(&mut self) {
        self.candidate = None;
        self.chosen.clear();
    }

    /// Reads everything for the first time.
    pub fn begin(&mut self, view: &View<'_>) -> Requests {
        let mut requests = Vec::new();
        self.enqueue(Job::Everything { without: None, then: None }, view, &mut requests);
        requests
    }

    /// Nothing is read until the responses of the collector are here: figures of the files alone would pass for the whole.
    pub fn hold(&mut self) {
        self.is_held = true;
    }

    /// They are here, or others are: all is read anew.
    pub fn read_anew(&mut self, view: &View<'_>) -> Requests {
        let mut requests = Vec::new();
        self.is_held = false;
        let is_next =
            matches!(self.jobs.front(), Some(Job::Everything { without: None, then: None }));
        if !is_next {
            self.jobs.push_front(Job::Everything { without: None, then: None });
        }
        self.next_job(view, &mut requests);
        requests.push(Request::Effect(Effect::Draw));
        requests
    }

    /// Does it.
    pub fn update(&mut self, message: Message, view: &View<'_>) -> Requests {
        let mut requests = Vec::new();
        match message {
            Message::Chosen(files) => {
                self.trouble = None;
                self.chosen.extend(files);
                self.preview_next(view, &mut requests);
            }
            Message::Previewed(name, blob, Ok(preview)) => {
                self.candidate = Some(Candidate::new(view.names, name, blob, preview));
                self.introduces = true;
            }
            Message::Previewed(name, _, Err(failure)) => {
                self.trouble = Some(Trouble::File(name, failure));
                self.preview_next(view, &mut requests);
            }
            Message::Match(target, column) => {
                if let Some(candidate) = &mut self.candidate {
                    candidate.take(target, column);
                }
            }
            Message::Start => {
                if let Some(Candidate { name, blob, targets, .. }) = self.candidate.take() {
                    let columns = Some(Columns::new(targets));
                    let pending = Pending::new(name, blob, columns, None);
                    self.enqueue(Job::Import(pending), view, &mut requests);
                }
                self.preview_next(view, &mut requests);
            }
            Message::Cancel => {
                self.candidate = None;
                self.preview_next(view, &mut requests);
            }
            Message::Stop => {
                if let Some(stop) = &self.stop {
                    stop.stop();
                }
                return requests;
            }
            Message::File(file, done) => {
                let pending = Pending::new(file.name(), file.into(), None, Some(done));
                self.enqueue(Job::Import(pending), view, &mut requests);
            }
            Message::Remove(id) => {
                self.trouble = None;
                let job = Job::Everything { without: Some(id), then: None };
                self.enqueue(job, view, &mut requests);
            }
            Message::Progress(Progress::Read(name, read)) => self.progress = Some((name, read)),
            Message::Progress(Progress::CanStop(stop)) => self.stop = stop,
            Message::Progress(Progress::Deleted(ids)) => {
                return vec![Request::Effect(Effect::LeaveOut(ids))];
            }
            Message::Progress(Progress::OutOfReach(error)) => {
                self.out_of_reach(error, &mut requests);
            }
            Message::Finished(outcome) => self.finished(*outcome, view, &mut requests),
            Message::Heard => return vec![look_at_store(view)],
            Message::HeardOf(heard) => {
                self.heard_of(heard, view, &mut requests);
                return requests;
            }
        }
        requests.push(Request::Effect(Effect::Draw));
        requests
    }

    /// The store can't be read: staff are told, and the webmaster why.
    fn out_of_reach(&mut self, error: StoreError, requests: &mut Requests) {
        requests.push(Request::Effect(Effect::Complain(error.detail.clone())));
        self.trouble = Some(Trouble::Store(error.detail));
    }

    /// Looks into the next file that was chosen, unless a person still looks at one.
    fn preview_next(&mut self, view: &View<'_>, requests: &mut Requests) {
        if self.candidate.is_some() {
            return;
        }
        let Some(file) = self.chosen.pop_front() else { return };
        let questionnaire = view.questionnaire.clone();
        requests.push(Request::work(async move {
            let size = file.size().min(PREVIEW_BYTES);
            let preview = file_reader::bytes(&file, 0.0, size).await.and_then(|bytes| {
                Preview::new(&questionnaire, &bytes, PREVIEW_ROWS).map_err(Failure::File)
            });
            Message::Previewed(file.name(), file.into(), preview)
        }));
    }

    /// Puts a job at the end of the queue.
    fn enqueue(&mut self, job: Job, view: &View<'_>, requests: &mut Requests) {
        self.jobs.push_back(job);
        self.next_job(view, requests);
    }

    /// Begins the next job, unless one runs.
    fn next_job(&mut self, view: &View<'_>, requests: &mut Requests) {
        if self.busy || self.is_held {
            return;
        }
        let Some(job) = self.jobs.pop_front() else { return };
        if let Job::Import(pending) = &job {
            self.trouble = None;
            self.progress = Some((pending.name.clone(), 0.0));
            self.stop = Some(pending.stop.clone());
        }
        self.start(job, view, requests);
    }

    fn start(&mut self, job: Job, view: &View<'_>, requests: &mut Requests) {
        self.busy = true;
        if let Job::Everything { without: Some(id), then } = &job {
            self.files.broken.retain(|file| file.id != *id);
            self.files.unkept.retain(|file| then.is_some() || file.id != *id);
        }
        let bench = Bench {
            store: view.store.clone(),
            questionnaire: view.questionnaire.clone(),
            state: view.state.clone(),
            files: self.files.clone(),
            tell: view.tell.reform(Message::Progress),
        };
        requests.push(Request::work(async { Message::Finished(Box::new(run(job, bench).await)) }));
    }

    fn finished(&mut self, outcome: Outcome, view: &View<'_>, requests: &mut Requests) {
        let has_failed = !matches!(outcome, Outcome::Read(_, Ok(())));
        match outcome {
            Outcome::Same(pending) => {
                // The same file again: its rows must not count twice.
                self.trouble = Some(Trouble::Same(pending.name.clone()));
                let without = Some(pending.id.clone());
                let job = Job::Everything { without, then: Some(pending) };
                return self.start(job, view, requests);
            }
            Outcome::Read(read, Ok(())) => self.count(read, requests),
            Outcome::Read(read, Err(_)) => {
                self.trouble = Some(Trouble::Full);
                let words = Trouble::Full.words(view.names);
                read.done.into_iter().for_each(|(done, _)| done.tell(Err(words.clone())));
            }
            Outcome::Failed(pending, failure, then) => self.failed(pending, failure, then, view),
        }
        (self.busy, self.stop, self.progress) = (false, None, None);
        // Another job begins with a clean slate, but not before this was seen.
        let trouble = self.trouble.clone().filter(|_| has_failed);
        self.next_job(view, requests);
        self.trouble = trouble.or(self.trouble.take());
        // What was heard while something was read is looked at when that is done.
        if !self.busy && std::mem::take(&mut self.heard) {
            requests.push(look_at_store(view));
        }
    }

    /// All of it was read, and counts from now on.
    fn count(&mut self, read: Read, requests: &mut Requests) {
        if read.anew {
            self.files.sound.clear();
            self.files.unkept.clear();
        } else {
            // Real responses have come; they would not be seen among made-up ones.
            requests.push(Request::Effect(Effect::LeaveIllustrative));
        }
        self.files.sound.extend(read.files);
        let is_kept = read.unkept.is_empty();
        self.files.unkept.extend(read.unkept);
        requests.push(Request::Effect(Effect::Count));
        // What the store doesn't keep can't be read in another tab.
        if read.announced && is_kept {
            requests.push(Request::Effect(Effect::Announce));
        }
        read.done.into_iter().for_each(|(done, file)| done.tell(Ok(file)));
    }

    /// A file couldn't be read to its end.
    fn failed(
        &mut self,
        pending: Pending,
        failure: Failure,
        then: Option<Pending>,
        view: &View<'_>,
    ) {
        let trouble = Trouble::File(pending.name.clone(), failure.clone());
        // A person who stopped it knows.
        self.trouble = Some(trouble.clone()).filter(|_| failure != Failure::Stopped);
        if pending.kept.is_some() {
            // Some of its rows are staged: all is read again without it.
            self.files.unkept.retain(|file| file.id != pending.id);
            let broken = Imported::broken(pending.id, pending.name, failure);
            self.files.broken.push(Rc::new(broken));
            let without = then.as_ref().map(|pending| pending.id.clone());
            self.jobs.push_front(Job::Everything { without, then });
        } else {
            view.state.borrow_mut().roll_back();
            if let Some(done) = pending.done {
                done.tell(Err(trouble.words(view.names)));
            }
        }
    }

    /// What the store has after another tab said that it changed.
    fn heard_of(&mut self, heard: Heard, view: &View<'_>, requests: &mut Requests) {
        requests.push(Request::Effect(Effect::LeaveOut(heard.deleted)));
        let stored = match heard.stored {
            Ok(stored) => stored,
            Err(error) => {
                self.out_of_reach(error, requests);
                return requests.push(Request::Effect(Effect::Draw));
            }
        };
        if self.busy || self.is_held {
            self.heard = true;
            return;
        }
        if !self.files.are(&heard.files) {
            self.enqueue(Job::Everything { without: None, then: None }, view, requests);
            return requests.push(Request::Effect(Effect::Draw));
        }
        let responses = file_reader::responses(view.questionnaire, &stored);
        requests.push(Request::Effect(Effect::TakeIn(responses)));
    }
}

/// Asks the store for what it has.
fn look_at_store(view: &View<'_>) -> Request<Message> {
    let (store, id) = (view.store.clone(), view.questionnaire.id.clone());
    Request::work(async move {
        // Where the store is out of reach, that is told with the responses.
        let deleted = store.removed(&id).await.unwrap_or_default();
        let stored = store.all(&id).await;
        let files = store.files(&id).await.unwrap_or_default();
        Message::HeardOf(Heard { deleted, stored, files })
    })
}
