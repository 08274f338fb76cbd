//! Clients that keep their connection, as a reverse proxy does.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use uuid::Uuid;

/// A connection over which requests go one after the other.
struct Connection(BufReader<TcpStream>);

impl Connection {
    fn open(to: SocketAddr) -> Self {
        let stream = TcpStream::connect(to).expect("a connection");
        stream.set_nodelay(true).expect("no delay");
        Self(BufReader::new(stream))
    }

    /// The status and the body of the answer.
    fn ask(&mut self, method: &str, path: &str, token: &str, body: &str) -> (u16, String) {
        let authorization = if token.is_empty() {
            String::new()
        } else {
            format!("Authorization: Bearer {token}\r\n")
        };
        let request = format!(
            "{method} {path} HTTP/1.1\r\nHost: x\r\n{authorization}Content-Type: application/json\r\nContent-Length: {}\r\n\r\n{body}",
            body.len()
        );
        self.0.get_mut().write_all(request.as_bytes()).expect("it is sent");
        let (mut status, mut length) = (0, 0);
        loop {
            let mut line = String::new();
            self.0.read_line(&mut line).expect("a line");
            let line = line.trim_end().to_ascii_lowercase();
            if line.is_empty() {
                break;
            }
            if let Some(rest) = line.strip_prefix("http/1.1 ") {
                status = rest.split(' ').next().and_then(|status| status.parse().ok()).unwrap_or(0);
            } else if let Some(rest) = line.strip_prefix("content-length:") {
                length = rest.trim().parse().expect("a length");
            }
        }
        let mut body = vec![0; length];
        self.0.read_exact(&mut body).expect("the body");
        (status, String::from_utf8(body).expect("UTF-8"))
    }
}

/// What was measured of creating responses.
pub struct Created {
    pub per_second: f64,
    times: Vec<Duration>,
}

impl Created {
    /// A quantile of the time until a response was acknowledged.
    pub fn quantile_ms(&self, quantile: f64) -> f64 {
        let at = ((self.times.len() - 1) as f64 * quantile).round();
        (self.times[at as usize].as_secs_f64() * 1e4).round() / 10.0
    }
}

/// Sends so many responses over so many connections; every one must be acknowledged.
pub fn create(to: SocketAddr, connections: usize, responses: usize) -> Created {
    let each = responses / connections;
    let begun = Instant::now();
    let mut times = Vec::new();
    std::thread::scope(|scope| {
        let client = || {
            let mut connection = Connection::open(to);
            let mut times = Vec::with_capacity(each);
            for at in 0..each {
                let text = response(at);
                let begun = Instant::now();
                let (status, body) = connection.ask("POST", "/v1/responses", "", &text);
                times.push(begun.elapsed());
                assert_eq!(status, 201, "{body}");
            }
            times
        };
        let clients: Vec<_> = (0..connections).map(|_| scope.spawn(client)).collect();
        clients.into_iter().for_each(|client| times.extend(client.join().expect("it ends")));
    });
    let per_second = times.len() as f64 / begun.elapsed().as_secs_f64();
    times.sort();
    Created { per_second, times }
}

fn response(at: usize) -> String {
    let submitted = 1_796_040_000_000_i64 + at as i64;
    let comment = "Cán bộ hướng dẫn rõ ràng, nhưng chờ lâu.";
    json!({"v": 1, "id": Uuid::now_v7(), "questionnaire": "short", "version": 1, "unit": "soc-son", "channel": "web", "mode": "page",
        "language": "vi", "started": submitted - 60_000, "submitted": submitted, "sitting": Uuid::new_v4(),
        "answers": {"overall": 1 + at % 5, "comment": comment}})
    .to_string()
}

/// Pulls all there is; how many rows, and how many bytes.
pub fn pull(from: SocketAddr, link: &str) -> (usize, usize) {
    let mut connection = Connection::open(from);
    let (_, body) = connection.ask("POST", "/v1/sessions", "", &json!({"link": link}).to_string());
    let signed_in: Value = serde_json::from_str(&body).expect("JSON");
    let token = signed_in["token"].as_str().expect("a token");
    let (mut cursor, mut rows, mut bytes) = (String::new(), 0, 0);
    loop {
        let path = format!("/v1/feed?questionnaire=short&cursor={cursor}");
        let (status, body) = connection.ask("GET", &path, token, "");
        assert_eq!(status, 200, "{body}");
        bytes += body.len();
        // Only what a reader must look at: how fast this program reads JSON isn't what is measured.
        rows += body.matches("\"received\":").count();
        let after = body.split_once("\"cursor\":\"").expect("a cursor").1;
        cursor = after.split('"').next().expect("its end").to_owned();
        if body[..body.find("\"gone\"").unwrap_or(0)].contains("\"more\":false") {
            return (rows, bytes);
        }
    }
}
