// Has Prism judge what the emulator was asked, and what it answered: each exchange of a recording goes through
// `prism proxy --errors` to a server that gives the recorded answer.

import * as http from "node:http";

import { proxy } from "./prism.mjs";

// Which exchange a request is.
const NUMBER = "x-exchange";

// Answers how many exchanges were judged, a checked success of each operation that has one, the operations with a checked
// refusal, and what is wrong.
export async function judge(specification, operations, recorded) {
  const exchanges = recorded
    .map((exchange) => ({ ...exchange, operation: operationOf(operations, exchange) }))
    .filter(({ operation, body, answer }) => operation && canBeJudged(body, answer));
  const verdicts = await throughPrism(specification, exchanges);
  const problems = verdicts.filter(({ problem }) => problem !== undefined).map(({ problem }) => problem);
  const successes = new Map();
  const refused = new Set();
  for (const [number, exchange] of exchanges.entries()) {
    if (!verdicts[number].checked) continue;
    if (isSuccess(exchange)) successes.set(exchange.operation, exchange);
    else refused.add(exchange.operation);
  }
  return { judged: exchanges.length, successes, refused, problems };
}

// That Prism would notice: what it does not find wrong in exchanges that are, by lack of credentials or of a field in the
// answer.
export async function unnoticed(specification, exchanges) {
  const strangers = exchanges.filter(({ operation }) => !operation.isPublic).map(withoutCredentials);
  const corrupted = [...strangers, ...exchanges.map(withoutStatusCode)];
  const verdicts = await throughPrism(specification, corrupted);
  const missed = corrupted.filter((_, number) => verdicts[number].problem === undefined);
  return { corrupted: corrupted.length, missed: missed.map(describe) };
}

// Prism never answers a body that is not JSON. The emulator refuses those, of which its own tests make sure.
function canBeJudged(body, answer) {
  try {
    if (body !== "") JSON.parse(body);
    return true;
  } catch {
    return answer.status < 400;
  }
}

// The operation of an exchange. `/v1/users/search` is also of the form `/v1/users/{user_id}`: fixed segments go first.
function operationOf(operations, { method, target }) {
  const segments = target.split("?")[0].split("/");
  const parameters = ({ route }) => route.split("{").length;
  return operations
    .filter((operation) => operation.method === method && matches(operation.route.split("/"), segments))
    .sort((left, right) => parameters(left) - parameters(right))[0];
}

function matches(pattern, segments) {
  const fits = (segment, number) => pattern[number] === segment || (pattern[number].startsWith("{") && segment !== "");
  return pattern.length === segments.length && segments.every(fits);
}

function isSuccess({ answer }) {
  return answer.status < 400;
}

async function throughPrism(specification, exchanges) {
  const upstream = await replay(exchanges);
  const prism = await proxy(specification, upstream.url);
  const agent = new http.Agent({ keepAlive: true });
  const verdicts = [];
  try {
    for (const [number, exchange] of exchanges.entries()) {
      const seen = await send(agent, prism.url, exchange, number);
      verdicts.push(verdict(exchange, seen, upstream.reached.has(number)));
    }
  } finally {
    agent.destroy();
    await prism.stop();
    upstream.stop();
  }
  return verdicts;
}

// Prism does not let a bad request through, and replaces a bad answer. It and the emulator may refuse the same request, of
// which the answer is then not checked.
function verdict(exchange, seen, reached) {
  const { status, body } = exchange.answer;
  const unchanged = seen.status === status && seen.body === body && seen.violations === undefined;
  if (unchanged && reached) return { checked: true };
  if (!reached && !isSuccess(exchange)) return { checked: false };
  const what = reached ? "the answer" : "the request";
  return { problem: `${describe(exchange)}: ${what}: ${seen.violations ?? seen.body}` };
}

function describe({ test, operation, answer }) {
  return `${operation.method} ${operation.route} (${answer.status}, in ${test})`;
}

// A server that gives the recorded answers, and notes which exchanges have reached it.
async function replay(exchanges) {
  const reached = new Set();
  const server = http.createServer((request, response) => {
    const number = Number(request.headers[NUMBER]);
    reached.add(number);
    const { status, headers, body } = exchanges[number].answer;
    request.resume().on("end", () => response.writeHead(status, headers).end(body));
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { url: `http://127.0.0.1:${server.address().port}`, reached, stop: () => server.close() };
}

// Not with `fetch`, which sends no bodies with GET, and tidies paths up.
function send(agent, base, { method, target, headers, body }, number) {
  const { hostname, port } = new URL(base);
  const length = body === "" ? {} : { "content-length": Buffer.byteLength(body) };
  const options = { agent, hostname, port, method, path: target, headers: { ...headers, ...length, [NUMBER]: number } };
  return new Promise((resolve, reject) => {
    const request = http.request(options, async (response) => {
      let text = "";
      for await (const piece of response.setEncoding("utf8")) text += piece;
      resolve({ status: response.statusCode, body: text, violations: response.headers["sl-violations"] });
    });
    request.on("error", reject);
    request.setTimeout(30_000, () => request.destroy(new Error(`Prism does not answer ${method} ${target}`)));
    request.end(body);
  });
}

function withoutCredentials(exchange) {
  const { authorization: _, ...headers } = exchange.headers;
  return { ...exchange, headers };
}

function withoutStatusCode(exchange) {
  const { status_code: _, ...body } = JSON.parse(exchange.answer.body);
  return { ...exchange, answer: { ...exchange.answer, body: JSON.stringify(body) } };
}
