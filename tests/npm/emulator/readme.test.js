import { expect } from "vitest";
import { test } from "stytch-emulator/vitest";
import { Stytch } from "stytch-wasm";

const phone_number = "+12025550162";

test("a code logs in for an hour", async ({ emulator }) => {
  const { consumer } = new Stytch({ projectId: emulator.projectId, secret: emulator.secret, baseUrl: emulator.url });
  const { phone_id } = await consumer.otps.sms.login_or_create({ phone_number });
  const { code } = await emulator.waitForMessage(phone_number);
  const { session_token } = await consumer.otps.authenticate({ method_id: phone_id, code, session_duration_minutes: 60 });
  await consumer.sessions.authenticate({ session_token });
  await emulator.advance(3600);
  await expect(consumer.sessions.authenticate({ session_token })).rejects.toThrow("session_not_found");
});
