import assert from "node:assert/strict";

import { Authenticator } from "../authenticator.mjs";
import { HOUR, refused } from "../support.mjs";

const domain = "app.example";

export async function passkeys({ consumer: { users, webauthn } }) {
  const { user_id } = await users.create({ email: "ada@example.com" });
  const passkey = { domain, use_base64_url_encoding: true, return_passkey_credential_options: true };
  const authenticator = new Authenticator(`https://${domain}`);
  const creation = await webauthn.registerStart({ user_id, ...passkey });
  const registered = await webauthn.register({
    user_id,
    public_key_credential: authenticator.create(creation.public_key_credential_creation_options),
  });
  const { webauthn_registration_id } = registered;
  await webauthn.update({ webauthn_registration_id, name: "Laptop" });

  // The passkey says whose it is.
  const request = await webauthn.authenticateStart(passkey);
  const options = request.public_key_credential_request_options;
  const login = await webauthn.authenticate({ public_key_credential: authenticator.get(options), ...HOUR });
  assert.deepEqual([login.user_id, login.webauthn_registration_id], [user_id, webauthn_registration_id]);
  assert.equal(login.session.authentication_factors[0].webauthn_factor.domain, domain);
  assert.equal(login.user.webauthn_registrations[0].name, "Laptop");
  const { credentials } = await webauthn.listCredentials({ user_id, domain });
  assert.deepEqual(credentials.map((one) => one.webauthn_registration_id), [webauthn_registration_id]);

  const again = await webauthn.authenticateStart({ user_id, ...passkey });
  const elsewhere = new Authenticator(`https://${domain}`).get(again.public_key_credential_request_options);
  await refused(webauthn.authenticate({ public_key_credential: elsewhere }), 404, "webauthn_registration_not_found");
  const deleted = await users.deleteWebAuthnRegistration({ webauthn_registration_id });
  assert.deepEqual(deleted.user.webauthn_registrations, []);
}

export async function biometrics({ consumer: { users }, emulator }) {
  const { user_id } = await users.create({ email: "ada@example.com" });
  const biometric_registration_id = await emulator.addBiometricRegistration(user_id);
  const deleted = await users.deleteBiometricRegistration({ biometric_registration_id });
  assert.deepEqual([deleted.user_id, deleted.user.biometric_registrations], [user_id, []]);
}
