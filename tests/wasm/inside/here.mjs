// Runs the suite in this runtime, and reports.

import params from "./params.mjs";

// What failed without anybody to notice, by the promise: some runtimes end at once when that happens, others never say so,
// and workerd says so early, and takes it back.
const unnoticed = new Map();
globalThis.addEventListener?.("unhandledrejection", (event) => {
  event.preventDefault();
  unnoticed.set(event.promise, event.reason);
});
globalThis.addEventListener?.("rejectionhandled", ({ promise }) => unnoticed.delete(promise));
globalThis.process?.on?.("unhandledRejection", (reason, promise) => unnoticed.set(promise, reason));
globalThis.process?.on?.("rejectionHandled", (promise) => unnoticed.delete(promise));

export async function runHere() {
  try {
    const [{ run }, { stytchWasm, typed }] = await Promise.all([import("./suite/run.mjs"), import("./modules.mjs")]);
    await run({ ...params, stytchWasm, typed, report });
    const reasons = [...new Set([...unnoticed.values()].map((reason) => String(reason?.stack ?? reason)))];
    const problem = reasons.length > 0 ? reasons.slice(0, 5).join("\n") : undefined;
    await report({ name: "nothing fails unnoticed", problem });
    await report({ done: true });
  } catch (error) {
    await report({ done: false, problem: `the suite did not run: ${error?.stack ?? error}` });
  }
}

// As text, so that a browser has no reason to ask first.
async function report(what) {
  await fetch(params.reports, { method: "POST", body: JSON.stringify(what), headers: { "content-type": "text/plain" } });
}
