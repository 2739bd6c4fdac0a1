// The wasm module, instantiated on first use.
import * as glue from "./glue.js";
import { StytchError } from "./error.js";
import { camel } from "./options.js";

let compile;
let isReady = false;

export function provide(source) {
  compile = source;
}

export function core() {
  if (!isReady) {
    const { exports } = new WebAssembly.Instance(compile(), { "./stytch_npm_bg.js": glue });
    glue.__wbg_set_wasm(exports);
    exports.__wbindgen_start();
    isReady = true;
  }
  return glue;
}

const ERROR = "error\n";

/** Returns the text that a function of the module returns; throws if it is an error. */
export function attempt(act, cause) {
  const text = act();
  if (text.startsWith(ERROR)) {
    const fields = Object.entries(JSON.parse(text.slice(ERROR.length)));
    throw new StytchError(Object.fromEntries(fields.map(([name, value]) => [camel(name), value])), cause);
  }
  return text;
}
