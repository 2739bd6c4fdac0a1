// Packages, as their `package.json` describes them.

import { readFile } from "node:fs/promises";
import path from "node:path";

import { Failure } from "./failure.mjs";

// The file that a runtime gets which knows these conditions, by the package's `exports`.
export async function entryOf(folder, conditions) {
  let json;
  try {
    json = JSON.parse(await readFile(path.join(folder, "package.json"), "utf8"));
  } catch (error) {
    throw new Failure(`${folder} is no package: ${error.message}`);
  }
  const { exports } = json;
  const entry = choose(exports?.["."] ?? exports, conditions);
  if (entry === undefined) throw new Failure(`${folder}/package.json has no export for ${conditions}`);
  return entry;
}

function choose(target, conditions) {
  if (typeof target === "string") return target;
  for (const [condition, below] of Object.entries(target ?? {})) {
    if (condition === "default" || conditions.includes(condition)) {
      const found = choose(below, conditions);
      if (found !== undefined) return found;
    }
  }
  return undefined;
}
