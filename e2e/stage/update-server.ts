import { execFile } from "node:child_process";
import { once } from "node:events";
import { cp, readFile, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { promisify } from "node:util";
import { archiveOf } from "../../extension/build/archive.mjs";
import { crxOf } from "../../extension/build/crx.mjs";
import { json, readJson } from "../../extension/build/extension.mjs";
import { UPDATE_MANIFEST, updateManifest } from "../../extension/build/update-manifest.mjs";

const TYPES: Record<string, string> = { xml: "text/xml", crx: "application/x-chrome-extension" };

/** Parts of the built project that the server needs. */
export interface ExtensionSources {
  /** Root of the built project. */
  root: string;
  /** Id of the extension that the host lets in. */
  extensionId: string;
  /** The unpacked extension. */
  unpacked: string;
}

/** An administrator's web server, with the extension as `./dev package --update-url` packs it. */
export class UpdateServer {
  private constructor(
    private readonly server: Server,
    private readonly folder: string,
    private readonly sources: ExtensionSources,
  ) {}

  /** @param folder to be made anew */
  static async open(folder: string, sources: ExtensionSources): Promise<UpdateServer> {
    const server = createServer((request, response) => {
      const name = (request.url ?? "").replace(/^\/|\?.*$/g, "");
      readFile(join(folder, name)).then(
        (bytes) => {
          response.setHeader("Content-Type", TYPES[name.split(".").at(-1) ?? ""] ?? "text/plain");
          response.end(bytes);
        },
        () => response.writeHead(404).end(),
      );
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const opened = new UpdateServer(server, folder, sources);
    await opened.packFirst();
    return opened;
  }

  /** Address of the update manifest. */
  get url(): string {
    return `${this.origin}/${UPDATE_MANIFEST}`;
  }

  /** Publishes the same extension under another version. */
  async publish(version: string): Promise<void> {
    const { extensionId: id, unpacked } = this.sources;
    const folder = join(this.folder, version);
    await cp(unpacked, folder, { recursive: true });
    const manifest = join(folder, "manifest.json");
    const built = (await readJson(manifest)) as object;
    await writeFile(manifest, json({ ...built, version, update_url: this.url }));
    await writeFile(join(this.folder, `${version}.crx`), crxOf(archiveOf(folder), await readFile(this.key, "utf8")));
    const release = { id, version, crx: `${this.origin}/${version}.crx` };
    await writeFile(join(this.folder, UPDATE_MANIFEST), updateManifest(release));
  }

  async close(): Promise<void> {
    const closed = once(this.server, "close");
    this.server.close();
    this.server.closeAllConnections();
    await closed;
  }

  private async packFirst(): Promise<void> {
    const { root } = this.sources;
    const values = { profile: join(root, "profiles/demo"), key: this.key, "update-url": this.url, out: this.folder };
    const options = Object.entries(values).flatMap(([name, value]) => [`--${name}`, value]);
    await promisify(execFile)(process.execPath, [join(root, "extension/package.mjs"), ...options]);
  }

  private get key(): string {
    return join(this.sources.root, "extension/target/extension-key.pem");
  }

  private get origin(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }
}
