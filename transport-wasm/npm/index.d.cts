// The types for `require`: those of `index.d.ts`, which Node would take for those of an ES module.

import type * as esm from "./index.js" with { "resolution-mode": "import" };

export type * from "./index.js" with { "resolution-mode": "import" };

export declare const Stytch: typeof esm.Stytch;
export type Stytch = esm.Stytch;
export declare const StytchError: typeof esm.StytchError;
export type StytchError = esm.StytchError;
export declare const Webhook: typeof esm.Webhook;
export type Webhook = esm.Webhook;
export declare const generatePkce: typeof esm.generatePkce;
export declare const generateState: typeof esm.generateState;
