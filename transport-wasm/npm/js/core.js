// The wasm module, which is started when it is first needed.
import * as glue from "./glue.js";
import { StytchError } from "./error.js";

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

/** What a function of the module answers; it throws its errors as JSON. */
export function attempt(act, cause) {
  try {
    return act();
  } catch (thrown) {
    throw typeof thrown === "string" ? new StytchError(JSON.parse(thrown), cause) : thrown;
  }
}
