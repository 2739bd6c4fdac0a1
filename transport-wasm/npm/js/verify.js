// Verifies the signatures of tokens with WebCrypto.
import { misuse } from "./error.js";

const ALGORITHM = { name: "RSASSA-PKCS1-v1_5", hash: "SHA-256" };

/** How many imported keys are kept. A project has one or two at a time, but rotates them. */
const KEPT = 16;
const keys = new Map();

/** Whether a signature matches. Throws if WebCrypto cannot find that out. */
export async function verify([n, e, message, signature]) {
  const subtle = globalThis.crypto?.subtle;
  if (!subtle) {
    throw misuse("crypto", "has no `subtle`, which pages have only over https");
  }
  try {
    const id = `${n}.${e}`;
    let key = keys.get(id);
    if (key === undefined) {
      key = await subtle.importKey("jwk", { kty: "RSA", n, e }, ALGORITHM, false, ["verify"]);
      if (keys.size >= KEPT) {
        keys.delete(keys.keys().next().value);
      }
      keys.set(id, key);
    }
    return await subtle.verify(ALGORITHM.name, key, bytes(signature), new TextEncoder().encode(message));
  } catch (cause) {
    throw Object.assign(misuse("crypto", "cannot verify signatures"), { cause });
  }
}

function bytes(base64url) {
  const text = atob(base64url.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
}
