import assert from "node:assert/strict";

import { HOUR, factors, refused, totp } from "../support.mjs";

async function registered({ consumer: { users, totps } }) {
  const { user_id } = await users.create({ email: "ada@example.com" });
  const created = await totps.create({ user_id });
  assert.deepEqual([created.recovery_codes.length, created.user.totps[0].verified], [10, false]);
  const totp_code = totp(created.secret);
  const first = await totps.authenticate({ user_id, totp_code, ...HOUR });
  assert.deepEqual([first.user.totps[0].verified, factors(first.session)], [true, ["totp"]]);
  return { ...created, totp_code, session_token: first.session_token };
}

export async function logins(stytch) {
  const { totps, users } = stytch.consumer;
  const { user_id, totp_id, secret, totp_code, session_token } = await registered(stytch);
  await refused(totps.authenticate({ user_id, totp_code }), 400, "totp_code_already_authenticated");
  const login = await totps.authenticate({ user_id, totp_code: totp(secret, 1), session_token });
  assert.equal(login.totp_id, totp_id);
  assert.deepEqual((await users.deleteTOTP({ totp_id })).user.totps, []);
}

export async function recovery(stytch) {
  const { totps } = stytch.consumer;
  const { user_id, recovery_codes } = await registered(stytch);
  const recovered = await totps.recover({ user_id, recovery_code: recovery_codes[0], ...HOUR });
  assert.deepEqual(factors(recovered.session), ["recovery_codes"]);
  const used = totps.recover({ user_id, recovery_code: recovery_codes[0] });
  await refused(used, 401, "unable_to_authenticate_recovery_code");
  const left = await totps.recoveryCodes({ user_id });
  assert.deepEqual(left.totps[0].recovery_codes, recovery_codes.slice(1));
}
