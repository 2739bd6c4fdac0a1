// What workerd runs: the whole suite in one request.

import { runHere } from "./here.mjs";

export default {
  async fetch() {
    await runHere();
    return new Response("done");
  },
};
