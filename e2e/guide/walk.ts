import { mkdir, readFile, symlink, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { ran } from "../stage/command-line.js";
import type { Display } from "../stage/display.js";
import { freePort } from "../stage/free-port.js";
import { ROOT } from "../stage/root.js";
import { TestKit } from "../stage/test-kit.js";
import { tool } from "../stage/tools.js";
import { VERSION } from "../stage/version.js";
import { Buttons } from "./buttons.js";
import { type Block, blocks, changed, command, files, replaced, section } from "./document.js";
import { mavenWithoutOurs } from "./release.js";
import { type Project, withServer } from "./server.js";

const GUIDE = "portal-integration.md";
/** Page whose sections have files and changes that take the place of the guide's, by the first word of their headings. */
const OTHER_SERVERS = "other-servers.md";
const SERVERS = ["Servlet", "Javalin"];
const OLDER_JAVA = "Java";
const LOGIN = "登录";

/**
 * Does what the guide says, in a folder that holds nothing else: its files, its commands, its buttons. Then the same with
 * the servers of the page beside it.
 *
 * @param folder made for it
 * @param release folder with `maven/`, `npm/` and `testkit/`
 * @returns what the pages said, in the guide's order
 */
export async function walk(folder: string, release: string, display: Display): Promise<string[]> {
  const walker = await Walker.in(folder, release, display);
  await walker.writeFiles(files(walker.guide));
  // Any PDF of the reader's own; this one is ImageMagick's.
  await walker.run(`${tool("convert")} -size 595x842 xc:white -units PixelsPerInch tender.pdf`);
  await walker.refusedWithoutHelper();
  const kit = await TestKit.startBy(command(walker.guide, "kit"), walker.project.folder, walker.project.environment);
  try {
    const guide = await walker.textOf(GUIDE);
    const found: Find = async () => new Buttons(await kit.page(), display, guide);
    const said = await walker.withGuide(found, kit);
    for (const name of SERVERS) {
      said.push(await walker.withOther(name, found));
    }
    return [...said, await walker.withOlderJava(found)];
  } finally {
    await kit.close();
  }
}

/** Finds the page's buttons, as soon as a server runs. */
type Find = () => Promise<Buttons>;

/** A developer who follows the guide. */
class Walker {
  guide: Block[] = [];

  private constructor(
    readonly project: Project,
    private readonly ports: { portal: string; service: string },
  ) {}

  static async in(folder: string, release: string, display: Display): Promise<Walker> {
    const environment = {
      ...display.environment,
      HELPER: release,
      MAVEN_ARGS: await mavenWithoutOurs(folder),
      PORTAL_SECRET: "a secret of the test",
      npm_config_offline: "true",
    };
    const ports = { portal: String(await freePort()), service: String(await freePort()) };
    const walker = new Walker({ folder: join(folder, "portal"), environment }, ports);
    await mkdir(walker.project.folder, { recursive: true });
    walker.guide = blocks(await walker.textOf(GUIDE));
    return walker;
  }

  /** Returns a page of the documentation, with ports that are free in the place of its own. */
  async textOf(page: string): Promise<string> {
    return (await readFile(join(ROOT, "docs", page), "utf8"))
      .replaceAll("8080", this.ports.portal)
      .replaceAll("8081", this.ports.service)
      .replaceAll("<version>VERSION<", `<version>${VERSION}<`);
  }

  async writeFiles(all: Map<string, string>): Promise<void> {
    for (const [name, text] of all) {
      await mkdir(dirname(join(this.project.folder, name)), { recursive: true });
      await writeFile(join(this.project.folder, name), text);
    }
  }

  async run(text: string): Promise<void> {
    const { exitCode, errors } = await ran("sh", ["-ec", text], this.project.folder, this.project.environment);
    if (exitCode !== 0) {
      throw new Error(`${text}\n${errors}`);
    }
  }

  /** Forgets to say where the release is. */
  async refusedWithoutHelper(): Promise<void> {
    const { folder, environment } = this.project;
    const text = `unset HELPER\n${command(this.guide, "server")}`;
    const { errors } = await ran("sh", ["-ec", text], folder, environment);
    if (!/^.*HELPER: is not set: export HELPER=\S+\n$/.test(errors)) {
      throw new Error(`Without HELPER the guide's server says:\n${errors}`);
    }
  }

  async withGuide(found: Find, kit: TestKit): Promise<string[]> {
    return withServer(command(this.guide, "server"), this.project, this.ports.portal, async () => {
      const buttons = await found();
      await buttons.meetOtherCookies();
      const said = await buttons.pressAll(this.project.folder);
      await buttons.tryAgain(LOGIN);
      await this.run(command(this.guide, "revoke"));
      said.push(await buttons.pressOne(LOGIN, "平台没有接受 not accepted"));
      await writeFile(kit.facts.revoked, "");
      await this.bundle();
      return [...said, `bundled: ${await buttons.pressOne(LOGIN)}`];
    });
  }

  /** Makes the page's script with a bundler, which is this project's own. */
  private async bundle(): Promise<void> {
    await this.writeFiles(changed(this.guide, this.guide));
    await this.run(command(this.guide, "npm"));
    const modules = join(this.project.folder, "node_modules");
    await mkdir(join(modules, ".bin"), { recursive: true });
    await symlink(join(ROOT, "node_modules/.bin/esbuild"), join(modules, ".bin/esbuild"));
    await this.run(command(this.guide, "bundle"));
  }

  async withOther(server: string, found: Find): Promise<string> {
    const { all, written } = await this.other(server);
    await this.writeFiles(written);
    await this.run(command(all, "lay"));
    return withServer(command(all, "server"), this.project, this.ports.portal, async () => {
      const { length } = await (await found()).pressAll(this.project.folder);
      return `${server}: ${String(length)} buttons as in the guide`;
    });
  }

  async withOlderJava(found: Find): Promise<string> {
    const { all, written } = await this.other(OLDER_JAVA);
    await this.writeFiles(written);
    return withServer(command(all, "server"), this.project, this.ports.service, () =>
      withServer(command(all, "old"), this.project, this.ports.portal, async () => {
        const { length } = await (await found()).pressAll(this.project.folder);
        return `${OLDER_JAVA}: ${String(length)} buttons as in the guide`;
      }),
    );
  }

  /** The guide's blocks with those of a section in their place, and the files as they are then. */
  private async other(server: string): Promise<{ all: Block[]; written: Map<string, string> }> {
    const own = blocks(section(await this.textOf(OTHER_SERVERS), server));
    const all = replaced(this.guide, own);
    return { all, written: new Map([...files(all), ...changed(all, own)]) };
  }
}
