// Logins with a second factor: enrolment, the login itself, recovery, and more proof in a session.

import assert from "node:assert/strict";

import { HOUR, PHONE, factors, linkLogin, organization, refused, totp } from "../support.mjs";

// Acme, which requires a second factor, and Ada.
async function strict(stytch) {
  const ada = await organization(stytch, undefined, { mfa_policy: "REQUIRED_FOR_ALL" });
  return { ...ada, ids: { organization_id: ada.organization_id, member_id: ada.member_id } };
}

// The first factor of a login.
async function begin(stytch, ada) {
  const begun = await linkLogin(stytch, ada);
  assert.deepEqual([begun.member_authenticated, begun.member_session, begun.session_token], [false, null, ""]);
  const { intermediate_session_token, mfa_required } = begun;
  return { intermediate_session_token, mfa_required };
}

export async function sms(stytch) {
  const { otps } = stytch.b2b;
  const ada = await strict(stytch);
  const enrolment = await begin(stytch, ada);
  assert.equal(enrolment.mfa_required.member_options, null);
  await otps.sms.send({ ...ada.ids, mfa_phone_number: PHONE });
  const finish = async ({ intermediate_session_token }) => {
    const { code } = await stytch.sentTo(PHONE);
    return otps.sms.authenticate({ ...ada.ids, code, intermediate_session_token, ...HOUR });
  };
  const first = await finish(enrolment);
  assert.deepEqual(factors(first.member_session), ["magic_link", "otp"]);
  assert.deepEqual([first.member.mfa_enrolled, first.member.default_mfa_method], [true, "sms_otp"]);

  // Next time, the code is sent at once.
  const next = await begin(stytch, ada);
  assert.equal(next.mfa_required.secondary_auth_initiated, "sms_otp");
  assert.deepEqual(factors((await finish(next)).member_session), ["magic_link", "otp"]);
}

export async function authenticatorApp(stytch) {
  const { totps, recoveryCodes } = stytch.b2b;
  const ada = await strict(stytch);
  const enrolment = await begin(stytch, ada);
  const { intermediate_session_token } = enrolment;
  const app = await totps.create({ ...ada.ids, intermediate_session_token });
  const finish = (token, code) =>
    totps.authenticate({ ...ada.ids, code, intermediate_session_token: token, ...HOUR });
  await refused(finish(intermediate_session_token, "x"), 400, "invalid_totp_code");
  const first = await finish(intermediate_session_token, totp(app.secret));
  assert.deepEqual(factors(first.member_session), ["magic_link", "totp"]);
  assert.equal(first.member.totp_registration_id, app.totp_registration_id);
  const next = await begin(stytch, ada);
  assert.equal(next.mfa_required.member_options.totp_registration_id, app.totp_registration_id);
  const second = await finish(next.intermediate_session_token, totp(app.secret, 1));
  assert.deepEqual(factors(second.member_session), ["magic_link", "totp"]);

  // The phone with the app is lost.
  const lost = await begin(stytch, ada);
  const [recovery_code, ...left] = (await recoveryCodes.get(ada.ids)).recovery_codes;
  assert.deepEqual([recovery_code, ...left], app.recovery_codes);
  const token = lost.intermediate_session_token;
  const recovered = await recoveryCodes.recover({ ...ada.ids, recovery_code, intermediate_session_token: token });
  assert.deepEqual(factors(recovered.member_session), ["magic_link", "recovery_codes"]);
  assert.equal(recovered.recovery_codes_remaining, left.length);
  const rotated = await recoveryCodes.rotate(ada.ids);
  assert.deepEqual((await recoveryCodes.get(ada.ids)).recovery_codes, rotated.recovery_codes);
}

// A session gets a second factor for what needs more proof.
export async function stepUp(stytch) {
  const { otps, totps } = stytch.b2b;
  const ada = await organization(stytch);
  const ids = { organization_id: ada.organization_id, member_id: ada.member_id };
  const { session_token } = await linkLogin(stytch, ada);
  await otps.sms.send({ ...ids, mfa_phone_number: PHONE, session_token });
  const { code } = await stytch.sentTo(PHONE);
  const second = await otps.sms.authenticate({ ...ids, code, session_token });
  assert.deepEqual([second.session_token, factors(second.member_session)], [session_token, ["magic_link", "otp"]]);
  const { secret } = await totps.create({ ...ids, session_token });
  const third = await totps.authenticate({ ...ids, code: totp(secret), session_token });
  assert.deepEqual(factors(third.member_session), ["magic_link", "otp", "totp"]);
}

export async function migration(stytch) {
  const { totps, recoveryCodes } = stytch.b2b;
  const ada = await strict(stytch);
  const secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
  const migrated = await totps.migrate({ ...ada.ids, secret, recovery_codes: ["first", "second"] });
  assert.deepEqual(migrated.recovery_codes, ["first", "second"]);
  const { intermediate_session_token } = await begin(stytch, ada);
  const login = await totps.authenticate({ ...ada.ids, code: totp(secret), intermediate_session_token });
  assert.deepEqual(factors(login.member_session), ["magic_link", "totp"]);
  assert.deepEqual((await recoveryCodes.get(ada.ids)).recovery_codes, ["first", "second"]);
}
