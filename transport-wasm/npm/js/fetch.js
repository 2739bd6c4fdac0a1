// The one place that does I/O.
import { isBrowser } from "./browser.js";

/** What the codes of errors, or Deno's words, say of requests that were never sent. Where a runtime does not tell, they may have been. */
const NOT_SENT = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "UND_ERR_CONNECT_TIMEOUT",
  "ConnectionRefused",
  "DNSLookupFailed",
]);

/**
 * What browsers would add to a request by themselves, or answer without one: cookies, the address of the page, an older list of keys.
 * Other runtimes do nothing of the kind, and some refuse to be told.
 */
const NOTHING_MORE = { cache: "no-store", credentials: "omit", referrerPolicy: "no-referrer" };

/** The longest time that a timer takes. */
const LONGEST = 2 ** 31 - 1;

/**
 * Sends a request and reads the answer: `{ response, body }`, or `{ kind, cause }` if there is none. It ends early, as whatever it
 * ends as, when the signal says so.
 */
export async function exchange({ method, url, headers, body }, { timeout, maxBytes }, signal) {
  const controller = new AbortController();
  const abort = () => controller.abort();
  let timedOut = false;
  const timer = setTimeout(() => {
    timedOut = true;
    abort();
  }, Math.min(timeout, LONGEST));
  signal?.addEventListener("abort", abort);
  let called;
  try {
    called = fetch(url, {
      method,
      headers,
      body: body || undefined,
      // A redirect would carry credentials to another host.
      redirect: "manual",
      signal: controller.signal,
      ...(isBrowser() ? NOTHING_MORE : undefined),
    });
  } catch (cause) {
    called = Promise.reject(cause);
  }
  try {
    const response = await called;
    // A redirect of which a browser tells nothing.
    if (response.status === 0) {
      return { kind: "redirect" };
    }
    return await read(response, maxBytes, abort);
  } catch (cause) {
    return { kind: timedOut ? "timeout" : wasNotSent(cause) ? "connect" : "interrupted", cause };
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener("abort", abort);
  }
}

/** Reads the body piece by piece: what is packed small may be big. */
async function read(response, maxBytes, abort) {
  const pieces = [];
  let length = 0;
  const reader = response.body?.getReader();
  for (let piece; reader && !(piece = await reader.read()).done; ) {
    length += piece.value.length;
    if (length > maxBytes) {
      abort();
      return { kind: "too_large" };
    }
    pieces.push(piece.value);
  }
  if (pieces.length === 1) {
    return { response, body: pieces[0] };
  }
  const body = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    body.set(piece, at);
    at += piece.length;
  }
  return { response, body };
}

/** Whatever was thrown, with getters that throw, or causes that go round in a circle. */
function wasNotSent(thrown, depth = 3) {
  try {
    return (
      NOT_SENT.has(thrown?.code) ||
      String(thrown?.message).includes("client error (Connect)") ||
      (depth > 0 && thrown?.cause !== undefined && wasNotSent(thrown.cause, depth - 1))
    );
  } catch {
    return false;
  }
}

/** Does nothing for a while, or until the signal says so. */
export function pause(milliseconds, signal) {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", end);
      resolve();
    };
    const timer = setTimeout(end, Math.min(milliseconds, LONGEST));
    signal?.addEventListener("abort", end);
  });
}
