//! HTTP/1.1 over a socket, as plainly as can be: the tests cut connections at every byte, and send what no client would.

use std::io::{Error, ErrorKind, Read, Result, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::Duration;

use serde_json::Value;

/// How long an answer may take: more than the longest that a feed is held.
const PATIENCE: Duration = Duration::from_secs(40);

/// What a server answered.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub head: String,
    pub body: String,
}

impl Answer {
    /// The body as JSON.
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap_or_else(|error| panic!("{error}: {self:?}"))
    }

    /// The value of a header.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.head.lines().find_map(|line| {
            let (own, value) = line.split_once(':')?;
            own.eq_ignore_ascii_case(name).then(|| value.trim())
        })
    }

    /// The code of the error.
    pub fn code(&self) -> String {
        self.json()["error"]["code"].as_str().unwrap_or_default().to_owned()
    }
}

/// A request; `token` is that of somebody who is signed in.
#[derive(Clone, Copy)]
pub struct Request<'a> {
    pub method: &'a str,
    pub path: &'a str,
    pub token: Option<&'a str>,
    pub body: Option<&'a str>,
}

impl<'a> Request<'a> {
    pub fn get(path: &'a str) -> Self {
        Self { method: "GET", path, token: None, body: None }
    }

    pub fn post(path: &'a str, body: &'a str) -> Self {
        Self { method: "POST", path, token: None, body: Some(body) }
    }

    pub fn delete(path: &'a str) -> Self {
        Self { method: "DELETE", path, token: None, body: None }
    }

    pub fn by(self, token: &'a str) -> Self {
        Self { token: Some(token), ..self }
    }

    /// Its bytes.
    pub fn bytes(&self) -> Vec<u8> {
        let mut text = format!(
            "{} {} HTTP/1.1\r\nHost: collector\r\nConnection: close\r\n",
            self.method, self.path
        );
        if let Some(token) = self.token {
            text += &format!("Authorization: Bearer {token}\r\n");
        }
        if let Some(body) = self.body {
            text +=
                &format!("Content-Type: application/json\r\nContent-Length: {}\r\n", body.len());
        }
        text += "\r\n";
        text += self.body.unwrap_or_default();
        text.into_bytes()
    }

    /// Sends it and waits for the answer.
    pub fn send(&self, to: SocketAddr) -> Result<Answer> {
        raw(to, &self.bytes())
    }

    /// Sends it to a server that is known to be up.
    pub fn ask(&self, of: SocketAddr) -> Answer {
        self.send(of).unwrap_or_else(|error| panic!("{} {}: {error}", self.method, self.path))
    }
}

/// Sends bytes and reads the answer to its end. One that is cut short is an error.
pub fn raw(to: SocketAddr, bytes: &[u8]) -> Result<Answer> {
    let mut stream = connect(to)?;
    stream.write_all(bytes)?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer)?;
    let text = String::from_utf8_lossy(&answer).into_owned();
    let (head, body) = text
        .split_once("\r\n\r\n")
        .ok_or_else(|| Error::new(ErrorKind::UnexpectedEof, "no answer"))?;
    let status = head.split(' ').nth(1).and_then(|status| status.parse().ok());
    let answer = Answer {
        status: status.ok_or_else(|| Error::new(ErrorKind::InvalidData, "no status"))?,
        head: head.to_owned(),
        body: body.to_owned(),
    };
    let length = answer.header("content-length").and_then(|length| length.parse().ok());
    if length.is_some_and(|length: usize| length != answer.body.len()) {
        return Err(Error::new(ErrorKind::UnexpectedEof, "the answer is cut short"));
    }
    Ok(answer)
}

/// A connection that doesn't wait for ever.
pub fn connect(to: SocketAddr) -> Result<TcpStream> {
    let stream = TcpStream::connect_timeout(&to, PATIENCE)?;
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.set_write_timeout(Some(PATIENCE))?;
    Ok(stream)
}
