// Builds the package into `dist`: compiles the module, makes it small, and puts what is to be published beside it.
//
// Needs Rust with the target wasm32-unknown-unknown, and wasm-bindgen of the version in Cargo.lock.

import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { deflateRawSync, gzipSync } from "node:zlib";
import { fileURLToPath } from "node:url";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const run = (program, ...args) => execFileSync(program, args, { stdio: "inherit", cwd: here(".") });
const output = (program, ...args) => execFileSync(program, args, { encoding: "utf8", cwd: here(".") });

const target = "wasm32-unknown-unknown";
const { target_directory: folder } = JSON.parse(output("cargo", "metadata", "--format-version=1", "--no-deps"));
const [, version] = readFileSync(here("../../Cargo.lock"), "utf8").match(/name = "wasm-bindgen"\nversion = "(.*)"/);
const found = output("wasm-bindgen", "--version").trim();
if (found !== `wasm-bindgen ${version}`) {
  throw new Error(`this is ${found}: cargo install wasm-bindgen-cli --version =${version}`);
}

run("cargo", "build", "-p", "stytch-npm", "--profile=wasm", `--target=${target}`, "--locked");
const bound = `${folder}/${target}/bound`;
run("wasm-bindgen", "--target=bundler", `--out-dir=${bound}`, `${folder}/${target}/wasm/stytch_npm.wasm`);

const dist = here("dist");
rmSync(dist, { recursive: true, force: true });
mkdirSync(dist);
run(here("node_modules/.bin/wasm-opt"), "-Oz", "--converge", `${bound}/stytch_npm_bg.wasm`, "-o", `${dist}/stytch.wasm`);
cpSync(`${bound}/stytch_npm_bg.js`, `${dist}/glue.js`);
cpSync(here("js"), dist, { recursive: true });
for (const file of ["README.md", "index.d.ts", "operations.d.ts", "../../LICENSE-APACHE", "../../LICENSE-MIT"]) {
  cpSync(here(file), `${dist}/${file.split("/").at(-1)}`);
}

const wasm = readFileSync(`${dist}/stytch.wasm`);
const packed = deflateRawSync(wasm, { level: 9 }).toString("base64");
writeFileSync(`${dist}/packed.js`, `// stytch.wasm, deflated.\nexport const packed = "${packed}";\n`);
// With what unpacks it inside, so that the package depends on no other.
const esbuild = (entry, ...more) =>
  execFileSync(here("node_modules/.bin/esbuild"), [entry, "--bundle", "--format=esm", ...more], {
    cwd: dist,
    env: { ...process.env, NODE_PATH: here("node_modules") },
    maxBuffer: 1 << 30,
  });
writeFileSync(`${dist}/bytes.js`, esbuild("bytes.js", "--external:./packed.js", "--legal-comments=inline"));
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
