// Workers for Cloudflare, packed as their tools do.

import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { gzipSync } from "node:zlib";

import { compile } from "./wasm.mjs";

const HERE = import.meta.dirname;

/** A worker of a crate that exports `fetch`, in short what `worker-build` makes of it: `index.js` in the folder, and a module of wasm. */
export function packRust(crate, folder, { profile } = {}) {
  inPassing((place) => {
    const glue = path.join(place, "glue.js");
    const name = compile(crate, { wasm: path.join(place, "worker.wasm"), glue, profile });
    const shim = `import module from "./worker.wasm";
import * as glue from "./glue.js";
const { exports } = new WebAssembly.Instance(module, { "./${name}_bg.js": glue });
glue.__wbg_set_wasm(exports);
exports.__wbindgen_start();
export default { fetch: (request, env, context) => glue.fetch(request, env, context) };
`;
    writeFileSync(path.join(place, "shim.js"), shim);
    bundle(path.join(place, "shim.js"), folder);
  });
}

/** A worker in JavaScript that imports `stytch-wasm`, as wrangler makes it. */
export function packJs(entry, folder) {
  inPassing((place) => {
    symlinkSync(path.join(HERE, "dist"), path.join(place, "stytch-wasm"));
    bundle(entry, folder, { NODE_PATH: place });
  });
}

function bundle(entry, folder, environment) {
  const how = ["--bundle", "--minify", "--format=esm", "--conditions=workerd,worker,browser", "--loader:.wasm=copy"];
  const flags = [...how, "--log-level=warning", `--outfile=${path.join(folder, "index.js")}`];
  mkdirSync(folder, { recursive: true });
  execFileSync(path.join(HERE, "node_modules/.bin/esbuild"), [entry, ...flags], {
    env: { ...process.env, ...environment },
    stdio: ["ignore", "ignore", "inherit"],
  });
}

function inPassing(act) {
  const place = mkdtempSync(path.join(tmpdir(), "stytch-pack-"));
  try {
    act(place);
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}

/** How many bytes a worker has, as it is and with gzip, by the kind of file. */
export function weigh(folder) {
  const weigh = (kind) => {
    const files = readdirSync(folder).filter((file) => file.endsWith(kind));
    const contents = files.map((file) => readFileSync(path.join(folder, file)));
    const sum = (size) => contents.reduce((total, content) => total + size(content), 0);
    return { bytes: sum(({ length }) => length), gzip: sum((content) => gzipSync(content, { level: 9 }).length) };
  };
  const [wasm, js] = [weigh(".wasm"), weigh(".js")];
  return { wasm, js, total: { bytes: wasm.bytes + js.bytes, gzip: wasm.gzip + js.gzip } };
}
