// Where npm has put the runtimes.

import { existsSync, readdirSync } from "node:fs";
import path from "node:path";

import { Failure } from "./failure.mjs";

const MODULES = path.join(import.meta.dirname, "../node_modules");

// The program in the package of this platform: the packages around those choose it in install scripts, which do not run.
export function platformBinary(scope, prefix, program) {
  const folder = path.join(MODULES, scope);
  const packages = existsSync(folder) ? readdirSync(folder).sort().filter((name) => name.startsWith(prefix)) : [];
  const found = packages.map((name) => path.join(folder, name, program)).find((file) => existsSync(file));
  if (found === undefined) throw new Failure(`there is no ${scope}/${prefix}*/${program}; see tests/wasm/README.md`);
  return found;
}
