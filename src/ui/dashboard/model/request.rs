//! What a feature asks for that has work to do which takes a while: effects, and futures that end in a message of its own.

use std::future::Future;
use std::pin::Pin;

use super::effect::Effect;

/// Work that takes a while. The feature is told of its end.
pub type Work<M> = Pin<Box<dyn Future<Output = M>>>;

/// One thing that is asked for.
pub enum Request<M> {
    /// This, at once.
    Effect(Effect),
    /// To do this, and to be told its message.
    Work(Work<M>),
}

impl<M: 'static> Request<M> {
    /// Asks to do this.
    pub fn work(work: impl Future<Output = M> + 'static) -> Self {
        Self::Work(Box::pin(work))
    }

    /// The same for a feature that this one is a part of.
    pub fn map<N: 'static>(self, wrap: fn(M) -> N) -> Request<N> {
        match self {
            Self::Effect(effect) => Request::Effect(effect),
            Self::Work(work) => Request::work(async move { wrap(work.await) }),
        }
    }
}
