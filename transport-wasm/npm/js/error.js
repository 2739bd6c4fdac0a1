// The error class of the package.

/** Not enumerable, so that logs do not show them: too long, or confidential. */
const HIDDEN = ["body", "errorDetails"];

/** The package may be loaded twice, for `import` and for `require`. The errors of both are errors of either. */
const IS_ERROR = Symbol.for("stytch-wasm.StytchError");

export class StytchError extends Error {
  static [Symbol.hasInstance](value) {
    return value?.[IS_ERROR] === true;
  }

  constructor({ message, ...fields }, cause) {
    super(message, cause === undefined ? undefined : { cause });
    for (const [name, value] of Object.entries(fields)) {
      if (value !== null && value !== undefined) {
        Object.defineProperty(this, name, { value, enumerable: !HIDDEN.includes(name) });
      }
    }
  }
}

Object.defineProperties(StytchError.prototype, { name: { value: "StytchError" }, [IS_ERROR]: { value: true } });

/** An error in how the package is used, naming the argument to blame. */
export function misuse(field, problem, buildKind = "configuration") {
  return new StytchError({ kind: "build", buildKind, field, message: `\`${field}\` ${problem}` });
}
