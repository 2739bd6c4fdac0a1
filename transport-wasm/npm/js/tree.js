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
export function plant(client, browserLogin) {
  const [operations, logins] = core().names().split("\n\n").map((names) => names.trim().split("\n"));
  paths ??= byRoot([...operations, ...logins, ...Object.keys(FLOWS)]);
  const method = (name) => {
    if (FLOWS[name]) {
      return (...rest) => client[FLOWS[name]](...rest);
    }
    return logins.includes(name) ? (args) => browserLogin(name, args) : (...rest) => client.call(name, ...rest);
  };
  for (const [root, below] of Object.entries(paths)) {
    let tree;
    const get = () => (tree ??= grow(below, method));
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
function grow(names, method) {
  const tree = {};
  for (const name of names) {
    const [, ...path] = name.split(".");
    const last = path.pop();
    const place = path.reduce((place, part) => (place[part] ??= {}), tree);
    place[last] = method(name);
    // As it has no name of its own.
    Object.defineProperty(place[last], "name", { value: last });
  }
  return tree;
}
