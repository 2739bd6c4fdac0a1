// For every runtime that can compile wasm from bytes. The bytes are inlined, so bundlers need no configuration.
import { provide } from "./core.js";
import { bytes } from "./bytes.js";

provide(() => new WebAssembly.Module(bytes()));

export * from "./api.js";
