// Makes a small wasm module of a crate.
//
// Needs Rust with the target wasm32-unknown-unknown, and wasm-bindgen of the version in the lock file of the crate's workspace.

import { execFileSync } from "node:child_process";
import { cpSync, readFileSync } from "node:fs";
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
const WASM_OPT = path.join(import.meta.dirname, "node_modules/.bin/wasm-opt");

/**
 * Compiles the crate in a folder with the profile `wasm`, and writes the module and the JavaScript around it. The module imports that
 * as `./{name}_bg.js`, with the name that this answers; it has to be given the exports of the module, with `__wbg_set_wasm`.
 */
export function compile(crate, { wasm, glue, ownStd = false }) {
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
  const folder = path.join(metadata.target_directory, TARGET);
  run("cargo", "build", "-p", packageName, "--profile=wasm", `--target=${TARGET}`, "--locked", ...(ownStd ? OWN_STD : []));
  run("wasm-bindgen", "--target=bundler", `--out-dir=${folder}/bound`, `${folder}/wasm/${name}.wasm`);
  run(WASM_OPT, "-Oz", "--converge", `${folder}/bound/${name}_bg.wasm`, "-o", path.resolve(wasm));
  cpSync(`${folder}/bound/${name}_bg.js`, glue);
  return name;
}
