import type { FormatId, OldInterface } from "#protocol/messages";
import type { SigningHelper } from "../page/index.js";
import { toBase64 } from "../page/base64.js";
import { pageLocale } from "../page/locale.js";
import { Batch } from "./batch.js";
import { OldCertificate, type Use } from "./certificate.js";
import { Choice } from "./choice.js";
import { holds } from "./cms.js";
import { Corner } from "./corner.js";
import { library } from "./library.js";
import { hasPin } from "./pin-places.js";
import { NotCarriedError, PINS } from "./refused.js";

export interface OldOptions {
  /** Whom the page uses where both are there: `helper` by default, or the vendor's own `client`. */
  prefer?: "helper" | "client";
  /** As `SigningHelper.connect` takes it. */
  profile?: string;
  /** As `SigningHelper.connect` takes it. */
  installation?: string | URL;
  /** Name of the object that the page has for the family's functions, in the families `sof` and `netca`. */
  object?: string;
  /** Rule for a PIN that the page passes: `drop` by default, or `refuse` to fail the call. */
  pins?: "drop" | "refuse";
}

/** A text to be signed. */
interface ToSign {
  content: Uint8Array<ArrayBuffer>;
  isAttached: boolean;
}

const NONCE_BYTES = 32;
const TITLES = { "zh-CN": "旧版网页的文字", en: "Text of an old page" };
const ENVELOPES = { "zh-CN": "旧版网页的密文", en: "Envelope of an old page" };

/** The core of every adapter: the connection, the user's certificate, and windows for what comes together. */
export class OldPage {
  /** Code of the latest failure, for functions that old pages ask for it; empty before any. */
  lastError = "";
  private readonly corner = new Corner();
  private readonly choice: Choice;
  private readonly signatures = new Batch<ToSign, Uint8Array>((items) => this.signAll(items));
  private readonly openings = new Batch<Uint8Array<ArrayBuffer>, Uint8Array>((items) => this.openAll(items));
  private readonly told = new Set<string>();
  private connecting: Promise<SigningHelper> | undefined;
  private served: Promise<boolean> | undefined;

  constructor(
    private readonly family: OldInterface,
    private readonly options: OldOptions,
  ) {
    this.choice = new Choice(family, this.corner, (use) => this.ask(use));
  }

  /** Decides between the helper and the vendor's own object, which may be missing; once for the page. */
  async isServed(vendor: unknown): Promise<boolean> {
    if (vendor === undefined) {
      return true;
    }
    if (this.options.prefer === "client") {
      return false;
    }
    this.served ??= this.helper().then(
      () => true,
      (error: unknown) => (error as { code?: unknown }).code !== "EXTENSION_MISSING",
    );
    return this.served;
  }

  /** Lists the user's certificate. It asks for it, or shows the button and answers with none where a click is missing. */
  async list(use: Use): Promise<OldCertificate[]> {
    try {
      return [await this.choice.made(use)];
    } catch (error) {
      if (this.failed(error) === "ACTIVATION_NEEDED") {
        this.choice.offer(use);
      }
      return [];
    }
  }

  /** The certificate in use, if one is. */
  chosen(use: Use): OldCertificate | undefined {
    return this.choice.latest(use);
  }

  /** Forgets the user's certificates: the page has logged them out. */
  forget(): void {
    this.choice.forget();
  }

  /** @returns CMS SignedData, DER */
  sign(text: string, isAttached: boolean): Promise<Uint8Array> {
    return this.signatures.add({ content: new TextEncoder().encode(text), isAttached });
  }

  open(envelope: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
    return this.openings.add(envelope);
  }

  /** @returns envelope to one certificate, DER */
  async encrypt(text: string, { base64 }: OldCertificate): Promise<Uint8Array> {
    const helper = await this.helper();
    const documents = [{ title: ENVELOPES[pageLocale()], content: new TextEncoder().encode(text) }];
    const { documents: made } = await this.afterClick(() =>
      helper.envelopes.encrypt({ recipients: [base64], documents }),
    );
    return bytes(made[0]?.envelope);
  }

  async changePin(): Promise<void> {
    const helper = await this.helper();
    await this.afterClick(() => helper.changePin());
  }

  /**
   * Tells the developer, once for each function, that the page still has a PIN, or refuses the call. Nothing is looked at but
   * whether there is one.
   */
  dropPin(functionName: string, given: readonly unknown[]): void {
    if (!hasPin(functionName, given)) {
      return;
    }
    if (this.options.pins === "refuse") {
      throw new NotCarriedError(functionName, PINS);
    }
    if (!this.told.has(functionName)) {
      this.told.add(functionName);
      console.warn(
        `signing-helper/old: ${functionName} was given a PIN, which was not read. The helper asks for it in its own ` +
          "window: remove the page's field. (网页传来的 PIN 没有读取，请删除网页上的 PIN 输入框。)",
      );
    }
  }

  /** Notes a failure for the page's question for the latest error, and tells the developer. */
  failed(error: unknown): string {
    const { code, message } = error as { code?: string; message?: string };
    this.lastError = code ?? message ?? "";
    console.error("signing-helper/old:", error);
    return this.lastError;
  }

  private helper(): Promise<SigningHelper> {
    this.connecting ??= this.connect();
    return this.connecting;
  }

  private async connect(): Promise<SigningHelper> {
    const { profile, installation } = this.options;
    try {
      const { SigningHelper } = await library();
      const helper = await SigningHelper.connect({
        oldInterface: this.family,
        ...(profile !== undefined && { profile }),
        ...(installation !== undefined && { installation }),
      });
      helper.on("gone", () => {
        this.connecting = undefined;
      });
      return helper;
    } catch (error) {
      this.connecting = undefined;
      throw error;
    }
  }

  private async ask(use: Use): Promise<OldCertificate> {
    const helper = await this.helper();
    return new OldCertificate(await helper.selectCertificate({ purpose: use }), use);
  }

  private async signAll(items: ToSign[]): Promise<Uint8Array[]> {
    const helper = await this.helper();
    const documents = items.map(({ content, isAttached }) => ({
      title: TITLES[pageLocale()],
      mediaType: "text/plain",
      content,
      format: form(isAttached),
    }));
    const { documents: signed } = await this.afterClick(() =>
      helper.sign({ format: form(false), nonce: nonce(), documents }),
    );
    const all = await Promise.all(signed.map((one) => bytes(one.outcome === "SIGNED" ? one.signature : undefined)));
    const mine = this.chosen("sign");
    if (mine !== undefined && !all.every((cms) => holds(cms, mine.bytes))) {
      this.choice.forget();
      throw new Error("The user has signed with another certificate than the one that the page has.");
    }
    return all;
  }

  private async openAll(items: Uint8Array<ArrayBuffer>[]): Promise<Uint8Array[]> {
    const helper = await this.helper();
    const envelopes = items.map((content) => ({ title: ENVELOPES[pageLocale()], content }));
    const { envelopes: opened } = await this.afterClick(() => helper.envelopes.open({ nonce: nonce(), envelopes }));
    return Promise.all(opened.map((one) => bytes(one.outcome === "OPENED" ? one.content : undefined)));
  }

  /** Waits for a click on the button where the page asks by itself. */
  private async afterClick<Result>(work: () => Promise<Result>): Promise<Result> {
    try {
      return await work();
    } catch (error) {
      if ((error as { code?: unknown }).code !== "ACTIVATION_NEEDED") {
        throw error;
      }
      await new Promise<void>((resolve) => {
        this.corner.offerToGoOn(resolve);
      });
      return work();
    }
  }
}

/** CMS with the text within, or without it. */
function form(isAttached: boolean): FormatId {
  return `cms-${isAttached ? "at" : "de"}tached`;
}

async function bytes(blob: Blob | undefined): Promise<Uint8Array> {
  if (blob === undefined) {
    throw new Error("The user has stopped before it.");
  }
  return new Uint8Array(await blob.arrayBuffer());
}

/** Names this request in the helper's receipt. An old page's server knows no nonce, so it proves nothing to anybody. */
function nonce(): string {
  return toBase64(crypto.getRandomValues(new Uint8Array(NONCE_BYTES)));
}
