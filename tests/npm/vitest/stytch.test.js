import { expect, test, vi } from "vitest";
import { Stytch, StytchError } from "stytch-wasm";

const stytch = new Stytch({ projectId: "project-test-1", secret: "secret-test-1" });

test("a call that cannot be made is an error of the package", async () => {
  const error = await stytch.consumer.users.get({ user: "user-test-1" }).catch((error) => error);
  expect(error).toBeInstanceOf(StytchError);
  expect(error).toMatchObject({ kind: "build", field: "user", message: "consumer.users.get: `user` is not a param; did you mean `user_id`?" });
});

test("a method of the tree can be replaced", async () => {
  vi.spyOn(stytch.consumer.otps.sms, "send").mockResolvedValue({ phone_id: "phone-number-test-1" });
  const sent = await stytch.consumer.otps.sms.send({ phone_number: "+12025550162" });
  expect(sent.phone_id).toBe("phone-number-test-1");
});
