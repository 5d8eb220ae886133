import { afterEach, beforeEach, expect, vi } from "vitest";
import type { Question } from "../shared/channel.js";
import { LibraryInPage } from "./library.js";
import { until } from "./until.js";

/** Certificate of 张三 at 演示供应商有限公司, with its credit code in an extension. */
export const CERTIFICATE =
  "MIICFzCCAb6gAwIBAgIDCrHCMAoGCCqGSM49BAMCMFgxCzAJBgNVBAYTAkNOMSQwIgYDVQQKDBvmvJTnpLrkvpvlupTllYbmnInpmZDlhazlj7gx" +
  "EjAQBgNVBAsMCemHh+i0remDqDEPMA0GA1UEAwwG5byg5LiJMCAXDTI2MTIwMTIxMzIyM1oYDzIxMjYxMTA3MjEzMjIzWjBYMQswCQYDVQQGEwJD" +
  "TjEkMCIGA1UECgwb5ryU56S65L6b5bqU5ZWG5pyJ6ZmQ5YWs5Y+4MRIwEAYDVQQLDAnph4fotK3pg6gxDzANBgNVBAMMBuW8oOS4iTBZMBMGByqG" +
  "SM49AgEGCCqGSM49AwEHA0IABJBhsG3SwCQrJXI0TAUfAGXXS0bFz1lM2fW4u9OYtrGvg+OtCv2JpRbs9C8iVQuBIPyV/MHj7AW+yy6KFMZ28KSj" +
  "dTBzMB0GA1UdDgQWBBQoagUn1FW6as7gYtHQcK14GwU8SjAfBgNVHSMEGDAWgBQoagUn1FW6as7gYtHQcK14GwU8SjAPBgNVHRMBAf8EBTADAQH/" +
  "MCAGCCqBHNAUBAEEBBQMEjkxNDIwMTAwTUFERU0wMDAzRjAKBggqhkjOPQQDAgNHADBEAiBqTJPbsRGGoJrIlLYiRvWwloycZ2uIQs6Pxlrq0ook" +
  "JgIgd759ZSmHrHKex+AjtMpgxqFja3+f2GYw1GADOk7b4fc=";
export const SERIAL = "0AB1C2";

type Asked = Question & { params: Record<string, unknown> };

/** An old page, for each test of a file; the test plays the extension. */
export class OldVisit {
  readonly stored = new Map<string, string>();
  /** Labels of the buttons that the adapter has shown, and what a click on each does. */
  readonly buttons: { textContent: string; click: () => void }[] = [];
  reloads = 0;

  private constructor(private readonly library: LibraryInPage) {
    vi.stubGlobal("sessionStorage", {
      getItem: (key: string) => this.stored.get(key) ?? null,
      setItem: (key: string, value: string) => this.stored.set(key, value),
      removeItem: (key: string) => this.stored.delete(key),
    });
    vi.stubGlobal("location", { hostname: "portal.example", reload: () => this.reloads++ });
    vi.stubGlobal("document", {
      documentElement: { lang: "zh-CN" },
      createElement: () => this.element(),
      body: { append: () => undefined },
    });
    vi.stubGlobal(
      "CSSStyleSheet",
      class {
        replaceSync(): void {
          // No page shows it.
        }
      },
    );
  }

  static forEachTest(): () => OldVisit {
    const library = LibraryInPage.forEachTest();
    const names = new Set(Object.getOwnPropertyNames(globalThis));
    let visit: OldVisit;
    beforeEach(() => {
      visit = new OldVisit(library());
    });
    // Test files that a worker runs share their globals, and an adapter takes another's objects for the vendor's.
    afterEach(() => {
      Object.getOwnPropertyNames(globalThis)
        .filter((name) => !names.has(name))
        .forEach((name) => Reflect.deleteProperty(globalThis, name));
    });
    return () => visit;
  }

  private element(): object {
    const made = {
      textContent: "",
      click: (): void => undefined,
      addEventListener: (_name: string, listener: () => void): void => {
        made.click = listener;
        this.buttons.push(made);
      },
      toggleAttribute: (): void => undefined,
      replaceChildren: (): void => undefined,
      append: (): void => undefined,
      attachShadow: () => ({ append: (): void => undefined }),
    };
    return made;
  }

  /** Waits for the adapter's connection, and has it opened. */
  async connects(): Promise<unknown> {
    const { extension } = this.library;
    await until(() => extension.connect !== undefined);
    extension.open();
    return extension.connect;
  }

  get extension(): LibraryInPage["extension"] {
    return this.library.extension;
  }

  /** Waits for the next question and removes it from the received ones. */
  async asks(method: string): Promise<Asked> {
    const question = (await this.extension.hears("question")) as Asked;
    expect(question.method).toBe(method);
    this.extension.heard.length = 0;
    return question;
  }

  async gives(method: string, result: object): Promise<Record<string, unknown>> {
    const { id, params } = await this.asks(method);
    this.extension.say({ kind: "result", id, result });
    return params;
  }

  async refuses(method: string, code: "ACTIVATION_NEEDED" | "CANCELLED"): Promise<void> {
    const { id } = await this.asks(method);
    const guidance = { title: code, reason: "", steps: [] };
    const error = { code, retry: "SAME_REQUEST" as const, guidance, facts: {} };
    this.extension.say({ kind: "failed", id, error });
  }

  /** Has a batch signed: each signature is its number, beside the certificate that the user has chosen. */
  async signs(): Promise<{ title: string; content: string; format: string }[]> {
    await vi.advanceTimersByTimeAsync(300);
    const { id, params } = await this.asks("signature.sign");
    const documents = params.documents as { title: string; content: string; format: string }[];
    documents.forEach((_document, index) => {
      const data = Buffer.concat([Buffer.from(CERTIFICATE, "base64"), Buffer.from([index])]).toString("base64");
      this.extension.say({ kind: "document", id, index, data });
    });
    const outcomes = documents.map(() => "SIGNED");
    this.extension.say({ kind: "result", id, result: { receipt: "MIIC", documents: outcomes } });
    return documents.map((one) => ({ ...one, content: Buffer.from(one.content, "base64").toString() }));
  }
}
