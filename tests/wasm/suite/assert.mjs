// What tests say about values. Only what every runtime has.

export class AssertionError extends Error {
  name = "AssertionError";
}

export function fail(message) {
  throw new AssertionError(message);
}

export function ok(value, message) {
  if (!value) fail(message);
}

// Deep equality of what JSON can say. `undefined` is as good as absent.
export function equal(found, expected, what = "the value") {
  const place = difference(found, expected, "");
  if (place !== undefined) {
    fail(`${what}${place.path} is ${show(place.found)} and should be ${show(place.expected)}`);
  }
}

// The first place where two values differ.
function difference(found, expected, path) {
  if (Object.is(found, expected)) return undefined;
  const bothLists = Array.isArray(found) && Array.isArray(expected);
  const bothObjects = isObject(found) && isObject(expected);
  if (!bothLists && !bothObjects) return { path, found, expected };
  for (const name of new Set([...Object.keys(found), ...Object.keys(expected)])) {
    const below = bothLists ? `${path}[${name}]` : `${path}.${name}`;
    const inside = difference(own(found, name), own(expected, name), below);
    if (inside !== undefined) return inside;
  }
  return bothLists && found.length !== expected.length
    ? { path: `${path}.length`, found: found.length, expected: expected.length }
    : undefined;
}

function isObject(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function own(object, name) {
  return Object.hasOwn(object, name) ? object[name] : undefined;
}

export function show(value) {
  if (typeof value === "function") return `the function ${value.name}`;
  if (value instanceof Error) return describe(value);
  const text = asText(value);
  return text.length > 500 ? `${text.slice(0, 500)}.. (${text.length} characters)` : text;
}

// JSON, where that can say it. There are values that not even `String` can.
export function asText(value) {
  try {
    return JSON.stringify(value) ?? String(value);
  } catch {
    return Object.prototype.toString.call(value);
  }
}

// An error with all that it knows.
export function describe(error) {
  if (!(error instanceof Error)) return `no error, but ${show(error)}`;
  const fields = Object.entries(error).filter(([name]) => name !== "name");
  return `${error.name}: ${error.message} ${JSON.stringify(Object.fromEntries(fields))}`;
}

// Checks one value after the other; a failure says with which one.
export async function each(values, check) {
  for (const value of values) {
    try {
      await check(value);
    } catch (error) {
      if (error instanceof AssertionError) error.message = `with ${show(value)}: ${error.message}`;
      throw error;
    }
  }
}

// What an attempt fails with. It may throw, or answer a promise that rejects.
export async function failure(attempt) {
  let answer;
  try {
    answer = await attempt();
  } catch (error) {
    return error;
  }
  fail(`it should have failed, and came to ${show(answer)}`);
}
