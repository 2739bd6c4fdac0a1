// The tree of operations: `client.consumer.otps.sms.send(args)` is `client.call("consumer.otps.sms.send", args)`.
import { core } from "./core.js";

/** What is in the tree besides operations: methods of the client. */
const FLOWS = {
  "consumer.sessions.authenticateJwt": "authenticateSessionJwt",
  "consumer.rbac.authorize": "authorize",
  "consumer.idp.introspectToken": "introspectToken",
  "b2b.sessions.authenticateJwt": "authenticateMemberSessionJwt",
  "b2b.rbac.authorize": "authorize",
  "b2b.idp.introspectToken": "introspectMemberToken",
  "m2m.authenticateToken": "authenticateM2mToken",
  "m2m.fetchToken": "fetchM2mToken",
};

/** The paths in the tree, by their first part. */
let paths;

/** Gives a client the roots of the tree. What is below a root is made when the root is first used. */
export function plant(client) {
  paths ??= byRoot([...core().operationNames().trim().split("\n"), ...Object.keys(FLOWS)]);
  for (const [root, below] of Object.entries(paths)) {
    let tree;
    const get = () => (tree ??= grow(client, below));
    Object.defineProperty(client, root, { get, configurable: true, enumerable: true });
  }
}

function byRoot(names) {
  const paths = {};
  for (const name of names) {
    (paths[name.slice(0, name.indexOf("."))] ??= []).push(name);
  }
  return paths;
}

/** Plain objects and functions, so that tests can replace them. */
function grow(client, names) {
  const tree = {};
  for (const name of names) {
    const [, ...path] = name.split(".");
    const last = path.pop();
    const place = path.reduce((place, part) => (place[part] ??= {}), tree);
    const flow = FLOWS[name];
    // So that the function has the name too.
    Object.assign(place, { [last]: (...rest) => (flow ? client[flow](...rest) : client.call(name, ...rest)) });
  }
  return tree;
}
