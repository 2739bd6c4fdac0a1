// All checks: `node run.mjs OPENAPI_FOLDER PYTHON`. A line for each thing that holds; the first that does not ends it.

import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";

import { judge, unnoticed } from "./exchanges.mjs";
import { mock } from "./prism.mjs";
import { writeSpecification } from "./specification.mjs";

const WORKSPACE = path.join(import.meta.dirname, "../..");
const OUTPUT = path.join(WORKSPACE, "target/conformance");
// Each makes other random answers.
const SEEDS = [1, 2, 3];

const [openapi, python] = process.argv.slice(2);
mkdirSync(OUTPUT, { recursive: true });

const tests = build("test", "--no-run", "--test", "it");
const emulator = build("build", "--bin", "stytch-emulator")("emulator");
await client(tests("tests"));
await emulated(tests("emulator"), tests("tests"));
run(process.execPath, [path.join(import.meta.dirname, "node/main.mjs"), emulator]);
run(python, [path.join(import.meta.dirname, "python/main.py"), emulator]);

// Requests of ours, and answers that Prism makes up.
async function client(test) {
  const specification = path.join(OUTPUT, "strict.json");
  writeSpecification(openapi, specification);
  const mocks = await Promise.all(SEEDS.map((seed) => mock(specification, seed)));
  try {
    const urls = mocks.map(({ url }) => url).join(" ");
    ignored(test, "every_operation_against_prism", { STYTCH_PRISM_URLS: urls });
  } finally {
    await Promise.all(mocks.map(({ stop }) => stop()));
  }
}

// What the tests of the emulator have asked it, and its answers, as Prism and as the client see them.
async function emulated(test, client) {
  const specification = path.join(OUTPUT, "with-nulls.json");
  const operations = writeSpecification(openapi, specification, { nulls: true });
  const recording = path.join(OUTPUT, "recording.jsonl");
  rmSync(recording, { force: true });
  run(test, ["--quiet"], { env: { ...process.env, STYTCH_RECORDING: recording } });
  const recorded = readFileSync(recording, "utf8").trimEnd().split("\n").map((line) => JSON.parse(line));

  const { judged, successes, refused, problems } = await judge(specification, operations, recorded);
  check(problems.length === 0, `Emulator: ${judged} exchanges are as the files say`, problems);
  for (const [what, seen] of [["succeed", successes], ["are refused", refused]]) {
    const missing = operations.filter((operation) => !seen.has(operation)).map(({ method, route }) => `${method} ${route}`);
    const number = operations.length - missing.length;
    check(missing.length === 0, `Emulator: ${number} of ${operations.length} operations ${what} in them`, missing);
  }
  const { corrupted, missed } = await unnoticed(specification, [...successes.values()]);
  check(missed.length === 0, `Emulator: ${corrupted} corrupted exchanges are not as the files say`, missed);
  ignored(client, "every_answer_of_the_emulator_is_read_completely", { STYTCH_RECORDING: recording });
}

// Runs a test that is run only from here.
function ignored(test, name, variables) {
  const options = { env: { ...process.env, ...variables }, stdio: ["ignore", "pipe", "inherit"] };
  const { stdout } = run(test, ["--ignored", "--exact", `conformance::${name}`, "--nocapture"], options);
  process.stdout.write(stdout);
  if (!stdout.includes("test result: ok. 1 passed")) fail(`there is no test ${name}`);
}

// The programs of the target that is named last, by the folder of their package. With the features of the whole workspace, so
// that what `cargo test --workspace` has built need not be built again.
function build(command, ...options) {
  const name = options.at(-1);
  const args = [command, "--quiet", "--workspace", ...options, "--message-format=json-render-diagnostics"];
  const stdio = ["ignore", "pipe", "inherit"];
  const { status, stdout } = spawnSync("cargo", args, { cwd: WORKSPACE, stdio, maxBuffer: 1 << 30, encoding: "utf8" });
  if (status !== 0) fail(`cargo ${args.join(" ")}`);
  const artifacts = stdout.trimEnd().split("\n").map((line) => JSON.parse(line));
  return (folder) => {
    const manifest = path.join(WORKSPACE, folder, "Cargo.toml");
    // Cargo also builds the package's other programs for its tests.
    const is = ({ executable, manifest_path, target }) => executable && manifest_path === manifest && target.name === name;
    return artifacts.find(is).executable;
  };
}

function run(program, args, options = {}) {
  const result = spawnSync(program, args, { stdio: "inherit", encoding: "utf8", ...options });
  if (result.error) throw result.error;
  if (result.status !== 0) {
    process.stdout.write(result.stdout ?? "");
    fail(`${path.basename(program)} ${args.join(" ")}`);
  }
  return result;
}

function check(holds, what, details) {
  if (!holds) fail(what, details);
  console.log(what);
}

function fail(what, details = []) {
  console.log(`FAILED: ${[what, ...details].join("\n    ")}`);
  process.exit(1);
}
