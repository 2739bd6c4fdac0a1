import { attempt, core } from "./core.js";
import { misuse } from "./error.js";
import { check, is } from "./options.js";

const OPTIONS = { toleranceSeconds: is.number };

export class Webhook {
  #secrets;
  #tolerance;

  constructor(signingSecret, options = {}) {
    const secrets = [signingSecret].flat();
    if (!secrets.every((secret) => typeof secret === "string")) {
      throw misuse("signing_secret", "must be a string, or a list of strings", "wrong_type");
    }
    this.#secrets = JSON.stringify(secrets);
    this.#tolerance = check("options", options, OPTIONS).toleranceSeconds ?? 300;
    // An invalid secret is an error here, not only at the first webhook.
    attempt(() => core().checkWebhookSecrets(this.#secrets));
  }

  verify(headers, body) {
    const bytes = typeof body === "string" ? new TextEncoder().encode(body) : body;
    if (!(bytes instanceof Uint8Array)) {
      throw misuse("body", "must be a string or a Uint8Array: the body as it arrived, not parsed", "wrong_type");
    }
    const id = attempt(() => core().verifyWebhook(this.#secrets, this.#tolerance, lines(headers), bytes, Date.now()));
    // The module has checked that it is the JSON of an event.
    return { ...JSON.parse(new TextDecoder().decode(bytes)), message_id: id };
  }
}

/** Headers as lines with a lowercase name and a value: from `Headers`, or from an object like Node's, in which a value may be a list. */
function lines(headers) {
  if (typeof headers !== "object" || headers === null) {
    throw misuse("headers", "must be Headers, or an object", "wrong_type");
  }
  const entries = typeof headers.entries === "function" ? [...headers.entries()] : Object.entries(headers);
  return entries.flatMap(([name, value]) => [value].flat().map((one) => `${name.toLowerCase()}: ${one}\n`)).join("");
}
