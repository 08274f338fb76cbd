//! What becomes of a response that is sent once, again, changed, or under another's id: by the plan, and in a real database.

use std::collections::HashMap;

use super::*;
use crate::cursor::Cursor;
use crate::store::{Database, FeedQuery};

fn submission(id: u128, hash: u8, sitting: u8, submitted: i64) -> Submission {
    Submission {
        id: Uuid::from_u128(id),
        questionnaire: "q".into(),
        unit: Some("u".into()),
        submitted,
        received: 1_000 + submitted,
        hash: [hash; 32],
        sitting: if sitting == 0 { Vec::new() } else { vec![sitting; 32] },
        body: format!("{{\"hash\":{hash}}}"),
    }
}

fn taken(submissions: &[Submission]) -> Vec<Taken> {
    plan(submissions, HashMap::new()).0.into_iter().map(|received| received.taken).collect()
}

#[test]
fn what_becomes_of_a_response() {
    use Taken::{Conflict, New, Replaced, Same};
    let first = submission(1, 1, 1, 10);
    assert_eq!(taken(&[first.clone(), first.clone()]), [New, Same]);
    assert_eq!(
        taken(&[first.clone(), submission(1, 2, 1, 11)]),
        [New, Replaced],
        "an answer was changed"
    );
    assert_eq!(
        taken(&[submission(1, 2, 1, 11), first.clone()]),
        [New, Same],
        "the earlier one comes last"
    );
    assert_eq!(
        taken(&[first.clone(), submission(1, 2, 2, 11)]),
        [New, Conflict],
        "a duplicated tab"
    );
    assert_eq!(
        taken(&[submission(1, 1, 0, 1), submission(1, 2, 0, 2)]),
        [New, Conflict],
        "no sitting proves nothing"
    );
    let both = [first, submission(1, 2, 1, 11)];
    let (_, writes) = plan(&both, HashMap::new());
    assert_eq!(writes.len(), 1, "an id is written once");
}

async fn store(name: &str) -> (Store, std::path::PathBuf) {
    let folder = std::env::temp_dir().join(format!("hai-long-{name}-{}", Uuid::now_v7()));
    std::fs::create_dir_all(&folder).expect("a folder");
    let store =
        Store::open(&Database::File(folder.join("t.sqlite"))).await.expect("a new database");
    (store, folder)
}

#[tokio::test]
async fn a_reader_gets_what_was_written_and_what_was_deleted() {
    let (store, folder) = store("writer").await;
    let writer = Writer::start(&store);
    for (submission, expected) in [
        (submission(1, 1, 1, 10), Taken::New),
        (submission(2, 1, 0, 10), Taken::New),
        (submission(1, 1, 1, 10), Taken::Same),
        (submission(1, 2, 1, 20), Taken::Replaced),
        (submission(2, 2, 0, 20), Taken::Conflict),
    ] {
        let received = writer.add(submission).await.expect("there is room").expect("it works");
        assert_eq!(received.taken, expected);
    }
    let start = Cursor::start(store.epoch(), store.buckets());
    let query = FeedQuery { questionnaire: "q", units: None, limit: 1 };
    let page = store.feed(&query, &start).await.expect("it reads");
    assert_eq!((page.responses.len(), page.more), (1, true));
    let next = store.feed(&query, &page.cursor).await.expect("it reads");
    assert_eq!(next.responses, ["{\"hash\":2,\"received\":1020}"], "the later one of two");
    assert!(!next.more);
    assert!(store.delete(Uuid::from_u128(2)).await.expect("it works"));
    assert!(!store.delete(Uuid::from_u128(2)).await.expect("it works"), "only once");
    let gone = store.feed(&query, &next.cursor).await.expect("it reads");
    assert_eq!((gone.gone.clone(), gone.responses.len()), (vec![Uuid::from_u128(2)], 0));
    let again =
        writer.add(submission(2, 1, 0, 10)).await.expect("there is room").expect("it works");
    assert_eq!(again.taken, Taken::Same, "what was deleted doesn't come back");
    assert!(store.feed(&query, &gone.cursor).await.expect("it reads").is_empty());
    for (units, expected) in [(vec!["u".to_owned()], 1), (vec!["v".to_owned()], 0), (Vec::new(), 0)]
    {
        let query = FeedQuery { units: Some(&units), limit: 9, ..query.clone() };
        assert_eq!(store.feed(&query, &start).await.expect("it reads").responses.len(), expected);
        assert_eq!(store.count("q", Some(&units)).await.expect("it counts"), expected as i64);
    }
    drop(writer);
    let _ = std::fs::remove_dir_all(folder);
}

#[tokio::test]
async fn writers_and_a_reader_at_once_miss_nothing() {
    let (store, folder) = store("race").await;
    let writer = Writer::start(&store);
    let mut tasks = Vec::new();
    for lane in 0..8_u128 {
        let writer = writer.clone();
        tasks.push(tokio::spawn(async move {
            for at in 0..100_u128 {
                let received = writer.add(submission(lane << 64 | at, 1, 0, 1)).await;
                assert!(matches!(received, Some(Ok(Received { taken: Taken::New, .. }))));
            }
        }));
    }
    let query = FeedQuery { questionnaire: "q", units: None, limit: 7 };
    let mut cursor = Cursor::start(store.epoch(), store.buckets());
    let mut read = 0;
    while read < 800 {
        let page = store.feed(&query, &cursor).await.expect("it reads");
        read += page.responses.len();
        cursor = page.cursor;
        let is_over = tasks.iter().all(tokio::task::JoinHandle::is_finished);
        assert!(!(is_over && page.responses.is_empty() && read < 800), "{read} of 800 were read");
    }
    for task in tasks {
        task.await.expect("it wrote all");
    }
    assert!(store.feed(&query, &cursor).await.expect("it reads").is_empty());
    let _ = std::fs::remove_dir_all(folder);
}
