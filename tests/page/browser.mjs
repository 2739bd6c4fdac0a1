// Headless Chromium, driven through a pipe by the DevTools protocol.

import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

const FLAGS = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--no-proxy-server",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-dev-shm-usage",
  "--no-first-run",
  "--hide-scrollbars",
  "--remote-debugging-pipe",
];
/** How long something may take, on a busy machine. */
const PATIENCE = 60_000;

export class Browser {
  #child;
  #profile = mkdtempSync(path.join(tmpdir(), "stytch-page-"));
  #waiting = new Map();
  #listeners = [];
  #last = 0;

  constructor() {
    const stdio = ["ignore", "ignore", "ignore", "pipe", "pipe"];
    this.#child = spawn("chromium", [...FLAGS, `--user-data-dir=${this.#profile}`, "about:blank"], { stdio, detached: true });
    let rest = "";
    this.#child.stdio[4].setEncoding("utf8").on("data", (text) => {
      const messages = (rest + text).split("\0");
      rest = messages.pop();
      messages.forEach((message) => this.#receive(JSON.parse(message)));
    });
    this.#child.on("exit", () => this.#waiting.forEach(({ reject }) => reject(new Error("chromium has ended"))));
  }

  #receive({ id, result, error, method, params, sessionId }) {
    if (id === undefined) return this.#listeners.forEach((listener) => listener(method, params, sessionId));
    const { resolve, reject } = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (error) reject(new Error(error.message));
    else resolve(result);
  }

  send(method, params = {}, sessionId = undefined) {
    const id = ++this.#last;
    const answer = new Promise((resolve, reject) => this.#waiting.set(id, { resolve, reject }));
    this.#child.stdio[3].write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
    return answer;
  }

  listen(listener) {
    this.#listeners.push(listener);
  }

  /** Opens a URL in a new tab. */
  async open(url) {
    const { targetId } = await this.send("Target.createTarget", { url: "about:blank" });
    const { sessionId } = await this.send("Target.attachToTarget", { targetId, flatten: true });
    const tab = new Tab(this, sessionId);
    for (const domain of ["Page", "Runtime", "Log"]) await tab.send(`${domain}.enable`);
    await tab.send("Emulation.setFocusEmulationEnabled", { enabled: true });
    await tab.send("Page.navigate", { url });
    await tab.until("location.href !== 'about:blank' && document.readyState === 'complete'");
    return tab;
  }

  stop() {
    try {
      process.kill(-this.#child.pid, "SIGKILL");
    } catch {
      // It has ended.
    }
    rmSync(this.#profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

export class Tab {
  /** What went wrong in the page: exceptions, refused sources, and what it reported itself. */
  problems = [];
  #browser;
  #session;

  constructor(browser, session) {
    this.#browser = browser;
    this.#session = session;
    browser.listen((method, params, sessionId) => {
      if (sessionId !== session) return;
      if (method === "Runtime.exceptionThrown") this.problems.push(params.exceptionDetails.exception?.description ?? params.exceptionDetails.text);
      if (method === "Log.entryAdded" && params.entry.level === "error") this.problems.push(params.entry.text);
    });
  }

  send(method, params) {
    return this.#browser.send(method, params, this.#session);
  }

  /** The value of an expression in the page, where `$$` finds elements and `shown` is the text of some. */
  async value(expression) {
    const helpers = "const $$ = (s) => [...document.querySelectorAll(s)]; const shown = (s) => $$(s).map((e) => e.innerText);";
    const wrapped = `(async () => { ${helpers} return (${expression}); })()`;
    const { result, exceptionDetails } = await this.send("Runtime.evaluate", {
      expression: wrapped,
      awaitPromise: true,
      returnByValue: true,
      userGesture: true,
    });
    if (exceptionDetails) throw new Error(`${expression}: ${exceptionDetails.exception?.description}`);
    return result.value;
  }

  /** Waits until an expression holds; returns its value. */
  async until(expression) {
    const end = Date.now() + PATIENCE;
    for (;;) {
      // While a page is loaded, there may be nothing to ask.
      const value = await this.value(expression).catch((error) => (Date.now() > end ? Promise.reject(error) : false));
      if (value) return value;
      if (Date.now() > end) throw new Error(`never: ${expression}\n${await this.value("document.body.innerText")}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  /** Clicks the first element that a selector finds, and that has this text. */
  click(selector, text = "") {
    const [what, of] = [JSON.stringify(selector), JSON.stringify(text)];
    return this.until(`(() => { const e = $$(${what}).find((e) => e.innerText.includes(${of})); e?.click(); return Boolean(e); })()`);
  }

  async press(key) {
    const text = key.length === 1 ? key : undefined;
    await this.send("Input.dispatchKeyEvent", { type: "keyDown", key, text, code: key === "Tab" ? "Tab" : undefined, windowsVirtualKeyCode: key === "Tab" ? 9 : key === "Enter" ? 13 : undefined });
    await this.send("Input.dispatchKeyEvent", { type: "keyUp", key });
  }

  async look({ width, height, scheme }) {
    await this.send("Emulation.setDeviceMetricsOverride", { width, height, deviceScaleFactor: 1, mobile: false });
    await this.send("Emulation.setEmulatedMedia", { features: [{ name: "prefers-color-scheme", value: scheme }] });
  }

  async screenshot(whole = false) {
    const { data } = await this.send("Page.captureScreenshot", { format: "png", captureBeyondViewport: whole });
    return Buffer.from(data, "base64");
  }
}
