// What the dedicated worker of a browser runs.

import { runHere } from "./here.mjs";

await runHere();
