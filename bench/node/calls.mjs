// One call after the other over a kept-alive connection to another process: a bare fetch, this package, the official SDK.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import stytch from "stytch";
import { Stytch } from "../../transport-wasm/npm/dist/index.js";

/** So many rounds, in each of which every contender makes so many calls, after as many to warm up. */
const ROUNDS = 31;
const CALLS = 200;
const WARM_UP = 20;

const project_id = "project-test-11111111-1111-4111-8111-111111111111";
const secret = "secret-test-111111111111";
const args = { session_token: "mZAYn5aLEqKUlZ_Ad9U_fWr38GaAQ1oFhhT8ds245v7Q", session_duration_minutes: 60 };

/** The medians of a body's contenders, and of their ratios to the first. */
export async function compare(file) {
  const server = spawn(process.execPath, [fileURLToPath(new URL("server.mjs", import.meta.url)), file], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  try {
    const [port] = await once(server.stdout, "data");
    const url = `http://127.0.0.1:${Number(port)}`;
    const ours = new Stytch({ projectId: project_id, secret, baseUrl: url });
    const official = new stytch.Client({ project_id, secret, env: `${url}/` });
    const headers = {
      authorization: `Basic ${btoa(`${project_id}:${secret}`)}`,
      "content-type": "application/json",
      "user-agent": "bench",
    };
    const contenders = {
      "bare fetch": async () => {
        const settings = { method: "POST", headers, body: JSON.stringify(args), redirect: "manual" };
        return (await fetch(`${url}/v1/sessions/authenticate`, settings)).json();
      },
      ours: () => ours.call("consumer.sessions.authenticate", args),
      official: () => official.sessions.authenticate(args),
    };
    const answers = await Promise.all(Object.values(contenders).map((call) => call()));
    answers.forEach((answer) => assert.deepEqual(answer, answers[0]));

    const rounds = Object.fromEntries(Object.keys(contenders).map((name) => [name, []]));
    for (let round = -WARM_UP; round < ROUNDS; round++) {
      for (const [name, call] of Object.entries(contenders)) {
        const figures = await time(call);
        if (round >= 0) {
          rounds[name].push(figures);
        }
      }
    }
    return Object.entries(rounds).map(([name, figures]) => ({
      name,
      wall: median(figures.map(({ wall }) => wall)),
      cpu: median(figures.map(({ cpu }) => cpu)),
      ratio: median(figures.map(({ wall }, round) => wall / rounds["bare fetch"][round].wall)),
      cpuRatio: median(figures.map(({ cpu }, round) => cpu / rounds["bare fetch"][round].cpu)),
    }));
  } finally {
    server.kill();
  }
}

/** Microseconds for a call. */
async function time(call) {
  const cpu = process.cpuUsage();
  const start = performance.now();
  for (let i = 0; i < CALLS; i++) {
    await call();
  }
  const wall = ((performance.now() - start) * 1000) / CALLS;
  const { user, system } = process.cpuUsage(cpu);
  return { wall, cpu: (user + system) / CALLS };
}

function median(figures) {
  return figures.sort((a, b) => a - b)[figures.length >> 1];
}
