// For Cloudflare Workers, which cannot compile wasm at run time: the module is compiled when the worker is deployed.
import module from "./stytch.wasm";
import { provide } from "./core.js";

provide(() => module);

export * from "./api.js";
