// What is tried again, and what is not.

import { each, equal, ok } from "./assert.mjs";
import { getUser, sendPasscode } from "./world.mjs";

// A GET is tried again after these, and a POST is not.
const PASSING = ["status=502x2", "status=503x2", "status=504x2"];

export async function a_get_that_failed_on_the_way_is_sent_again(world) {
  await each(PASSING, async (kind) => {
    const fault = world.fault(kind);
    equal((await getUser(fault.client({ maxRetries: 2 }))).user_id, "user-test-1");
    equal((await fault.calls()).tries, 3, `tries with ${kind}`);
  });
}

export async function two_retries_are_usual(world) {
  const fault = world.fault("status=503x9");
  await world.stytchError(() => getUser(fault.client({ maxRetries: undefined })), { kind: "api", status: 503 });
  equal((await fault.calls()).tries, 3);
}

export async function a_post_is_not_sent_again_where_it_may_have_been_acted_on(world) {
  await each([...PASSING, "close", "reset", "cut-length", "status=500x9"], async (kind) => {
    const fault = world.fault(kind);
    await world.stytchError(() => sendPasscode(fault.client({ maxRetries: 2 })));
    equal((await fault.calls()).tries, 1, `tries with ${kind}`);
  });
}

export async function a_post_that_only_reads_is_sent_again_like_a_get(world) {
  await each(PASSING, async (kind) => {
    const fault = world.fault(kind);
    await fault.client({ maxRetries: 2 }).call("consumer.users.search", {});
    equal((await fault.calls()).tries, 3, `tries with ${kind}`);
  });
}

export async function a_get_is_sent_again_when_the_connection_broke(world) {
  await each(["close", "reset", "cut-length"], async (kind) => {
    const fault = world.fault(kind);
    const interrupted = { kind: "transport", transportKind: "interrupted" };
    await world.stytchError(() => getUser(fault.client({ maxRetries: 1 })), interrupted);
    equal((await fault.calls()).tries, 2, `tries with ${kind}`);
  });
}

export async function a_get_is_sent_again_when_time_ran_out(world) {
  const fault = world.fault("hang");
  const client = fault.client({ maxRetries: 1, timeoutSeconds: 0.3 });
  await world.stytchError(() => getUser(client), { kind: "transport", transportKind: "timeout" });
  equal((await fault.calls()).tries, 2);
}

export async function a_rate_limit_is_waited_for(world) {
  await each([getUser, sendPasscode], async (call) => {
    const fault = world.fault("rate-limit=1x1");
    const start = Date.now();
    equal((await call(fault.client({ maxRetries: 1 }))).user_id, "user-test-1");
    ok(Date.now() - start >= 900, "it should have waited for a second");
    equal((await fault.calls()).tries, 2);
  });
}

export async function a_rate_limit_that_takes_too_long_is_an_error(world) {
  const fault = world.fault("rate-limit=3600x1");
  const expected = { kind: "api", status: 429, errorType: "too_many_requests", retryAfterSeconds: 3600 };
  await world.stytchError(() => getUser(fault.client({ maxRetries: 2 })), expected);
  equal((await fault.calls()).tries, 1);
}

export async function other_failures_are_final(world) {
  const kinds = ["status=500x9", "status=400x9", "status=404x9", "html=500", "redirect=302", "text", "size=100"];
  await each(kinds, async (kind) => {
    const fault = world.fault(kind);
    const maxResponseBytes = kind === "size=100" ? 99 : undefined;
    await world.stytchError(() => getUser(fault.client({ maxRetries: 2, maxResponseBytes })));
    equal((await fault.calls()).tries, 1);
  });
}

export async function retries_can_be_turned_off(world) {
  await each(["status=503x9", "rate-limit=0x9", "close"], async (kind) => {
    const fault = world.fault(kind);
    await world.stytchError(() => getUser(fault.client({ maxRetries: 0 })));
    equal((await fault.calls()).tries, 1, `tries with ${kind}`);
  });
}
