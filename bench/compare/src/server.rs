//! A loopback server that answers everything with the consumer body. It runs as a process of its own: this program,
//! started once more.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use crate::bodies;

/// The argument that makes this program the server.
pub(crate) const ARGUMENT: &str = "serve";

/// The server, seen from the program that started it.
pub(crate) struct Server {
    pub(crate) url: String,
    child: Child,
    output: BufReader<ChildStdout>,
}

impl Server {
    pub(crate) fn start() -> Self {
        let program = std::env::current_exe().expect("this program has a path");
        let mut child = Command::new(program)
            .arg(ARGUMENT)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("this program starts again");
        let mut output = BufReader::new(child.stdout.take().expect("it is piped"));
        let url = format!("http://{}", line(&mut output));
        Self { url, child, output }
    }

    /// Ends it. Answers how many connections were made.
    pub(crate) fn stop(mut self) -> usize {
        drop(self.child.stdin.take());
        let connections = line(&mut self.output).parse().expect("it writes a number");
        self.child.wait().expect("it ends");
        connections
    }
}

fn line(output: &mut impl BufRead) -> String {
    let mut line = String::new();
    output.read_line(&mut line).expect("the server writes text");
    line.trim_end().to_owned()
}

/// Is the server: writes its address, serves until standard input ends, as it does when its starter dies too, and
/// writes the number of connections.
pub(crate) fn serve() {
    static CONNECTIONS: AtomicUsize = AtomicUsize::new(0);

    let listener = TcpListener::bind("127.0.0.1:0").expect("loopback has a free port");
    println!("{}", listener.local_addr().expect("it is bound"));
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            CONNECTIONS.fetch_add(1, Ordering::Relaxed);
            thread::spawn(|| answer(stream));
        }
    });
    let _ = io::copy(&mut io::stdin(), &mut io::sink());
    println!("{}", CONNECTIONS.load(Ordering::Relaxed));
}

/// Answers request after request, until the other side hangs up.
fn answer(stream: TcpStream) -> io::Result<()> {
    let length = bodies::CONSUMER.len();
    let head = format!("HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: {length}\r\n\r\n");
    let answer = [head.as_bytes(), bodies::CONSUMER].concat();
    stream.set_nodelay(true)?;
    let mut reader = BufReader::new(&stream);
    while let Some(length) = read_head(&mut reader)? {
        io::copy(&mut reader.by_ref().take(length), &mut io::sink())?;
        (&stream).write_all(&answer)?;
    }
    Ok(())
}

/// Reads up to the empty line; answers the length of the body, or `None` at the end of the stream.
fn read_head(reader: &mut impl BufRead) -> io::Result<Option<u64>> {
    let mut length = 0;
    let mut line = String::new();
    loop {
        line.clear();
        if reader.read_line(&mut line)? == 0 {
            return Ok(None);
        }
        match line.trim_end().split_once(':') {
            Some((name, value)) if name.eq_ignore_ascii_case("content-length") => {
                length = value.trim().parse().map_err(io::Error::other)?;
            }
            None if line.trim_end().is_empty() => return Ok(Some(length)),
            _ => {}
        }
    }
}
