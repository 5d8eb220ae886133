import { expect, type Page, test } from "@playwright/test";
import { once } from "node:events";
import { copyFile, cp, readdir, readFile, writeFile } from "node:fs/promises";
import { createServer, type RequestListener, type Server } from "node:http";
import { createServer as createTlsServer } from "node:https";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { activate } from "./stage/activation.js";
import { ran } from "./stage/command-line.js";
import { Display } from "./stage/display.js";
import { freePort } from "./stage/free-port.js";
import { HelperWindow } from "./stage/helper-window.js";
import { ROOT } from "./stage/root.js";
import { type KitFacts, TestKit } from "./stage/test-kit.js";
import { judgedByPython } from "./stage/token-vectors.js";
import { tool } from "./stage/tools.js";

const PIN = "123456";
const NONCE = "bm9uY2Ugb2YgdGhlIHBvcnRhbCB1bmRlciB0ZXN0IDAwMQ==";

/** Global of the classic script, as far as this test calls it. */
interface Classic {
  signingHelper: {
    SigningHelper: { connect: () => Promise<{ login: (given: { nonce: string }) => Promise<object> }> };
  };
  asked?: Promise<object>;
}

let display: Display;
let portal: Server;
let library = "";
const started: TestKit[] = [];

test.beforeAll(async () => {
  display = await Display.open(test.info().outputPath("display"));
  portal = createServer(answerAsPortal);
  await new Promise<void>((resolve) => portal.listen(0, "127.0.0.1", resolve));
});

test.afterAll(async () => {
  const closed = once(portal, "close");
  portal.close();
  portal.closeAllConnections();
  await closed;
  await display.close();
});

test.afterEach(async () => {
  for (const kit of started.splice(0)) {
    await kit.close();
  }
});

const answerAsPortal: RequestListener = (request, response) => {
  if (request.url === "/signing-helper.classic.js") {
    response.setHeader("Content-Type", "text/javascript");
    response.end(library);
  } else {
    response.setHeader("Content-Type", "text/html; charset=utf-8");
    response.end(`<!doctype html><title>平台</title><script src="/signing-helper.classic.js"></script>`);
  }
};

/** Starts the kit for the page of this test; it ends with the test at the latest. */
async function startKit(folder: string, ...args: string[]): Promise<TestKit> {
  const running = await TestKit.start(folder, display.environment, "--origin", origin(), ...args);
  started.push(running);
  return running;
}

function origin(): string {
  return `http://localhost:${(portal.address() as AddressInfo).port}`;
}

/** Logs in on the kit's page, as a portal's page does, and has the token judged. */
async function loggedIn(kit: TestKit, at = origin()): Promise<string> {
  library = await readFile(kit.facts.pageLibrary, "utf8");
  const page = await kit.page();
  await page.goto(`${at}/`);
  const token = await login(page);
  const anchors = join(kit.facts.keys, "anchors.pem");
  const roots = await readdir(kit.facts.anchors);
  const pem = await Promise.all(roots.map((root) => readFile(join(kit.facts.anchors, root), "utf8")));
  await writeFile(anchors, pem.join(""));
  const judged = await judgedByPython([{ origin: at, request: JSON.stringify({ nonce: NONCE, token }) }], anchors);
  expect(judged.at(-1)).toMatch(/^as expected +ACCEPTED +the host/);
  return (token as { algorithm: string }).algorithm;
}

async function login(page: Page): Promise<object> {
  // The extension may come into a page that is open already, and sees no key that was pressed before.
  await page.evaluate(async () => {
    await (window as unknown as Classic).signingHelper.SigningHelper.connect();
  });
  await activate(page);
  await page.evaluate((nonce) => {
    const classic = window as unknown as Classic;
    classic.asked = classic.signingHelper.SigningHelper.connect().then((helper) => helper.login({ nonce }));
  }, NONCE);
  const window_ = await HelperWindow.shown(display, "pin");
  await window_.enterPin(PIN);
  return page.evaluate(() => (window as unknown as Classic).asked ?? {});
}

/** Has OpenSSL judge the kit's answers about the RSA certificate, and a time stamp. */
async function judgedByOpenSsl({ anchors, keys, ocsp, crl, timeStamps }: KitFacts, folder: string): Promise<string> {
  const root = join(anchors, "rsa.pem");
  const own = join(keys, "rsa-signature.crt.pem");
  const said: string[] = [];
  const openSsl = async (...args: string[]): Promise<void> => {
    const { out, errors } = await ran(tool("openssl"), args, folder);
    said.push(out, errors);
  };
  await openSsl("ocsp", "-issuer", root, "-cert", own, "-url", ocsp, "-CAfile", root);
  await writeFile(join(folder, "list.crl"), await answer(crl["rsa"] ?? ""));
  await openSsl("crl", "-inform", "DER", "-in", "list.crl", "-out", "list.pem");
  await openSsl("verify", "-x509_strict", "-crl_check", "-CAfile", root, "-CRLfile", "list.pem", own);
  await openSsl("ts", "-query", "-data", own, "-sha256", "-cert", "-out", "question");
  await writeFile(join(folder, "answer"), await answer(timeStamps.address, await readFile(join(folder, "question"))));
  await openSsl("ts", "-verify", "-data", own, "-in", "answer", "-CAfile", timeStamps.authority);
  return said.join("");
}

async function answer(url: string, question?: Buffer): Promise<Buffer> {
  const response = await fetch(url, question === undefined ? {} : { method: "POST", body: new Uint8Array(question) });
  return Buffer.from(await response.arrayBuffer());
}

/** Lets a host that is no kit's have the kit's profile. */
async function refusedElsewhere(folder: string): Promise<string> {
  const other = join(folder, "other-host");
  await cp(join(ROOT, "host/program/target/install"), other, { recursive: true });
  for (const file of ["profile.jws", "portal.txt"]) {
    await copyFile(join(folder, "signing-helper-testkit/program/host", file), join(other, file));
  }
  const registered = await ran(
    join(other, "signing-helper"),
    ["register", "--browser", "chromium", "--user-data-folder", join(folder, "other-browser")],
    folder,
    { XDG_STATE_HOME: join(folder, "other-state") },
  );
  expect(registered.exitCode).toBe(1);
  return registered.errors;
}

test("the kit's jar alone lets a page log in, with RSA and then with SM2 behind SKF, and keeps its certificates", async () => {
  // Two starts of everything, from unpacking to the PIN window.
  test.setTimeout(180_000);
  const folder = test.info().outputPath("developer");
  const first = await startKit(folder, "--keys", "rsa");
  expect(await loggedIn(first)).toBe("RS256");
  const judged = await judgedByOpenSsl(first.facts, folder);
  expect(judged).toContain("rsa-signature.crt.pem: good");
  expect(judged).toContain("rsa-signature.crt.pem: OK");
  expect(judged).toContain("Verification: OK");
  const [certificate] = first.facts.certificates;
  expect(certificate).toMatchObject({ kind: "RSA", use: "signature", holder: "演示供应商有限公司" });
  expect(first.said.join("")).toContain(`演示供应商有限公司  ${certificate?.serial}\n`);
  await writeFile(first.facts.revoked, `RSA ${certificate?.serial}\n${certificate?.serial}\n`);
  const revoked = await judgedByOpenSsl(first.facts, folder);
  expect(revoked).toContain("rsa-signature.crt.pem: revoked");
  expect(revoked).toContain("certificate revoked");
  const named = first.said.join("").split(`revokes nothing: RSA ${certificate?.serial}\n`);
  expect(named).toHaveLength(2);
  expect((await readFile(first.facts.samples.pdf)).toString("latin1")).toContain("%PDF-");
  expect((await readFile(first.facts.samples.ofd)).toString("latin1")).toContain("OFD.xml");
  expect(await refusedElsewhere(folder)).toContain("PROFILE_INVALID");
  const root = await readFile(join(first.facts.anchors, "sm2.pem"), "utf8");
  await first.close();

  const second = await startKit(folder, "--token", "skf", "--keys", "sm2");
  expect(await readFile(join(second.facts.anchors, "sm2.pem"), "utf8")).toBe(root);
  expect(second.facts.ocsp).toBe(first.facts.ocsp);
  expect(await loggedIn(second)).toBe("SM2SM3");
});

test(
  "a portal of several https origins gets a certificate that the kit's browser believes",
  { tag: "@full" },
  async () => {
    test.setTimeout(120_000);
    const folder = test.info().outputPath("developer");
    const ports = [await freePort(), await freePort()];
    const origins = [`https://portal.test:${ports[0]}`, `https://admin.portal.test:${ports[1]}`];
    const kit = await startKit(folder, "--keys", "ec", ...origins.flatMap((own) => ["--origin", own]));
    const { certificate, key, root } = kit.facts.tls ?? { certificate: "", key: "", root: "" };
    const files = { cert: await readFile(certificate), key: await readFile(key) };
    const servers = ports.map((port) => createTlsServer(files, answerAsPortal).listen(port, "127.0.0.1"));
    try {
      const verified = await ran(
        tool("openssl"),
        ["verify", "-CAfile", root, "-verify_hostname", "admin.portal.test", certificate],
        folder,
      );
      expect(verified.out).toContain(": OK");
      for (const own of origins) {
        expect(await loggedIn(kit, own)).toBe("ES256");
      }
    } finally {
      for (const server of servers) {
        server.close();
        server.closeAllConnections();
      }
    }
  },
);
