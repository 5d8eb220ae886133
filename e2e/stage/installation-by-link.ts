import { once } from "node:events";
import { mkdir, readFile, stat, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { ran } from "./command-line.js";
import type { PortalPackages } from "./portal-packages.js";

const TYPES: Record<string, string> = { jnlp: "application/x-java-jnlp-file", jar: "application/java-archive" };
/** Debian's icedtea-netx, unless somebody has another one, such as OpenWebStart's. */
const JAVAWS = process.env["SIGNING_HELPER_JAVAWS"] ?? "javaws";
const PASSWORD = "for this demo";
/** Password of icedtea-netx's trust store for everyone. */
const TRUST_PASSWORD = "changeit";

/**
 * A user's folders, a web server with the site that `./dev package --site` builds, and a `javaws` to open its link.
 */
export class InstallationByLink {
  private site = "";

  private constructor(
    private readonly packages: PortalPackages,
    private readonly server: Server,
  ) {}

  static async open(packages: PortalPackages): Promise<InstallationByLink> {
    const server = createServer((request, response) => {
      const file = join(installation.site, (request.url ?? "").replace(/^\/|\?.*$/g, ""));
      Promise.all([readFile(file), stat(file)]).then(
        ([bytes, { mtime }]) => {
          response.setHeader("Content-Type", TYPES[file.split(".").at(-1) ?? ""] ?? "text/plain");
          response.setHeader("Content-Length", bytes.length);
          response.setHeader("Last-Modified", mtime.toUTCString());
          response.end(request.method === "HEAD" ? undefined : bytes);
        },
        () => response.writeHead(404).end(),
      );
    });
    const installation = new InstallationByLink(packages, server);
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    try {
      await installation.makeSigner();
      return installation;
    } catch (error) {
      await installation.close();
      throw error;
    }
  }

  /** Builds the site of a version, and opens its link as the user. */
  async install(version: string): Promise<void> {
    const { port } = this.server.address() as AddressInfo;
    const url = `http://127.0.0.1:${port}/`;
    const signer = ["--jar-key", this.in("signer.p12"), "--jar-key-password", this.in("password")];
    this.site = join(await this.packages.build(version, ["--site", url, ...signer]), "site");
    const { out, errors } = await ran(
      JAVAWS,
      ["-headless", `${url}signing-helper.jnlp`],
      this.packages.folder,
      this.environment,
    );
    // Implementations differ in their exit codes, not in the effect.
    const [current] = (await readFile(join(this.program, "current"), "utf8").catch(() => "")).split("\n");
    if (current !== version) {
      throw new Error(`The link has not installed ${version} but left ${current || "nothing"}.\n${out}${errors}`);
    }
  }

  /** Goes back to the version before. */
  async rollBack(): Promise<void> {
    await this.packages.run(this.launcher, ["rollback"], this.environment);
  }

  /** Removes it, as the system's menu does. */
  async uninstall(): Promise<void> {
    await this.packages.run(this.launcher, ["uninstall"], this.environment);
  }

  /** Folder with the user's folders. */
  get person(): string {
    return join(this.packages.folder, "person");
  }

  get launcher(): string {
    return join(this.program, "signing-helper");
  }

  /** Folder of the installation. */
  get program(): string {
    return this.in("data/signing-helper-demo/program");
  }

  async close(): Promise<void> {
    const closed = once(this.server, "close");
    this.server.close();
    this.server.closeAllConnections();
    await closed;
  }

  private get environment(): NodeJS.ProcessEnv {
    const homes = ["config", "cache", "data", "state"].map((name) => [`XDG_${name.toUpperCase()}_HOME`, this.in(name)]);
    return { DISPLAY: "", JAVA_TOOL_OPTIONS: undefined, ...Object.fromEntries(homes) } as NodeJS.ProcessEnv;
  }

  private in(name: string): string {
    return join(this.person, name);
  }

  /** Acts for a user who has ticked "always trust". */
  private async makeSigner(): Promise<void> {
    const security = this.in("config/icedtea-web/security");
    await mkdir(security, { recursive: true });
    await writeFile(this.in("password"), PASSWORD);
    await writeFile(
      this.in("config/icedtea-web/deployment.properties"),
      "deployment.javaws.shortcut=NEVER\ndeployment.https.noenforce=true\ndeployment.proxy.type=0\n",
    );
    const store = [
      "-keystore",
      this.in("signer.p12"),
      "-storetype",
      "PKCS12",
      "-storepass",
      PASSWORD,
      "-alias",
      "signer",
    ];
    const key = ["-keyalg", "RSA", "-keysize", "2048", "-dname", "CN=Demo signer that nobody else trusts"];
    await this.packages.run("keytool", ["-genkeypair", ...store, ...key]);
    await this.packages.run("keytool", ["-exportcert", ...store, "-file", this.in("signer.crt")]);
    const trusted = [
      "-keystore",
      join(security, "trusted.certs"),
      "-storetype",
      "PKCS12",
      "-storepass",
      TRUST_PASSWORD,
    ];
    const signer = ["-alias", "signer", "-file", this.in("signer.crt")];
    await this.packages.run("keytool", ["-importcert", "-noprompt", ...trusted, ...signer]);
  }
}
