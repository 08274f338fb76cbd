//! Reading, one thing at a time: everything anew, or one more file. What is read is staged and counts only
//! when it is whole, so that a file that breaks off leaves all as it was and no figures of half a file are
//! told; a second import waits for the first, so that neither loses what the other brought.

use std::collections::VecDeque;
use std::rc::Rc;

use hailong_core::import::{Columns, Importer};
use hailong_core::json::Value;
use hailong_core::table::Full;
use wasm_bindgen_futures::spawn_local;
use web_sys::Blob;
use yew::{Callback, Context};

use super::file_reader;
use super::file_reader::{Failure, FileRead, Imported, Stop};
use super::trouble::Trouble;
use crate::platform;
use crate::storage::{StoreError, StoredFile, announce};
use crate::ui::dashboard::records::{Task, removed};
use crate::ui::dashboard::shell::app::{DashboardApp, Message};

/// Told once when a file was imported, or why it wasn't; also when nobody is left to do it.
pub struct Done {
    callback: Option<Callback<Outcome>>,
    /// What is told when the dashboard goes before the file is read.
    gone: &'static str,
}

/// What became of an import.
pub type Outcome = Result<Rc<Imported>, String>;

impl Done {
    /// With what is told when the dashboard goes first.
    pub fn new(callback: Callback<Outcome>, gone: &'static str) -> Self {
        Self { callback: Some(callback), gone }
    }

    /// Tells it.
    pub fn tell(mut self, outcome: Outcome) {
        if let Some(callback) = self.callback.take() {
            callback.emit(outcome);
        }
    }
}

impl Drop for Done {
    fn drop(&mut self) {
        if let Some(callback) = self.callback.take() {
            callback.emit(Err(self.gone.to_owned()));
        }
    }
}

/// A file on its way in.
pub struct Pending {
    /// By its content: empty until that was looked at.
    id: String,
    name: String,
    blob: Blob,
    /// As they were matched; by name where they weren't.
    columns: Option<Columns>,
    /// Whether the store has it; `None` for one that is new.
    kept: Option<bool>,
    done: Option<Done>,
    stop: Stop,
}

impl Pending {
    pub fn new(name: String, blob: Blob, columns: Option<Columns>, done: Option<Done>) -> Self {
        Self { id: String::new(), name, blob, columns, kept: None, done, stop: Stop::default() }
    }
}

/// A file that was read to its end.
pub struct Read {
    imported: Imported,
    /// The file itself, where the store doesn't keep it.
    unkept: Option<StoredFile>,
    done: Option<Done>,
}

/// Something to read.
pub enum Job {
    /// The store and all imported files anew: without the file of this id, which is forgotten, and with
    /// another one in the end.
    Everything { without: Option<String>, then: Option<Pending> },
    /// One more file.
    Import(Pending),
}

/// What is read now.
struct Running {
    /// Whether everything is read anew, rather than one file more.
    anew: bool,
    /// Whether other tabs must look again: a file came or went.
    announced: bool,
    takes_back: bool,
    waiting: VecDeque<Pending>,
    files: Vec<Rc<Imported>>,
    unkept: Vec<StoredFile>,
    done: Vec<(Done, Rc<Imported>)>,
}

/// What is to be read, and what was.
#[derive(Default)]
pub struct Queue {
    jobs: VecDeque<Job>,
    /// Whether a job is under way; `running` is there from when it has something to read.
    busy: bool,
    /// Whether another tab was heard while something was read.
    heard: bool,
    /// Stops the import that is under way, while it can be.
    stop: Option<Stop>,
    running: Option<Running>,
    files: Vec<Rc<Imported>>,
    /// Imported files that the store doesn't keep: reading everything anew takes them from here.
    unkept: Vec<StoredFile>,
    /// Files of the store that can't be read. They are listed, so that they can be removed.
    broken: Vec<Rc<Imported>>,
}

impl Queue {
    /// The imported files that the store doesn't keep, and the ids of those that can't be read and don't count.
    pub fn beside(&self) -> (Vec<StoredFile>, Vec<String>) {
        (self.unkept.clone(), self.broken.iter().map(|file| file.id.clone()).collect())
    }

    /// The files that were imported.
    pub fn files(&self) -> impl Iterator<Item = &Rc<Imported>> {
        self.files.iter().chain(&self.broken)
    }

    /// Stops the import that is under way.
    pub fn stop(&self) {
        if let Some(stop) = &self.stop {
            stop.stop();
        }
    }

    /// Whether there is an import under way that can be stopped: a file that the store keeps is read to its end.
    pub fn can_stop(&self) -> bool {
        self.stop.is_some()
    }

    /// Whether something is being read.
    pub fn is_busy(&self) -> bool {
        self.busy
    }
}

impl DashboardApp {
    /// Puts something to read at the end of the queue.
    pub fn enqueue(&mut self, ctx: &Context<Self>, job: Job) {
        self.queue.jobs.push_back(job);
        self.next_job(ctx);
    }

    fn next_job(&mut self, ctx: &Context<Self>) {
        if self.queue.busy {
            return;
        }
        let Some(job) = self.queue.jobs.pop_front() else { return };
        self.queue.busy = true;
        match job {
            Job::Everything { without, then } => self.read_everything(ctx, without, then),
            Job::Import(mut pending) => {
                self.trouble = None;
                self.progress = Some((pending.name.clone(), 0.0));
                self.queue.stop = Some(pending.stop.clone());
                let link = ctx.link().clone();
                spawn_local(async move {
                    link.send_message(
                        match file_reader::fingerprint(&pending.blob, &pending.stop).await {
                            Ok(id) => {
                                pending.id = id;
                                Message::Identified(pending)
                            }
                            Err(failure) => Message::NotRead(pending, failure),
                        },
                    );
                });
            }
        }
    }

    fn read_everything(
        &mut self,
        ctx: &Context<Self>,
        without: Option<String>,
        then: Option<Pending>,
    ) {
        self.state.begin_anew();
        let is_left_out = |id: &str| without.as_deref() == Some(id);
        self.queue.broken.retain(|file| !is_left_out(&file.id));
        self.queue.unkept.retain(|file| then.is_some() || !is_left_out(&file.id));
        let questionnaire = &ctx.props().questionnaire;
        let unkept = self.queue.unkept.iter().filter(|file| !is_left_out(&file.id));
        let unkept = unkept.map(|file| known(questionnaire, file.clone(), false));
        // A file that takes the place of its like is put over it in the store.
        let forget = without.clone().filter(|_| then.is_none());
        let announced = without.is_some() || then.is_some();
        self.queue.running = Some(Running {
            anew: true,
            announced,
            takes_back: forget.is_some(),
            waiting: unkept.chain(then).collect(),
            files: Vec::new(),
            unkept: Vec::new(),
            done: Vec::new(),
        });
        let (props, link) = (ctx.props().clone(), ctx.link().clone());
        spawn_local(async move {
            let (store, questionnaire) = (&props.store, &props.questionnaire.id);
            let mut without = without;
            if let Some(id) = forget
                && store.forget_file(questionnaire, &id).await.is_err()
            {
                // It is there still, so it is read again, and can be seen.
                without = None;
            }
            // Where the store is out of reach, that is told with the responses.
            let stored = store.all(questionnaire).await;
            let removed = removed(&**store, questionnaire, &stored).await;
            link.send_message(Message::Records(Task::Removed(removed)));
            let mut files = store.files(questionnaire).await.unwrap_or_default();
            files.retain(|file| without.as_deref() != Some(&file.id));
            link.send_message(Message::Stored(stored, files));
        });
    }

    pub fn stored(
        &mut self,
        ctx: &Context<Self>,
        stored: Result<Vec<Value>, StoreError>,
        files: Vec<StoredFile>,
    ) {
        let questionnaire = &ctx.props().questionnaire;
        match stored {
            Ok(stored) => self.state.stage(&file_reader::responses(questionnaire, &stored)),
            Err(error) => self.out_of_reach(ctx, error),
        }
        let Queue { running, broken, .. } = &mut self.queue;
        if let Some(running) = running {
            let sound = files.into_iter().filter(|file| broken.iter().all(|b| b.id != file.id));
            let kept = sound.map(|file| known(questionnaire, file, true));
            running.waiting = kept.chain(std::mem::take(&mut running.waiting)).collect();
        }
        self.next_file(ctx);
    }

    pub fn identified(&mut self, ctx: &Context<Self>, pending: Pending) {
        if self.queue.files.iter().any(|file| file.id == pending.id) {
            // The same file again: its rows must not count twice.
            self.trouble = Some(Trouble::Same(pending.name.clone()));
            self.read_everything(ctx, Some(pending.id.clone()), Some(pending));
            return;
        }
        self.state.begin_more();
        self.queue.running = Some(Running {
            anew: false,
            announced: true,
            takes_back: false,
            waiting: VecDeque::from([pending]),
            files: Vec::new(),
            unkept: Vec::new(),
            done: Vec::new(),
        });
        self.next_file(ctx);
    }

    fn next_file(&mut self, ctx: &Context<Self>) {
        let Some(running) = &mut self.queue.running else { return };
        let Some(pending) = running.waiting.pop_front() else {
            self.queue.stop = None;
            self.state.begin_commit();
            return self.settle(ctx);
        };
        self.queue.stop = pending.kept.is_none().then(|| pending.stop.clone());
        let columns = pending.columns.clone();
        let mut importer = columns.map_or_else(Importer::new, Importer::with_columns);
        importer.keep_texts();
        importer.knows(self.state.staged_ids().iter().map(String::as_str));
        let (props, link) = (ctx.props().clone(), ctx.link().clone());
        spawn_local(async move {
            let rows = {
                let (link, name) = (link.clone(), pending.name.clone());
                move |rows, read| link.send_message(Message::Rows(rows, name.clone(), read))
            };
            let questionnaire = &props.questionnaire;
            let (blob, stop) = (&pending.blob, &pending.stop);
            let read =
                file_reader::read_file(questionnaire, blob, importer, stop, platform::now, rows)
                    .await;
            let FileRead { importer, refused, accepted } = match read {
                Ok(read) => read,
                Err(failure) => {
                    link.send_message(Message::NotRead(pending, failure));
                    return;
                }
            };
            let columns = importer.columns().map(|columns| columns.to_text(questionnaire));
            let file = StoredFile {
                id: pending.id.clone(),
                questionnaire: questionnaire.id.clone(),
                name: pending.name.clone(),
                columns: columns.unwrap_or_default(),
                blob: pending.blob,
            };
            let kept = match pending.kept {
                Some(kept) => kept,
                None => props.store.keep_file(file.clone()).await.is_ok(),
            };
            let imported = Imported {
                id: pending.id,
                name: pending.name,
                accepted,
                refused: Rc::new(refused),
                counts_records: importer.counts_records(),
                header: Rc::new(importer.header().unwrap_or_default().to_vec()),
                kept,
                failure: None,
            };
            let unkept = (!kept).then_some(file);
            link.send_message(Message::Read(Read { imported, unkept, done: pending.done }));
        });
    }

    pub fn read(&mut self, ctx: &Context<Self>, read: Read) {
        if let Some(running) = &mut self.queue.running {
            let imported = Rc::new(read.imported);
            running.files.push(imported.clone());
            running.unkept.extend(read.unkept);
            running.done.extend(read.done.map(|done| (done, imported)));
        }
        self.next_file(ctx);
    }

    pub fn not_read(&mut self, ctx: &Context<Self>, pending: Pending, failure: Failure) {
        self.progress = None;
        self.queue.busy = false;
        self.queue.stop = None;
        let running = self.queue.running.take();
        let is_stopped = failure == Failure::Stopped;
        let trouble = Trouble::File(pending.name.clone(), failure.clone());
        if pending.kept.is_some() {
            // Some of its rows are staged: all is read again without it.
            self.queue.unkept.retain(|file| file.id != pending.id);
            self.queue.broken.push(Rc::new(Imported::broken(pending.id, pending.name, failure)));
            let waiting = running.into_iter().flat_map(|running| running.waiting);
            let then = waiting.into_iter().find(|pending| pending.kept.is_none());
            let without = then.as_ref().map(|pending| pending.id.clone());
            self.queue.jobs.push_front(Job::Everything { without, then });
        } else {
            self.state.roll_back();
            if let Some(done) = pending.done {
                done.tell(Err(trouble.words(&self.names(ctx))));
            }
        }
        // Whoever stopped it knows.
        self.trouble = Some(trouble).filter(|_| !is_stopped);
        // Another job begins with a clean slate, but not before this was seen.
        let trouble = self.trouble.clone();
        self.next_job(ctx);
        self.trouble = trouble;
        self.listen_again(ctx);
    }

    /// All of it was read, and is ready to count unless memory wasn't enough: now it counts.
    pub fn finish(&mut self, ctx: &Context<Self>, settled: Result<(), Full>) {
        let Some(running) = self.queue.running.take() else { return };
        if settled.is_err() {
            self.trouble = Some(Trouble::Full);
            let words = Trouble::Full.words(&self.names(ctx));
            running.done.into_iter().for_each(|(done, _)| done.tell(Err(words.clone())));
            self.queue.busy = false;
            self.progress = None;
            return self.listen_again(ctx);
        }
        if running.anew {
            self.queue.files.clear();
            self.queue.unkept.clear();
        } else {
            // Real responses have come; they would not be seen among made-up ones.
            self.state.leave_illustrative();
        }
        if running.takes_back && self.trouble.is_none() && self.queue.broken.is_empty() {
            self.state.note_taken_back();
        }
        self.queue.files.extend(running.files);
        let has_unkept = !running.unkept.is_empty();
        self.queue.unkept.extend(running.unkept);
        self.queue.busy = false;
        self.progress = None;
        self.count(ctx);
        // What the store doesn't keep is nobody else's to read.
        if running.announced && !has_unkept {
            announce(&ctx.props().questionnaire.id);
        }
        for (done, file) in running.done {
            done.tell(Ok(file));
        }
        self.next_job(ctx);
        self.listen_again(ctx);
    }

    /// What was heard while something was read is looked at when that is done.
    fn listen_again(&mut self, ctx: &Context<Self>) {
        if self.queue.heard && !self.queue.busy {
            self.queue.heard = false;
            ctx.link().send_message(Message::Heard);
        }
    }

    /// What the store holds after another tab said that it changed. `true` where that is to be drawn.
    pub fn heard_of(
        &mut self,
        ctx: &Context<Self>,
        stored: &[Value],
        files: &[StoredFile],
    ) -> bool {
        if self.queue.busy {
            self.queue.heard = true;
            return false;
        }
        let own = self.queue.files().filter(|file| file.kept || file.failure.is_some());
        let own: Vec<&str> = own.map(|file| file.id.as_str()).collect();
        if own.len() != files.len() || files.iter().any(|file| !own.contains(&file.id.as_str())) {
            self.enqueue(ctx, Job::Everything { without: None, then: None });
            return true;
        }
        let responses = file_reader::responses(&ctx.props().questionnaire, stored);
        if self.state.insert(&responses) && !self.state.is_illustrative() {
            self.count(ctx);
            return true;
        }
        false
    }
}

/// A file that was imported before.
fn known(
    questionnaire: &hailong_core::questionnaire::Questionnaire,
    file: StoredFile,
    kept: bool,
) -> Pending {
    let columns = Some(Columns::from_text(questionnaire, &file.columns));
    let StoredFile { id, name, blob, .. } = file;
    Pending { id, name, blob, columns, kept: Some(kept), done: None, stop: Stop::default() }
}
