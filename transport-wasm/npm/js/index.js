// For every runtime that can compile wasm from bytes: they are inside, so that no bundler needs to know about them.
import { provide } from "./core.js";
import { bytes } from "./bytes.js";

provide(() => new WebAssembly.Module(bytes()));

export * from "./api.js";
