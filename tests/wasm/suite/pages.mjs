// Lists, page by page and item by item.

import { each, equal, ok } from "./assert.mjs";

const SEARCH = "consumer.users.search";

async function fiveUsers(world) {
  const stytch = await world.emulator();
  const client = stytch.client({ maxRetries: 0 });
  for (let number = 0; number < 5; number += 1) {
    await client.call("consumer.users.create", { email: `user-${number}@example.com` });
  }
  return { stytch, client };
}

async function collect(list) {
  const collected = [];
  for await (const item of list) collected.push(item);
  return collected;
}

export async function items_come_from_all_pages(world) {
  const { stytch, client } = await fiveUsers(world);
  const users = await collect(client.items(SEARCH, { limit: 2 }));
  const emails = users.map(({ emails }) => emails[0].email);
  equal(emails, [0, 1, 2, 3, 4].map((number) => `user-${number}@example.com`));
  equal(await stytch.requestsOf(SEARCH), 3);
}

export async function pages_are_whole_answers(world) {
  const { stytch, client } = await fiveUsers(world);
  const pages = await collect(client.pages(SEARCH, { limit: 2 }));
  equal(pages.map(({ results }) => results.length), [2, 2, 1]);
  equal(pages.map(({ results_metadata }) => results_metadata.total), [5, 5, 5]);
  equal(await stytch.requestsOf(SEARCH), 3);
}

export async function a_filter_holds_on_every_page(world) {
  const { client } = await fiveUsers(world);
  const filter_value = ["user-1@example.com", "user-3@example.com"];
  const query = { operator: "AND", operands: [{ filter_name: "email_address", filter_value }] };
  const users = await collect(client.items(SEARCH, { limit: 1, query }));
  equal(users.map(({ emails }) => emails[0].email), filter_value);
}

export async function a_list_of_nothing_is_one_page(world) {
  const stytch = await world.emulator();
  const client = stytch.client();
  equal(await collect(client.items(SEARCH)), []);
  equal((await collect(client.pages(SEARCH))).length, 1);
}

export async function pages_are_fetched_when_they_are_needed(world) {
  const { stytch, client } = await fiveUsers(world);
  const items = client.items(SEARCH, { limit: 2 })[Symbol.asyncIterator]();
  equal(await stytch.requestsOf(SEARCH), 0);
  ok(!(await items.next()).done, "there should be a first item");
  ok(!(await items.next()).done, "there should be a second item");
  equal(await stytch.requestsOf(SEARCH), 1);
}

export async function whoever_has_enough_can_stop(world) {
  const { stytch, client } = await fiveUsers(world);
  for await (const page of client.pages(SEARCH, { limit: 2 })) {
    equal(page.results.length, 2);
    break;
  }
  for await (const user of client.items(SEARCH, { limit: 2 })) {
    ok(user.user_id, "a user should have an id");
    break;
  }
  equal(await stytch.requestsOf(SEARCH), 2);
}

export async function a_walk_starts_where_the_cursor_says(world) {
  const { client } = await fiveUsers(world);
  const first = await client.call(SEARCH, { limit: 2 });
  const rest = await collect(client.items(SEARCH, { limit: 2, cursor: first.results_metadata.next_cursor }));
  equal(rest.length, 3);
}

export async function an_error_ends_the_walk(world) {
  const { stytch, client } = await fiveUsers(world);
  const items = client.items(SEARCH, { limit: 2 })[Symbol.asyncIterator]();
  await items.next();
  await items.next();
  await stytch.control("fail_next", { operation: SEARCH, status: 503, times: 1 });
  await world.stytchError(() => items.next(), { kind: "api", status: 503, operation: SEARCH });
  equal((await items.next()).done, true);
}

export async function a_walk_is_resumed_by_its_cursor(world) {
  const { stytch, client } = await fiveUsers(world);
  const emails = [0, 1, 2, 3, 4].map((number) => `user-${number}@example.com`);
  const search = { limit: 2 };
  const email = (user) => user.emails[0].email;

  const pages = client.pages(SEARCH, search);
  const cursors = [pages.cursor];
  for await (const page of pages) {
    ok(page.results.length > 0, "a page should have users");
    cursors.push(pages.cursor);
  }
  equal(cursors.map((cursor) => typeof cursor), ["undefined", "string", "string", "undefined"]);

  // Of each page, the items that were returned already come again, unless all were.
  const items = client.items(SEARCH, search);
  equal(items.cursor, undefined);
  await each([[0, 0], [1, 2], [1, 2], [2, 4], [3, 5]].entries(), async ([returned, [page, first]]) => {
    equal(email((await items.next()).value), emails[returned]);
    equal(items.cursor, cursors[page]);
    if (page < 3) {
      const cursor = items.cursor === undefined ? {} : { cursor: items.cursor };
      equal((await collect(client.items(SEARCH, { ...search, ...cursor }))).map(email), emails.slice(first));
    }
  });
  equal((await items.next()).done, true);
  equal(items.cursor, undefined);

  // After an error, at the page that failed.
  const failing = client.items(SEARCH, search);
  await failing.next();
  await failing.next();
  await stytch.control("fail_next", { operation: SEARCH, status: 503, times: 1 });
  await world.stytchError(() => failing.next(), { kind: "api", status: 503 });
  equal(failing.cursor, cursors[1]);
  equal((await collect(client.items(SEARCH, { ...search, cursor: failing.cursor }))).map(email), emails.slice(2));

  // One that was left within a page.
  const left = client.items(SEARCH, { ...search, cursor: cursors[1] });
  equal(left.cursor, cursors[1]);
  for await (const user of left) {
    equal(email(user), emails[2]);
    break;
  }
  equal(left.cursor, cursors[1]);
}

export async function what_has_no_pages_is_refused(world) {
  const stytch = await world.emulator();
  const client = stytch.client();
  await each([
    ["debug.whoami", {}],
    ["users.serch", {}],
    [SEARCH, { limmit: 2 }],
    [SEARCH, { limit: "2" }],
  ], async ([name, args]) => {
    await world.stytchError(async () => collect(client.items(name, args)), { kind: "build" });
    await world.stytchError(async () => collect(client.pages(name, args)), { kind: "build" });
  });
  equal(await stytch.log(), []);
}
