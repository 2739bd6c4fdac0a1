// Makes a small wasm module of a crate.
//
// Needs Rust with the target wasm32-unknown-unknown, the sources of std where a module has its own, and wasm-bindgen of the version in
// the lock file of the crate's workspace.

import { execFileSync } from "node:child_process";
import { cpSync, existsSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";

const TARGET = "wasm32-unknown-unknown";

/**
 * Compiles std with the crate, for size, and so that a panic is a trap and no text about where it was: a tenth less, and no path of the
 * machine that it was made on. It needs the sources of std; cargo and rustc have the flags for it, but do not promise to keep them.
 */
const OWN_STD = [
  "-Zbuild-std=std,panic_abort",
  "-Zbuild-std-features=optimize_for_size",
  `--config=target.${TARGET}.rustflags=["-Zunstable-options", "-Cpanic=immediate-abort"]`,
];
/**
 * What is smallest once it is compressed: whole functions and one piece of data compress better than what is cut to be short, and so do
 * loads and stores that say nothing about alignment, which no engine minds. Nothing lies at addresses below 1024, the end of the stack.
 */
const SMALL = [
  ...["-Oz", "--converge", "--low-memory-unused"],
  ...["inlining-optimizing", "local-cse", "memory-packing"].map((pass) => `--skip-pass=${pass}`),
  "--dealign",
];
const WASM_OPT = path.join(import.meta.dirname, "node_modules/.bin/wasm-opt");

/**
 * Compiles the crate in a folder, and writes the module to the file `wasm`, and the JavaScript around it to the file `glue`. The module
 * imports that as `./{name}_bg.js`, with the name that this returns; it has to be given the exports of the module, with
 * `__wbg_set_wasm`.
 */
export function compile(crate, { wasm, glue, profile = "wasm", ownStd = false }) {
  const env = ownStd ? { ...process.env, RUSTC_BOOTSTRAP: "1" } : process.env;
  const stdio = ["ignore", "inherit", "inherit"];
  const run = (program, ...args) => execFileSync(program, args, { stdio, cwd: crate, env });
  const output = (program, ...args) => execFileSync(program, args, { encoding: "utf8", cwd: crate, maxBuffer: 1 << 30 });

  const metadata = JSON.parse(output("cargo", "metadata", "--format-version=1", "--no-deps", "--locked"));
  const lock = readFileSync(path.join(metadata.workspace_root, "Cargo.lock"), "utf8");
  const [, version] = lock.match(/name = "wasm-bindgen"\nversion = "(.*)"/);
  const found = output("wasm-bindgen", "--version").trim();
  if (found !== `wasm-bindgen ${version}`) {
    throw new Error(`this is ${found}: cargo install wasm-bindgen-cli --version =${version}`);
  }

  const manifest = path.resolve(crate, "Cargo.toml");
  const { name: packageName } = metadata.packages.find(({ manifest_path }) => manifest_path === manifest);
  const name = packageName.replaceAll("-", "_");
  run("cargo", "build", "-p", packageName, `--profile=${profile}`, `--target=${TARGET}`, "--locked", ...(ownStd ? OWN_STD : []));
  const folder = path.join(metadata.target_directory, TARGET);
  const bound = path.join(folder, "bound", name);
  rmSync(bound, { recursive: true, force: true });
  run("wasm-bindgen", "--target=bundler", `--out-dir=${bound}`, path.join(folder, profile, `${name}.wasm`));
  run(WASM_OPT, ...SMALL, path.join(bound, `${name}_bg.wasm`), "-o", path.resolve(wasm));
  cpSync(path.join(bound, `${name}_bg.js`), glue);
  // What crates brought along in JavaScript, which the glue imports.
  const snippets = path.join(bound, "snippets");
  if (existsSync(snippets)) cpSync(snippets, path.join(path.dirname(glue), "snippets"), { recursive: true });
  return name;
}
