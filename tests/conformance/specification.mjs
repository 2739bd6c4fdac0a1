// One specification out of the published OpenAPI files, with what they leave unsaid:
//
// - which requests bring credentials: all but those for public keys,
// - that `status_code` repeats the status,
// - what errors look like,
// - that fields which need not be there can be `null`, as they are in answers of Stytch and in requests of some official SDKs:
//   only if `nulls` is set, which suits the emulator and is more than is expected of requests of ours.
//
// Nothing else is changed, so that what Prism finds is about the published files.

import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { isDeepStrictEqual } from "node:util";

import { load } from "js-yaml";

const FILES = ["stytch-consumer-openapi.yml", "stytch-b2b-openapi.yml"];
const PUBLIC = /\/jwks\//;
const ERROR_TYPES = {
  400: "bad_request",
  401: "unauthorized_credentials",
  429: "too_many_requests",
  500: "internal_server_error",
};

// Writes the specification of the files in a folder, and answers its operations: `{ method, route, isPublic }`.
export function writeSpecification(folder, destination, { nulls = false } = {}) {
  const specification = merge(FILES.map((file) => load(readFileSync(path.join(folder, file), "utf8"))));
  const operations = Object.entries(specification.paths).flatMap(([route, item]) =>
    Object.entries(item)
      .filter(([, { responses }]) => responses !== undefined)
      .map(([method, operation]) => ({ method: method.toUpperCase(), route, operation })),
  );
  specification.components.schemas.ConformanceError = errorSchema();
  for (const { route, operation } of operations) {
    operation.security = PUBLIC.test(route) ? [] : [{ basicAuth: [] }];
    for (const [status, response] of Object.entries(operation.responses)) {
      if (status in ERROR_TYPES) response.content = errorContent(Number(status));
    }
    // The files name the four most common statuses of errors, but there are more.
    operation.responses.default = { description: "Another error", content: errorContent() };
  }
  for (const { properties } of Object.values(specification.components.schemas)) {
    if (properties?.status_code?.type === "integer" && properties.error_type === undefined) {
      properties.status_code.enum = [200];
    }
  }
  if (nulls) Object.values(specification.components.schemas).forEach(allowNulls);
  writeFileSync(destination, JSON.stringify(specification));
  return operations.map(({ method, route }) => ({ method, route, isPublic: PUBLIC.test(route) }));
}

// The files share schemas, but no paths.
function merge([first, ...others]) {
  for (const other of others) {
    add(first.paths, other.paths, () => false);
    add(first.components.schemas, other.components.schemas, isDeepStrictEqual);
  }
  return first;
}

function add(all, more, areEqual) {
  for (const [name, value] of Object.entries(more)) {
    if (name in all && !areEqual(all[name], value)) throw new Error(`the files disagree about ${name}`);
    all[name] = value;
  }
}

function allowNulls({ properties = {}, required = [] }) {
  for (const [name, schema] of Object.entries(properties)) {
    if (required.includes(name)) continue;
    properties[name] = "$ref" in schema ? { nullable: true, allOf: [schema] } : { ...schema, nullable: true };
  }
}

function errorSchema() {
  const text = { type: "string" };
  return {
    type: "object",
    required: ["status_code", "request_id", "error_type", "error_message", "error_url"],
    properties: {
      status_code: { type: "integer", minimum: 400, maximum: 599 },
      request_id: text,
      error_type: text,
      error_message: text,
      error_url: text,
    },
  };
}

function errorContent(status) {
  const schema = { $ref: "#/components/schemas/ConformanceError" };
  if (status === undefined) return { "application/json": { schema } };
  const example = {
    status_code: status,
    request_id: `request-id-test-${status}`,
    error_type: ERROR_TYPES[status],
    error_message: `Prism was asked for ${status}.`,
    error_url: `https://stytch.com/docs/api/errors/${status}`,
  };
  return { "application/json": { schema, example } };
}
