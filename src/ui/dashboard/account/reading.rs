//! Reads a page of the feed, by the reader of imported files, so that the page stays alive meanwhile.

use std::rc::Rc;

use hailong_core::import::{Encoded, ImportError, Importer};
use hailong_core::questionnaire::Questionnaire;
use hailong_core::response::Response;
use js_sys::{Array, Uint8Array};
use web_sys::Blob;

use super::feed::Taken;
use crate::platform;
use crate::storage::{Page, Refusal};
use crate::ui::dashboard::import::file_reader::{Failure, Stop, read_file};

/// A text no longer than this, of some hundred responses, is read at once and counted in at once.
const SHORT: usize = 1 << 18;

/// The responses of a page.
pub async fn read(questionnaire: &Questionnaire, page: Page) -> Result<Taken, Refusal> {
    let Page { cursor, more, total, gone, responses: text } = page;
    let (mut rows, mut responses, mut refused) = (Vec::new(), None, 0);
    if text.iter().all(|byte| b"[] \t\r\n".contains(byte)) {
        responses = Some(Vec::new());
    } else if text.len() <= SHORT {
        let (found, others) = at_once(questionnaire, &text).map_err(unread)?;
        let mut encoded = Encoded::with_texts(questionnaire);
        found.iter().for_each(|response| encoded.push(questionnaire, response));
        rows.push(Rc::new(encoded));
        (responses, refused) = (Some(found), others);
    } else {
        let blob = Blob::new_with_u8_array_sequence(&Array::of1(&Uint8Array::from(&*text)));
        drop(text);
        let mut importer = Importer::new();
        importer.keep_texts();
        let take = |encoded: Encoded, _| rows.push(Rc::new(encoded));
        let blob = blob.map_err(|_| Refusal::Away("v1/feed: no memory".to_owned()))?;
        let stop = Stop::default();
        match read_file(questionnaire, &blob, importer, &stop, platform::now, take).await {
            Ok(read) => refused = read.refused.count(),
            Err(Failure::File(error)) => return Err(unread(error)),
            Err(_) => return Err(Refusal::Away("v1/feed: the page can't be read".to_owned())),
        }
    }
    rows.retain(|rows| !rows.is_empty());
    Ok(Taken { cursor, more, total, gone, rows, responses, refused })
}

fn at_once(
    questionnaire: &Questionnaire,
    text: &[u8],
) -> Result<(Vec<Response>, u64), ImportError> {
    let mut importer = Importer::new();
    let batch = importer.push(questionnaire, text)?;
    let (mut found, mut refused) = (batch.accepted, batch.refused.len());
    let batch = importer.finish(questionnaire)?;
    found.extend(batch.accepted);
    refused += batch.refused.len();
    Ok((found, refused as u64))
}

/// What the error says would bring a part of a record into the console.
fn unread(_: ImportError) -> Refusal {
    Refusal::Away("v1/feed: the responses can't be read".to_owned())
}
