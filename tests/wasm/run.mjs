// Runs the suite on every runtime that is named, or on all of them:
//
//     node tests/wasm/run.mjs [--module FOLDER] [--typed FOLDER] [--server PROGRAM] [--patience SECONDS] [RUNTIME..]
//
// One line for each, and what failed. A runtime that is missing, or that runs other tests than the others, is a failure.

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";

import * as chromium from "./launchers/chromium.mjs";
import * as commandLine from "./launchers/command_line.mjs";
import { Failure } from "./launchers/failure.mjs";
import { prepare } from "./launchers/folder.mjs";
import { Reports } from "./launchers/reports.mjs";
import { startServer } from "./launchers/server.mjs";
import * as workerd from "./launchers/workerd.mjs";

const HERE = import.meta.dirname;

// How to launch each runtime. What comes back is the process, which ends, or is ended once all is reported.
const LAUNCH = {
  node: commandLine.node,
  deno: commandLine.deno,
  bun: commandLine.bun,
  workerd: workerd.launch,
  "chromium-page": chromium.page,
  "chromium-worker": chromium.worker,
};

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    module: { type: "string", default: path.join(HERE, "../../transport-wasm/npm/dist") },
    typed: { type: "string" },
    server: { type: "string" },
    // For each runtime.
    patience: { type: "string", default: "600" },
  },
});
const runtimes = positionals.length > 0 ? positionals : Object.keys(LAUNCH);

const folder = mkdtempSync(path.join(tmpdir(), "stytch-wasm-tests-"));
process.on("exit", () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
const closing = [];
try {
  process.exitCode = (await main()) ? 0 : 1;
} catch (error) {
  console.error(error instanceof Failure ? error.message : error);
  process.exitCode = 1;
} finally {
  for (const close of closing.reverse()) await close();
}

async function main() {
  const unknown = runtimes.filter((runtime) => !Object.hasOwn(LAUNCH, runtime));
  if (unknown.length > 0) throw new Failure(`unknown: ${unknown}; the runtimes are ${Object.keys(LAUNCH)}`);

  const server = await startServer(options.server, folder);
  closing.push(() => server.stop());
  const reports = await Reports.start();
  closing.push(() => reports.stop());

  const results = [];
  for (const runtime of runtimes) {
    const result = await runOn(runtime, server.addresses, reports);
    console.log(line(runtime, result));
    for (const { name, problem } of result.failures) {
      console.log(`    ${name}\n        ${problem.replaceAll("\n", "\n        ")}`);
    }
    results.push({ runtime, ...result });
  }
  return agree(results) && results.every(({ failures }) => failures.length === 0);
}

async function runOn(runtime, addresses, reports) {
  const start = Date.now();
  const inbox = reports.inbox(runtime);
  const failures = [];
  let launched;
  try {
    const params = { base: addresses.url, refused: addresses.refused, runtime, reports: inbox.url };
    const place = await prepare({ folder: path.join(folder, runtime), params, ...options });
    launched = await LAUNCH[runtime]({ folder: place, params, pages: `${addresses.pages}/${runtime}` });
    await inbox.finished({ process: launched, patience: Number(options.patience) * 1000 });
  } catch (error) {
    failures.push({ name: "the run", problem: error instanceof Failure ? error.message : String(error.stack) });
  } finally {
    await launched?.stop();
  }
  failures.unshift(...inbox.results.filter(({ problem }) => problem !== undefined));
  const names = inbox.results.map(({ name }) => name).sort();
  const passed = inbox.results.filter(({ problem }) => problem === undefined).length;
  return { names, passed, failures, seconds: (Date.now() - start) / 1000 };
}

function line(runtime, { passed, failures, seconds }) {
  return `${runtime.padEnd(16)} ${passed} passed, ${failures.length} failed, ${seconds.toFixed(1)} s`;
}

// Whether all ran the same tests, and any at all.
function agree(results) {
  const [first, ...others] = results;
  if (first.names.length === 0) {
    console.log(`${first.runtime} ran no tests`);
    return false;
  }
  const different = others.filter(({ names }) => names.join("\n") !== first.names.join("\n"));
  for (const { runtime, names } of different) {
    const missing = first.names.filter((name) => !names.includes(name));
    const extra = names.filter((name) => !first.names.includes(name));
    console.log(`${runtime} ran other tests than ${first.runtime}: without [${missing}], and with [${extra}]`);
  }
  return different.length === 0;
}
