import type { TestAPI } from "vitest";

import type { Emulator } from "./index.js";

/** `test` of vitest with a fixture `emulator`: one program for each worker, fresh for each test. */
export declare const test: TestAPI<{ emulator: Emulator }>;
