import fc from "fast-check";
import { expect, test } from "vitest";
import type { ExtensionMessage } from "../shared/channel.js";
import { anyJson, bent } from "../testing/hostile.js";
import { LibraryInPage } from "../testing/library.js";
import { isPageToken } from "#protocol/answers";
import { settled } from "../testing/until.js";
import {
  type CertificateListResult,
  type EncryptResult,
  type FileInspectResult,
  type OpenResult,
  type SignatureVerifyResult,
  type SigningHelper,
  SigningHelperError,
  type SignResult,
} from "./index.js";

const NONCE = "x5rS1C0q8uXlW2y1mT0n5yQzJb3fU6aG9sKdHvEwLpA=";
const GUIDANCE = { title: "t", reason: "r", steps: ["s"] };
const CONTENT = "7d6f4c1e-3f57-4a43-8f0b-5a1c2e9d4b60";
const INSPECTED = {
  kind: "TEXT",
  encoding: null,
  size: 3,
  whole: true,
  cause: "NONE",
  faults: [],
  signatures: null,
  guidance: GUIDANCE,
};

const VERIFIED = {
  report: {
    format: "pdf",
    indication: "TOTAL_FAILED",
    signatures: [],
    remarks: [{ code: "MALFORMED", step: "STRUCTURE", severity: "FAILED", facts: {} }],
  },
  words: { MALFORMED: "t" },
};

const ENVELOPES = [{ title: "投标文件.p7e", content: new Uint8Array(3) }];

const TOKEN = { driver: "demo", label: "U-Key", triesLeft: 6, triesMaximum: null, locked: false };

const CERTIFICATE = {
  driver: "demo",
  label: "U-Key",
  purpose: "encrypt",
  certificate: "MIIB",
  usable: true,
  obstacle: null,
  otherHalf: "a".repeat(64),
};

const library = LibraryInPage.forEachTest();

const id = fc.integer({ min: 1, max: 14 }).map(String);

/** The extension's possible messages about the questions: right for one of them, bent, or anything. */
const message = fc.oneof(
  anyJson,
  fc
    .tuple(
      id,
      fc.constantFrom<object>(
        { kind: "result", result: { tokens: [], faults: [] } },
        { kind: "result", result: { token: {}, match: {} } },
        { kind: "result", result: { certificate: "MIIB" } },
        { kind: "result", result: { certificates: [CERTIFICATE], faults: [] } },
        { kind: "result", result: { content: CONTENT, received: 3 } },
        { kind: "result", result: INSPECTED },
        { kind: "result", result: VERIFIED },
        { kind: "result", result: { receipt: "MIIC", documents: ["SIGNED"] } },
        { kind: "result", result: { recipients: ["a".repeat(64)] } },
        { kind: "result", result: { envelopes: ["OPENED"], statement: null } },
        { kind: "result", result: { envelopes: ["UNREADABLE"], statement: "MIIC" } },
        { kind: "failed", error: { code: "CANCELLED", retry: "NEVER", guidance: GUIDANCE, facts: {} } },
        { kind: "progress", stage: "SIGNING" },
        { kind: "document", index: 0, data: "MIIB" },
        { kind: "opened", host: { product: "1.0.0", protocol: "2.0", profile: "demo", capabilities: [], formats: [] } },
        { kind: "refused", error: { code: "HOST_EXITED", retry: "NEVER", guidance: GUIDANCE, facts: {} } },
        { kind: "tokens", tokens: [TOKEN] },
        { kind: "gone", final: false },
      ),
    )
    .map(([to, said]) => ({ ...said, id: to }))
    .chain((said) => fc.oneof(fc.constant(said), bent(said))),
);

function askEverything(helper: SigningHelper): Promise<unknown>[] {
  const account = { name: "演示供应商有限公司", creditCode: "91420100DEMO000000", role: "supplier" } as const;
  const digest = { algorithm: "SM3", value: new Uint8Array(32) } as const;
  const documents = [{ title: "投标函", mediaType: "application/pdf", digest }];
  return [
    helper.status(),
    helper.login({ nonce: NONCE }),
    helper.bind({ nonce: NONCE, account }),
    helper.selectCertificate(),
    helper.certificates().then(expectCertificates),
    helper.changePin(),
    helper.openWindow(),
    helper.inspect(new Uint8Array(3)).then(expectInspected),
    helper.verify(new Uint8Array(3)).then(expectVerified),
    helper.sign({ format: "cms-detached", nonce: NONCE, documents }).then(expectSigned),
    helper.envelopes.encrypt({ recipients: ["MIIB"], documents: ENVELOPES }).then(expectEncrypted),
    helper.envelopes.open({ nonce: NONCE, envelopes: ENVELOPES }).then(expectOpened),
    helper.envelopes.rehearse({ nonce: NONCE, envelopes: ENVELOPES }).then(expectStatement),
    helper.envelopes.declare({ nonce: NONCE }).then((statement) => {
      expectStatement({ statement });
    }),
  ];
}

function expectCertificates({ certificates }: CertificateListResult): void {
  expect(certificates.every(({ certificate }) => typeof certificate === "string")).toBe(true);
}

function expectInspected({ faults, guidance }: FileInspectResult): void {
  expect(Array.isArray(faults)).toBe(true);
  expect(typeof guidance.title).toBe("string");
}

function expectVerified({ report }: SignatureVerifyResult): void {
  expect(report.remarks.every(({ code, facts }) => typeof code === "string" && typeof facts === "object")).toBe(true);
}

function expectSigned({ receipt, documents }: SignResult): void {
  expect(receipt).toBeInstanceOf(Uint8Array);
  expect(documents).toHaveLength(1);
  expect(documents.every((document) => document.outcome !== "SIGNED" || document.signature instanceof Blob)).toBe(true);
}

function expectEncrypted({ documents }: EncryptResult): void {
  expect(documents.map(({ envelope }) => envelope instanceof Blob)).toEqual([true]);
}

function expectOpened({ envelopes, statement }: OpenResult): void {
  expect(envelopes.map((each) => (each.outcome === "OPENED") === "content" in each)).toEqual([true]);
  expectStatement({ statement });
}

function expectStatement({ statement }: { statement: Uint8Array | null }): void {
  expect(statement === null || statement instanceof Uint8Array).toBe(true);
}

test("whatever an extension says, every question ends, and if not well, then with an error that has words", async () => {
  const { extension } = library();
  await fc.assert(
    fc.asyncProperty(fc.array(message, { maxLength: 8 }), async (messages) => {
      extension.connect = undefined;
      const helper = await library().connected();
      helper.on("token", ({ tokens }) => {
        expect(tokens.every((token) => isPageToken(token))).toBe(true);
      });
      const questions = Promise.allSettled(askEverything(helper));
      await settled();
      for (const said of messages) {
        extension.say(said as ExtensionMessage);
      }
      extension.say({ kind: "gone", final: true }); // everyone who still waits gets an error

      for (const outcome of await questions) {
        if (outcome.status === "rejected") {
          expect(outcome.reason).toBeInstanceOf(SigningHelperError);
          expect(typeof (outcome.reason as SigningHelperError).title).toBe("string");
        }
      }
      extension.close();
    }),
    { numRuns: 300 },
  );
});
