// Processes that are started here, and ended here.

import { spawn } from "node:child_process";

import { Failure } from "./failure.mjs";

const KEPT_OUTPUT = 8 * 1024;

export class Child {
  // Starts a program in a process group of its own, so that whatever it starts ends with it.
  static start(program, args, { stdout = "keep", ...options } = {}) {
    const stdio = ["pipe", "pipe", "pipe"];
    return new Child(program, spawn(program, args, { stdio, detached: true, ...options }), stdout);
  }

  constructor(program, process, stdout) {
    this.process = process;
    this.output = "";
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
  }
}

function signal(group, name) {
  try {
    process.kill(-group, name);
  } catch {
    // They have all gone.
  }
}
