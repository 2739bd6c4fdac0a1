// Answers every request with the same bytes, and says on which port.
import { createServer } from "node:http";
import { readFileSync } from "node:fs";

const body = readFileSync(new URL(process.argv[2], import.meta.url));
const headers = { "content-type": "application/json", "content-length": body.length };
createServer((request, response) => {
  request.resume().on("end", () => response.writeHead(200, headers).end(body));
})
  .listen(0, "127.0.0.1")
  .once("listening", function () {
    console.log(this.address().port);
  });
