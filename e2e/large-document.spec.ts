import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { pipeline } from "node:stream/promises";
import { expect, test } from "./fixtures.js";
import { activate } from "./stage/activation.js";
import { ran } from "./stage/command-line.js";
import { tool } from "./stage/tools.js";
import { PIN } from "./stage/u-key.js";

const MEBIBYTE = 1024 * 1024;

/** More than a message holds, and more than the page library puts into a single Blob. */
const MEBIBYTES = 20;

test(
  "a page fetches a large signature as a Blob, and OpenSSL finds the content in it",
  { tag: "@full" },
  async ({ stage, openPortal }, testInfo) => {
    test.setTimeout(120_000);
    const portal = await openPortal();
    expect(await portal.library.connect()).toMatchObject({ formats: expect.any(Array) });
    await activate(portal.page);
    const saved = portal.page.waitForEvent("download", { timeout: 0 });
    const signing = portal.page.evaluate(async (count) => {
      const parts = Array.from({ length: count }, (_, index) => new Blob([new Uint8Array(1024 * 1024).fill(index)]));
      const signed = await window.kept?.connection?.sign({
        nonce: "n".repeat(44),
        format: "cms-attached",
        documents: [{ title: "招标文件", mediaType: "application/octet-stream", content: new Blob(parts) }],
      });
      const document = signed?.documents[0];
      if (document?.outcome !== "SIGNED") {
        throw new Error("not signed");
      }
      const link = Object.assign(window.document.createElement("a"), { download: "signed.p7m" });
      link.href = URL.createObjectURL(document.signature);
      link.click();
      return document.signature.size;
    }, MEBIBYTES);
    const pinWindow = await stage.pinWindow();
    await pinWindow.chooseFurtherDown(2);
    await pinWindow.enterPin(PIN);

    const size = await signing;
    const file = testInfo.outputPath("signed.p7m");
    await (await saved).saveAs(file);
    expect((await stat(file)).size).toBe(size);
    const anchors = join(dirname(stage.portal.ready.token), "anchors.pem");
    const content = testInfo.outputPath("content");
    const args = ["cms", "-verify", "-binary", "-inform", "DER", "-in", file, "-CAfile", anchors, "-purpose", "any"];
    expect(await ran(tool("openssl"), [...args, "-out", content], dirname(file))).toMatchObject({ exitCode: 0 });
    expect(await digestOf(content)).toBe(digestOfParts());
  },
);

async function digestOf(file: string): Promise<string> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(file), hash);
  return hash.digest("hex");
}

function digestOfParts(): string {
  const hash = createHash("sha256");
  for (let index = 0; index < MEBIBYTES; index++) {
    hash.update(Buffer.alloc(MEBIBYTE, index));
  }
  return hash.digest("hex");
}
