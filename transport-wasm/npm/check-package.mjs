// Uses the package as its users do: packed by npm, installed into a folder of its own, imported, and bundled by esbuild.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const dist = fileURLToPath(new URL("dist", import.meta.url));
const tool = (name) => fileURLToPath(new URL(`node_modules/.bin/${name}`, import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "stytch-package-"));
const run = (program, ...args) => execFileSync(program, args, { cwd: folder, encoding: "utf8" });

const PROGRAM = `
import { Stytch, StytchError, Webhook, generatePkce } from "stytch-wasm";

const stytch = new Stytch({ projectId: "project-test-1", secret: "secret-test-1" });
const { verifier, challenge } = generatePkce();
const wrong = { user: "user-test-1" };
stytch.call("consumer.users.get", wrong as never).catch((error: unknown) => {
  if (error instanceof StytchError && verifier.length === challenge.length && typeof Webhook === "function") {
    console.log(error.message);
  }
});
`;
/** The size limit of the module, in bytes with gzip. */
const MOST = 110_000;
const EXPECTED = "consumer.users.get: `user` is not a param; did you mean `user_id`?\n";

try {
  run("npm", "pack", "--silent", dist);
  const [archive] = readdirSync(folder);
  writeFileSync(join(folder, "package.json"), '{ "type": "module", "private": true }');
  run("npm", "install", "--offline", "--no-audit", "--no-fund", "--silent", `./${archive}`);
  writeFileSync(join(folder, "program.ts"), PROGRAM);

  run(tool("tsc"), "--strict", "--target", "es2022", "--module", "nodenext", "--outDir", ".", "program.ts");
  assert.equal(run(process.execPath, "program.js"), EXPECTED);

  for (const [format, platform] of [["esm", "node"], ["cjs", "node"], ["iife", "neutral"]]) {
    const file = `program.${format}.${format === "esm" ? "mjs" : "cjs"}`;
    // Warnings would be about what does not work in that format.
    run(tool("esbuild"), "program.js", "--bundle", `--format=${format}`, `--platform=${platform}`, `--outfile=${file}`, "--log-override:direct-eval=error", "--log-level=warning");
    assert.equal(run(process.execPath, file), EXPECTED, file);
  }

  const worker = ["program.js", "--bundle", "--format=esm", "--conditions=workerd", "--loader:.wasm=copy", "--outdir=worker"];
  run(tool("esbuild"), ...worker, "--log-level=warning");
  const files = readdirSync(join(folder, "worker"));
  const module = files.find((name) => name.endsWith(".wasm"));
  assert.ok(module, `there is no module among ${files}`);
  assert.ok(readFileSync(join(folder, "worker", "program.js"), "utf8").includes(`"./${module}"`), "the module is not imported");
  const size = gzipSync(readFileSync(join(dist, "stytch.wasm")), { level: 9 }).length;
  assert.ok(size <= MOST, `stytch.wasm has ${size} bytes with gzip, and may have ${MOST}`);
  console.log("packed, installed, compiled, imported, bundled, and weighed");
} finally {
  rmSync(folder, { recursive: true, force: true });
}
