// What is different in a browser: anyone who opens a page can read its secrets.

import { each, equal, ok } from "./assert.mjs";
import { getUser } from "./world.mjs";

export async function a_secret_in_a_browser_is_refused_unless_it_is_meant(world) {
  const { Stytch } = world.stytchWasm;
  const construct = (options) => new Stytch({ ...world.faultyProject(), ...options });
  if (world.isBrowser) {
    await world.stytchError(() => construct(), { kind: "build" });
    await world.stytchError(() => construct({ allowSecretInBrowser: false }), { kind: "build" });
  } else {
    construct();
    construct({ allowSecretInBrowser: false });
  }
  construct({ allowSecretInBrowser: true });
}

export async function the_user_agent_is_the_programs_or_the_browsers(world) {
  await each([
    [{}, /^stytch-wasm\/\d+\.\d+\.\d+/],
    [{ userAgent: "acme/1.0" }, /^acme\/1\.0$/],
    // Beyond ASCII, the reader decides what a header means; but it is not lost.
    [{ userAgent: "grün" }, /^gr.+n$/],
  ], async ([options, expected]) => {
    const fault = world.fault("ok");
    await getUser(fault.client(options));
    const [{ headers }] = await fault.log();
    const found = headers["user-agent"];
    const wanted = world.isBrowser ? /^Mozilla\/5\.0 / : expected;
    ok(wanted.test(found), `the user agent is ${found}`);
  });
}

export async function requests_bring_no_cookies_and_do_not_tell_which_page_it_is(world) {
  const fault = world.fault("ok");
  await getUser(fault.client());
  const [{ headers }] = await fault.log();
  equal(headers.cookie, undefined, "the cookie");
  const referrers = world.isBrowser ? [undefined, `${world.addresses.pages}/`] : [undefined];
  ok(referrers.includes(headers.referer), `the referrer is ${headers.referer}`);
}
