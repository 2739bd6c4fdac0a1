// Builds the tests into `dist`, or into the folder that is named, as a package for `tests/wasm/run --typed`.
//
//     node tests/wasm/typed/build.mjs [FOLDER]

import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";

import { compile } from "../../../transport-wasm/npm/wasm.mjs";

const HERE = import.meta.dirname;

const dist = path.resolve(process.argv[2] ?? path.join(HERE, "dist"));
rmSync(dist, { recursive: true, force: true });
mkdirSync(dist, { recursive: true });
const name = compile(HERE, { wasm: path.join(dist, "tests.wasm"), glue: path.join(dist, "glue.js") });
const bytes = readFileSync(path.join(dist, "tests.wasm"));

const start = (instance) => `import * as glue from "./glue.js";
const { exports } = ${instance};
glue.__wbg_set_wasm(exports);
exports.__wbindgen_start();
export * from "./glue.js";
`;
const imports = JSON.stringify(`./${name}_bg.js`);
const files = {
  // The bytes are inside: no runtime may read files, and not all know how to import a module of wasm.
  "index.js": `${start(`(await WebAssembly.instantiate(bytes(), { ${imports}: glue })).instance`)}
function bytes() {
  return Uint8Array.from(atob("${bytes.toString("base64")}"), (letter) => letter.charCodeAt(0));
}
`,
  // Where no wasm is compiled at run time.
  "workerd.js": `import module from "./tests.wasm";
${start(`new WebAssembly.Instance(module, { ${imports}: glue })`)}`,
  "package.json": `${JSON.stringify(
    { name: "stytch-wasm-tests", type: "module", exports: { ".": { workerd: "./workerd.js", default: "./index.js" } } },
    null,
    2,
  )}\n`,
};
for (const [file, text] of Object.entries(files)) writeFileSync(path.join(dist, file), text);
