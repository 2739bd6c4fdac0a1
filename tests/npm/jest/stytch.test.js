// Jest's default settings: CommonJS, in a realm of its own.
const { Stytch, StytchError, Webhook, generatePkce } = require("stytch-wasm");

const stytch = new Stytch({ projectId: "project-test-1", secret: "secret-test-1" });

test("a call that cannot be made is an error of the package", async () => {
  const error = await stytch.consumer.users.get({ user: "user-test-1" }).catch((error) => error);
  expect(error).toBeInstanceOf(StytchError);
  expect(error).toMatchObject({ kind: "build", field: "user", message: "consumer.users.get: `user` is not a param; did you mean `user_id`?" });
});

test("a method of the tree can be replaced", async () => {
  const send = jest.spyOn(stytch.consumer.otps.sms, "send").mockResolvedValue({ phone_id: "phone-number-test-1" });
  const sent = await stytch.consumer.otps.sms.send({ phone_number: "+12025550162" });
  expect(sent.phone_id).toBe("phone-number-test-1");
  expect(send).toHaveBeenCalledWith({ phone_number: "+12025550162" });
});

test("a request is sent, and its response read", async () => {
  const fetch = jest.spyOn(globalThis, "fetch").mockResolvedValue(Response.json({ project_id: "project-test-1" }));
  expect(await stytch.debug.whoami()).toEqual({ project_id: "project-test-1" });
  expect(fetch.mock.calls[0][0]).toBe("https://test.stytch.com/v1/debug/whoami");
});

test("bytes of this realm are bytes", () => {
  expect(generatePkce().challenge).toHaveLength(43);
  const webhook = new Webhook(`whsec_${Buffer.from("secret").toString("base64")}`);
  expect(() => webhook.verify({}, Buffer.from("{}"))).toThrow(expect.objectContaining({ kind: "denied" }));
});
