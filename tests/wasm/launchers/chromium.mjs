// Chromium, in a page and in a dedicated worker.

import path from "node:path";

import { Child } from "./child.mjs";

const FLAGS = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--no-proxy-server",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-dev-shm-usage",
  "--no-first-run",
  // It complains about all that a machine without a desktop does not have.
  "--log-level=3",
  // Without it, a headless browser ends as soon as the page is loaded.
  "--remote-debugging-port=0",
];

export function page({ folder, pages }) {
  return open(folder, `${pages}/page.html`);
}

export function worker({ folder, pages }) {
  return open(folder, `${pages}/worker.html`);
}

function open(folder, url) {
  const profile = path.join(folder, "..", `${path.basename(folder)}-profile`);
  return Child.start("chromium", [...FLAGS, `--user-data-dir=${profile}`, url]);
}
