// `test` of vitest with an emulator: one for each worker, and fresh for each test.

import { test as base } from "vitest";

import { Emulator } from "./index.js";

export const test = base.extend({
  _running: [
    // The names of fixtures that are used must be in braces here.
    async ({}, use) => {
      const running = await Emulator.start();
      await use(running);
      await running.stop();
    },
    { scope: "worker" },
  ],
  emulator: async ({ _running }, use) => {
    await _running.reset();
    await use(_running);
  },
});
