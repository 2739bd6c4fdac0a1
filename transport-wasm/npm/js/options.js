// What may be given to the constructor, and what it may be.
import { misuse } from "./error.js";

const isNumber = (value) => typeof value === "number" && value >= 0;

const text = [(value) => typeof value === "string", "must be a text"];
const flag = [(value) => typeof value === "boolean", "must be true or false"];
const number = [isNumber, "must be a number, and not negative"];

const OPTIONS = {
  projectId: text,
  secret: text,
  baseUrl: text,
  fraudUrl: text,
  userAgent: text,
  timeoutSeconds: number,
  maxResponseBytes: number,
  maxRetries: number,
  leewaySeconds: number,
  issuers: [(value) => Array.isArray(value) && value.every(text[0]), "must be a list of texts"],
  vertical: [(value) => value === "consumer" || value === "b2b", 'must be "consumer" or "b2b"'],
  allowHttp: flag,
  allowSecretInBrowser: flag,
};

/** The same options, each of the type that it has to be. */
export function checked(options) {
  return check("options", options, OPTIONS, ["projectId", "secret"]);
}

/** Settings of one call. */
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
    const [isRight, problem] = known[name];
    if (value !== undefined && !isRight(value)) {
      throw misuse(name, problem, "wrong_type");
    }
  }
  return given;
}

const MOST = 2 ** 32 - 1;

/** A number of seconds in milliseconds, as far as they go in 32 bits. */
export function milliseconds(seconds) {
  return seconds === undefined ? undefined : Math.min(Math.ceil(seconds * 1000), MOST);
}

export function whole(number) {
  return number === undefined ? undefined : Math.min(Math.floor(number), MOST);
}
