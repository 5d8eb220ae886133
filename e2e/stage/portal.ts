import type { ChildProcess } from "node:child_process";
import { join } from "node:path";
import { end, firstLine, start } from "./processes.js";
import { tool } from "./tools.js";
import { Valkey } from "./valkey.js";
import { versionIn } from "../../extension/build/version.mjs";

/** Message of the demo when it is ready. */
interface Ready {
  url: string;
  /** Launcher of the host, installed for this demo. */
  host: string;
  /** Folder of the software U-Key; empty when absent, also for the following ones. */
  token: string;
  /** Folder of the U-Key behind PKCS#11. */
  pkcs11Token: string;
  /** Folder of the U-Keys behind SKF. */
  skfToken: string;
  /** Address of the second node; empty without one. */
  secondNode: string;
  extensionId: string;
}

/** A token or signature that the portal's server has looked at. */
export interface Verification {
  id: string;
  kind: "login" | "binding" | "signature" | "receipt" | "statement";
  outcome: "ACCEPTED" | "REFUSED";
  /** Null if it was accepted, e.g. `CERTIFICATE_REVOKED`. */
  reason: string | null;
  /** Algorithm of a token, e.g. `SM2SM3`, or of a signed document, e.g. `SM2_SM3`; null when it was refused. */
  algorithm: string | null;
  /** Form of a signed document, e.g. `PKCS7_501`; null for tokens and when it was refused. */
  form: string | null;
  /** Hexadecimal; null if it was refused. */
  certificateSha256: string | null;
}

/** Verdict of the portal on a signature that was uploaded. */
export interface Judged {
  status: number;
  verification?: string;
  /** Reason of the refusal, e.g. `FORM`. */
  reason?: string;
  form?: string;
  /** Deviations from the form, e.g. `EMPTY_CONTENT_TYPE`. */
  deviations?: string[];
}

/** A fault that the demo can make to keep a user from logging in. */
export type Fault =
  | "clock"
  | "portal-faulty"
  | "portal-unreachable"
  | "no-token"
  | "pin-last-try"
  | "pin-locked"
  | "certificate-expired"
  | "certificate-ending"
  | "certificate-revoked"
  | "name-mismatch"
  | "seal-not-upgraded"
  | "not-enrolled";

/** A fault that keeps a bid from being opened, which no diagnosis looks for. */
export type OpeningFault = "other-token" | "envelope-cut" | "envelope-damaged" | "encryption-renewed";

/** The demo's choice of U-Keys: the software one with one behind PKCS#11, or those behind SKF. */
export type TokenKind = "software" | "skf";

export interface PortalOptions {
  /** Lets other sites frame the portal. */
  framingAllowed?: boolean;
  /** Kind of U-Keys: by default the software one. */
  token?: TokenKind;
  /** True to leave out the U-Key behind PKCS#11. */
  softwareKeyOnly?: boolean;
  /** Named by the profile instead of SoftHSM2's. */
  pkcs11Library?: string;
  /** True to give every signature a time stamp. */
  timeStamps?: boolean;
  /** Form of SM2 signatures that the profile names; by default the demo's. */
  cms?: string;
  /** True for a portal on two nodes, with a Valkey that both share. */
  twoNodes?: boolean;
}

/** The demo: reference portal, software U-Key and the installed host that knows both. */
export class Portal {
  private constructor(
    private readonly child: ChildProcess,
    readonly ready: Ready,
    private readonly valkey?: Valkey,
  ) {}

  /**
   * @param root root of the built project
   * @param folder where the demo installs the host and keeps its U-Keys
   */
  static async open(root: string, folder: string, options: PortalOptions = {}): Promise<Portal> {
    const classPath = [join(root, `demo/target/demo-${versionIn(root)}.jar`), join(root, "demo/target/lib/*")].join(
      ":",
    );
    // It lives for a minute or two: a second compiler would cost more than it saves.
    const args = [
      "-XX:+UseSerialGC",
      "-XX:TieredStopAtLevel=1",
      "-cp",
      classPath,
      "signinghelper.demo.Demo",
      "--root",
      root,
      "--folder",
      folder,
      "--port",
      "0",
    ];
    args.push(...argumentsOf(options));
    const valkey = options.twoNodes === true ? await Valkey.open(`${folder}-valkey`) : undefined;
    if (valkey !== undefined) {
      args.push("--valkey", String(valkey.port));
    }
    // It ends with its input, so also when the tests are killed.
    const child = await start(tool("java"), args, { stdio: "pipe" });
    const said: string[] = [];
    child.stderr?.on("data", (text: Buffer) => said.push(text.toString()));
    try {
      return new Portal(child, JSON.parse(await firstLine(child, 1)) as Ready, valkey);
    } catch (error) {
      await valkey?.close();
      throw new Error(`The demo did not start.\n${said.join("")}`, { cause: error });
    }
  }

  /** Makes these faults and mends all others, as its page of faults does. */
  async makeFaults(...made: (Fault | OpeningFault)[]): Promise<void> {
    const response = await fetch(new URL("/api/faults", this.ready.url), {
      method: "PUT",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ made }),
    });
    if (!response.ok) {
      throw new Error(`${made.join()}: ${response.status} ${await response.text()}`);
    }
  }

  /** Makes it as it was at its start, for the next test: no fault, no account, no login, and no verification. */
  async restore(): Promise<void> {
    await this.makeFaults();
    const response = await fetch(new URL("/api/data", this.ready.url), { method: "DELETE" });
    if (!response.ok) {
      throw new Error(`The portal forgets nothing: ${response.status}`);
    }
  }

  /** Uploads a detached signature, as its page 验证签名 does. */
  async verify(signature: Buffer, content: Buffer, policy: "strict" | "field"): Promise<Judged> {
    const response = await fetch(new URL("/api/verify", this.ready.url), {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ signature: signature.toString("base64"), content: content.toString("base64"), policy }),
    });
    return { status: response.status, ...((await response.json()) as Omit<Judged, "status">) };
  }

  /** Everything that it has looked at so far, oldest first. */
  async verifications(): Promise<Verification[]> {
    const response = await fetch(new URL("/api/verifications", this.ready.url));
    return (await response.json()) as Verification[];
  }

  async verification(id: string | undefined): Promise<Verification | undefined> {
    return (await this.verifications()).find((candidate) => candidate.id === id);
  }

  async stopValkey(): Promise<void> {
    await this.valkey?.close();
  }

  async startValkeyAgain(): Promise<void> {
    await this.valkey?.startAgain();
  }

  async close(): Promise<void> {
    await end(this.child);
    await this.stopValkey();
  }
}

function argumentsOf({
  framingAllowed,
  token,
  softwareKeyOnly,
  pkcs11Library,
  timeStamps,
  cms,
}: PortalOptions): string[] {
  return [
    ...(framingAllowed === true ? ["--framing-allowed"] : []),
    ...(token === undefined ? [] : ["--token", token]),
    ...(softwareKeyOnly === true ? ["--software-key-only"] : []),
    ...(pkcs11Library === undefined ? [] : ["--pkcs11-library", pkcs11Library]),
    ...(timeStamps === true ? ["--time-stamps"] : []),
    ...(cms === undefined ? [] : ["--cms", cms]),
  ];
}

/** @param named on a command line; none: the default */
export function tokenKind(named = "software"): TokenKind {
  if (named !== "software" && named !== "skf") {
    throw new Error(`--token is software or skf, not ${named}`);
  }
  return named;
}
