// Takes the steps of a run, one by one.
import { attempt } from "./core.js";
import { exchange, pause } from "./fetch.js";
import { verify } from "./verify.js";

/**
 * Runs a call or a flow to its end and returns its output. `begin` returns its first step. With `read`, a successful response ends the
 * run without a pass through the module: `read` returns the value of its body, or `undefined` to leave it to the module.
 */
export async function drive(client, begin, limits, signal, read) {
  signal?.throwIfAborted();
  let run, outcome;
  let next = begin;
  try {
    for (;;) {
      const text = attempt(next, outcome?.cause);
      const end = text.indexOf("\n");
      const [word, number] = text.slice(0, end).split(" ");
      const rest = text.slice(end + 1);
      run = number;
      switch (word) {
        case "send": {
          outcome = await exchange(request(rest), limits, signal);
          const value = outcome.response?.ok ? read?.(outcome.body) : undefined;
          if (value !== undefined) {
            signal?.throwIfAborted();
            client.drop(run);
            return value;
          }
          next = () => report(client, run, outcome);
          break;
        }
        case "verify": {
          const matches = await verify(rest.split("\n"));
          next = () => client.verified(run, Date.now(), matches);
          break;
        }
        case "wait":
          await pause(Number(rest), signal);
          next = () => client.woke(run, Date.now());
          break;
        default:
          return JSON.parse(rest);
      }
      signal?.throwIfAborted();
    }
  } catch (thrown) {
    // Dropping the run lets another one fetch what it was fetching for all. A run that never began has no number to drop.
    if (run !== undefined) {
      client.drop(run);
    }
    throw thrown;
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

/** The headers of responses that the module reads. */
const HEADERS = ["retry-after", "date", "cache-control", "age"];

/** Passes the outcome of a request to the module, and returns the next step. */
function report(client, run, { response, body, kind }) {
  if (response === undefined) {
    return client.failed(run, Date.now(), kind);
  }
  let headers = "";
  for (const name of HEADERS) {
    const value = response.headers.get(name);
    if (value !== null) {
      headers += `${name}: ${value}\n`;
    }
  }
  return client.responded(run, Date.now(), response.status, headers, body);
}
