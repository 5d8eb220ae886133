// A portal's login in Node.js 18 or later, without packages. node portal.mjs; docs/verifier.md says what it does.
import { randomUUID } from "node:crypto";
import { createServer } from "node:http";

const { VERIFIER = "http://127.0.0.1:8420", VERIFIER_TOKEN = "", PORT = "8080" } = process.env;
const ORIGIN = process.env.ORIGIN ?? `http://localhost:${PORT}`; // configured, never taken from a request
const MOST = 64 * 1024;

/** Asks the verifier; status 200 alone is a yes. Node's fetch sends sec-fetch-mode as a browser does, so request it is. */
async function ask(path, body) {
  const { request } = await import(VERIFIER.startsWith("https:") ? "node:https" : "node:http");
  const headers = { "Content-Type": "application/json" };
  if (VERIFIER_TOKEN !== "") {
    headers.Authorization = `Bearer ${VERIFIER_TOKEN}`;
  }
  const answer = await new Promise((resolve, reject) => {
    const asked = request(VERIFIER + path, { method: "POST", headers, timeout: 15_000 }, resolve);
    asked.on("error", reject).on("timeout", () => asked.destroy(new Error("no answer in time")));
    asked.end(JSON.stringify(body));
  });
  return { status: answer.statusCode, ...JSON.parse(await text(answer)) };
}

async function text(stream, most = Infinity) {
  const parts = [];
  let size = 0;
  for await (const part of stream) {
    size += part.length;
    if (size > most) {
      throw new Error("too large");
    }
    parts.push(part);
  }
  return Buffer.concat(parts).toString();
}

async function answer(request, browser) {
  if (request.method !== "POST" || request.headers.origin !== ORIGIN) {
    return { status: 403, text: "not from our page" };
  }
  if (request.url === "/challenge") {
    const issued = await ask("/v1/challenges", { purpose: "login", session: browser });
    return issued.status === 200 ? { status: 200, text: issued.nonce, browser } : failed(issued.code);
  }
  if (request.url === "/login") {
    const { nonce, token } = JSON.parse(await text(request, MOST));
    const login = await ask("/v1/logins", { nonce, token, origin: ORIGIN, session: browser });
    if (login.status !== 200) {
      return failed(login.code);
    }
    // Find the account by the fingerprint that was stored when the certificate was bound.
    return { status: 200, text: `已登录 logged in: ${login.certificate.fingerprint}`, browser: randomUUID() };
  }
  return { status: 404, text: "no such page" };
}

function failed(code) {
  console.error("refused:", JSON.stringify(code)); // for you; the user is told that it failed
  return { status: 401, text: "登录失败 login failed" };
}

createServer(async (request, response) => {
  const browser = /(?:^|; )browser=([0-9a-f-]{36})(?:;|$)/.exec(request.headers.cookie ?? "")?.[1] ?? randomUUID();
  const said = await answer(request, browser).catch((error) => failed(error.message));
  const headers = { "Content-Type": "text/plain; charset=utf-8" };
  if (said.browser !== undefined) {
    headers["Set-Cookie"] = `browser=${said.browser}; HttpOnly; SameSite=Strict; Path=/`; // over https as __Host-browser, with Secure
  }
  response.writeHead(said.status, headers).end(said.text);
}).listen(Number(PORT), "127.0.0.1");
