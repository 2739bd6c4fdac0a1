// workerd, where code runs only while it answers a request.

import { readdir, writeFile } from "node:fs/promises";
import path from "node:path";

import { platformBinary } from "./binaries.mjs";
import { Child } from "./child.mjs";

const COMPATIBILITY_DATE = "2026-01-01";

export async function launch({ folder }) {
  const { child, url } = await serve(folder, { main: "workerd.mjs" });
  const run = fetch(url);
  // The answer comes when all is reported. Without it, there is nothing more to wait for.
  run.then((response) => response.ok || child.stop(), () => child.stop());
  return child;
}

// Starts a worker: the module `main`, with all other modules of the folder, and texts as its environment.
export async function serve(folder, { main, environment = {} }) {
  await writeFile(path.join(folder, "workerd.capnp"), await config(folder, main, environment));
  // It announces its port on the third descriptor.
  const args = ["serve", "workerd.capnp", "--control-fd=3"];
  const stdio = ["pipe", "pipe", "pipe", "pipe"];
  const child = Child.start(platformBinary("@cloudflare", "workerd-", "bin/workerd"), args, { cwd: folder, stdio });
  const announcement = await child.firstLine(child.process.stdio[3]);
  return { child, url: `http://127.0.0.1:${JSON.parse(announcement).port}/` };
}

async function config(folder, main, environment) {
  const files = (await readdir(folder, { recursive: true })).filter((file) => /\.(m?js|wasm)$/.test(file));
  const others = files.filter((file) => file !== main).sort();
  const modules = [main, ...others].map((file) => {
    const kind = file.endsWith(".wasm") ? "wasm" : "esModule";
    return `    (name = ${quoted(file)}, ${kind} = embed ${quoted(file)}),`;
  });
  const bindings = Object.entries(environment).map(([name, text]) => {
    return `    (name = ${quoted(name)}, text = ${quoted(text)}),`;
  });
  return `using Workerd = import "/workerd/workerd.capnp";

const config :Workerd.Config = (
  services = [
    (name = "main", worker = .worker),
    # Loopback only: else it would be whatever is public.
    (name = "internet", network = (allow = ["local"])),
  ],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "main")],
);

const worker :Workerd.Worker = (
  modules = [
${modules.join("\n")}
  ],
  bindings = [
${bindings.join("\n")}
  ],
  compatibilityDate = "${COMPATIBILITY_DATE}",
);
`;
}

function quoted(text) {
  return JSON.stringify(text);
}
