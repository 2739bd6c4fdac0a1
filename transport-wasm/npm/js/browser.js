/**
 * Whether this is a browser, where whoever looks can read the secret. Pages have a document. Workers of pages have none, but the
 * name of a browser, which begins with Mozilla in all of them and in nothing else.
 */
export function isBrowser() {
  const { document, navigator } = globalThis;
  return typeof document === "object" || String(navigator?.userAgent ?? "").startsWith("Mozilla/");
}
