// Prints the tables of README.md that are about Node.
import { compare } from "./calls.mjs";
import { sizes } from "./sizes.mjs";

console.log(`Node ${process.version}\n`);
const bodies = { "113 bytes": "bodies/small.json", "2,239 bytes": "../bodies/consumer.json" };
for (const [size, file] of Object.entries(bodies)) {
  console.log(`| Call, answered with ${size} | wall | ÷ bare fetch | CPU | ÷ bare fetch | calls per second |`);
  console.log("|---|--:|--:|--:|--:|--:|");
  for (const { name, wall, cpu, ratio, cpuRatio } of await compare(file)) {
    const rate = Math.round(1e6 / wall).toLocaleString("en");
    const us = (figure) => `${figure.toFixed(0)} µs`;
    console.log(`| ${name} | ${us(wall)} | ${ratio.toFixed(2)} | ${us(cpu)} | ${cpuRatio.toFixed(2)} | ${rate} |`);
  }
  console.log();
}
console.log("| A program with one call, packed | bytes | gzip |");
console.log("|---|--:|--:|");
for (const { name, bytes, gzip } of sizes()) {
  console.log(`| ${name} | ${bytes.toLocaleString("en")} | ${gzip.toLocaleString("en")} |`);
}
