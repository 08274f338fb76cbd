//! Writing responses. Those that arrive while a transaction is being written are written together in the next one: the disk is
//! waited for once a batch, not once a response.
//!
//! In a transaction the row of the bucket's counter is locked first, and stays so to the commit. So `seq` grows in the order
//! of commits, and a reader that has seen a `seq` will never meet a smaller one that it hasn't.

use std::collections::{HashMap, HashSet};

use sqlx::{Connection, Postgres, QueryBuilder, Sqlite};
use tokio::sync::{mpsc, oneshot};
use uuid::Uuid;

use super::{Pools, Store, StoreError, spoil};
use crate::bucket::{bucket_of, receipt_of};

/// The most responses of a transaction.
const BATCH: usize = 256;

/// The most that may wait for a writer; more are told to come again.
const QUEUE: usize = 4096;

/// A response to be stored: checked already.
#[derive(Clone, Debug)]
pub struct Submission {
    /// Its id.
    pub id: Uuid,
    /// Its questionnaire.
    pub questionnaire: String,
    /// The unit that served.
    pub unit: Option<String>,
    /// When it was submitted, by the device's clock.
    pub submitted: i64,
    /// When it came, by the server's.
    pub received: i64,
    /// SHA-256 of the body.
    pub hash: [u8; 32],
    /// SHA-256 of the sitting; empty where it has none.
    pub sitting: Vec<u8>,
    /// The response, as it is handed to readers.
    pub body: String,
}

/// What became of a response.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Taken {
    /// It is stored now.
    New,
    /// It was there.
    Same,
    /// It took the place of an earlier one of its sitting.
    Replaced,
    /// Its id is another response's.
    Conflict,
}

/// What became of it, and when it, or the one that was there, was received.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Received {
    /// What became of it.
    pub taken: Taken,
    /// When it was received.
    pub at: i64,
}

type Reply = oneshot::Sender<Result<Received, StoreError>>;
type Waiting = (Submission, Reply);

/// Hands responses to the writers: one for each bucket, so that none waits for another's lock.
#[derive(Clone)]
pub struct Writer {
    buckets: Vec<mpsc::Sender<Waiting>>,
}

impl Writer {
    /// Starts the writers of a store. They end when the last handle is dropped.
    pub fn start(store: &Store) -> Self {
        let start = |bucket| {
            let (sender, receiver) = mpsc::channel(QUEUE);
            tokio::spawn(write(store.clone(), bucket, receiver));
            sender
        };
        Self { buckets: (0..store.buckets()).map(start).collect() }
    }

    /// Stores a response, and is done when it is durable. `None` where too many wait.
    pub async fn add(&self, submission: Submission) -> Option<Result<Received, StoreError>> {
        let count = i32::try_from(self.buckets.len()).unwrap_or(1);
        let bucket = usize::try_from(bucket_of(submission.id, count)).unwrap_or(0);
        let (reply, answer) = oneshot::channel();
        self.buckets.get(bucket)?.try_send((submission, reply)).ok()?;
        // A writer that is gone has dropped the reply: it is as if too many waited.
        answer.await.ok()
    }
}

async fn write(store: Store, bucket: i32, mut receiver: mpsc::Receiver<Waiting>) {
    let mut waiting = Vec::new();
    while receiver.recv_many(&mut waiting, BATCH).await > 0 {
        let (submissions, replies): (Vec<_>, Vec<_>) = waiting.drain(..).unzip();
        let results = match store.write_batch(bucket, &submissions).await {
            Ok(received) => received.into_iter().map(Ok).collect(),
            // One of them may have spoiled it for all: each by itself.
            Err(_) if submissions.len() > 1 => one_by_one(&store, bucket, &submissions).await,
            Err(error) => vec![Err(error)],
        };
        for (reply, result) in replies.into_iter().zip(results) {
            // Who asked may have gone: the response is stored all the same.
            let _ = reply.send(result);
        }
    }
}

async fn one_by_one(
    store: &Store,
    bucket: i32,
    submissions: &[Submission],
) -> Vec<Result<Received, StoreError>> {
    let mut results = Vec::new();
    for submission in submissions {
        let result = store.write_batch(bucket, std::slice::from_ref(submission)).await;
        results.push(result.map(|received| received[0]));
    }
    results
}

/// A response that is stored under an id.
struct There {
    hash: Vec<u8>,
    sitting: Vec<u8>,
    submitted: i64,
    received: i64,
    gone: bool,
}

/// What is to be written of a batch: for each response what becomes of it, and the responses to write, by id.
fn plan<'a>(
    submissions: impl IntoIterator<Item = &'a Submission>,
    mut there: HashMap<Uuid, There>,
) -> (Vec<Received>, Vec<&'a Submission>) {
    let mut received = Vec::new();
    let mut writes: Vec<&Submission> = Vec::new();
    for submission in submissions {
        let taken = match there.get(&submission.id) {
            None => Taken::New,
            // It was deleted at somebody's wish: it doesn't come back.
            Some(there) if there.gone || there.hash == submission.hash => Taken::Same,
            // Whoever filled it in has changed an answer and sent it again. The earlier one may come last.
            Some(there) if !there.sitting.is_empty() && there.sitting == submission.sitting => {
                if submission.submitted > there.submitted {
                    Taken::Replaced
                } else {
                    Taken::Same
                }
            }
            Some(_) => Taken::Conflict,
        };
        let is_written = matches!(taken, Taken::New | Taken::Replaced);
        if is_written {
            writes.retain(|other| other.id != submission.id);
            writes.push(submission);
            there.insert(
                submission.id,
                There {
                    hash: submission.hash.to_vec(),
                    sitting: submission.sitting.clone(),
                    submitted: submission.submitted,
                    received: submission.received,
                    gone: false,
                },
            );
        }
        let at = there.get(&submission.id).map_or(submission.received, |there| there.received);
        received.push(Received { taken, at });
    }
    (received, writes)
}

/// The insertion of responses, each with its `seq`, up to what is to be done where an id is there already.
macro_rules! insertion {
    ($database:ty, $bucket:expr, $writes:expr) => {{
        let mut insert = QueryBuilder::<$database>::new(
            "insert into response (bucket, id, seq, questionnaire, unit, receipt, submitted, received, hash, sitting, body) ",
        );
        insert.push_values($writes, |mut row, (submission, seq): (&Submission, i64)| {
            row.push_bind($bucket)
                .push_bind(submission.id)
                .push_bind(seq)
                .push_bind(&submission.questionnaire)
                .push_bind(&submission.unit)
                .push_bind(receipt_of(submission.id))
                .push_bind(submission.submitted)
                .push_bind(submission.received)
                .push_bind(&submission.hash[..])
                .push_bind(&submission.sitting)
                .push_bind(&submission.body);
        });
        insert
    }};
}

/// One batch in one transaction, for either database.
macro_rules! batch {
    ($transaction:expr, $database:ty, $bucket:expr, $submissions:expr) => {{
        let mut transaction = $transaction;
        let count = i64::try_from($submissions.len()).unwrap_or(0);
        // First of all: the lock. Numbers that aren't used are none's.
        let (last,): (i64,) =
            sqlx::query_as("update feed set seq = seq + $1 where bucket = $2 returning seq")
                .bind(count)
                .bind($bucket)
                .fetch_one(&mut *transaction)
                .await?;
        let numbered = || $submissions.iter().zip(last - count + 1..);
        // Nearly always all of them are new: one statement is enough then.
        let mut ids = HashSet::new();
        let firsts = numbered().filter(|(submission, _)| ids.insert(submission.id));
        let mut insert = insertion!($database, $bucket, firsts);
        insert.push(" on conflict (bucket, id) do nothing returning seq");
        let inserted: Vec<(i64,)> =
            insert.build_query_as().fetch_all(&mut *transaction).await?;
        let inserted: HashSet<i64> = inserted.into_iter().map(|(seq,)| seq).collect();
        let mut received: Vec<Received> = $submissions
            .iter()
            .map(|submission| Received { taken: Taken::New, at: submission.received })
            .collect();
        let known: Vec<(usize, &Submission, i64)> = numbered()
            .enumerate()
            .filter(|(_, (_, seq))| !inserted.contains(seq))
            .map(|(at, (submission, seq))| (at, submission, seq))
            .collect();
        if !known.is_empty() {
            let mut select = QueryBuilder::<$database>::new(
                "select id, hash, sitting, submitted, received, gone from response where bucket = ",
            );
            select.push_bind($bucket).push(" and id in (");
            let mut ids = select.separated(", ");
            for (_, submission, _) in &known {
                ids.push_bind(submission.id);
            }
            select.push(")");
            let rows: Vec<(Uuid, Vec<u8>, Vec<u8>, i64, i64, bool)> =
                select.build_query_as().fetch_all(&mut *transaction).await?;
            let there = rows
                .into_iter()
                .map(|(id, hash, sitting, submitted, received, gone)| {
                    (id, There { hash, sitting, submitted, received, gone })
                })
                .collect();
            let submissions = known.iter().map(|(_, submission, _)| *submission);
            let (taken, writes) = plan(submissions, there);
            for ((at, ..), taken) in known.iter().zip(taken) {
                received[*at] = taken;
            }
            if !writes.is_empty() {
                let writes = writes.into_iter().zip(known.iter().map(|(.., seq)| *seq));
                let mut update = insertion!($database, $bucket, writes);
                update.push(
                    " on conflict (bucket, id) do update set seq = excluded.seq, questionnaire = excluded.questionnaire, \
                     unit = excluded.unit, submitted = excluded.submitted, received = excluded.received, \
                     hash = excluded.hash, sitting = excluded.sitting, body = excluded.body",
                );
                update.build().execute(&mut *transaction).await?;
            } else if inserted.is_empty() {
                transaction.rollback().await?;
                return Ok(received);
            }
        }
        transaction.commit().await?;
        received
    }};
}

impl Store {
    /// Writes responses of one bucket in one transaction; what became of each, once they are durable.
    async fn write_batch(
        &self,
        bucket: i32,
        submissions: &[Submission],
    ) -> Result<Vec<Received>, StoreError> {
        let received = match &self.pools {
            Pools::Sqlite { write, .. } => {
                let mut connection = write.acquire().await?;
                let result = async {
                    let transaction = connection.begin_with("begin immediate").await?;
                    Ok::<_, StoreError>(batch!(transaction, Sqlite, bucket, submissions))
                };
                let result = result.await;
                if result.is_err() {
                    spoil(&mut connection);
                }
                result?
            }
            Pools::Postgres(pool) => batch!(pool.begin().await?, Postgres, bucket, submissions),
        };
        self.tell_change();
        Ok(received)
    }
}

#[cfg(test)]
#[path = "writer_tests.rs"]
mod tests;
