// The suite: every test, one after the other, in whatever runtime this is.

import * as browser from "./browser.mjs";
import * as errors from "./errors.mjs";
import * as faults from "./faults.mjs";
import { goldenTests } from "./golden.mjs";
import * as m2m from "./m2m.mjs";
import * as pages from "./pages.mjs";
import * as pkce from "./pkce.mjs";
import * as retries from "./retries.mjs";
import * as sessions from "./sessions.mjs";
import * as tree from "./tree.mjs";
import * as webhooks from "./webhooks.mjs";
import { World } from "./world.mjs";

// No test takes nearly as long, unless something never ends.
const PATIENCE_MILLISECONDS = 60_000;

// Runs every test, and calls `report` with the name of each, its time, and why it failed if it did.
//
// - `stytchWasm`: the module under test, as its namespace.
// - `base`: the URL of the test server.
// - `refused`: a URL at which no server listens.
// - `runtime`: the name of the runtime.
// - `typed`: a module of tests that were compiled to wasm, if there is one: its functions `test_..` take the URL of the
//   test server, and reject if they fail.
export async function run({ stytchWasm, base, refused, runtime, report, typed }) {
  const addresses = await (await fetch(`${base}/control/addresses`)).json();
  const world = new World({ stytchWasm, addresses: { ...addresses, url: base }, refused, runtime });
  const tests = [
    ...(await goldenTests(world)),
    ...testsOf({ browser, errors, faults, m2m, pages, pkce, retries, sessions, tree, webhooks }),
    ...typedTests(typed ?? {}, base),
  ];
  for (const [name, test] of tests) {
    const start = Date.now();
    const problem = await attempt(() => test(world));
    await report({ name, problem, seconds: (Date.now() - start) / 1000 });
  }
}

// Every function that one of these modules exports is a test.
function testsOf(modules) {
  return Object.entries(modules).flatMap(([subject, module]) =>
    Object.entries(module).map(([name, test]) => [`${subject}: ${name}`, test]),
  );
}

function typedTests(module, base) {
  const tests = Object.entries(module).filter(([name]) => name.startsWith("test_"));
  return tests.map(([name, test]) => [`typed: ${name}`, () => test(base)]);
}

// Why a test failed, or `undefined`.
async function attempt(test) {
  let timer;
  const tooLong = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error("it took too long")), PATIENCE_MILLISECONDS);
  });
  try {
    await Promise.race([test(), tooLong]);
    return undefined;
  } catch (error) {
    return error?.name === "AssertionError" ? error.message : String(error?.stack ?? error);
  } finally {
    clearTimeout(timer);
  }
}
