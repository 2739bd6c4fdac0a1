// What a worker in Rust weighs, packed as it would be deployed; and that it works, in workerd, against an emulated Stytch:
//
//     node bench/wasm/run.mjs [--server PROGRAM]
//
// It needs what tests/wasm/install installs, and what transport-wasm/npm/wasm.mjs says.

import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";

import { startServer } from "../../tests/wasm/launchers/server.mjs";
import { serve } from "../../tests/wasm/launchers/workerd.mjs";
import { packRust, weigh } from "../../transport-wasm/npm/worker.mjs";

// The most that a worker with one call may weigh.
const BAR = 100_000;
const PASSWORD = "correct horse battery staple";

const { values: options } = parseArgs({ options: { server: { type: "string" } } });

const WORKERS = {
  "one-call": {
    what: "one call, `otps.sms.send`",
    bar: BAR,
    async check(stytch, ask) {
      const phone_number = "+12025550162";
      const { user } = await call(stytch, "users", { phone_number });
      assert.equal(await ask(phone_number), user.phone_numbers[0].phone_id);
      assert.match(await ask("+12025550163"), /^404 phone_number_not_found: .* \(request-id-test-.*\)$/);
    },
  },
  "session-check": {
    what: "a check of session JWTs",
    async check(stytch, ask) {
      const args = { email: "ada@example.com", password: PASSWORD, session_duration_minutes: 60 };
      const { user_id, session_jwt } = await call(stytch, "passwords", args);
      assert.equal(await ask(session_jwt), user_id);
      assert.match(await ask(`${session_jwt.slice(0, -10)}AAAAAAAAAA`), /^denied: /);
    },
  },
};

// What the worker needs to find.
async function call(stytch, path, args) {
  const headers = {
    authorization: `Basic ${btoa(`${stytch.project_id}:${stytch.secret}`)}`,
    "content-type": "application/json",
  };
  const response = await fetch(`${stytch.url}/v1/${path}`, { method: "POST", headers, body: JSON.stringify(args) });
  assert.equal(response.status, 200);
  return response.json();
}

const folder = mkdtempSync(path.join(tmpdir(), "stytch-bench-"));
process.on("exit", () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
const server = await startServer(options.server, folder);
try {
  const rows = [];
  for (const [name, { what, bar, check }] of Object.entries(WORKERS)) {
    const place = path.join(folder, name);
    packRust(path.join(import.meta.dirname, name), place);
    await run(name, place, check);
    const { wasm, js, total } = weigh(place);
    rows.push([what, wasm.bytes, wasm.gzip, js.gzip, total.gzip]);
    if (total.gzip > bar) throw new Error(`${name} weighs ${total.gzip} bytes, and may weigh ${bar}`);
  }
  print(["A worker in Rust, bytes", "wasm", "wasm, gzip", "JavaScript, gzip", "both, gzip"], rows);
} finally {
  await server.stop();
}

async function run(id, place, check) {
  const control = (action) => fetch(`${server.addresses.url}/control/emulator/${id}/${action}`, { method: "POST" });
  const stytch = { ...(await (await control("project")).json()), url: `${server.addresses.url}/emulator/${id}` };
  const environment = {
    STYTCH_PROJECT_ID: stytch.project_id,
    STYTCH_SECRET: stytch.secret,
    STYTCH_BASE_URL: stytch.url,
  };
  const worker = await serve(place, { main: "index.js", environment });
  try {
    await check(stytch, async (body) => (await fetch(worker.url, { method: "POST", body })).text());
  } finally {
    await worker.child.stop();
  }
}

function print(head, rows) {
  const texts = rows.map((row) => row.map((cell) => cell.toLocaleString("en")));
  console.log(`| ${head.join(" | ")} |\n|---|${"---:|".repeat(head.length - 1)}`);
  for (const row of texts) console.log(`| ${row.join(" | ")} |`);
}
