// Uses the package as its users do: packed by npm, installed into a folder of its own, imported, required, and bundled by esbuild. Compiles
// the samples of its README.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const dist = fileURLToPath(new URL("dist", import.meta.url));
const tool = (name) => fileURLToPath(new URL(`node_modules/.bin/${name}`, import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "stytch-package-"));
const run = (program, ...args) => {
  const { error, status, stdout, stderr } = spawnSync(program, args, { cwd: folder, encoding: "utf8" });
  assert.ok(!error && status === 0, `${program} ${args.join(" ")}: ${error ?? status}\n${stdout}${stderr}`);
  return stdout;
};

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
/** A program in TypeScript that becomes CommonJS, and knows what errors are. */
const COMMONJS = `
import { Stytch, StytchError } from "stytch-wasm";

export const stytch: Stytch = new Stytch({ projectId: "project-test-1", secret: "secret-test-1" });
class Mine extends Stytch {}
new Mine({ projectId: "project-test-1", secret: "secret-test-1" }).consumer.users.get({ user: "user-test-1" } as never).catch((error: unknown) => {
  if (error instanceof StytchError && error.kind === "build") {
    const field: string = error.field;
    console.log(field === "user" ? error.message : field);
  }
});
`;
/** A program with the package for `import` and the one for `require`. */
const BOTH = `
const { Stytch, StytchError } = require("stytch-wasm");

import("stytch-wasm").then(async (esm) => {
  for (const [one, other] of [[Stytch, esm.StytchError], [esm.Stytch, StytchError]]) {
    const stytch = new one({ projectId: "project-test-1", secret: "secret-test-1" });
    const error = await stytch.consumer.users.get({ user: "user-test-1" }).catch((error) => error);
    console.log(error instanceof other, new Error() instanceof other, undefined instanceof other);
  }
});
`;
/** How TypeScript is told to make CommonJS. */
const COMMONJS_SETTINGS = [
  ["--module", "node16"],
  ["--module", "node20"],
  ["--module", "nodenext"],
  ["--module", "commonjs", "--moduleResolution", "bundler"],
];
/** The size limits of the module alone, and of all that one target gets, in bytes with gzip. */
const MOST = 110_000;
const MOST_IN_ALL = 125_000;
const EXPECTED = "consumer.users.get: `user` is not a param; did you mean `user_id`?\n";

try {
  run("npm", "pack", "--silent", dist);
  const [archive] = readdirSync(folder);
  writeFileSync(join(folder, "package.json"), '{ "type": "module", "private": true }');
  run("npm", "install", "--offline", "--no-audit", "--no-fund", "--silent", `./${archive}`);
  writeFileSync(join(folder, "program.ts"), PROGRAM);

  run(tool("tsc"), "--strict", "--target", "es2022", "--module", "nodenext", "--outDir", ".", "program.ts");
  assert.equal(run(process.execPath, "program.js"), EXPECTED);

  for (const settings of COMMONJS_SETTINGS) {
    writeFileSync(join(folder, "commonjs.cts"), COMMONJS);
    run(tool("tsc"), "--strict", "--target", "es2022", "--skipLibCheck", "false", ...settings, "--outDir", ".", "commonjs.cts");
    // Without the flag, Node gives what is written with `import` to `require` too.
    for (const flags of [[], ["--no-experimental-require-module"]]) {
      assert.equal(run(process.execPath, ...flags, "commonjs.cjs"), EXPECTED, `${settings} ${flags}`);
    }
  }

  writeFileSync(join(folder, "both.cjs"), BOTH);
  for (const flags of [[], ["--no-experimental-require-module"]]) {
    assert.equal(run(process.execPath, ...flags, "both.cjs"), "true false false\n".repeat(2), `both ${flags}`);
  }

  const samples = [...readFileSync(join(dist, "README.md"), "utf8").matchAll(/^```js\n(.*?)^```$/gms)].map(([, code]) => code);
  assert.ok(samples.length >= 6, `the README has ${samples.length} samples in JavaScript`);
  // The first one alone, as the TypeScript that it also is, and all of them, one after the other.
  writeFileSync(join(folder, "environment.d.ts"), "declare const process: { env: { [name: string]: string | undefined } };");
  writeFileSync(join(folder, "first.ts"), samples[0]);
  writeFileSync(join(folder, "samples.js"), samples.join("\n"));
  // And the one in the README of the repository.
  const [[, login]] = readFileSync(join(import.meta.dirname, "../../README.md"), "utf8").matchAll(/^```ts\n(.*?)^```$/gms);
  const given = 'import type { Stytch } from "stytch-wasm";\ndeclare const stytch: Stytch;\ndeclare const code: string;\n';
  writeFileSync(join(folder, "login.ts"), given + login);
  const strictly = ["--strict", "--target", "es2022", "--module", "nodenext", "--noEmit", "--allowJs", "--checkJs"];
  run(tool("tsc"), ...strictly, "environment.d.ts", "first.ts", "samples.js", "login.ts");

  for (const [format, platform] of [["esm", "node"], ["cjs", "node"], ["iife", "neutral"]]) {
    const file = `program.${format}.${format === "esm" ? "mjs" : "cjs"}`;
    // Warnings would be about what does not work in that format.
    run(tool("esbuild"), "program.js", "--bundle", `--format=${format}`, `--platform=${platform}`, `--outfile=${file}`, "--log-override:direct-eval=error", "--log-level=warning");
    assert.equal(run(process.execPath, file), EXPECTED, file);
  }
  run(tool("esbuild"), "program.js", "--bundle", "--minify", "--format=esm", "--platform=node", "--outfile=small.mjs", "--log-level=warning");

  const worker = ["program.js", "--bundle", "--minify", "--format=esm", "--conditions=workerd", "--loader:.wasm=copy", "--outdir=worker"];
  run(tool("esbuild"), ...worker, "--log-level=warning");
  const files = readdirSync(join(folder, "worker"));
  const module = files.find((name) => name.endsWith(".wasm"));
  assert.ok(module, `there is no module among ${files}`);
  assert.ok(readFileSync(join(folder, "worker", "program.js"), "utf8").includes(`"./${module}"`), "the module is not imported");
  const weigh = (...files) => files.reduce((sum, file) => sum + gzipSync(readFileSync(file), { level: 9 }).length, 0);
  const limits = [
    ["stytch.wasm", weigh(join(dist, "stytch.wasm")), MOST],
    ["a program for Node", weigh(join(folder, "small.mjs")), MOST_IN_ALL],
    ["a worker", weigh(...files.map((file) => join(folder, "worker", file))), MOST_IN_ALL],
  ];
  for (const [what, size, most] of limits) {
    console.log(`${what}: ${size} bytes with gzip`);
    assert.ok(size <= most, `${what} may have ${most} bytes with gzip`);
  }
  console.log("packed, installed, compiled, imported, bundled, and weighed");
} finally {
  rmSync(folder, { recursive: true, force: true });
}
