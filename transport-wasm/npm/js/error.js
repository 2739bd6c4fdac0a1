// The error class of the package.

/** Not enumerable, so that logs do not show them: too long, or confidential. */
const HIDDEN = ["body", "errorDetails"];

export class StytchError extends Error {
  constructor({ message, ...fields }, cause) {
    super(message, cause === undefined ? undefined : { cause });
    for (const [name, value] of Object.entries(fields)) {
      if (value !== null && value !== undefined) {
        Object.defineProperty(this, name, { value, enumerable: !HIDDEN.includes(name) });
      }
    }
  }
}

Object.defineProperty(StytchError.prototype, "name", { value: "StytchError" });

/** An error in how the package is used, naming the argument to blame. */
export function misuse(field, problem, buildKind = "configuration") {
  return new StytchError({ kind: "build", buildKind, field, message: `\`${field}\` ${problem}` });
}
