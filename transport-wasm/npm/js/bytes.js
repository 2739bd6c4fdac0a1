// The bytes of stytch.wasm, deflated: as text, that is no larger than the module itself. Runtimes only inflate asynchronously, but the
// constructors need the bytes at once, hence fflate.
import { inflateSync } from "fflate";
import { packed } from "./packed.js";

export function bytes() {
  return inflateSync(Uint8Array.from(atob(packed), (letter) => letter.charCodeAt(0)));
}
