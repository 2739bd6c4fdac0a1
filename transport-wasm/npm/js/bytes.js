// The bytes of stytch.wasm. Packed, they are not bigger as text than as what they are; and no runtime unpacks without waiting,
// which the constructors would have to do.
import { inflateSync } from "fflate";
import { packed } from "./packed.js";

export function bytes() {
  return inflateSync(Uint8Array.from(atob(packed), (letter) => letter.charCodeAt(0)));
}
