// The folder in which a runtime runs: the suite, the package under test, and what tells the one of the other.

import { cp, mkdir, writeFile } from "node:fs/promises";
import path from "node:path";

import { entryOf } from "./package.mjs";

const HERE = path.join(import.meta.dirname, "..");

// What a runtime looks for in `exports`. The others find the package by its name, and follow conditions of their own.
const CONDITIONS = {
  workerd: ["workerd", "worker", "import"],
  "chromium-page": ["browser", "import"],
  "chromium-worker": ["browser", "import"],
};

export async function prepare({ folder, params, module, typed }) {
  await mkdir(folder, { recursive: true });
  await cp(path.join(HERE, "suite"), path.join(folder, "suite"), { recursive: true });
  await cp(path.join(HERE, "inside"), folder, { recursive: true });
  await writeFile(path.join(folder, "package.json"), JSON.stringify({ type: "module" }));
  await writeFile(path.join(folder, "params.mjs"), `export default ${JSON.stringify(params)};\n`);
  const stytchWasm = await install({ folder, runtime: params.runtime, source: module, name: "stytch-wasm" });
  const typedTests = typed && (await install({ folder, runtime: params.runtime, source: typed, name: "typed-tests" }));
  const lines = [
    `import * as stytchWasm from ${JSON.stringify(stytchWasm)};`,
    typedTests ? `import * as typed from ${JSON.stringify(typedTests)};` : "const typed = undefined;",
    "export { stytchWasm, typed };",
  ];
  await writeFile(path.join(folder, "modules.mjs"), `${lines.join("\n")}\n`);
  return folder;
}

// Copies a package, and answers by what it is imported.
async function install({ folder, runtime, source, name }) {
  const conditions = CONDITIONS[runtime];
  if (conditions === undefined) {
    await entryOf(source, ["import"]);
    await cp(source, path.join(folder, "node_modules", name), { recursive: true });
    return name;
  }
  const entry = await entryOf(source, conditions);
  await cp(source, path.join(folder, name), { recursive: true });
  return `./${path.posix.join(name, entry)}`;
}
