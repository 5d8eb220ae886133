import type { ChildProcess } from "node:child_process";
import { createHash, X509Certificate } from "node:crypto";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { copyFile, mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:https";
import { join } from "node:path";
import { done, ran } from "./command-line.js";
import { freePort } from "./free-port.js";
import { end, start } from "./processes.js";
import { ROOT } from "./root.js";
import type { KitFacts } from "./test-kit.js";
import { tool } from "./tools.js";
import { until } from "./until.js";

const NAME = "portal.test";
const KIT = "signing-helper-testkit.jar";
const PACKAGER = "signing-helper-packager.jar";

/** A portal at an https name of its own, whose developer has two jars of a release and no sources. */
export class OwnPortal {
  /** Id of its profile. */
  static readonly ID = "own";

  private constructor(
    private readonly folder: string,
    private readonly kit: ChildProcess,
    private readonly server: Server,
    readonly facts: KitFacts,
    readonly origin: string,
  ) {}

  /** @param folder new; holds all of it */
  static async open(folder: string): Promise<OwnPortal> {
    await mkdir(folder, { recursive: true });
    await copyFile(join(ROOT, "testkit/program/target", KIT), join(folder, KIT));
    await copyFile(join(ROOT, "target", PACKAGER), join(folder, PACKAGER));
    const origin = `https://${NAME}:${await freePort()}`;
    const options = ["--no-browser", "--origin", origin, "--token", "skf", "--keys", "sm2", "--port", "0"];
    const kit = await start(tool("java"), ["-jar", KIT, ...options], { cwd: folder, stdio: "ignore" });
    const file = join(folder, "signing-helper-testkit/testkit.json");
    await until("the test kit has started", () => kit.exitCode !== null || existsSync(file));
    const facts = JSON.parse(await readFile(file, "utf8")) as KitFacts;
    const { certificate, key } = tlsOf(facts);
    const library = await readFile(facts.pageLibrary);
    const server = createServer({ cert: await readFile(certificate), key: await readFile(key) }, (asked, answer) => {
      const isScript = asked.url === "/signing-helper.classic.js";
      answer.setHeader("Content-Type", isScript ? "text/javascript" : "text/html; charset=utf-8");
      answer.end(
        isScript ? library : `<!doctype html><title>平台</title><script src="/signing-helper.classic.js"></script>`,
      );
    });
    server.listen(Number(new URL(origin).port), "127.0.0.1");
    await once(server, "listening");
    return new OwnPortal(folder, kit, server, facts, origin);
  }

  /**
   * Makes packages for it by the packager's jar, with the test kit's CA and library in its profile.
   *
   * @returns the unpacked extension, the .deb, and the launcher of the host that is unpacked from it
   */
  async package(): Promise<{ extension: string; deb: string; launcher: string }> {
    await mkdir(join(this.folder, "profile"));
    await writeFile(join(this.folder, "profile/profile.json"), JSON.stringify(await this.profile()));
    const portal = ["--profile", "profile", "--profile-key", "profile.pem", "--key", "extension.pem"];
    const packages = ["--only", "LINUX", "--maintainer", "Own portal <own@portal.test>", "--out", "packages"];
    await done(tool("java"), ["-jar", PACKAGER, ...portal, ...packages], this.folder);
    const made = await readdir(join(this.folder, "packages"));
    const named = (ending: string): string =>
      join(this.folder, "packages", made.find((name) => name.endsWith(ending)) ?? ending);
    await done("dpkg-deb", ["-x", named(".deb"), "installed"], this.folder);
    await mkdir(join(this.folder, "extension"));
    // Before the archive of a .crx stands its signature, of which unzip warns.
    await ran(tool("unzip"), ["-q", named(".crx"), "-d", "extension"], this.folder);
    return {
      extension: join(this.folder, "extension"),
      deb: named(".deb"),
      launcher: join(this.folder, "installed/opt", `signing-helper-${OwnPortal.ID}`, "signing-helper"),
    };
  }

  /** The kit's own profile, which is signed with the kit's key, as a draft of the portal's. */
  private async profile(): Promise<object> {
    const signed = await readFile(join(this.folder, "signing-helper-testkit/program/host/profile.jws"), "utf8");
    const draft = JSON.parse(Buffer.from(signed.split(".")[1] ?? "", "base64url").toString()) as object;
    return { ...draft, id: OwnPortal.ID, title: { "zh-CN": "自有采购平台", en: "Own portal" }, extensionIds: [] };
  }

  /** File of the CAs in PEM that its server trusts. */
  async anchors(): Promise<string> {
    const file = join(this.folder, "anchors.pem");
    const roots = await readdir(this.facts.anchors);
    const pem = await Promise.all(roots.map((root) => readFile(join(this.facts.anchors, root), "utf8")));
    await writeFile(file, pem.join(""));
    return file;
  }

  /** Options by which a browser finds the name on this computer, and believes the kit's certificate. */
  get browserOptions(): string[] {
    const { publicKey } = new X509Certificate(readFileSync(tlsOf(this.facts).certificate));
    const key = createHash("sha256")
      .update(publicKey.export({ type: "spki", format: "der" }))
      .digest("base64");
    return [`--host-resolver-rules=MAP ${NAME} 127.0.0.1`, `--ignore-certificate-errors-spki-list=${key}`];
  }

  async close(): Promise<void> {
    this.server.close();
    this.server.closeAllConnections();
    await end(this.kit);
  }
}

function tlsOf({ tls }: KitFacts): { certificate: string; key: string } {
  if (tls === undefined) {
    throw new Error("The test kit has made no certificate for TLS.");
  }
  return tls;
}
