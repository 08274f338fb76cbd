//! The static files, under the headers of a strict portal: what works here works there.

use std::path::Path;

use axum::Router;
use axum::http::{HeaderName, HeaderValue, header};
use axum::routing::get;
use tower_http::services::ServeDir;
use tower_http::set_header::SetResponseHeaderLayer;

/// The strictest policy that the elements promise to live under (docs/embedding.md), and its company.
pub const HEADERS: &[(&str, &str)] = &[
    (
        "content-security-policy",
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; style-src 'self'; \
         img-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'; \
         require-trusted-types-for 'script'; trusted-types 'none'",
    ),
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "no-referrer"),
    // The next build must be seen at once.
    ("cache-control", "no-cache"),
    // A compressed twin must not be handed to a client that didn't ask for it.
    ("vary", "accept-encoding"),
];

/// What tells the elements that this server is a collector, relative to the file.
const COLLECTOR: &str = "{\"collector\": \"./\"}\n";

pub(super) fn router(folder: &Path) -> Router {
    let files = ServeDir::new(folder).precompressed_br().precompressed_gzip();
    let collector = || async { ([(header::CONTENT_TYPE, "application/json")], COLLECTOR) };
    let router = Router::new().route("/collector.json", get(collector)).fallback_service(files);
    HEADERS.iter().fold(router, |router, (name, value)| {
        router.layer(SetResponseHeaderLayer::overriding(
            HeaderName::from_static(name),
            HeaderValue::from_static(value),
        ))
    })
}
