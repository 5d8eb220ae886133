import type { Page } from "@playwright/test";
import type { SigningHelperError } from "../../extension/src/page/index.js";
import { activate } from "./activation.js";
import type { Refusal } from "./page-library.js";

/** Result of an opening. */
interface Opened {
  outcomes: string[];
  /** True for each content that is what was encrypted. */
  isSame: boolean[];
  hasStatement: boolean;
  stages: string[];
}

declare global {
  interface Window {
    bids?: { plain: Blob[]; envelopes: Blob[]; opened: number };
  }
}

/** A page that has connected, with bids of its own. */
export class EnvelopePage {
  constructor(private readonly page: Page) {}

  /**
   * Encrypts a bid of each size; the user is asked meanwhile.
   *
   * @returns SHA-256 of the certificates that open them
   */
  async encrypt(recipients: string[], sizes: number[]): Promise<string[]> {
    await activate(this.page);
    return this.page.evaluate(
      async ([certificates, lengths]) => {
        const plain = lengths.map((length) => new Blob([new Uint8Array(length).fill(length % 251)]));
        const encrypted = await window.kept?.connection?.envelopes.encrypt({
          recipients: certificates,
          documents: plain.map((content, index) => ({ title: `投标文件 ${index + 1}`, content })),
        });
        if (encrypted === undefined) {
          throw new Error("This page has not connected.");
        }
        window.bids = { plain, envelopes: encrypted.documents.map(({ envelope }) => envelope), opened: 0 };
        return [...encrypted.recipients];
      },
      [recipients, sizes] as const,
    );
  }

  /** Opens the page's envelopes; the user is asked meanwhile. */
  async open(): Promise<Opened | Refusal> {
    await activate(this.page);
    return this.page.evaluate(async () => {
      const { plain = [], envelopes = [] } = window.bids ?? {};
      const connection = window.kept?.connection;
      if (connection === undefined) {
        throw new Error("This page has not connected.");
      }
      const same = async (one: Blob, other: Blob | undefined): Promise<boolean> => {
        const [left, right] = [new Uint8Array(await one.arrayBuffer()), await other?.arrayBuffer()];
        return right?.byteLength === left.length && new Uint8Array(right).every((byte, index) => byte === left[index]);
      };
      const stages: string[] = [];
      try {
        const opened = await connection.envelopes.open({
          nonce: "n".repeat(44),
          envelopes: envelopes.map((content, index) => ({ title: `投标文件 ${index + 1}`, content })),
          onProgress: (stage) => stages.push(stage),
          onDocument: () => window.bids && window.bids.opened++,
        });
        return {
          outcomes: opened.envelopes.map(({ outcome }) => outcome),
          isSame: await Promise.all(
            opened.envelopes.map(async (each, index) => each.outcome === "OPENED" && same(each.content, plain[index])),
          ),
          hasStatement: opened.statement !== null,
          stages,
        };
      } catch (error) {
        const { code, facts, title, steps } = error as SigningHelperError;
        return { code, facts, title, steps: [...steps] };
      }
    });
  }

  /** Returns the number of contents that have been handed to the page. */
  opened(): Promise<number> {
    return this.page.evaluate(() => window.bids?.opened ?? 0);
  }

  /** Turns a bit in the content of an envelope. */
  turnABitOf(index: number): Promise<void> {
    return this.page.evaluate(async (which) => {
      const { envelopes = [] } = window.bids ?? {};
      const bytes = new Uint8Array((await envelopes[which]?.arrayBuffer()) ?? []);
      bytes[bytes.length - 20] = (bytes[bytes.length - 20] ?? 0) ^ 1; // within the content or its tag
      envelopes[which] = new Blob([bytes]);
    }, index);
  }

  /** Cuts an envelope's last octets off. */
  cut(index: number): Promise<void> {
    return this.page.evaluate((which) => {
      const { envelopes = [] } = window.bids ?? {};
      const whole = envelopes[which] ?? new Blob();
      envelopes[which] = whole.slice(0, whole.size - 9);
    }, index);
  }
}
