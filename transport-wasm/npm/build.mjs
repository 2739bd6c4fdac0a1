// Builds the package into `dist`: compiles the module, makes it small, and puts what is to be published beside it.
// `wasm.mjs` says what it needs.

import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { deflateRawSync, gzipSync } from "node:zlib";
import { fileURLToPath } from "node:url";

import { compile } from "./wasm.mjs";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

const dist = here("dist");
rmSync(dist, { recursive: true, force: true });
mkdirSync(dist);
compile(here("."), { wasm: `${dist}/stytch.wasm`, glue: `${dist}/glue.js`, ownStd: true });
cpSync(here("js"), dist, { recursive: true });
for (const file of ["README.md", "index.d.ts", "index.d.cts", "operations.d.ts", "../../LICENSE-APACHE", "../../LICENSE-MIT"]) {
  cpSync(here(file), `${dist}/${file.split("/").at(-1)}`);
}

const wasm = readFileSync(`${dist}/stytch.wasm`);
const packed = deflateRawSync(wasm, { level: 9 }).toString("base64");
writeFileSync(`${dist}/packed.js`, `// stytch.wasm, deflated.\nexport const packed = "${packed}";\n`);
// With what unpacks it inside, so that the package depends on no other.
const esbuild = (entry, ...more) =>
  execFileSync(here("node_modules/.bin/esbuild"), [entry, "--bundle", "--format=esm", "--log-level=warning", ...more], {
    cwd: dist,
    env: { ...process.env, NODE_PATH: here("node_modules") },
    maxBuffer: 1 << 30,
  });
writeFileSync(`${dist}/bytes.js`, esbuild("bytes.js", "--external:./packed.js", "--legal-comments=inline"));
// Whole, for `require`: Jest, and versions of Node that cannot require what is written with `import`.
writeFileSync(`${dist}/index.cjs`, esbuild("index.js", "--format=cjs", "--platform=node", "--legal-comments=inline"));
cpSync(here("node_modules/fflate/LICENSE"), `${dist}/LICENSE-fflate`);

const { private: _, scripts, devDependencies, ...published } = JSON.parse(readFileSync(here("package.json"), "utf8"));
writeFileSync(`${dist}/package.json`, `${JSON.stringify(published, null, 2)}\n`);

const workerd = [esbuild("workerd.js", "--minify", "--external:./stytch.wasm"), wasm];
const sizes = { "index.js, bundled": [esbuild("index.js", "--minify")], "workerd.js, bundled, and stytch.wasm": workerd, "stytch.wasm": [wasm] };
for (const [what, parts] of Object.entries(sizes)) {
  const sum = (size) => parts.reduce((total, part) => total + size(part), 0);
  const gzip = (part) => gzipSync(part, { level: 9 }).length;
  console.log(`${what}: ${sum((part) => part.length)} bytes, ${sum(gzip)} with gzip`);
}
