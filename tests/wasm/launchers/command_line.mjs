// Runtimes that run a script.

import { platformBinary } from "./binaries.mjs";
import { Child } from "./child.mjs";

// No proxy is between here and loopback, whatever the environment says.
function environment() {
  const proxies = /^(all|http|https|no)_proxy$/i;
  const kept = Object.entries(process.env).filter(([name]) => !proxies.test(name));
  return { ...Object.fromEntries(kept), DENO_NO_UPDATE_CHECK: "1", DO_NOT_TRACK: "1", NO_COLOR: "1" };
}

function start(program, args, cwd) {
  return Child.start(program, args, { cwd, env: environment() });
}

export function node({ folder }) {
  return start(process.execPath, ["main.mjs"], folder);
}

export function deno({ folder }) {
  const deno = platformBinary("@deno", "", "deno");
  const flags = ["--no-prompt", "--no-remote", "--node-modules-dir=manual", "--allow-net=127.0.0.1"];
  return start(deno, ["run", ...flags, "main.mjs"], folder);
}

export function bun({ folder }) {
  return start(platformBinary("@oven", "bun-", "bin/bun"), ["run", "--no-install", "main.mjs"], folder);
}
