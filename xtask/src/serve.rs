//! Serves dist/ on this machine under the headers of a strict portal, so that what works here works there.
use crate::command::say;
use crate::dist;
use anyhow::{Context, Result, bail};
use axum::{
    Router,
    http::{HeaderName, HeaderValue},
};
use std::{
    io::ErrorKind,
    net::{Ipv4Addr, SocketAddr, TcpListener},
    path::{Path, PathBuf},
};
use tower_http::{services::ServeDir, set_header::SetResponseHeaderLayer};

/// The strictest policy that the elements promise to live under (docs/embedding.md), and its company.
const HEADERS: &[(&str, &str)] = &[
    (
        "content-security-policy",
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; style-src 'self'; \
         img-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'; \
         require-trusted-types-for 'script'; trusted-types 'none'",
    ),
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "no-referrer"),
    // A portal serves versioned folders for ever; here the next build must be seen at once.
    ("cache-control", "no-cache"),
    // A twin must not be handed to a client that didn't ask for it.
    ("vary", "accept-encoding"),
];

/// Builds, serves and stays until Ctrl-C.
pub fn foreground(port: u16) -> Result<()> {
    // Before the build: a minute of waiting only to hear that the port is taken would be unkind.
    let listener = bind(port)?;
    let dist = dist::build_for_this_machine()?;
    println!(
        "\nServing {} at http://{}/ (Ctrl-C ends it)",
        dist.folder.display(),
        listener.local_addr()?
    );
    runtime()?.block_on(async {
        let server = tokio::spawn(async {
            if let Err(error) = serve(listener, dist.folder).await {
                eprintln!("{error:#}");
                std::process::exit(1);
            }
        });
        tokio::signal::ctrl_c().await.context("waiting for Ctrl-C")?;
        // At once: a browser's idle connections would keep a graceful end waiting.
        server.abort();
        println!("\nDone.");
        Ok(())
    })
}

/// A server in the background, for tests; it ends with the process.
pub fn background(folder: &Path) -> Result<SocketAddr> {
    let listener = bind(0)?;
    let address = listener.local_addr()?;
    let folder = folder.to_owned();
    let runtime = runtime()?;
    std::thread::spawn(move || {
        if let Err(error) = runtime.block_on(serve(listener, folder)) {
            say(format!("the test server stopped: {error:#}"));
        }
    });
    Ok(address)
}

pub fn bind(port: u16) -> Result<TcpListener> {
    match TcpListener::bind((Ipv4Addr::LOCALHOST, port)) {
        Ok(listener) => Ok(listener),
        Err(error) if error.kind() == ErrorKind::AddrInUse => bail!(
            "port {port} is taken by another program: choose another one with `--port`, \
             for example `cargo xtask serve --port {}`",
            port.checked_add(1).unwrap_or(8080)
        ),
        Err(error) => Err(error).with_context(|| format!("listening on 127.0.0.1:{port}")),
    }
}

fn runtime() -> Result<tokio::runtime::Runtime> {
    tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .context("starting the server's runtime")
}

async fn serve(listener: TcpListener, folder: PathBuf) -> Result<()> {
    listener.set_nonblocking(true)?;
    let listener = tokio::net::TcpListener::from_std(listener)?;
    axum::serve(listener, application(&folder)).await.context("serving")
}

fn application(folder: &Path) -> Router {
    let files = ServeDir::new(folder).precompressed_br().precompressed_gzip();
    HEADERS.iter().fold(Router::new().fallback_service(files), |router, (name, value)| {
        router.layer(SetResponseHeaderLayer::overriding(
            HeaderName::from_static(name),
            HeaderValue::from_static(value),
        ))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::{
        io::{Read, Write},
        net::TcpStream,
    };

    /// Asks as a browser would and returns the response's head.
    fn head(address: SocketAddr, path: &str) -> String {
        let mut stream = TcpStream::connect(address).unwrap();
        write!(
            stream,
            "GET {path} HTTP/1.1\r\nHost: x\r\nAccept-Encoding: gzip, br\r\nConnection: close\r\n\r\n"
        )
        .unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        let answer = String::from_utf8_lossy(&answer).into_owned();
        answer.split("\r\n\r\n").next().unwrap().to_lowercase()
    }

    #[test]
    fn every_answer_is_strict_and_the_twin_is_served() {
        let folder = crate::root::cache("serve-test");
        std::fs::create_dir_all(&folder).unwrap();
        for (name, text) in [("a.wasm", "plain"), ("a.wasm.br", "packed")] {
            std::fs::write(folder.join(name), text).unwrap();
        }
        let address = background(&folder).unwrap();
        let found = head(address, "/a.wasm");
        for expected in ["200 ok", "content-type: application/wasm", "content-encoding: br"] {
            assert!(found.contains(expected), "{expected}: {found}");
        }
        for answer in [found, head(address, "/missing")] {
            for (name, value) in HEADERS {
                let expected = format!("{name}: {}", value.to_lowercase());
                assert!(answer.contains(&expected), "{expected}: {answer}");
            }
        }
    }

    #[test]
    fn a_taken_port_names_the_option() {
        let listener = bind(0).unwrap();
        let error = bind(listener.local_addr().unwrap().port()).unwrap_err();
        assert!(error.to_string().contains("--port"), "{error}");
    }
}
