// An identity provider whose tokens a project trusts.

import { generateKeyPairSync, sign } from "node:crypto";

const [issuer, audience, profile_id] = ["https://idp.example", "app", "profile-1"];

// Returns a function that makes the parameters of `sessions.attest` from claims.
export async function trustedProvider({ emulator }) {
  const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const jwks = { keys: [{ ...publicKey.export({ format: "jwk" }), kid: "key-1" }] };
  await emulator.setTrustedTokenProfile(profile_id, issuer, audience, jwks);
  return (claims) => {
    const exp = Math.floor(Date.now() / 1000) + 60;
    const parts = [{ alg: "ES256", kid: "key-1" }, { iss: issuer, aud: audience, exp, ...claims }];
    const signed = parts.map((part) => Buffer.from(JSON.stringify(part)).toString("base64url")).join(".");
    const signature = sign("sha256", Buffer.from(signed), { key: privateKey, dsaEncoding: "ieee-p1363" });
    return { profile_id, token: `${signed}.${signature.toString("base64url")}` };
  };
}
