// The one place that does I/O.
import { isBrowser } from "./browser.js";

/** Error codes that mean the request was never sent. Without such a code, it may have been sent. */
const NOT_SENT = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "UND_ERR_CONNECT_TIMEOUT",
  "ConnectionRefused",
  "DNSLookupFailed",
]);

/**
 * Prevents what only browsers do: add cookies and the URL of the page, and respond from their cache, for instance with outdated keys.
 * Some other runtimes reject these settings.
 */
const BROWSER_SETTINGS = { cache: "no-store", credentials: "omit", referrerPolicy: "no-referrer" };

/** The longest delay of a timer, in milliseconds. */
const LONGEST = 2 ** 31 - 1;

/**
 * Sends a request and reads the response. Returns `{ response, body }`, or `{ kind, cause }` if there is none. The signal ends it early,
 * with either result.
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
      ...(isBrowser() ? BROWSER_SETTINGS : undefined),
    });
  } catch (cause) {
    called = Promise.reject(cause);
  }
  try {
    const response = await called;
    // A redirect, which browsers hide.
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

/** Reads the body piece by piece, as a small compressed body may be large. */
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

/** Whether an error says that nothing was sent. Its getters may throw, and its chain of causes may be circular. */
function wasNotSent(thrown, depth = 3) {
  try {
    return (
      NOT_SENT.has(thrown?.code) ||
      // Deno has no codes.
      String(thrown?.message).includes("client error (Connect)") ||
      (depth > 0 && thrown?.cause !== undefined && wasNotSent(thrown.cause, depth - 1))
    );
  } catch {
    return false;
  }
}

/** Waits, or until the signal ends it. */
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
