// Takes the steps of a run, one after the other.
import { attempt } from "./core.js";
import { exchange, pause } from "./fetch.js";
import { verify } from "./verify.js";

/** What the run that `begin` answers comes to. */
export async function drive(begin, limits, signal) {
  signal?.throwIfAborted();
  const run = attempt(begin);
  try {
    let outcome;
    let next = () => run.go(Date.now());
    for (;;) {
      const text = attempt(next, outcome?.cause);
      const end = text.indexOf("\n");
      const rest = text.slice(end + 1);
      switch (text.slice(0, end)) {
        case "send":
          outcome = await exchange(request(rest), limits, signal);
          next = () => told(run, outcome);
          break;
        case "verify": {
          const isRight = await verify(rest.split("\n"));
          next = () => run.verified(Date.now(), isRight);
          break;
        }
        case "wait":
          await pause(Number(rest), signal);
          next = () => run.go(Date.now());
          break;
        case "answered":
          return read(run, outcome.body);
        default:
          return JSON.parse(rest);
      }
      signal?.throwIfAborted();
    }
  } finally {
    run.free();
  }
}

function request(text) {
  const end = text.indexOf("\n\n");
  const [method, url, ...lines] = text.slice(0, end).split("\n");
  const headers = lines.map((line) => {
    const colon = line.indexOf(": ");
    return [line.slice(0, colon), line.slice(colon + 2)];
  });
  return { method, url, headers, body: text.slice(end + 2) };
}

/** The headers of answers that the module reads. */
const HEADERS = ["retry-after", "date", "cache-control", "age"];

function told(run, { response, body, kind }) {
  if (response === undefined) {
    return run.failed(Date.now(), kind, "");
  }
  let headers = "";
  for (const name of HEADERS) {
    const value = response.headers.get(name);
    if (value !== null) {
      headers += `${name}: ${value}\n`;
    }
  }
  return run.responded(Date.now(), response.status, headers, body);
}

/** A body that JavaScript cannot read is one that the module can say more about. */
function read(run, body) {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(body));
  } catch {
    return JSON.parse(attempt(() => run.read()));
  }
}
