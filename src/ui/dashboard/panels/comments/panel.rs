//! The component: what is looked for, which entry one is at, what was noted.

use std::collections::HashSet;
use std::rc::Rc;

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use hailong_core::comments::{Comment, Comments, Compound, Found, Query, Search, Tally, Wanted};
use hailong_core::filter::Filter;
use hailong_wire::marks::Mark;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

use super::marks::{Marks, cuts_of, left};
use super::question::long_question;
use super::review_status::{Counts, Due, ReviewStatus};
use super::share::{Shared, share};
use super::window::{MOST, Window};
use crate::storage::{NoteStore, Notes, StoreError};
use crate::ui::dashboard::model::comments::Shelf;
use crate::ui::dashboard::panels::grid::Step;
use crate::ui::dashboard::panels::page_visible::on_shown;
use crate::ui::dashboard::text::names::Names;
use crate::ui::shared::file::offer;

/// Entries that PageUp and PageDown pass over.
const PAGE: usize = 5;

/// What it needs.
#[derive(Properties, Clone)]
pub struct CommentsProps {
    pub shelf: Shelf,
    /// Whether these are of made-up responses: then nothing is noted about them, and they can't be saved.
    pub is_made_up: bool,
    /// Which comments are on it.
    pub version: u32,
    /// How many files were taken back, with all others read again since.
    pub taken_back: u32,
    pub filter: Filter,
    pub names: Names,
    pub store: Rc<dyn NoteStore>,
    /// Told what goes wrong with the store.
    pub on_trouble: Callback<String>,
}

impl PartialEq for CommentsProps {
    fn eq(&self, other: &Self) -> bool {
        self.version == other.version
            && self.taken_back == other.taken_back
            && self.filter == other.filter
            && self.names.language == other.names.language
    }
}

/// What can happen.
pub enum Act {
    /// A person types what is looked for, or presses a compound.
    Look(String),
    /// Only those of persons who are satisfied, or who aren't, or all.
    Attitude(Option<bool>),
    /// Only those that are to be read, or answered, or all.
    Due(Option<Due>),
    /// Only answers to this question, or all.
    Question(Option<usize>),
    /// Look through some more.
    Go,
    /// The list was scrolled.
    Scrolled,
    /// It has another size than was thought.
    Measured,
    /// A key leads to another entry.
    Walk(Walk),
    /// An entry has the focus.
    Focused(usize),
    /// An entry is opened, or closed if it is open.
    Open(usize),
    /// The open one is closed.
    Close,
    /// Something is noted about the open one.
    Note(Note),
    /// Its words are shown to be taken out, or no more.
    Redact,
    /// A key leads to another of its words.
    Word(Step),
    /// Save what was read.
    Share,
    /// The page is shown again.
    Shown,
    /// What was noted before.
    Marks(Result<Notes, StoreError>),
    /// Whether a mark was kept.
    Kept(Result<(), StoreError>),
}

/// Where a key leads.
#[derive(Clone, Copy)]
pub enum Walk {
    By(isize),
    First,
    Last,
}

/// What is noted about a comment.
pub enum Note {
    Read,
    Answered,
    /// The word at this place, which is this part, is taken out, or put back.
    Cut(usize, std::ops::Range<usize>),
    /// All that looks like a telephone number or the like is taken out.
    Suggested,
    /// All is put back.
    Restore,
}

/// The panel.
pub struct CommentsPanel {
    pub typed: String,
    pub attitude: Option<bool>,
    pub question: Option<usize>,
    pub due: Option<Due>,
    /// What is listed.
    pub found: Found,
    /// What was found, whether it is due or not, and how many of it are.
    pub all: Found,
    pub counts: Counts,
    pub review: ReviewStatus,
    /// What was noted about these while they were listed: they stay until something else is looked for.
    pub staying: HashSet<u32>,
    /// What `found` was looked for by.
    pub query: Query,
    pub compounds: Vec<Compound>,
    pub window: Window,
    /// The entry that one is at.
    pub at: usize,
    pub is_open: bool,
    pub is_redacting: bool,
    /// The word that one is at.
    pub word: usize,
    pub marks: Marks,
    /// Whether what was noted before is known: before that nothing is noted over it, and nothing shared.
    pub knows_marks: bool,
    pub is_unkept: bool,
    pub shared: Option<Shared>,
    pub list: NodeRef,
    /// Of which reading `found` is.
    pub reading: u32,
    /// Of which version `review` is.
    pub version: u32,
    pub search: Option<(Search, Query)>,
    /// Among which it is to be counted what is said often.
    pub to_tally: Option<Wanted>,
    pub tally: Option<Tally>,
    /// Dropped, it doesn't go off: of what was asked for meanwhile only the last is looked for.
    pub next: Option<Timeout>,
    /// What the focus goes to once it is drawn.
    pub wants_focus: Option<&'static str>,
    /// Of how many files that were taken back the notes are forgotten.
    pub taken_back: u32,
    /// Looks what was noted in another tab meanwhile.
    _shown: Option<EventListener>,
}

impl Component for CommentsPanel {
    type Message = Act;
    type Properties = CommentsProps;

    fn create(ctx: &Context<Self>) -> Self {
        Self::load_notes(ctx);
        let mut panel = Self {
            typed: String::new(),
            attitude: None,
            // The one for which there is room to write, else all.
            question: long_question(&ctx.props().names.questionnaire),
            due: None,
            found: Found::default(),
            all: Found::default(),
            counts: Counts::default(),
            review: ReviewStatus::default(),
            staying: HashSet::new(),
            query: Query::default(),
            compounds: Vec::new(),
            window: Window::default(),
            at: 0,
            is_open: false,
            is_redacting: false,
            word: 0,
            marks: Marks::default(),
            knows_marks: false,
            is_unkept: false,
            shared: None,
            list: NodeRef::default(),
            reading: 0,
            version: 0,
            search: None,
            to_tally: None,
            tally: None,
            next: None,
            wants_focus: None,
            taken_back: 0,
            _shown: on_shown(ctx.link().callback(|()| Act::Shown)),
        };
        panel.look(ctx, true);
        panel
    }

    fn changed(&mut self, ctx: &Context<Self>, before: &CommentsProps) -> bool {
        let props = ctx.props();
        if props.filter != before.filter {
            self.look_anew(ctx, true);
        } else if props.version != before.version {
            self.look(ctx, true);
        }
        if props.version != before.version {
            // Notes may have gone with what they were about, and the key with the last of them.
            Self::load_notes(ctx);
        }
        self.forget_with_files(ctx);
        true
    }

    fn update(&mut self, ctx: &Context<Self>, act: Act) -> bool {
        match act {
            Act::Look(text) => {
                self.typed = text;
                self.look_anew(ctx, false);
            }
            Act::Attitude(attitude) => {
                self.attitude = attitude;
                self.look_anew(ctx, true);
            }
            Act::Due(due) => {
                self.due = due;
                self.look_anew(ctx, true);
            }
            Act::Question(question) => {
                self.question = question;
                self.look_anew(ctx, true);
            }
            Act::Go => return self.go(ctx),
            Act::Scrolled => return self.measure(),
            Act::Measured => {}
            Act::Walk(walk) => {
                let last = self.count().saturating_sub(1);
                self.at = match walk {
                    Walk::By(by) => self.at.saturating_add_signed(by).min(last),
                    Walk::First => 0,
                    Walk::Last => last,
                };
                self.close();
                self.bring_into_sight();
                self.wants_focus = Some(ENTRY);
            }
            Act::Focused(at) => {
                if self.at == at {
                    return false;
                }
                self.at = at;
                self.close();
            }
            Act::Open(at) => {
                let was_open = self.is_open && self.at == at;
                self.close();
                (self.at, self.is_open) = (at, !was_open);
                if self.is_open {
                    // An open comment is read.
                    self.note(ctx, |mark, _| mark.is_read = true);
                }
            }
            Act::Close => {
                self.close();
                self.wants_focus = Some(ENTRY);
            }
            Act::Note(note) => self.take_note(ctx, note),
            Act::Redact => {
                (self.is_redacting, self.word) = (!self.is_redacting, 0);
            }
            Act::Word(step) => {
                let count = self.current(ctx, |comment| super::tokens::words(comment.text).len());
                self.word = step.from(Some(self.word), count.unwrap_or_default(), 0).unwrap_or(0);
                self.wants_focus = Some(".word[tabindex=\"0\"]");
            }
            // What is listed is of an earlier search until this one is done.
            Act::Share if self.is_looking() => return false,
            Act::Share => self.share(ctx),
            Act::Marks(Ok(stored)) => {
                // What couldn't be kept is here alone.
                self.marks.load(&stored, !self.is_unkept);
                self.knows_marks = true;
                self.forget_with_files(ctx);
                self.look_at_marks(ctx);
            }
            Act::Marks(Err(error)) => {
                ctx.props().on_trouble.emit(error.detail);
                self.is_unkept = true;
            }
            Act::Shown => {
                Self::load_notes(ctx);
                return false;
            }
            Act::Kept(Ok(())) => return false,
            Act::Kept(Err(error)) => {
                ctx.props().on_trouble.emit(error.detail);
                self.is_unkept = true;
            }
        }
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        self.draw(ctx)
    }

    fn rendered(&mut self, ctx: &Context<Self>, _first: bool) {
        let Some(list) = self.list.cast::<Element>() else { return };
        if self.measure_entries(&list) {
            ctx.link().send_message(Act::Measured);
        }
        self.set_room(&list);
        // What it goes to may still be looked for.
        if !self.is_looking()
            && let Some(wanted) = self.wants_focus.take()
            && let Ok(Some(found)) = list.query_selector(wanted)
        {
            // Where it can't take the focus it is still on the page.
            let _ = found.unchecked_ref::<HtmlElement>().focus();
        }
    }
}

/// The entry that one is at.
pub const ENTRY: &str = ".comment[tabindex=\"0\"]";

impl CommentsPanel {
    /// How many are listed.
    pub fn count(&self) -> usize {
        self.found.numbers.len().min(MOST)
    }

    /// Whether something is still being looked for.
    pub fn is_looking(&self) -> bool {
        self.search.is_some()
    }

    pub fn close(&mut self) {
        (self.is_open, self.is_redacting, self.word) = (false, false, 0);
        self.window.open = None;
    }

    /// What is asked of the comment that one is at.
    pub fn current<T>(
        &self,
        ctx: &Context<Self>,
        ask: impl FnOnce(&Comment<'_>) -> T,
    ) -> Option<T> {
        let comments: &Comments = &ctx.props().shelf.comments();
        let number = self.found.numbers.get(self.at)?;
        Some(ask(&comments.get(*number)?))
    }

    fn take_note(&mut self, ctx: &Context<Self>, note: Note) {
        if let Note::Cut(word, _) = note {
            self.word = word;
        }
        self.note(ctx, |mark, text| {
            let mut cuts = cuts_of(mark);
            match note {
                Note::Read => mark.is_read = !mark.is_read,
                Note::Answered => mark.is_answered = !mark.is_answered,
                Note::Cut(_, part) if cuts.covers(&part) => cuts.restore(part),
                Note::Cut(_, part) => cuts.cut(part),
                Note::Suggested => left(text, &cuts).into_iter().for_each(|part| cuts.cut(part)),
                Note::Restore => cuts = Default::default(),
            }
            mark.cuts = cuts.parts().to_vec();
        });
    }

    /// Notes something about the comment that one is at, and keeps it.
    fn note(&mut self, ctx: &Context<Self>, change: impl FnOnce(&mut Mark, &str)) {
        if !self.knows_marks {
            return;
        }
        let props = ctx.props();
        let questionnaire = &props.names.questionnaire;
        let comments = props.shelf.comments();
        let Some(&number) = self.found.numbers.get(self.at) else { return };
        let Some(comment) = comments.get(number) else { return };
        let before = self.marks.of(questionnaire, &comment);
        let mut mark = before.clone();
        change(&mut mark, comment.text);
        if mark == before {
            return;
        }
        self.noted(number, &mark);
        let stored = self.marks.set(questionnaire, &comment, mark);
        self.shared = None;
        if props.is_made_up {
            return;
        }
        let (store, link) = (props.store.clone(), ctx.link().clone());
        spawn_local(async move { link.send_message(Act::Kept(store.keep_mark(stored).await)) });
    }

    fn share(&mut self, ctx: &Context<Self>) {
        if !self.knows_marks || ctx.props().is_made_up {
            return;
        }
        let names = &ctx.props().names;
        let comments = ctx.props().shelf.comments();
        let (file, shared) = share(&comments, &self.found.numbers, &self.marks, names);
        if shared.saved > 0 {
            let name = [&names.questionnaire.id, "-gop-y.csv"].concat();
            offer(&file, "text/csv;charset=utf-8", &name);
        }
        self.shared = Some(shared);
    }
}

/// The entry that a key leads to, by its name.
pub fn walk(key: &str) -> Option<Walk> {
    Some(match key {
        "ArrowDown" => Walk::By(1),
        "ArrowUp" => Walk::By(-1),
        "PageDown" => Walk::By(PAGE as isize),
        "PageUp" => Walk::By(-(PAGE as isize)),
        "Home" => Walk::First,
        "End" => Walk::Last,
        _ => return None,
    })
}
