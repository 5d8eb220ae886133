// Posts the JSON of standard input, as a portal's server does, and writes answer and status.
//
//   node ask.mjs ADDRESS
import { request } from "node:http";
import { buffer, text } from "node:stream/consumers";

const asked = request(process.argv[2] ?? "", { method: "POST", headers: { "Content-Type": "application/json" } });
asked.end(await buffer(process.stdin));
asked.on("response", async (answer) => {
  console.log(`${await text(answer)}\n${answer.statusCode}`);
});
