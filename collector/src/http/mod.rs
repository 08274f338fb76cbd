//! The addresses, who may use which, and what they answer.

mod address;
mod answer;
mod feed;
mod figures;
mod files;
mod json_body;
mod limits;
mod public;
mod responses;
mod sessions;
mod signed_in;
mod staff;
mod state;

use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use axum::extract::DefaultBodyLimit;
use axum::http::{HeaderName, HeaderValue, Method, header};
use axum::routing::{any, delete, get, post};
use axum::{Extension, Router};
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::cors::{AllowOrigin, CorsLayer};
use tower_http::set_header::SetResponseHeaderLayer;
use tower_http::timeout::RequestBodyTimeoutLayer;

use crate::words::Trouble;

pub use address::Proxies;
pub use answer::Refused;
pub use limits::{Limits, RESPONSES, Rate};
pub use state::Collector;

/// The most bytes of a response.
pub const MOST_BYTES: usize = 64 * 1024;

/// How long a client may be silent while it sends a body.
const SILENCE: Duration = Duration::from_secs(20);

/// How long a browser may rely on what it was told about other origins.
const PREFLIGHT: Duration = Duration::from_secs(86_400);

/// What is served besides the collector's own addresses.
#[derive(Clone, Debug, Default)]
pub struct Site {
    /// The folder of static files, `dist/`.
    pub files: Option<PathBuf>,
    /// The origins whose pages may use the collector; all of them where there is no list. No cookie signs anybody in, so
    /// another origin's page can do no more than its reader.
    pub origins: Vec<HeaderValue>,
}

/// All addresses.
pub fn router(collector: Arc<Collector>, site: &Site) -> Router {
    let not_here = || async { Refused::from(Trouble::NotFound) };
    let no_method = || async { Refused::from(Trouble::Method) };
    let api = Router::new()
        .route("/v1/responses", post(responses::submit).get(staff::by_receipt))
        .route("/v1/responses/{id}", delete(staff::delete))
        .route("/v1/sessions", post(sessions::sign_in))
        .route("/v1/session", get(sessions::who).delete(sessions::sign_out))
        .route("/v1/feed", get(feed::page))
        .route("/v1/figures", post(figures::figures))
        .route("/v1/audit", get(staff::audit))
        .route("/v1/collector", get(public::collector))
        .route("/v1/questionnaires/{id}", get(public::questionnaire))
        .route("/v1/units", get(public::units))
        .route("/healthz", get(public::health))
        .route("/readyz", get(public::ready))
        .route("/v1/{*rest}", any(not_here))
        .method_not_allowed_fallback(no_method)
        // An answer may hold rows, or a token: no cache keeps it.
        .layer(SetResponseHeaderLayer::if_not_present(
            header::CACHE_CONTROL,
            HeaderValue::from_static("no-store"),
        ))
        .layer(CompressionLayer::new())
        .layer(DefaultBodyLimit::max(MOST_BYTES))
        .layer(RequestBodyTimeoutLayer::new(SILENCE))
        // Outside of whatever may refuse: a browser must be able to read why.
        .layer(cors(&site.origins))
        .layer(SetResponseHeaderLayer::overriding(
            header::X_CONTENT_TYPE_OPTIONS,
            HeaderValue::from_static("nosniff"),
        ));
    let all = match &site.files {
        Some(folder) => api.merge(files::router(folder)),
        None => api.fallback(not_here),
    };
    all.layer(CatchPanicLayer::custom(answer::after_panic)).layer(Extension(collector))
}

fn cors(origins: &[HeaderValue]) -> CorsLayer {
    let allowed = if origins.is_empty() {
        AllowOrigin::any()
    } else {
        AllowOrigin::list(origins.iter().cloned())
    };
    CorsLayer::new()
        .allow_origin(allowed)
        .allow_methods([Method::GET, Method::POST, Method::DELETE])
        .allow_headers([header::AUTHORIZATION, header::CONTENT_TYPE])
        .expose_headers([header::RETRY_AFTER, HeaderName::from_static("etag")])
        .max_age(PREFLIGHT)
}

/// Serves until `ends` is done. Requests that are under way then are answered first, for a few seconds at most.
pub async fn serve(
    listener: tokio::net::TcpListener,
    router: Router,
    ends: impl Future<Output = ()> + Send + 'static,
) -> std::io::Result<()> {
    let service = router.into_make_service_with_connect_info::<SocketAddr>();
    axum::serve(listener, service).with_graceful_shutdown(ends).await
}
