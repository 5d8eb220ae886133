import { execFile } from "node:child_process";
import { readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { ROOT } from "./root.js";
import { tool } from "./tools.js";

const SOURCES = join(ROOT, "host/keys/src/test/c/pkcs11proxy");

/** A PKCS#11 library that passes everything on to SoftHSM2, until it is told to misbehave. */
export class HostileLibrary {
  private constructor(private readonly folder: string) {}

  /** Compiles it into `folder`. */
  static async build(folder: string): Promise<HostileLibrary> {
    const library = new HostileLibrary(folder);
    const sources = (await readdir(SOURCES)).filter((name) => name.endsWith(".c")).map((name) => join(SOURCES, name));
    // An undefined symbol would otherwise be found only when the library is loaded.
    const options = ["-shared", "-fPIC", "-Wl,--no-undefined", "-o", library.file];
    await promisify(execFile)(tool("gcc"), [...options, ...sources, "-ldl"]);
    await library.behave();
    return library;
  }

  get file(): string {
    return join(this.folder, "pkcs11proxy.so");
  }

  /** @param behind SoftHSM2's library */
  variables(behind: string): Record<string, string> {
    return { PROXY_MODULE: behind, PROXY_FAULTS: this.faults };
  }

  /** @param faults `FUNCTION FAULT`, as the library's source lists them; none: well */
  async behave(...faults: string[]): Promise<void> {
    await writeFile(this.faults, faults.map((fault) => `${fault}\n`).join(""));
  }

  private get faults(): string {
    return join(this.folder, "faults");
  }
}
