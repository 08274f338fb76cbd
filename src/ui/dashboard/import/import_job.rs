//! One import is one async function: it finds out which file this is, reads it, stores it and makes it count. Reading
//! everything anew is another one, of the same steps.
//!
//! What is read is staged and counts only when it is whole: a file that breaks off leaves all as it was, and no figures of
//! half a file are told. One job runs at a time, so that neither of two imports loses what the other brought;
//! [`super::feature`] keeps the queue.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use hailong_core::import::{Columns, Importer};
use hailong_core::questionnaire::Questionnaire;
use hailong_core::table::Full;
use js_sys::Promise;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::Blob;
use yew::Callback;

use super::deleted::deleted;
use super::file_reader::{self, Failure, FileRead, Imported, Stop};
use super::files::Files;
use crate::platform;
use crate::storage::{StaffStore, StoreError, StoredFile};
use crate::ui::dashboard::model::state::DashboardState;

/// Responses that a step of making ready sorts or slices: a few milliseconds.
const STEP: usize = 50_000;

/// So long the page waits for its turn while responses of the collector are counted in, in milliseconds.
const TURN: u64 = 8;

/// Told once when a file was imported, or why it wasn't; also when the dashboard goes before that.
pub struct Done {
    callback: Option<Callback<Told>>,
    /// What is told when the dashboard goes before the file is read.
    gone: &'static str,
}

/// What is told of an import.
pub type Told = Result<Rc<Imported>, String>;

impl Done {
    /// With what is told when the dashboard goes first.
    pub fn new(callback: Callback<Told>, gone: &'static str) -> Self {
        Self { callback: Some(callback), gone }
    }

    /// Tells it.
    pub fn tell(mut self, told: Told) {
        if let Some(callback) = self.callback.take() {
            callback.emit(told);
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
    pub id: String,
    /// Its name.
    pub name: String,
    blob: Blob,
    /// As they were matched; by name where they weren't.
    columns: Option<Columns>,
    /// Whether the store has it; `None` for one that is new.
    pub kept: Option<bool>,
    /// Told what becomes of it.
    pub done: Option<Done>,
    /// Stops it.
    pub stop: Stop,
}

impl Pending {
    /// A new one.
    pub fn new(name: String, blob: Blob, columns: Option<Columns>, done: Option<Done>) -> Self {
        Self { id: String::new(), name, blob, columns, kept: None, done, stop: Stop::default() }
    }

    /// One that was imported before.
    fn known(questionnaire: &Questionnaire, file: StoredFile, kept: bool) -> Self {
        let columns = Some(Columns::from_text(questionnaire, &file.columns));
        let StoredFile { id, name, blob, .. } = file;
        Self { id, name, blob, columns, kept: Some(kept), done: None, stop: Stop::default() }
    }
}

/// Something to read.
pub enum Job {
    /// The store and all imported files anew.
    Everything {
        /// Without the file of this id, which is forgotten.
        without: Option<String>,
        /// With another one in the end.
        then: Option<Pending>,
    },
    /// One more file.
    Import(Pending),
}

/// What a job works with.
pub struct Bench {
    /// Where responses and files are.
    pub store: Rc<dyn StaffStore>,
    /// What was asked.
    pub questionnaire: Rc<Questionnaire>,
    /// What is read goes in here; it is borrowed between two turns of the page only.
    pub state: Rc<RefCell<DashboardState>>,
    /// The files that were imported before.
    pub files: Files,
    /// Told how far it is.
    pub tell: Callback<Progress>,
}

/// How far a job is.
#[derive(Clone)]
pub enum Progress {
    /// So much of the file of this name was read, 0 to 1.
    Read(String, f64),
    /// What is being read can be stopped by this; `None` where it can't.
    CanStop(Option<Stop>),
    /// These responses were deleted.
    Deleted(Vec<String>),
    /// The store can't be read.
    OutOfReach(StoreError),
}

/// What was read to its end.
pub struct Read {
    /// Whether that was everything, rather than one file more.
    pub anew: bool,
    /// Whether other tabs must look again: a file came or went.
    pub announced: bool,
    /// Whether it is all but a file that was taken back.
    pub takes_back: bool,
    /// The files.
    pub files: Vec<Rc<Imported>>,
    /// Those of them that the store doesn't keep.
    pub unkept: Vec<StoredFile>,
    /// Who is told of which.
    pub done: Vec<(Done, Rc<Imported>)>,
}

/// How a job ends.
pub enum Outcome {
    /// All of it was read, and counts unless memory wasn't enough.
    Read(Read, Result<(), Full>),
    /// This very file is there already.
    Same(Pending),
    /// This file couldn't be read to its end. A new one that was to be read after it comes last.
    Failed(Pending, Failure, Option<Pending>),
}

/// Does a job.
pub async fn run(job: Job, bench: Bench) -> Outcome {
    match job {
        Job::Everything { without, then } => everything(without, then, &bench).await,
        Job::Import(pending) => one_more(pending, &bench).await,
    }
}

async fn one_more(mut pending: Pending, bench: &Bench) -> Outcome {
    pending.id = match file_reader::fingerprint(&pending.blob, &pending.stop).await {
        Ok(id) => id,
        Err(failure) => return Outcome::Failed(pending, failure, None),
    };
    if bench.files.has(&pending.id) {
        return Outcome::Same(pending);
    }
    bench.state.borrow_mut().begin_more();
    let read = Read {
        anew: false,
        announced: true,
        takes_back: false,
        files: Vec::new(),
        unkept: Vec::new(),
        done: Vec::new(),
    };
    read_files(VecDeque::from([pending]), read, bench).await
}

async fn everything(without: Option<String>, then: Option<Pending>, bench: &Bench) -> Outcome {
    let Bench { store, questionnaire, state, files, tell } = bench;
    state.borrow_mut().begin_anew();
    let announced = without.is_some() || then.is_some();
    let is_left_out = |id: &str| without.as_deref() == Some(id);
    let unkept = files.unkept.iter().filter(|file| !is_left_out(&file.id));
    let unkept = unkept.map(|file| Pending::known(questionnaire, file.clone(), false));
    let mut waiting: VecDeque<Pending> = unkept.collect();
    let mut forgotten = without.clone();
    // A file that takes the place of its like is put over it in the store.
    if let Some(id) = forgotten.as_ref().filter(|_| then.is_none())
        && store.forget_file(&questionnaire.id, id).await.is_err()
    {
        // It is there still, so it is read again, and can be seen.
        forgotten = None;
    }
    let stored = store.all(&questionnaire.id).await;
    tell.emit(Progress::Deleted(deleted(&**store, &questionnaire.id, &stored).await));
    let is_whole = stored.is_ok() && files.broken.iter().all(|file| is_left_out(&file.id));
    let takes_back = is_whole && forgotten.is_some() && then.is_none();
    let mut kept = store.files(&questionnaire.id).await.unwrap_or_default();
    kept.retain(|file| forgotten.as_deref() != Some(&file.id) && !files.is_broken(&file.id));
    match stored {
        Ok(stored) => {
            state.borrow_mut().stage(&file_reader::responses(questionnaire, &stored));
        }
        Err(error) => tell.emit(Progress::OutOfReach(error)),
    }
    let mut turn = platform::now();
    for rows in store.pulled() {
        state.borrow_mut().stage_encoded(&rows);
        if platform::now().abs_diff(turn) >= TURN {
            next_turn().await;
            turn = platform::now();
        }
    }
    let kept = kept.into_iter().map(|file| Pending::known(questionnaire, file, true));
    waiting = kept.chain(waiting).chain(then).collect();
    let read = Read {
        anew: true,
        announced,
        takes_back,
        files: Vec::new(),
        unkept: Vec::new(),
        done: Vec::new(),
    };
    read_files(waiting, read, bench).await
}

/// Reads the files one after the other, and makes all that was read count.
async fn read_files(mut waiting: VecDeque<Pending>, mut read: Read, bench: &Bench) -> Outcome {
    while let Some(mut pending) = waiting.pop_front() {
        // A file that the store keeps is read to its end.
        let stop = pending.kept.is_none().then(|| pending.stop.clone());
        bench.tell.emit(Progress::CanStop(stop));
        match read_file(&pending, bench).await {
            Ok((imported, unkept)) => {
                let imported = Rc::new(imported);
                read.files.push(imported.clone());
                read.unkept.extend(unkept);
                read.done.extend(pending.done.take().map(|done| (done, imported)));
            }
            Err(failure) => {
                let then = waiting.into_iter().find(|pending| pending.kept.is_none());
                return Outcome::Failed(pending, failure, then);
            }
        }
    }
    bench.tell.emit(Progress::CanStop(None));
    bench.state.borrow_mut().begin_commit();
    loop {
        let done = bench.state.borrow_mut().commit_step(STEP);
        if let Some(done) = done {
            if read.takes_back && done.is_ok() {
                bench.state.borrow_mut().taken_back += 1;
            }
            return Outcome::Read(read, done);
        }
        next_turn().await;
    }
}

/// Reads one, and stores it if it is new; the file itself where the store doesn't keep it.
async fn read_file(
    pending: &Pending,
    bench: &Bench,
) -> Result<(Imported, Option<StoredFile>), Failure> {
    let Bench { store, questionnaire, state, tell, .. } = bench;
    let columns = pending.columns.clone();
    let mut importer = columns.map_or_else(Importer::new, Importer::with_columns);
    importer.keep_texts();
    importer.knows(state.borrow().staged_ids().iter().map(String::as_str));
    let take = |rows, read| {
        state.borrow_mut().stage_encoded(&rows);
        tell.emit(Progress::Read(pending.name.clone(), read));
    };
    let (blob, stop) = (&pending.blob, &pending.stop);
    let FileRead { importer, refused, accepted } =
        file_reader::read_file(questionnaire, blob, importer, stop, platform::now, take).await?;
    let columns = importer.columns().map(|columns| columns.to_text(questionnaire));
    let file = StoredFile {
        id: pending.id.clone(),
        questionnaire: questionnaire.id.clone(),
        name: pending.name.clone(),
        columns: columns.unwrap_or_default(),
        blob: pending.blob.clone(),
    };
    let kept = match pending.kept {
        Some(kept) => kept,
        None => store.keep_file(file.clone()).await.is_ok(),
    };
    let imported = Imported {
        id: pending.id.clone(),
        name: pending.name.clone(),
        accepted,
        refused: Rc::new(refused),
        counts_records: importer.counts_records(),
        header: Rc::new(importer.header().unwrap_or_default().to_vec()),
        kept,
        failure: None,
    };
    Ok((imported, (!kept).then_some(file)))
}

/// Gives the page its turn.
async fn next_turn() {
    let turn = Promise::new(&mut |resolve, _| {
        // A promise that is resolved takes any value.
        Timeout::new(0, move || drop(resolve.call0(&JsValue::NULL))).forget();
    });
    // It is never rejected.
    let _ = JsFuture::from(turn).await;
}
