// The test server, which goes with this process.

import { execFileSync } from "node:child_process";
import path from "node:path";

import { Child } from "./child.mjs";

const WORKSPACE = path.join(import.meta.dirname, "../../..");

// Starts the server; built by Cargo, unless a program is given. It serves the folders of browsers as their pages.
export async function startServer(program, folder) {
  const files = ["chromium-page", "chromium-worker"].flatMap((name) => ["--files", `${name}=${path.join(folder, name)}`]);
  const child = Child.start(program ?? build(), files, { stdout: "leave" });
  const announcement = await child.firstLine(child.process.stdout);
  return { addresses: JSON.parse(announcement), stop: () => child.stop() };
}

function build() {
  const args = ["build", "--quiet", "-p", "stytch-test-server", "--message-format=json-render-diagnostics"];
  const stdio = ["ignore", "pipe", "inherit"];
  const messages = execFileSync("cargo", args, { cwd: WORKSPACE, stdio, maxBuffer: 1 << 30, encoding: "utf8" });
  const artifacts = messages.trimEnd().split("\n").map((line) => JSON.parse(line));
  return artifacts.findLast(({ executable }) => typeof executable === "string").executable;
}
