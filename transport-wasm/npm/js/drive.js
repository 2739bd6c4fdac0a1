// Takes the steps of a run, one after the other.
import { attempt } from "./core.js";
import { exchange, pause } from "./fetch.js";
import { verify } from "./verify.js";

/**
 * What the run comes to that begins with what `begin` answers. If an answer that is a success is what it comes to, `read` spares the
 * way of the answer through the module: it is asked for what the body says, or `undefined` where it cannot tell.
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
          next = () => told(client, run, outcome);
          break;
        }
        case "verify": {
          const isRight = await verify(rest.split("\n"));
          next = () => client.verified(run, Date.now(), isRight);
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
    // Whatever ended it: somebody else can then fetch what it was fetching for all. Without a run, this would drop another's.
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

/** The headers of answers that the module reads. */
const HEADERS = ["retry-after", "date", "cache-control", "age"];

function told(client, run, { response, body, kind }) {
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
