import { createHash } from "node:crypto";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { strFromU8, unzipSync } from "fflate";
import { CommandLine } from "../stage/command-line.js";
import type { HelperWindow } from "../stage/helper-window.js";
import { signersByOpenSsl } from "../stage/openssl-signers.js";
import { INVOICE_COLOUR, sampleInvoice } from "../stage/sample-invoice.js";
import { sampleOfd, samplePdf } from "../stage/sample-documents.js";
import { signedPdf } from "../stage/signed-pdf.js";
import { type SealPlace, SUPPLIER, type Verdict } from "../stage/portal-page.js";
import { PIN } from "../stage/u-key.js";
import type { Step } from "./steps.js";
import { expect, type Visit } from "./visit.js";

export const PDF_BID = { name: "bid.pdf", file: samplePdf("Total: 10000"), format: "pdf" };
export const OFD_BID = { name: "bid.ofd", file: sampleOfd(), format: "ofd" };

/** Pixels of the smallest preview in which the lines of a page are seen. */
const LEAST_DRAWN = 100;

/** Reports of the portal's server on documents that another program has signed. */
export const REPORT_STEPS = {
  "verify-report": async (visit) => {
    const verdict = await verified(visit, await pdf(visit));
    await visit.takePicture("verify-report");
    const seen = described(verdict);
    expect(verdict.indication === "TOTAL_PASSED" && verdict.format === "pdf", seen);
    expect((await visit.portal.resultText()).includes(SUPPLIER.name), "the signer's name");
    return seen;
  },

  "verify-tampered": async (visit) => {
    const changed = await pdf(visit);
    changed.write("9", changed.indexOf("10000"), "latin1");
    const verdict = await verified(visit, changed);
    await visit.takePicture("verify-tampered");
    const seen = described(verdict);
    expect(verdict.indication === "TOTAL_FAILED" && verdict.codes.includes("DIGEST_MISMATCH"), seen);
    return seen;
  },

  /** The terminal's report on a file as text, JSON and page: each names the digest of the very file. */
  "report-tied-to-file": async (visit) => {
    const folder = await mkdtemp(join(tmpdir(), "report-"));
    try {
      const document = await pdf(visit);
      await writeFile(join(folder, "bid.pdf"), document);
      const terminal = new CommandLine(visit.stage, folder);
      const text = await terminal.run("verify", "bid.pdf", "--report", "report.html");
      const { out } = await terminal.run("verify", "bid.pdf", "--json");
      const { origin } = (JSON.parse(out) as { report: { origin: { file: { sha256: string } } } }).report;
      const page = await readFile(join(folder, "report.html"), "utf8");
      const digest = createHash("sha256").update(document).digest("hex");
      expect(origin.file.sha256 === digest, `the JSON names ${origin.file.sha256}`);
      expect(text.out.includes(digest) && page.includes(digest), "text and page name the digest");
      expect(!text.out.includes(folder) && !page.includes(folder), "no path");
      return `${text.out.split("\n", 1).join("")}; SHA-256 ${digest} in text, JSON and page`;
    } finally {
      await rm(folder, { recursive: true });
    }
  },

  /** The user moves the seal with the keyboard, in the preview. */
  "sign-pdf-seal": async (visit) => {
    const seen = await sealed(visit, "sign-pdf-seal", { ...PDF_BID, place: "ask", act: moveSeal });
    const { left, top } = sealCorner(await visit.portal.download());
    const place = `the seal ${left.toFixed(1)} mm from the left, ${top.toFixed(1)} mm from the top`;
    expect(Math.abs(left - 97.9) < 0.2 && Math.abs(top - 135) < 0.2, place);
    return `${seen}, ${place}`;
  },

  "sign-pdf-keyword": async (visit) => {
    const seen = await sealed(visit, "sign-pdf-keyword", { ...PDF_BID, place: "keyword", keyword: "Total" });
    const onKeyword = sealCorner(await visit.portal.download());
    expect(onKeyword.left < 20 && onKeyword.top < 25, `the seal at ${JSON.stringify(onKeyword)}`);
    return seen;
  },

  /** The seal stands on a keyword. */
  "sign-ofd-seal": async (visit) => {
    const seen = await sealed(visit, "sign-ofd-seal", { ...OFD_BID, place: "keyword", keyword: "盖章" });
    const { page, x, y } = stampCentre(await visit.portal.download());
    const place = `the seal's centre on page object ${page}, ${x} mm from the left, ${y} mm from the top`;
    expect(page === 2 && Math.abs(x - 49) < 0.5 && Math.abs(y - 30) < 1, place);
    return `${seen}, ${place}`;
  },

  /** The user sees the invoice in the preview before it is sealed; a page that is not drawn has none of its colour. */
  "preview-invoice": (visit) =>
    sealed(visit, "preview-invoice", {
      name: "invoice.ofd",
      file: sampleInvoice(),
      format: "ofd",
      place: "ask",
      act: async ({ stage }, step, window) => {
        await window.press("alt+m");
        const pages = await stage.pagesWindow();
        await pages.comesToRest();
        await visit.takePicture(`${step}-pages`);
        const drawn = await pages.count(INVOICE_COLOUR);
        expect(drawn > LEAST_DRAWN, `${drawn} pixels of the invoice's colour`);
        await pages.press("Return");
        await window.takesKeys();
      },
    }),

  "sign-ofd-riding": (visit) => sealed(visit, "sign-ofd-riding", { ...OFD_BID, place: "riding" }),

  "sign-any-file": (visit) =>
    sealed(visit, "sign-any-file", {
      name: "prices.xlsx",
      file: Buffer.from("prices", "utf8"),
      place: "none",
      format: "cms-detached",
    }),

  /** Two partners sign one .p7s, here with two keys of one U-Key. */
  "sign-further": async (visit) => {
    const agreement = Buffer.from("联合体协议", "utf8");
    await visit.login("sign-further-login", "SM2SM3", 0);
    const press = (): Promise<void> => visit.portal.pressSeal("agreement.txt", agreement, "none");
    await visit.during(press, (window) => signWith(window, 1));
    await visit.portal.verdict();
    const first = await visit.portal.download();
    await visit.during(
      () => visit.portal.pressAdd("agreement.txt", agreement, first),
      async (window) => {
        await visit.takePicture("sign-further-window");
        await signWith(window, 2);
      },
    );
    const verdict = await visit.portal.verdict();
    await visit.takePicture("sign-further");
    const both = await visit.portal.download();
    const seen = `${described(verdict)}, ${verdict.signatures} signatures`;
    expect(verdict.indication === "TOTAL_PASSED" && verdict.signatures === 2, seen);
    const signers = await signersByOpenSsl(both, agreement);
    expect(signers === 2, `OpenSSL accepts ${signers} signers`);
    return `${seen}; OpenSSL accepts both`;
  },
} satisfies Record<string, Step>;

async function signWith(window: HelperWindow, furtherDown: number): Promise<void> {
  await window.chooseFurtherDown(furtherDown);
  await window.enterPin(PIN);
}

export interface Sealed {
  name: string;
  file: Buffer;
  place: SealPlace;
  keyword?: string;
  format: string;
  /** Actions of the user in the window before the PIN. */
  act?: (visit: Visit, step: string, window: HelperWindow) => Promise<void>;
}

/** Logs in with the SM2 key, signs a file with it, and reads the server's report. */
export async function sealed(visit: Visit, step: string, document: Sealed): Promise<string> {
  const { name, file, place, keyword, format, act } = document;
  await visit.login(`${step}-login`, "SM2SM3", 0);
  await visit.during(
    () => visit.portal.pressSeal(name, file, place, keyword),
    async (window) => {
      await visit.takePicture(`${step}-window`);
      await act?.(visit, step, window);
      await window.enterPin(PIN);
    },
  );
  const verdict = await visit.portal.verdict();
  await visit.takePicture(step);
  const seen = described(verdict);
  expect(verdict.indication === "TOTAL_PASSED" && verdict.format === format, seen);
  // In a PDF the signature is a CMS, and the picture is what its field shows.
  expect(verdict.seals > 0 === (place !== "none"), `${verdict.seals} pictures of seals in the report`);
  const hasPicture = (await visit.portal.download()).includes("/Subtype /Image");
  expect(hasPicture === (format === "pdf"), hasPicture ? "a picture" : "no picture");
  return seen;
}

/** Opens the preview with the seal, which waits for its place, moves it 50 mm to the left and 100 mm up, and leaves it there. */
async function moveSeal(visit: Visit, step: string, window: HelperWindow): Promise<void> {
  await window.press("alt+m");
  const pages = await visit.stage.pagesWindow();
  await pages.press(...Array<string>(5).fill("shift+Left"), ...Array<string>(10).fill("shift+Up"));
  await pages.comesToRest();
  await visit.takePicture(`${step}-moved`);
  await pages.press("Return");
  await window.takesKeys();
}

/** @returns the upper left corner of the last seal on a page of A4, in millimetres */
function sealCorner(document: Buffer): { left: number; top: number } {
  const rectangles = [...document.toString("latin1").matchAll(/\/Rect ?\[([^\]]+)\]/g)];
  const [left = NaN, , , top = NaN] = (rectangles.at(-1)?.[1] ?? "").trim().split(/ +/).map(Number);
  return { left: (left * 25.4) / 72, top: ((842 - top) * 25.4) / 72 };
}

/** @returns centre of the first seal on an OFD's pages, in millimetres */
function stampCentre(document: Buffer): { page: number; x: number; y: number } {
  const parts = unzipSync(document, { filter: ({ name }) => name.endsWith("Signature.xml") });
  const xml = strFromU8(Object.values(parts)[0] ?? new Uint8Array());
  const annotation = /<ofd:StampAnnot [^>]*>/.exec(xml)?.[0] ?? "";
  const [left = NaN, top = NaN, width = NaN, height = NaN] = (/ Boundary="([^"]+)"/.exec(annotation)?.[1] ?? "")
    .split(" ")
    .map(Number);
  return { page: Number(/ PageRef="(\d+)"/.exec(annotation)?.[1]), x: left + width / 2, y: top + height / 2 };
}

export function pdf({ stage }: Visit): Promise<Buffer> {
  return signedPdf("Total: 10000", stage.uKey.files("ec-signature"));
}

export function verified({ portal }: Visit, document: Buffer): Promise<Verdict> {
  return portal.verifyDocument("bid.pdf", document);
}

export function described({ indication, codes }: Verdict): string {
  return `${indication}: ${codes.join(", ")}`;
}
