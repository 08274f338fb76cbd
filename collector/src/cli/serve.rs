//! `hai-long serve`

use std::io::IsTerminal;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context, Result, bail};
use axum::http::HeaderValue;
use clap::Args;
use tracing_subscriber::EnvFilter;

use super::place::Place;
use super::publish;
use crate::catalogue::Catalogue;
use crate::http::{self, Collector, Limits, Proxies, RESPONSES, Rate, Site};
use crate::now;
use crate::store::{Store, Writer};
use crate::tables::Tables;

/// How often another process's questionnaires are looked for.
const LOOK: Duration = Duration::from_secs(3);

/// In milliseconds.
const DAY: i64 = 24 * 60 * 60 * 1000;

/// How often what is over is taken out.
const SWEEP: Duration = Duration::from_secs(600);

/// How long requests that are under way may take when the program ends.
const LAST: Duration = Duration::from_secs(5);

/// Serve.
#[derive(Args, Debug)]
pub struct Serve {
    #[command(flatten)]
    place: Place,
    /// The address and port to listen at
    #[arg(long, value_name = "ADDRESS", env = "HAI_LONG_LISTEN", default_value = "127.0.0.1:8080")]
    listen: SocketAddr,
    /// The folder of static files, `dist/`. Its questionnaires and units are published if they aren't yet
    #[arg(long, value_name = "DIR", env = "HAI_LONG_FILES")]
    files: Option<PathBuf>,
    /// An origin whose pages may use the collector, such as https://portal.example; may be given several times. Without it
    /// every origin's may
    #[arg(long = "origin", value_name = "ORIGIN")]
    origins: Vec<String>,
    /// How many reverse proxies stand before it, each of which adds to X-Forwarded-For
    #[arg(long, value_name = "COUNT", env = "HAI_LONG_PROXIES", default_value_t = 0)]
    proxies: usize,
    /// The responses that one address may send at once, before it is slowed down
    #[arg(long, value_name = "COUNT", default_value_t = RESPONSES.burst)]
    burst: u32,
    /// The responses a second that one address may send after that
    #[arg(long, value_name = "COUNT", default_value_t = RESPONSES.a_second)]
    rate: u32,
    /// Delete responses so many days after they came. Without it they stay until somebody deletes them
    #[arg(long, value_name = "DAYS", env = "HAI_LONG_KEEP_DAYS", value_parser = clap::value_parser!(u32).range(1..))]
    keep_days: Option<u32>,
    /// Write the log as lines of JSON
    #[arg(long)]
    json_log: bool,
}

impl Serve {
    /// Serves until it is told to end.
    pub async fn run(self) -> Result<()> {
        self.log();
        if let Some(files) = self.files.as_deref().filter(|files| !files.is_dir()) {
            bail!("--files {}: there is no such folder", files.display());
        }
        // Before the database: to hear only then that the port is taken would be unkind.
        let listener = tokio::net::TcpListener::bind(self.listen).await.with_context(|| {
            format!("listening at {}; choose another with --listen", self.listen)
        })?;
        let store = self.place.open().await?;
        if let Some(files) = &self.files {
            publish::presets(&store, files).await?;
        }
        let catalogue = Catalogue::default();
        for problem in catalogue.reload(&store).await? {
            tracing::warn!("left out, because it can't be read: {problem}");
        }
        let collector = Arc::new(Collector {
            writer: Writer::start(&store),
            limits: Limits::new(Rate { burst: self.burst, a_second: self.rate }),
            tables: Tables::default(),
            proxies: Proxies(self.proxies),
            catalogue,
            store,
        });
        tokio::spawn(follow_catalogue(collector.clone()));
        tokio::spawn(sweep(collector.clone(), self.keep_days));
        let router = http::router(collector, &self.site()?);
        tracing::info!(address = %listener.local_addr()?, data = %self.place.database()?, "serving");
        let (ending, ended) = tokio::sync::oneshot::channel();
        let serving = http::serve(listener, router, async {
            told_to_end().await;
            let _ = ending.send(());
        });
        // A held feed, or an idle browser, would keep it for long.
        let last = async {
            let _ = ended.await;
            tokio::time::sleep(LAST).await;
        };
        tokio::select! {
            served = serving => served.context("serving")?,
            () = last => {}
        }
        tracing::info!("ended");
        Ok(())
    }

    fn log(&self) {
        let filter = EnvFilter::try_from_env("HAI_LONG_LOG")
            .unwrap_or_else(|_| EnvFilter::new("info,sqlx=warn"));
        let log = tracing_subscriber::fmt()
            .with_env_filter(filter)
            .with_writer(std::io::stderr)
            .with_ansi(std::io::stderr().is_terminal());
        // A log can be there only once, and this is the first.
        let _ = if self.json_log { log.json().try_init() } else { log.try_init() };
    }

    fn site(&self) -> Result<Site> {
        let mut origins = Vec::new();
        for origin in &self.origins {
            let value = HeaderValue::from_str(origin.trim_end_matches('/'));
            origins.push(value.with_context(|| format!("--origin {origin}"))?);
        }
        Ok(Site { files: self.files.clone(), origins })
    }
}

/// Ctrl-C, or the signal by which systemd ends a service.
async fn told_to_end() {
    let interrupted = tokio::signal::ctrl_c();
    tokio::select! {
        _ = interrupted => {}
        () = terminated() => {}
    }
}

#[cfg(unix)]
async fn terminated() {
    use tokio::signal::unix::{SignalKind, signal};
    match signal(SignalKind::terminate()) {
        Ok(mut signal) => {
            signal.recv().await;
        }
        Err(_) => std::future::pending().await,
    }
}

#[cfg(not(unix))]
async fn terminated() {
    std::future::pending().await
}

/// Reads the questionnaires and units again after each change that a command, or another process, made.
async fn follow_catalogue(collector: Arc<Collector>) {
    let mut mark = collector.store.catalogue_mark().await.ok().flatten();
    loop {
        tokio::time::sleep(LOOK).await;
        if let Err(error) = follow(&collector.store, &collector.catalogue, &mut mark).await {
            tracing::warn!(%error, "the questionnaires couldn't be looked at again");
        }
    }
}

async fn follow(
    store: &Store,
    catalogue: &Catalogue,
    mark: &mut Option<String>,
) -> Result<(), crate::store::StoreError> {
    let found = store.catalogue_mark().await?;
    if found != *mark {
        catalogue.reload(store).await?;
        *mark = found;
    }
    Ok(())
}

/// Takes out what is over: at once, and every ten minutes.
async fn sweep(collector: Arc<Collector>, keep_days: Option<u32>) {
    loop {
        collector.limits.sweep();
        if let Err(error) = collector.store.sweep(now()).await {
            tracing::warn!(%error, "what is over couldn't be taken out");
        }
        if let Some(days) = keep_days {
            expire(&collector.store, days).await;
        }
        tokio::time::sleep(SWEEP).await;
    }
}

async fn expire(store: &Store, days: u32) {
    match store.expire(now() - i64::from(days) * DAY).await {
        Ok(0) => {}
        Ok(count) => {
            tracing::info!(count, days, "responses were deleted, because their time is over");
            if let Err(error) = store.note(now(), "timer", "expire", &count.to_string()).await {
                tracing::warn!(%error, "that couldn't be noted");
            }
        }
        Err(error) => tracing::warn!(%error, "responses whose time is over couldn't be deleted"),
    }
}
