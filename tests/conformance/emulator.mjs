// Starts the example `serve`: an emulator whose clock is the system's.

import { execFileSync, spawn } from "node:child_process";
import path from "node:path";
import { createInterface } from "node:readline";

const WORKSPACE = path.join(import.meta.dirname, "../..");

// Answers the environment that a client needs, and what was sent to an address last: a passcode or the URL of a link.
export async function serve(...options) {
  const child = spawn(build(), options, { stdio: ["pipe", "pipe", "inherit"] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const next = async () => {
    const { value, done } = await lines.next();
    if (done) throw new Error("the emulator has ended");
    return value;
  };
  const environment = {};
  while (Object.keys(environment).length < 4) {
    const [name, value] = (await next()).split("=");
    environment[name] = value;
  }
  const sentTo = (address) => {
    child.stdin.write(`${address}\n`);
    return next();
  };
  return { environment, sentTo, stop: () => child.stdin.end() };
}

function build() {
  const args = ["build", "--quiet", "-p", "stytch-emulator", "--example", "serve", "--message-format=json-render-diagnostics"];
  const stdio = ["ignore", "pipe", "inherit"];
  const messages = execFileSync("cargo", args, { cwd: WORKSPACE, stdio, maxBuffer: 1 << 30, encoding: "utf8" });
  const artifacts = messages.trimEnd().split("\n").map((line) => JSON.parse(line));
  return artifacts.findLast(({ executable }) => typeof executable === "string").executable;
}
