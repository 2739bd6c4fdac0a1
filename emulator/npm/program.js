#!/usr/bin/env node
// The command: runs the program of this platform with the same arguments.

import { spawn } from "node:child_process";
import { realpathSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

/** The path of the program, which is in a package for the platform. */
export function programPath() {
  const { STYTCH_EMULATOR_PROGRAM } = process.env;
  if (STYTCH_EMULATOR_PROGRAM) return STYTCH_EMULATOR_PROGRAM;
  const name = `@stytch-emulator/${process.platform}-${process.arch}`;
  const file = process.platform === "win32" ? "stytch-emulator.exe" : "stytch-emulator";
  try {
    return createRequire(import.meta.url).resolve(`${name}/${file}`);
  } catch {
    const hint = "install it with optional dependencies, or set STYTCH_EMULATOR_PROGRAM to the path of the program";
    throw new Error(`the package ${name}, which has the program for this platform, is not installed: ${hint}`);
  }
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const child = spawn(programPath(), process.argv.slice(2), { stdio: "inherit" });
  // The terminal sends its signals to both; this one ends with the other.
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  child.on("error", (error) => {
    console.error(`stytch-emulator: ${error.message}`);
    process.exit(1);
  });
  child.on("exit", (code) => process.exit(code ?? 1));
}
