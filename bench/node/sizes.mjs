// What a program that makes one call becomes when esbuild packs it.
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const PROGRAMS = {
  ours: `import { Stytch } from "../../transport-wasm/npm/dist/index.js";
    export const call = (options, args) => new Stytch(options).call("consumer.otps.sms.send", args);`,
  official: `import stytch from "stytch";
    export const call = (options, args) => new stytch.Client(options).otps.sms.send(args);`,
};

/** Bytes with and without gzip. */
export function sizes() {
  return Object.entries(PROGRAMS).map(([name, input]) => {
    const here = fileURLToPath(new URL(".", import.meta.url));
    const settings = ["--bundle", "--minify", "--format=esm", "--platform=node"];
    const packed = execFileSync(`${here}/node_modules/.bin/esbuild`, settings, { input, cwd: here, maxBuffer: 1 << 28 });
    return { name, bytes: packed.length, gzip: gzipSync(packed, { level: 9 }).length };
  });
}
