// Writes the package.json of the package with the program for a platform, and the version into the one that depends on it:
// `node platform.mjs VERSION PLATFORM FOLDER`. Not part of any package.

import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

/** What there can be, in the words of Node, and how Rust calls it. `packages` builds the one that it runs on. */
const PLATFORMS = {
  "darwin-arm64": "aarch64-apple-darwin",
  "darwin-x64": "x86_64-apple-darwin",
  "linux-arm64": "aarch64-unknown-linux-gnu",
  "linux-x64": "x86_64-unknown-linux-gnu",
  "win32-x64": "x86_64-pc-windows-msvc",
};

const [version, platform, folder] = process.argv.slice(2);
if (!PLATFORMS[platform]) throw new Error(`there is no package for ${platform}`);
const [os, cpu] = platform.split("-");
write(platform, {
  name: `@stytch-emulator/${platform}`,
  version,
  description: `The program of stytch-emulator for ${platform}`,
  license: "MIT OR Apache-2.0",
  os: [os],
  cpu: [cpu],
  ...(os === "linux" && { libc: ["glibc"] }),
  preferUnplugged: true,
});
const main = JSON.parse(readFileSync(path.join(folder, "stytch-emulator/package.json"), "utf8"));
const optionalDependencies = Object.fromEntries(Object.keys(PLATFORMS).map((name) => [`@stytch-emulator/${name}`, version]));
write("stytch-emulator", { ...main, version, optionalDependencies, private: undefined });

function write(name, contents) {
  writeFileSync(path.join(folder, name, "package.json"), `${JSON.stringify(contents, null, 2)}\n`);
}
