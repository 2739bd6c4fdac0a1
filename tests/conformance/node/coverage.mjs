// Which methods a client has, and which of them have succeeded.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";

const OPERATIONS = new URL("../../../core/src/operation/operations.txt", import.meta.url);

export class Coverage {
  #all = 0;
  #missing = new Set();
  #operations = new Set();

  // Notes which methods of a client succeed from now on.
  watch(name, client) {
    for (const [route, api, method] of methods(client, [name])) {
      const original = api[method];
      this.#all += 1;
      this.#missing.add(route);
      api[method] = (...args) => {
        const answer = original.apply(api, args);
        Promise.resolve(answer).then(() => this.#missing.delete(route), () => {});
        return answer;
      };
    }
  }

  // Notes which operations succeeded in requests that the emulator has handled.
  note(requests) {
    for (const { operation, status } of requests) {
      if (operation !== null && status < 400) this.#operations.add(operation);
    }
  }

  check() {
    assert.deepEqual([...this.#missing], [], "these methods have not succeeded");
    const all = readFileSync(OPERATIONS, "utf8").trimEnd().split("\n").map((line) => line.split(" ")[0]);
    const missing = all.filter((operation) => !this.#operations.has(operation));
    assert.deepEqual(missing, [], "these operations have not succeeded");
    return { methods: this.#all, operations: all.length };
  }
}

// The public methods of all parts of a client: the path, object and name of each.
function* methods(api, route) {
  for (const name of Object.getOwnPropertyNames(Object.getPrototypeOf(api))) {
    if (name !== "constructor") yield [[...route, name].join("."), api, name];
  }
  for (const [name, part] of Object.entries(api)) {
    // Every part has the settings of its client; caches and keys do not.
    if (part?.fetchConfig !== undefined) yield* methods(part, [...route, name]);
  }
}
