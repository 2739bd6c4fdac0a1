// Every operation by name, as the golden files have it: what is sent, and what is answered.

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
  }
}

function memberSession({ token, jwt }) {
  return token === undefined ? { sessionJwt: jwt } : { sessionToken: token };
}
