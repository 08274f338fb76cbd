//! What the store has noted about comments: asked for, and forgotten with the file that they were in.

use wasm_bindgen_futures::spawn_local;
use yew::Context;

use super::panel::{Act, CommentsPanel};
use crate::storage::Notes;

impl CommentsPanel {
    /// Asks the store for what was noted.
    pub fn load_notes(ctx: &Context<Self>) {
        let (store, id) = (ctx.props().store.clone(), ctx.props().names.questionnaire.id.clone());
        let link = ctx.link().clone();
        let is_made_up = ctx.props().is_made_up;
        spawn_local(async move {
            let stored = if is_made_up { Ok(Notes::default()) } else { store.notes(&id).await };
            link.send_message(Act::Marks(stored));
        });
    }

    /// What was noted about comments of a file goes with the file. Only where one was taken back here: another tab may have
    /// read files that this one hasn't yet.
    pub fn forget_with_files(&mut self, ctx: &Context<Self>) {
        let props = ctx.props();
        let comments = props.shelf.comments();
        let is_whole = self.knows_marks && comments.left_out() == 0;
        if props.taken_back == self.taken_back || props.is_made_up || !is_whole {
            return;
        }
        self.taken_back = props.taken_back;
        let questionnaire = &props.names.questionnaire;
        let kept = comments.numbers().iter().filter_map(|&number| comments.get(number));
        let kept = kept.map(|comment| self.marks.id_of(questionnaire, &comment)).collect();
        let forgetting = props.store.forget_other_marks(&questionnaire.id, kept);
        let link = ctx.link().clone();
        spawn_local(async move {
            if let Err(error) = forgetting.await {
                link.send_message(Act::Kept(Err(error)));
            }
            // The key has gone with the last of them.
            link.send_message(Act::Shown);
        });
    }
}
