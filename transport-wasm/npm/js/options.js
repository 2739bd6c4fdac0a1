// Checks options and their types.
import { misuse } from "./error.js";

/** Types: a test, and the problem of a value that fails it. */
export const is = {
  text: [(value) => typeof value === "string", "must be a string"],
  texts: [(value) => Array.isArray(value) && value.every(isText), "must be a list of strings"],
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

/**
 * The same type for an option that decides access: if it is there, it must not be `undefined`. A mistyped name, as in
 * `{ require: PERMISSIONS[route] }`, would otherwise skip the check.
 */
export function deciding([isRight, problem]) {
  return [isRight, problem, true];
}

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

/** Checks the options of a client. */
export function checked(options) {
  return check("options", options, OPTIONS, ["projectId", "secret"]);
}

/** Returns the object if it has the required members, no unknown ones, and each is of its type; otherwise throws. */
export function check(what, given, known, required = []) {
  if (typeof given !== "object" || given === null) {
    throw misuse(what, "must be an object");
  }
  for (const [name, value] of Object.entries(given)) {
    if (!Object.hasOwn(known, name)) {
      // Args of operations have such names, and options of Stytch's own SDK.
      const ours = camel(name);
      const hint = Object.hasOwn(known, ours) ? `; its name is \`${ours}\`` : "";
      throw misuse(name, `is not an option${hint}`, "unknown_param");
    }
    const [, , isDeciding] = known[name];
    if (isDeciding) {
      decided(name, value);
    }
    if (value !== undefined) {
      expect(name, value, known[name]);
    }
  }
  for (const name of required) {
    if (given[name] === undefined) {
      throw misuse(name, "is missing", "missing_param");
    }
  }
  return given;
}

/** The name in JavaScript of what has underscores in its name elsewhere. */
export function camel(name) {
  return name.replace(/_([a-z])/g, (_, letter) => letter.toUpperCase());
}

/** Throws if the value of what decides access is `undefined`. */
export function decided(name, value) {
  if (value === undefined) {
    throw misuse(name, "is undefined, but decides access; leave it out instead", "wrong_type");
  }
}

/** Returns the value if it is of the type; otherwise throws. */
export function expect(name, value, [isRight, problem]) {
  if (!isRight(value)) {
    throw misuse(name, problem, "wrong_type");
  }
  return value;
}

const MOST = 2 ** 32 - 1;

/** Seconds as whole milliseconds, limited to 32 bits. */
export function milliseconds(seconds) {
  return seconds === undefined ? undefined : Math.min(Math.ceil(seconds * 1000), MOST);
}

/** Whole seconds, limited to 32 bits. */
export function seconds(number) {
  return number === undefined ? undefined : Math.min(Math.floor(number), MOST);
}
