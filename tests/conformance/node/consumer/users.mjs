import assert from "node:assert/strict";

import { PHONE, refused } from "../support.mjs";

const email = "ada@example.com";

export async function fields({ consumer: { users } }) {
  const created = await users.create({ email, name: { first_name: "Ada" }, external_id: "ada-1" });
  const { user_id } = created;
  assert.deepEqual([created.status, created.user.emails[0].email], ["active", email]);
  const updated = await users.update({ user_id, trusted_metadata: { plan: "gold" }, roles: ["editor"] });
  assert.deepEqual([updated.user.trusted_metadata, updated.user.roles], [{ plan: "gold" }, ["stytch_user", "editor"]]);
  assert.equal((await users.get({ user_id: "ada-1" })).user_id, user_id);
  assert.equal((await users.deleteExternalId({ user_id })).user.external_id, null);
  assert.equal((await users.delete({ user_id })).user_id, user_id);
  await refused(users.get({ user_id }), 404, "user_not_found");
}

export async function contacts({ consumer: { users } }) {
  const { user_id, email_id, phone_id } = await users.create({ email, phone_number: PHONE });
  assert.deepEqual((await users.deletePhoneNumber({ phone_id })).user.phone_numbers, []);
  const exchanged = await users.exchangePrimaryFactor({ user_id, phone_number: PHONE });
  assert.deepEqual([exchanged.user.emails, exchanged.user.phone_numbers[0].phone_number], [[], PHONE]);
  await refused(users.deleteEmail({ email_id }), 404, "email_not_found");
  const bob = await users.create({ email: "bob@example.com" });
  assert.deepEqual((await users.deleteEmail({ email_id: bob.email_id })).user.emails, []);
}

export async function searches({ consumer: { users } }) {
  const ids = [];
  for (const name of ["ada", "bob", "cleo"]) ids.push((await users.create({ email: `${name}@example.com` })).user_id);
  const operand = { filter_name: "email_address", filter_value: ["bob@example.com"] };
  const found = await users.search({ query: { operator: "AND", operands: [operand] } });
  assert.deepEqual(found.results.map(({ user_id }) => user_id), [ids[1]]);
  const pages = [];
  for await (const page of users.searchAll({ limit: 2 })) pages.push(page.map(({ user_id }) => user_id));
  assert.deepEqual(pages, [ids.slice(0, 2), ids.slice(2)]);
}
