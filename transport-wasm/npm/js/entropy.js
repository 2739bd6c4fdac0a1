import { attempt, core } from "./core.js";
import { misuse } from "./error.js";

export function generatePkce() {
  const entropy = new Uint8Array(32);
  try {
    crypto.getRandomValues(entropy);
  } catch {
    throw misuse("crypto", "has no randomness here; Workers have it only while they serve a request");
  }
  const [verifier, challenge] = attempt(() => core().pkce(entropy)).split("\n");
  return { verifier, challenge };
}

export function generateState() {
  // A verifier is an unguessable text.
  return generatePkce().verifier;
}
