// Secrets of a login in a browser.

import { equal, ok } from "./assert.mjs";

export async function the_challenge_is_the_hash_of_the_verifier({ stytchWasm: { generatePkce } }) {
  const { verifier, challenge } = await generatePkce();
  ok(/^[A-Za-z0-9_-]{43,128}$/.test(verifier), "the verifier should have the form of RFC 7636");
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(verifier)));
  const encoded = btoa(String.fromCharCode(...hash)).replaceAll("+", "-").replaceAll("/", "_").replace(/=*$/, "");
  equal(challenge, encoded);
}

export async function verifiers_are_random({ stytchWasm: { generatePkce } }) {
  const verifiers = new Set();
  for (let number = 0; number < 100; number += 1) {
    verifiers.add((await generatePkce()).verifier);
  }
  equal(verifiers.size, 100);
}
