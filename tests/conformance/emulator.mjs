// Starts the example `serve`: an emulator whose clock is the system's.

import { spawn } from "node:child_process";
import { createInterface } from "node:readline";

// Answers the environment that a client needs, and what was sent to an address last: a passcode, or the URL of a link.
export async function serve(program, ...options) {
  const child = spawn(program, options, { stdio: ["pipe", "pipe", "inherit"] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const next = async () => {
    const { value, done } = await lines.next();
    if (done) throw new Error("the emulator has ended");
    return value;
  };
  const environment = {};
  while (environment.STYTCH_PUBLIC_TOKEN === undefined) {
    const [name, value] = (await next()).split("=");
    environment[name] = value;
  }
  const sentTo = (address) => {
    child.stdin.write(`${address}\n`);
    return next();
  };
  return { environment, sentTo, stop: () => child.stdin.end() };
}
