// Every operation by name and by its method, as the golden files have it: what is sent, and what is answered.

import { equal } from "./assert.mjs";

// A test for each operation. The server answers only if what arrives is exactly the golden request.
export async function goldenTests(world) {
  const cases = await world.control("golden");
  return cases.map((golden) => [`golden: ${golden.operation}`, (world) => check(world, golden)]);
}

async function check(world, { operation, requests, response }) {
  for (const [number, { args, member_session }] of requests.entries()) {
    const options = member_session === undefined ? undefined : { memberSession: memberSession(member_session) };
    const answer = await world.golden(operation, number).call(operation, args, options);
    equal(answer, response, `the answer to request ${number}`);
    const byMethod = await method(world.golden(operation, number), operation)(args, options);
    equal(byMethod, response, `the answer to request ${number}, by the method`);
  }
}

// The method of an operation in the tree of a client.
function method(client, operation) {
  return operation.split(".").reduce((place, part) => place[part], client);
}

function memberSession({ token, jwt }) {
  return token === undefined ? { sessionJwt: jwt } : { sessionToken: token };
}
