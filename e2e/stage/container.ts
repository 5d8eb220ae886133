import type { ChildProcess } from "node:child_process";
import { copyFile, mkdir, realpath, rm, symlink } from "node:fs/promises";
import { dirname, join } from "node:path";
import { ran } from "./command-line.js";
import { firstLine, start } from "./processes.js";
import { tool } from "./tools.js";

const MODULES =
  "java.base,java.desktop,java.logging,java.management,java.naming,java.sql,java.xml,jdk.crypto.ec,jdk.unsupported";
const IMAGE = "verifier-of-test";
const BASE = "localhost/java-of-test";

/** Buildah with a store of its own, and a base image made of this computer's Java, so that nothing is fetched. */
export class Containers {
  private readonly store: string[];

  /** @param folder for images, containers and what goes into them */
  constructor(private readonly folder: string) {
    this.store = ["--root", join(folder, "store"), "--runroot", join(folder, "run"), "--storage-driver", "vfs"];
  }

  /** Builds an image of a Containerfile on the base. */
  async build(containerfile: string, context: string): Promise<void> {
    await this.makeBase();
    const how = ["--isolation", "chroot", "--pull=never", "--build-arg", `BASE=${BASE}`];
    await this.buildah("build", ...how, "-t", IMAGE, "-f", containerfile, context);
  }

  /** Returns what the image starts, and as whom. */
  async configured(): Promise<{ command: string[]; user: string }> {
    const { OCIv1 } = JSON.parse(await this.buildah("inspect", "--type", "image", IMAGE)) as {
      OCIv1: { config: { Entrypoint: string[]; Cmd: string[]; User: string } };
    };
    const { Entrypoint, Cmd, User } = OCIv1.config;
    return { command: [...Entrypoint, ...Cmd], user: User };
  }

  /**
   * Starts the image with a folder's files laid into it, on this computer's network.
   *
   * @returns the process, and the first line that it says
   */
  async run(files: string, into: string): Promise<{ child: ChildProcess; said: string }> {
    // As many as a user may have who may not have more.
    const limits = ["--ulimit", "nofile=1024:1024", "--ulimit", "nproc=1024:1024"];
    const container = (await this.buildah("from", ...limits, "--pull=never", IMAGE)).trim();
    await this.buildah("copy", container, files, into);
    const { command } = await this.configured();
    const args = [...this.store, "run", "--isolation", "chroot", container, "--", ...command];
    const child = await start("buildah", args, { stdio: ["ignore", "pipe", "inherit"] });
    return { child, said: await firstLine(child, 1) };
  }

  private async makeBase(): Promise<void> {
    const root = join(this.folder, "base");
    await mkdir(join(root, "tmp"), { recursive: true });
    await mkdir(join(root, "usr/bin"), { recursive: true });
    const home = dirname(dirname(await realpath(tool("java"))));
    const jlink = ["--add-modules", MODULES, "--strip-debug", "--output", join(root, "opt/java")];
    await this.done(join(home, "bin/jlink"), jlink);
    await symlink("/opt/java/bin/java", join(root, "usr/bin/java"));
    const libraries = await this.done("sh", [
      "-c",
      'ldd "$0"/bin/java "$0"/lib/*.so "$0"/lib/server/*.so',
      join(root, "opt/java"),
    ]);
    const used = [...libraries.matchAll(/\s(\/\S+\.so\S*)/gu)].map(([, library = ""]) => library);
    for (const library of new Set(used.filter((name) => !name.startsWith(root) && !name.endsWith(":")))) {
      await mkdir(join(root, dirname(library)), { recursive: true });
      await copyFile(library, join(root, library));
    }
    const container = (await this.buildah("from", "scratch")).trim();
    await this.buildah("copy", container, root, "/");
    await this.buildah("config", "--env", "PATH=/usr/bin", container);
    await this.buildah("commit", container, BASE);
  }

  private buildah(...args: string[]): Promise<string> {
    return this.done("buildah", [...this.store, ...args]);
  }

  private async done(command: string, args: string[]): Promise<string> {
    const { exitCode, out, errors } = await ran(command, args, this.folder);
    if (exitCode !== 0) {
      throw new Error(`${command} ${args.join(" ")}: ${errors}`);
    }
    return out;
  }

  async remove(): Promise<void> {
    await rm(this.folder, { recursive: true });
  }
}
