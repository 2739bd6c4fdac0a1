// What runtimes of the command line run.

import { runHere } from "./here.mjs";

await runHere();
