// What goes wrong, as one class.

/** Too long for a log, or not for everybody's eyes. */
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

/** An error in how the library is used, with the argument that is to blame. */
export function misuse(field, problem, buildKind = "configuration") {
  return new StytchError({ kind: "build", buildKind, field, message: `\`${field}\` ${problem}` });
}
