import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";

const SCRIPTS = ["", "-elements"].flatMap((entry) => [
  `signing-helper${entry}.js`,
  `signing-helper${entry}.classic.js`,
]);

/** A web site whose pages a test writes; every page may load the page library, as a module or as a classic script. */
export class Site {
  /** Paths that were asked for, in their order. */
  readonly requests: string[] = [];

  private readonly bodies = new Map<string, string>();

  private constructor(private readonly server: Server) {}

  /** @param library folder of the built page library */
  static async open(library: string): Promise<Site> {
    const scripts = new Map<string, Buffer>(
      await Promise.all(SCRIPTS.map(async (name) => [`/${name}`, await readFile(join(library, name))] as const)),
    );
    const server = createServer((request, response) => {
      site.requests.push(request.url ?? "");
      // A sandboxed frame has no origin, and loads modules by CORS only.
      response.setHeader("Access-Control-Allow-Origin", "*");
      const script = scripts.get(request.url ?? "");
      if (script !== undefined) {
        response.setHeader("Content-Type", "text/javascript");
        response.end(script);
      } else {
        response.setHeader("Content-Type", "text/html; charset=utf-8");
        response.end(
          `<!doctype html><html lang="zh-CN"><title>页面</title>${site.bodies.get(request.url ?? "") ?? ""}`,
        );
      }
    });
    const site = new Site(server);
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    return site;
  }

  /** Origin that the demo profile allows, as it does every port of localhost. */
  get allowed(): string {
    return `http://localhost:${this.port}`;
  }

  /** Address of the same pages under an origin that the profile does not allow. */
  get foreign(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** @returns the page's path */
  page(path: string, body: string): string {
    this.bodies.set(path, body);
    return path;
  }

  async close(): Promise<void> {
    const closed = once(this.server, "close");
    this.server.close();
    this.server.closeAllConnections();
    await closed;
  }

  private get port(): number {
    return (this.server.address() as AddressInfo).port;
  }
}
