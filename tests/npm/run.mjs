// Runs the packages with what programs use them with: `node run.mjs PROGRAM`, where the program is `stytch-emulator`. One line for
// each; the first failure ends it.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cpSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";

const HERE = import.meta.dirname;
const BUILT = path.join(HERE, "../../transport-wasm/npm/dist");
const INSTALLED = path.join(HERE, "node_modules/stytch-wasm");
const EMULATOR = path.join(HERE, "../../emulator/npm");
/** What React makes of the message of the error. */
const EXPECTED = "<p>consumer.users.get: `user` is not a param; did you mean `user_id`?</p>";

rmSync(INSTALLED, { recursive: true, force: true });
cpSync(BUILT, INSTALLED, { recursive: true });

run("publint", ["--strict", BUILT], ".");
run("publint", ["--strict", EMULATOR], ".");
run("jest", [], "jest");
run("vitest", ["run"], "vitest");
// The test of the README, and all others.
cpSync(EMULATOR, path.join(HERE, "node_modules/stytch-emulator"), { recursive: true });
const [, readme] = /```js\n(.*?)```/s.exec(readFileSync(path.join(EMULATOR, "README.md"), "utf8"));
writeFileSync(path.join(HERE, "emulator/readme.test.js"), readme);
run("vitest", ["run"], "emulator");
for (const bundler of ["--webpack", "--turbopack"]) {
  rmSync(path.join(HERE, "next/.next"), { recursive: true, force: true });
  run("next", ["build", bundler], "next");
  const page = readFileSync(path.join(HERE, "next/.next/server/app/index.html"), "utf8");
  assert.ok(page.includes(EXPECTED), `next build ${bundler}: the page is\n${page}`);
}

/** Runs a program of a package in a folder. */
function run(program, args, folder) {
  const start = performance.now();
  const command = path.join(HERE, "node_modules/.bin", program);
  const env = { ...process.env, CI: "1", NEXT_TELEMETRY_DISABLED: "1", STYTCH_EMULATOR_PROGRAM: path.resolve(process.argv[2]), NO_COLOR: "1" };
  const { error, status, stdout, stderr } = spawnSync(command, args, { cwd: path.join(HERE, folder), env, encoding: "utf8" });
  const name = [program, ...args.filter((arg) => ![BUILT, EMULATOR].includes(arg))].join(" ");
  if (error || status !== 0) {
    console.error(`${name}: ${error ?? `exit code ${status}`}\n${stdout}\n${stderr}`);
    process.exit(1);
  }
  console.log(`${name}: ${((performance.now() - start) / 1000).toFixed(1)} s`);
}
