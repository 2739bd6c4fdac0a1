// Takes the steps of a run, one after the other.
import { attempt } from "./core.js";
import { exchange, pause } from "./fetch.js";
import { verify } from "./verify.js";

/** What the run that `begin` answers comes to. */
export async function drive(begin, limits, signal) {
  signal?.throwIfAborted();
  const run = attempt(begin);
  try {
    let cause;
    let next = () => run.go(Date.now());
    for (;;) {
      const { send, verify: signature, wait, done } = JSON.parse(attempt(next, cause));
      if (send !== undefined) {
        const outcome = await exchange(send, limits, signal);
        cause = outcome.cause;
        next = () => told(run, outcome);
      } else if (signature !== undefined) {
        const isRight = await verify(signature);
        next = () => run.verified(Date.now(), isRight);
      } else if (wait !== undefined) {
        await pause(wait, signal);
        next = () => run.go(Date.now());
      } else {
        return done;
      }
      signal?.throwIfAborted();
    }
  } finally {
    run.free();
  }
}

function told(run, { response, body, kind, cause }) {
  if (response === undefined) {
    return run.failed(Date.now(), kind, "");
  }
  const header = (name) => response.headers.get(name) ?? "";
  return run.responded(
    Date.now(),
    response.status,
    body,
    header("retry-after"),
    header("date"),
    header("cache-control"),
    header("age"),
  );
}
