import assert from "node:assert/strict";

import { HOUR, PHONE, factors, refused } from "../support.mjs";

const EMAIL = "ada@example.com";

async function logIn({ consumer, sentTo }, address, method_id, more = {}) {
  const { code } = await sentTo(address);
  return consumer.otps.authenticate({ method_id, code, ...HOUR, ...more });
}

export async function sms(stytch) {
  const { otps } = stytch.consumer;
  const first = await otps.sms.loginOrCreate({ phone_number: PHONE });
  const login = await logIn(stytch, PHONE, first.phone_id);
  assert.deepEqual([login.user_id, login.user.phone_numbers[0].verified], [first.user_id, true]);
  const wrong = otps.authenticate({ method_id: first.phone_id, code: "000000" });
  await refused(wrong, 404, "otp_code_not_found");
  const { phone_id } = await otps.sms.send({ phone_number: PHONE });
  assert.equal((await logIn(stytch, PHONE, phone_id)).user_id, first.user_id);
}

export async function whatsapp(stytch) {
  const { whatsapp } = stytch.consumer.otps;
  const { phone_id, user_id } = await whatsapp.loginOrCreate({ phone_number: PHONE });
  const { channel } = await stytch.sentTo(PHONE);
  assert.equal(channel, "whatsapp");
  const { session } = await logIn(stytch, PHONE, phone_id);
  assert.equal(session.authentication_factors[0].delivery_method, "whatsapp");
  await whatsapp.send({ phone_number: PHONE });
  assert.equal((await logIn(stytch, PHONE, phone_id)).user_id, user_id);
}

export async function email(stytch) {
  const { email } = stytch.consumer.otps;
  const { email_id, user_id } = await email.loginOrCreate({ email: EMAIL });
  const { session } = await logIn(stytch, EMAIL, email_id);
  assert.equal(session.authentication_factors[0].email_factor.email_address, EMAIL);
  await email.send({ email: EMAIL });
  assert.equal((await logIn(stytch, EMAIL, email_id)).user_id, user_id);
}

// The session gets a second factor, and the user a phone number.
export async function stepUp(stytch) {
  const { otps } = stytch.consumer;
  const { email_id } = await otps.email.loginOrCreate({ email: EMAIL });
  const { session_token, user_id } = await logIn(stytch, EMAIL, email_id);
  const { phone_id } = await otps.sms.send({ phone_number: PHONE, session_token });
  const login = await logIn(stytch, PHONE, phone_id, { session_token });
  assert.deepEqual(factors(login.session), ["otp", "otp"]);
  assert.deepEqual([login.user_id, login.user.phone_numbers[0].phone_number], [user_id, PHONE]);
}
