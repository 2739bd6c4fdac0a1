// Where runtimes report what became of their tests, one by one: a run that hangs shows how far it came.

import http from "node:http";

import { Failure } from "./failure.mjs";

export class Reports {
  #inboxes = new Map();

  static async start() {
    const reports = new Reports();
    reports.server = http.createServer((request, response) => reports.#receive(request, response));
    await new Promise((resolve) => reports.server.listen(0, "127.0.0.1", resolve));
    return reports;
  }

  // Where this runtime reports.
  inbox(runtime) {
    const inbox = new Inbox(`http://127.0.0.1:${this.server.address().port}/${runtime}`);
    this.#inboxes.set(`/${runtime}`, inbox);
    return inbox;
  }

  stop() {
    this.server.closeAllConnections();
    return new Promise((resolve) => this.server.close(resolve));
  }

  async #receive(request, response) {
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    response.writeHead(204, { "access-control-allow-origin": "*" }).end();
    if (request.method === "POST") this.#inboxes.get(request.url)?.receive(JSON.parse(Buffer.concat(chunks)));
  }
}

class Inbox {
  constructor(url) {
    this.url = url;
    // `{ name, problem, seconds }` of each test.
    this.results = [];
    this.ended = new Promise((resolve) => {
      this.end = resolve;
    });
  }

  // A report is the result of a test, or the end of the run and why it came too early, if it did.
  receive(report) {
    if (report.done === undefined) this.results.push(report);
    else this.end(report);
  }

  // Waits until everything is reported.
  async finished({ process, patience }) {
    let timer;
    const late = new Promise((_, reject) => {
      const why = () => `it took longer than ${patience / 1000} s, after ${this.#last()}`;
      timer = setTimeout(() => reject(new Failure(`${why()}\n${process.output}`)), patience);
    });
    const crash = process.failure().then((failure) => Promise.reject(failure));
    crash.catch(() => {});
    try {
      const { done, problem } = await Promise.race([this.ended, late, crash]);
      if (!done) throw new Failure(problem);
    } finally {
      clearTimeout(timer);
    }
  }

  #last() {
    return this.results.at(-1)?.name ?? "no test at all";
  }
}
