// Processes that are started here, and ended here.

import { spawn } from "node:child_process";
import { createInterface } from "node:readline";

import { Failure } from "./failure.mjs";

const KEPT_OUTPUT = 8 * 1024;

// Process groups of their own do not get the signals of a terminal, so they are ended when this process ends.
const running = new Set();
process.on("exit", () => running.forEach((group) => signal(group, "SIGKILL")));
for (const name of ["SIGINT", "SIGTERM", "SIGHUP"]) process.once(name, () => process.exit(1));

export class Child {
  // Starts a program in a process group of its own, so that whatever it starts ends with it.
  static start(program, args, { stdout = "keep", ...options } = {}) {
    const stdio = ["pipe", "pipe", "pipe"];
    return new Child(program, spawn(program, args, { stdio, detached: true, ...options }), stdout);
  }

  constructor(program, process, stdout) {
    this.process = process;
    this.output = "";
    if (process.pid !== undefined) running.add(process.pid);
    const keep = (text) => {
      this.output = (this.output + text).slice(-KEPT_OUTPUT);
    };
    process.stderr.setEncoding("utf8").on("data", keep);
    process.stdout.setEncoding("utf8");
    if (stdout === "keep") process.stdout.on("data", keep);
    this.ended = new Promise((resolve) => {
      process.on("error", (error) => resolve(`${program} does not start: ${error.message}`));
      process.on("exit", (code, signal) => resolve(`${program} ended with ${signal ?? code}`));
    });
  }

  // The first line that it prints there.
  async firstLine(stream) {
    const { value, done } = await createInterface(stream)[Symbol.asyncIterator]().next();
    if (done) throw await this.failure();
    return value;
  }

  // Why it ended, with the last of what it printed.
  async failure() {
    const why = await this.ended;
    return new Failure(`${why}\n${this.output}`.trimEnd());
  }

  async stop() {
    if (this.process.pid === undefined) return;
    const { exitCode, signalCode } = this.process;
    if (exitCode === null && signalCode === null) signal(this.process.pid, "SIGTERM");
    const patience = setTimeout(() => signal(this.process.pid, "SIGKILL"), 3000);
    await this.ended;
    clearTimeout(patience);
    // Whatever it left behind.
    signal(this.process.pid, "SIGKILL");
    running.delete(this.process.pid);
  }
}

function signal(group, name) {
  try {
    process.kill(-group, name);
  } catch {
    // They have all gone.
  }
}
