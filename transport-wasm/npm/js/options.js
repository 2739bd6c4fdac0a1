// What may be given to the constructor, and what it may be.
import { misuse } from "./error.js";

/** What a value may be, and what to say if it is not. */
export const is = {
  text: [(value) => typeof value === "string", "must be a text"],
  texts: [(value) => Array.isArray(value) && value.every(isText), "must be a list of texts"],
  flag: [(value) => typeof value === "boolean", "must be true or false"],
  number: [(value) => typeof value === "number" && value >= 0, "must be a number, and not negative"],
  whole: [(value) => Number.isInteger(value) && value >= 0, "must be a whole number, and not negative"],
  object: [(value) => typeof value === "object" && value !== null, "must be an object"],
  signal: [(value) => typeof value?.throwIfAborted === "function", "must be an AbortSignal"],
  memberSession: [
    (value) => isText(value?.sessionToken) !== isText(value?.sessionJwt),
    "must have a sessionToken or a sessionJwt",
  ],
  vertical: [(value) => value === "consumer" || value === "b2b", 'must be "consumer" or "b2b"'],
};

function isText(value) {
  return typeof value === "string";
}

const OPTIONS = {
  projectId: is.text,
  secret: is.text,
  baseUrl: is.text,
  fraudUrl: is.text,
  userAgent: is.text,
  timeoutSeconds: is.number,
  maxResponseBytes: is.number,
  maxRetries: is.whole,
  leewaySeconds: is.number,
  issuers: is.texts,
  vertical: is.vertical,
  allowHttp: is.flag,
  allowSecretInBrowser: is.flag,
};

/** The options of a client. */
export function checked(options) {
  return check("options", options, OPTIONS, ["projectId", "secret"]);
}

/** The same object, if it has the members that it must have, no others than those that are known, and each is what it may be. */
export function check(what, given, known, required = []) {
  if (typeof given !== "object" || given === null) {
    throw misuse(what, "must be an object");
  }
  for (const name of required) {
    if (given[name] === undefined) {
      throw misuse(name, "is missing", "missing_param");
    }
  }
  for (const [name, value] of Object.entries(given)) {
    if (!Object.hasOwn(known, name)) {
      throw misuse(name, "is not an option", "unknown_param");
    }
    if (value !== undefined) {
      expect(name, value, known[name]);
    }
  }
  return given;
}

/** The same value, if it is what it may be. */
export function expect(name, value, [isRight, problem]) {
  if (!isRight(value)) {
    throw misuse(name, problem, "wrong_type");
  }
  return value;
}

const MOST = 2 ** 32 - 1;

/** A number of seconds in milliseconds, as far as they go in 32 bits. */
export function milliseconds(seconds) {
  return seconds === undefined ? undefined : Math.min(Math.ceil(seconds * 1000), MOST);
}

export function seconds(number) {
  return number === undefined ? undefined : Math.min(Math.floor(number), MOST);
}
