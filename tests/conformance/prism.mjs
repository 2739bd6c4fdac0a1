// Starts Prism on a free port of loopback, and says where it is once it listens.

import { spawn } from "node:child_process";
import path from "node:path";
import { createInterface } from "node:readline";

const PROGRAM = path.join(import.meta.dirname, "node_modules/@stoplight/prism-cli/dist/index.js");

export function mock(specification, seed) {
  return start(["mock", "--seed", String(seed), specification]);
}

// Stands before a server, and refuses what is not as the specification says, on the way there and on the way back.
export function proxy(specification, upstream) {
  return start(["proxy", "--errors", specification, upstream]);
}

async function start([command, ...args]) {
  const options = { stdio: ["ignore", "pipe", "inherit"] };
  const child = spawn(process.execPath, [PROGRAM, command, "--host", "127.0.0.1", "--port", "0", ...args], options);
  process.on("exit", () => child.kill());
  const ended = new Promise((resolve) => child.once("exit", resolve));
  const stop = () => {
    child.kill();
    return ended;
  };
  // Its output about each request is read and dropped: it would wait until its output is read.
  const said = createInterface({ input: child.stdout });
  const url = await new Promise((resolve, reject) => {
    said.on("line", (line) => {
      const [, url] = /Prism is listening on (\S+)/.exec(line) ?? [];
      if (url !== undefined) resolve(url);
    });
    child.once("error", reject);
    ended.then((status) => reject(new Error(`Prism ended with ${status}`)));
  });
  return { url, stop };
}
