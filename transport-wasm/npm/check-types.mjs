// Compiles `types.test.ts`, and each golden file of the repository as the args and the result of its operation.
// Runs with the TypeScript of this package: `npm install`, then `node check-types.mjs`.

import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const goldenFolder = join(here, "../../tests/golden");

/** The ways in which programs find the package. */
const modules = [
  { module: "nodenext", moduleResolution: "nodenext" },
  { module: "esnext", moduleResolution: "bundler" },
];

/** What golden responses have for what Stytch may add: it has no type. */
const untyped = ["palm_factor", "without_a_field"];

/** A program with every golden file in it. */
function program() {
  const files = readdirSync(goldenFolder).sort();
  const goldens = files.map((file) => JSON.parse(readFileSync(join(goldenFolder, file), "utf8")));
  const json = (value) => JSON.stringify(value, (key, value) => (untyped.includes(key) ? undefined : value), 2);
  const constants = goldens.flatMap(({ operation, requests, response }) => [
    ...requests.map(({ args }) => `Args<"${operation}"> = ${json(args)}`),
    `Result<"${operation}"> = ${json(response)}`,
  ]);
  // The method of each operation in the tree takes and returns what a call by name does.
  const methods = goldens.map(({ operation }) => {
    const method = `typeof stytch.${operation}`;
    return `same<${method}, (...rest: Rest<"${operation}">) => Promise<Result<"${operation}">>>(true);`;
  });
  const names = (goldens) => json(Object.fromEntries(goldens.map(({ operation }) => [operation, true])));
  const ofMembers = goldens.filter(({ requests }) => requests.some((request) => request.member_session));
  return [
    `import type { Args, MemberOperationName, OperationName, Rest, Result, Stytch } from "stytch-wasm";`,
    "declare const stytch: Stytch;",
    "type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;",
    "declare function same<A, B>(is: Same<A, B>): void;",
    ...methods,
    ...constants.map((constant, index) => `export const golden${index}: ${constant};`),
    `export const all: { [Name in OperationName]: true } = ${names(goldens)};`,
    `export const ofMembers: { [Name in MemberOperationName]: true } = ${names(ofMembers)};`,
  ].join("\n");
}

function compile(folder, options) {
  const compilerOptions = {
    ...options,
    lib: ["es2022", "dom"],
    noEmit: true,
    paths: { "stytch-wasm": [join(here, "index.d.ts")] },
    skipLibCheck: false,
    strict: true,
    target: "es2022",
    types: [],
  };
  const files = [join(here, "index.d.ts"), join(here, "operations.d.ts"), join(here, "types.test.ts"), "golden.ts"];
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, files }));
  const PATH = [join(here, "node_modules/.bin"), process.env.PATH].join(delimiter);
  const tsc = spawnSync("tsc", ["--project", folder], { stdio: "inherit", env: { ...process.env, PATH } });
  if (tsc.error) throw tsc.error;
  return tsc.status === 0;
}

const folder = mkdtempSync(join(tmpdir(), "stytch-types-"));
writeFileSync(join(folder, "golden.ts"), program());
for (const options of modules) {
  if (!compile(folder, options)) {
    console.error(`These are not the types of what is on the wire. What was compiled stays in ${folder}.`);
    process.exit(1);
  }
}
rmSync(folder, { recursive: true });
