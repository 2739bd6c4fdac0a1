// What goes wrong on the way ends in an error that says so, in time, and gives nothing away.

import { each, equal, failure, ok } from "./assert.mjs";
import { getUser, sendPasscode } from "./world.mjs";

// Far more than a timeout of these tests, and far less than the one that is usual.
const LATE_MILLISECONDS = 10_000;
const MEBIBYTE = 1024 * 1024;

const INTERRUPTED = { kind: "transport", transportKind: "interrupted", mayHaveReachedServer: true };
const TIMEOUT = { kind: "transport", transportKind: "timeout", mayHaveReachedServer: true };
const TOO_LARGE = { kind: "transport", transportKind: "too_large", mayHaveReachedServer: true };

// Runs an attempt that must not take long.
async function inTime(attempt) {
  const start = Date.now();
  const answer = await attempt();
  ok(Date.now() - start < LATE_MILLISECONDS, `it took ${Date.now() - start} ms`);
  return answer;
}

export async function without_a_fault_there_is_an_answer(world) {
  const user = { request_id: "request-id-test-1", user_id: "user-test-1", status_code: 200 };
  equal(await getUser(world.fault("ok").client()), user);
  equal(await getUser(world.fault("gzip").client()), user);
  equal(await sendPasscode(world.fault("ok").client()), user);
}

export async function a_server_that_does_not_answer_in_time_is_given_up(world) {
  await each(["hang", "hang-after-head", "hang-in-body", "trickle=50"], async (kind) => {
    await each([getUser, sendPasscode], async (call) => {
      const fault = world.fault(kind);
      const client = fault.client({ timeoutSeconds: 0.3 });
      await inTime(() => world.stytchError(() => call(client), TIMEOUT));
      equal((await fault.whenOver()).open, 0, `connections that are open after ${kind}`);
    });
  });
}

export async function each_try_has_the_whole_time(world) {
  const fault = world.fault("rate-limit=2x1");
  equal((await getUser(fault.client({ maxRetries: 1, timeoutSeconds: 1.9 }))).user_id, "user-test-1");
}

export async function a_connection_that_breaks_is_interrupted(world) {
  await each(["close", "reset", "cut-length", "cut-chunk", "not-http"], async (kind) => {
    await each([getUser, sendPasscode], async (call) => {
      const client = world.fault(kind).client();
      await inTime(() => world.stytchError(() => call(client), INTERRUPTED));
    });
  });
}

// Node 20 takes what there is for the whole body when the head has announced the end of the connection.
export async function a_body_that_breaks_off_with_its_connection_is_no_answer(world) {
  const expected = world.runtime === "node" ? { kind: /^(decode|transport)$/ } : INTERRUPTED;
  await each([getUser, sendPasscode], async (call) => {
    await inTime(() => world.stytchError(() => call(world.fault("cut-last-chunk").client()), expected));
  });
}

// Chromium takes what there is for the whole head, and the body for empty.
export async function a_head_that_breaks_off_is_no_answer(world) {
  const expected = world.isBrowser ? { kind: "decode" } : INTERRUPTED;
  await each([getUser, sendPasscode], async (call) => {
    await inTime(() => world.stytchError(() => call(world.fault("cut-head").client()), expected));
  });
}

export async function a_port_without_a_server_is_no_connection_where_that_can_be_told(world) {
  const expected = { kind: "transport", ...refusal(world.runtime) };
  await each([getUser, sendPasscode], async (call) => {
    await inTime(() => world.stytchError(() => call(world.unreachable({ maxRetries: 0 })), expected));
  });
}

// Browsers and workerd report all failures in the same way. Then it must not be assumed that nothing was sent.
function refusal(runtime) {
  return ["node", "deno", "bun"].includes(runtime)
    ? { transportKind: "connect", mayHaveReachedServer: false }
    : { transportKind: "interrupted", mayHaveReachedServer: true };
}

export async function redirects_are_not_followed(world) {
  await each([301, 302, 303, 307, 308], async (status) => {
    const attempts = [
      getUser,
      sendPasscode,
      (client) => {
        const options = { memberSession: { sessionToken: "member-session-1" } };
        return client.call("b2b.organizations.delete", { organization_id: "organization-test-1" }, options);
      },
    ];
    await each(attempts, async (attempt) => {
      const fault = world.fault(`redirect=${status}`);
      // Browsers hide from scripts where a redirect leads, and even that it is one.
      const expected = world.isBrowser
        ? { kind: "transport", transportKind: "redirect", mayHaveReachedServer: true }
        : { kind: "api", status };
      await inTime(() => world.stytchError(() => attempt(fault.client()), expected));
      equal((await fault.calls()).tries, 1);
      equal(await fault.trap(), { hits: 0, with_credentials: 0 }, "what came to the trap");
    });
  });
}

export async function the_page_of_a_proxy_keeps_the_status(world) {
  const client = world.fault("html=502").client();
  const expected = { kind: "api", status: 502, operation: "consumer.users.get", errorType: undefined };
  const error = await world.stytchError(() => getUser(client), expected);
  ok(!error.message.includes("<html"), "the message should not quote the page");
}

export async function an_error_without_a_body_keeps_the_status(world) {
  const client = world.fault("empty=500").client();
  await world.stytchError(() => getUser(client), { kind: "api", status: 500, errorType: undefined });
}

export async function a_success_without_a_body_is_an_empty_object_only_with_204(world) {
  equal(await getUser(world.fault("empty=204").client()), {});
  const expected = { kind: "decode", status: 200, operation: "consumer.users.get" };
  await world.stytchError(() => getUser(world.fault("empty=200").client()), expected);
}

export async function a_success_that_is_not_json_does_not_decode(world) {
  const expected = { kind: "decode", status: 200, operation: "consumer.users.get" };
  const error = await world.stytchError(() => getUser(world.fault("text").client()), expected);
  ok(!error.message.includes("It works!"), "the message should not quote the body");
}

export async function an_answer_may_have_as_many_bytes_as_the_limit(world) {
  await each(["size", "chunks"], async (kind) => {
    await each([100, 3 * MEBIBYTE], async (bytes) => {
      const client = world.fault(`${kind}=${bytes}`).client({ maxResponseBytes: bytes });
      equal((await getUser(client)).user_id, "user-test-1");
    });
  });
}

export async function an_answer_over_the_limit_is_not_read(world) {
  await each(["size", "chunks"], async (kind) => {
    await each([100, 3 * MEBIBYTE], async (bytes) => {
      const client = world.fault(`${kind}=${bytes}`).client({ maxResponseBytes: bytes - 1 });
      await inTime(() => world.stytchError(() => getUser(client), TOO_LARGE));
    });
  });
  // Errors are answers too.
  const client = world.fault("html=502").client({ maxResponseBytes: 10 });
  await world.stytchError(() => getUser(client), TOO_LARGE);
}

export async function without_another_limit_ten_mebibytes_are_read(world) {
  const bytes = 10 * MEBIBYTE;
  equal((await getUser(world.fault(`chunks=${bytes}`).client())).user_id, "user-test-1");
  await world.stytchError(() => getUser(world.fault(`chunks=${bytes + 1}`).client()), TOO_LARGE);
}

export async function an_endless_answer_is_let_go(world) {
  const fault = world.fault("endless");
  await inTime(() => world.stytchError(() => getUser(fault.client()), TOO_LARGE));
  const { open, body_bytes } = await fault.whenOver();
  equal(open, 0, "connections that are open");
  // What was under way in buffers is on top of the limit.
  ok(body_bytes < 200 * MEBIBYTE, `the server could send ${body_bytes} bytes`);
}

export async function what_unpacks_to_too_much_is_let_go(world) {
  const fault = world.fault("bomb");
  await inTime(() => world.stytchError(() => getUser(fault.client()), TOO_LARGE));
}

export async function a_call_can_be_aborted_while_it_waits(world) {
  await each(["hang", "hang-after-head", "hang-in-body", "trickle=50"], async (kind) => {
    const fault = world.fault(kind);
    const controller = new AbortController();
    const call = failure(() => getUser(fault.client(), { signal: controller.signal }));
    await untilSent(fault);
    controller.abort();
    const error = await inTime(() => call);
    equal(error.name, "AbortError", "name of what an aborted call rejects with");
    ok(error === controller.signal.reason, "it should reject with the reason of the signal");
    equal((await fault.whenOver()).open, 0, `connections that are open after ${kind}`);
  });
}

async function untilSent(fault) {
  while ((await fault.calls()).tries === 0) {
    // Asking takes a while by itself.
  }
}

export async function a_call_rejects_with_whatever_the_signal_was_aborted_with(world) {
  const fault = world.fault("hang");
  const controller = new AbortController();
  const reason = new Error("the user went away");
  const call = failure(() => getUser(fault.client(), { signal: controller.signal }));
  await untilSent(fault);
  controller.abort(reason);
  ok((await inTime(() => call)) === reason, "it should reject with the reason of the signal");
}

export async function a_call_that_is_aborted_before_it_begins_sends_nothing(world) {
  const fault = world.fault("ok");
  const signal = AbortSignal.abort();
  const error = await failure(() => getUser(fault.client(), { signal }));
  ok(error === signal.reason, "it should reject with the reason of the signal");
  equal((await fault.calls()).tries, 0);
}

export async function a_call_can_be_aborted_between_two_tries(world) {
  const fault = world.fault("rate-limit=9x9");
  const controller = new AbortController();
  const call = failure(() => getUser(fault.client({ maxRetries: 5 }), { signal: controller.signal }));
  await untilSent(fault);
  controller.abort();
  const error = await inTime(() => call);
  ok(error === controller.signal.reason, "it should reject with the reason of the signal");
  equal((await fault.calls()).tries, 1);
}

export async function a_signal_that_comes_too_late_changes_nothing(world) {
  const controller = new AbortController();
  const client = world.fault("ok").client();
  const user = await getUser(client, { signal: controller.signal });
  controller.abort();
  equal(user.user_id, "user-test-1");
  equal((await getUser(client)).user_id, "user-test-1");
}

export async function one_aborted_call_leaves_the_others_alone(world) {
  const fault = world.fault("ok");
  const client = fault.client();
  const aborted = failure(() => getUser(client, { signal: AbortSignal.abort() }));
  const users = await Promise.all([getUser(client), getUser(client)]);
  await aborted;
  equal(users.map(({ user_id }) => user_id), ["user-test-1", "user-test-1"]);
}
