// Whole flows with Stytch's own SDK for Node, against the emulator: `node main.mjs PROGRAM`, where the program is
// `stytch-emulator`. What is checked locally is checked with keys and policies that the SDK fetches from the emulator.
//
// Each function that a file in the folders exports is a flow, and begins with an empty project. After all of them, every
// method of both clients must have succeeded, and every operation.

import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import path from "node:path";

import { Coverage } from "./coverage.mjs";
import { start } from "./support.mjs";

const stytch = await start(process.argv[2]);
const { emulator } = stytch;
const coverage = new Coverage();
coverage.watch("Client", stytch.consumer);
coverage.watch("B2BClient", stytch.b2b);

const failed = [];
let count = 0;
for (const folder of ["shared", "consumer", "b2b"]) {
  for (const file of readdirSync(path.join(import.meta.dirname, folder)).sort()) {
    const flows = Object.entries(await import(`./${folder}/${file}`));
    for (const [name, flow] of flows) {
      count += 1;
      await emulator.reset();
      await flow(stytch).catch((error) => {
        failed.push(`${folder}/${file}: ${name}`);
        console.log(`FAILED: ${failed.at(-1)}:`, error);
      });
      coverage.note(await emulator.requests({ limit: 1000 }));
    }
  }
}
await emulator.stop();
assert.deepEqual(failed, [], "these flows failed");
const { methods, operations } = coverage.check();
console.log(`Node SDK: in ${count} flows, all ${methods} methods succeed, and all ${operations} operations`);
