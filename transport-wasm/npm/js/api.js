export { generatePkce, generateState } from "./entropy.js";
export { StytchError } from "./error.js";
export { Stytch } from "./stytch.js";
export { Webhook } from "./webhook.js";
