//! How a request is refused: always the same JSON, in both languages.

use std::any::Any;
use std::time::Duration;

use axum::Json;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use hailong_wire::received::Fault;
use serde::Serialize;

use crate::store::StoreError;
use crate::submission::Refusal;
use crate::words::{self, Sentence, Trouble};

/// When to come again where the database can't be used, in seconds.
const LATER: u64 = 30;

/// A request that isn't answered as was hoped.
#[derive(Clone, Debug)]
pub struct Refused {
    trouble: Trouble,
    sentence: Option<Sentence>,
    problems: Vec<Problem>,
    again_in: Option<u64>,
}

/// Something that is wrong with what was sent.
#[derive(Clone, Debug, Serialize)]
struct Problem {
    path: String,
    code: &'static str,
    #[serde(flatten)]
    sentence: Sentence,
}

#[derive(Serialize)]
struct Body {
    error: Error,
}

#[derive(Serialize)]
struct Error {
    code: &'static str,
    #[serde(flatten)]
    sentence: Sentence,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    problems: Vec<Problem>,
}

impl Refused {
    /// Come again after this time.
    pub fn too_many(wait: Duration) -> Self {
        // In whole seconds, and not before it is over.
        let again_in = Some(wait.as_secs() + 1);
        Self { again_in, ..Trouble::TooMany.into() }
    }

    fn status(&self) -> StatusCode {
        match self.trouble {
            Trouble::NotJson | Trouble::BadRequest => StatusCode::BAD_REQUEST,
            Trouble::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Trouble::MediaType => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Trouble::Invalid | Trouble::Filter => StatusCode::UNPROCESSABLE_ENTITY,
            Trouble::Conflict => StatusCode::CONFLICT,
            Trouble::Closed | Trouble::Epoch => StatusCode::GONE,
            Trouble::Questionnaire | Trouble::NotFound => StatusCode::NOT_FOUND,
            Trouble::Method => StatusCode::METHOD_NOT_ALLOWED,
            Trouble::TooMany => StatusCode::TOO_MANY_REQUESTS,
            Trouble::Unavailable => StatusCode::SERVICE_UNAVAILABLE,
            Trouble::BadSignIn | Trouble::SignedOut => StatusCode::UNAUTHORIZED,
            Trouble::Forbidden => StatusCode::FORBIDDEN,
            Trouble::Internal => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }
}

impl From<Trouble> for Refused {
    fn from(trouble: Trouble) -> Self {
        let again_in = (trouble == Trouble::Unavailable).then_some(LATER);
        Self { trouble, sentence: None, problems: Vec::new(), again_in }
    }
}

impl From<StoreError> for Refused {
    fn from(error: StoreError) -> Self {
        tracing::error!(%error, "the store failed");
        Trouble::Unavailable.into()
    }
}

impl From<Refusal> for Refused {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::NotJson { line, column } => {
                let sentence = Some(words::not_json(line, column));
                Self { sentence, ..Trouble::NotJson.into() }
            }
            Refusal::UnknownQuestionnaire(id, version) => {
                let path = if version.is_some() { "/version" } else { "/questionnaire" };
                // As it came, it may be of any length.
                let id: String = id.chars().take(60).collect();
                let problem = Problem {
                    path: path.to_owned(),
                    code: "unknown_questionnaire",
                    sentence: words::unknown_questionnaire(&id, version),
                };
                Self { problems: vec![problem], ..Trouble::Invalid.into() }
            }
            Refusal::Closed(_) => Trouble::Closed.into(),
            Refusal::Faults(faults) => {
                Self { problems: faults.iter().map(problem).collect(), ..Trouble::Invalid.into() }
            }
        }
    }
}

fn problem(fault: &Fault) -> Problem {
    Problem {
        path: fault.path.clone(),
        code: words::fault_code(&fault.kind),
        sentence: words::fault(&fault.kind),
    }
}

impl IntoResponse for Refused {
    fn into_response(self) -> Response {
        let status = self.status();
        let sentence = self.sentence.unwrap_or_else(|| self.trouble.sentence());
        let error = Error { code: self.trouble.code(), sentence, problems: self.problems };
        let mut response = (status, Json(Body { error })).into_response();
        if let Some(seconds) = self.again_in {
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        response
    }
}

/// A panic ends one request, not the program. Its words may hold what was sent: they aren't logged.
pub(super) fn after_panic(_: Box<dyn Any + Send>) -> Response {
    tracing::error!("a request ended in a panic");
    Refused::from(Trouble::Internal).into_response()
}
