// Runs the suite in this runtime, and reports.

import params from "./params.mjs";

export async function runHere() {
  try {
    const [{ run }, { stytchWasm, typed }] = await Promise.all([import("./suite/run.mjs"), import("./modules.mjs")]);
    await report(await run({ ...params, stytchWasm, typed, report }));
  } catch (error) {
    await report({ problem: `the suite did not run: ${error?.stack ?? error}` });
  }
}

// As text, so that a browser has no reason to ask first.
async function report(what) {
  await fetch(params.reports, { method: "POST", body: JSON.stringify(what), headers: { "content-type": "text/plain" } });
}
