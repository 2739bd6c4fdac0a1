/**
 * Whether this runs in a browser, in a page or in a worker of one, where anyone can read the secret. Pages have a document. Workers of
 * pages have a `userAgent` that begins with Mozilla, as in every browser and in no other runtime.
 */
export function isBrowser() {
  const { document, navigator } = globalThis;
  return typeof document === "object" || String(navigator?.userAgent ?? "").startsWith("Mozilla/");
}
