// A security key with a browser around it, as far as WebAuthn needs them.

import { createHash, generateKeyPairSync, randomBytes, sign } from "node:crypto";

import { encode as cbor } from "cborg";

export class Authenticator {
  #id = randomBytes(16);
  #key = generateKeyPairSync("ec", { namedCurve: "P-256" });
  #origin;

  constructor(origin) {
    this.#origin = origin;
  }

  // What `navigator.credentials.create` returns for these options, which are in Base64 for URLs.
  create(options) {
    const { rp, challenge } = JSON.parse(options);
    const length = Buffer.from([0, this.#id.length]);
    const authData = Buffer.concat([data(rp.id, 0x45), Buffer.alloc(16), length, this.#id, this.#publicKey()]);
    const attestationObject = cbor({ fmt: "none", attStmt: {}, authData });
    return this.#credential({ clientDataJSON: this.#clientData("webauthn.create", challenge), attestationObject });
  }

  // What `navigator.credentials.get` returns for these options.
  get(options) {
    const { rpId, challenge } = JSON.parse(options);
    const clientDataJSON = this.#clientData("webauthn.get", challenge);
    const authenticatorData = data(rpId, 0x05);
    const signature = sign("sha256", Buffer.concat([authenticatorData, sha256(clientDataJSON)]), this.#key.privateKey);
    return this.#credential({ clientDataJSON, authenticatorData, signature });
  }

  #clientData(type, challenge) {
    return Buffer.from(JSON.stringify({ type, challenge, origin: this.#origin }));
  }

  // ES256, as COSE writes it.
  #publicKey() {
    const { x, y } = this.#key.publicKey.export({ format: "jwk" });
    const key = [[1, 2], [3, -7], [-1, 1], [-2, Buffer.from(x, "base64url")], [-3, Buffer.from(y, "base64url")]];
    return cbor(new Map(key));
  }

  #credential(fields) {
    const id = this.#id.toString("base64url");
    const texts = Object.entries(fields).map(([name, bytes]) => [name, Buffer.from(bytes).toString("base64url")]);
    return JSON.stringify({ type: "public-key", id, rawId: id, response: Object.fromEntries(texts) });
  }
}

// The domain, that a person was there and verified, and a counter that is not used.
function data(domain, flags) {
  return Buffer.concat([sha256(domain), Buffer.from([flags, 0, 0, 0, 0])]);
}

function sha256(bytes) {
  return createHash("sha256").update(bytes).digest();
}
