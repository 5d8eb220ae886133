import { existsSync, readFileSync } from "node:fs";
import { chmod, copyFile, mkdir, readdir, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { done, ran, type Ran } from "./command-line.js";
import { type ProcessEntry, processes } from "./processes.js";
import { tool } from "./tools.js";
import { until } from "./until.js";
import { VERSION } from "./version.js";

const USER = "李 四";
const VENDOR = "Program Files/SoftSKF";
const LIBRARY = "softskf.dll";

/** The soft SKF library as vendors may build it, below `windows-tests/target`. */
const LIBRARIES = {
  "64 bits": "softskf/softskf.dll",
  "32 bits": "softskf32/softskf.dll",
  "32 bits, decorated names": "softskf32/softskf-decorated.dll",
} as const;

export type Library = keyof typeof LIBRARIES;

/** Time for what Windows Installer, setup and the first start of a program take on a busy machine. */
const PATIENCE_MS = 120_000;

/** Inputs of the computer. */
export interface Sources {
  /** The built project, with `windows-tests`. */
  root: string;
  /** The demo's profile as its host has it, a JWS. */
  profile: string;
  /** Folder of the U-Keys behind the soft SKF library. */
  skfToken: string;
  /** Environment of the screen. */
  display: Record<string, string>;
  /** Folder that is made anew. */
  folder: string;
}

/**
 * A Windows computer of its own under Wine, for a user in China: code page 936, a name that is not in ASCII, and the soft
 * SKF library as a vendor's installer puts it there.
 */
export class WindowsComputer {
  private constructor(
    private readonly sources: Sources,
    private readonly environment: NodeJS.ProcessEnv,
    private before: string[] = [],
  ) {}

  static async open(sources: Sources): Promise<WindowsComputer> {
    const { folder } = sources;
    const locales = join(folder, "locales");
    const runtime = join(folder, "runtime");
    await mkdir(folder, { recursive: true });
    await mkdir(runtime, { mode: 0o700 });
    await done(join(sources.root, "windows-tests/computer.sh"), ["for-32-bits", folder], folder);
    const computer = new WindowsComputer(sources, {
      ...sources.display,
      PATH: `${join(sources.root, "windows-tests/target/wine32/bin")}:${process.env["PATH"] ?? ""}`,
      // Wine ends at once where this is set.
      TMPDIR: undefined,
      WINEPREFIX: join(folder, "prefix"),
      WINEARCH: "win64",
      WINEDEBUG: "-all",
      // No browser engine, no .NET, no entries in the desktop's own menus.
      WINEDLLOVERRIDES: "mscoree=;mshtml=;winemenubuilder.exe=d",
      XDG_RUNTIME_DIR: runtime,
      LOCPATH: locales,
      LC_ALL: "zh_CN.UTF-8",
      LANG: "zh_CN.UTF-8",
      TZ: "Asia/Shanghai",
      USER,
      SOFTSKF_HOME: windowsPath(sources.skfToken),
    });
    await computer.prepare();
    return computer;
  }

  private async prepare(): Promise<void> {
    await mkdir(join(this.drive, VENDOR), { recursive: true });
    await this.put("softskf/libcrypto-3-x64.dll", "libcrypto-3-x64.dll");
    await this.put("softskf32/libcrypto-1_1.dll", "libcrypto-1_1.dll");
    await this.put(LIBRARIES["64 bits"], LIBRARY);
    // Vendors' libraries speak the code page; ours says so by a line in its control file.
    await this.control();
    this.before = await this.files();
  }

  /** Puts another library into the place of the vendor's and ends the host, which the next question starts again. */
  async exchange(library: Library): Promise<void> {
    await this.put(LIBRARIES[library], LIBRARY);
    this.processes(/signinghelper\.app\.Main(?! bridge)/).forEach(({ pid }) => process.kill(pid));
    await until("host and bridge have ended", () => this.running.length === 0);
  }

  private async put(built: string, file: string): Promise<void> {
    const to = join(this.drive, VENDOR, file);
    await copyFile(join(this.sources.root, "windows-tests/target", built), `${to}.fresh`);
    await rename(`${to}.fresh`, to); // a program that has the old one open keeps it
  }

  /**
   * Builds the portal's setup.exe, as its administrator does, and runs it as the user.
   *
   * @param java where the program's Java comes from: in the package, which takes minutes to build, or from the computer
   */
  async install(java: "in the package" | "on the computer"): Promise<void> {
    const { root, folder } = this.sources;
    const runtime = join(root, "windows-tests/target/java");
    const packages = join(root, "installer/packaging/target");
    const profile = join(folder, "profile");
    await mkdir(profile);
    await writeFile(join(profile, "profile.json"), this.profile());
    const out = join(folder, "packages");
    await done(
      tool("java"),
      [
        ...["-cp", `${packages}/packages-${VERSION}.jar:${packages}/lib/*`, "signinghelper.packages.Packages"],
        ...["--root", root, "--version-number", VERSION, "--built", "2026-11-24T00:00:00Z"],
        ...["--profile", profile, "--key", join(folder, "extension.pem"), "--only", "WINDOWS"],
        ...(java === "in the package" ? ["--windows-runtime", runtime] : []),
        ...["--out", out],
      ],
      folder,
    );
    if (java === "on the computer") {
      const key = "HKLM\\SOFTWARE\\JavaSoft\\JRE";
      await this.wine("reg", "add", key, "/v", "CurrentVersion", "/d", "17", "/f");
      await this.wine("reg", "add", `${key}\\17`, "/v", "JavaHome", "/d", windowsPath(runtime), "/f");
    }
    const setup = (await readdir(out)).find((file) => file.endsWith("-setup.exe"));
    if (setup === undefined) {
      throw new Error("There is no setup.exe.");
    }
    await this.wine(join(out, setup), "/S");
    const variables = Object.entries(this.environment).map(([name, value]) =>
      value === undefined ? `unset ${name}` : `export ${name}=${quoted(value)}`,
    );
    const script = `${["#!/bin/sh", ...variables].join("\n")}\nexec wine ${quoted(this.program)} "$@"\n`;
    await writeFile(this.launcher, script);
    await chmod(this.launcher, 0o755);
  }

  /** Starts the installed program; a browser on Linux may call it as the host. */
  get launcher(): string {
    return join(this.sources.folder, "signing-helper");
  }

  /** Runs a command of the installed program. */
  run(...args: string[]): Promise<Ran> {
    return ran("wine", [this.program, ...args], this.sources.folder, this.environment);
  }

  /** @returns what is left beside what a user's own data are */
  async uninstall(): Promise<string[]> {
    await this.wine(join(this.installed, "uninstall.exe"), "/S");
    await until("everything is removed", () => !existsSync(this.installed), PATIENCE_MS);
    const files = await this.files();
    const registered = await ran("wine", ["reg", "query", "HKCU\\Software", "/s", "/f", "signinghelper.demo"], "/", {
      ...this.environment,
    });
    return [
      ...files.filter((file) => !this.before.includes(file) && !file.includes("AppData/Local/SigningHelper")),
      ...registered.out.split("\n").filter((line) => line.includes("NativeMessagingHosts")),
    ];
  }

  /** Sets lines of the soft SKF library's control file, beside those that it always has here. */
  async control(...lines: string[]): Promise<void> {
    const file = join(this.sources.skfToken, "control");
    await writeFile(`${file}.fresh`, ["names=gbk", "log=1", ...lines, ""].join("\n"));
    await rename(`${file}.fresh`, file);
  }

  /** Command lines of the Java processes that run there, and of those that hold 32-bit libraries. */
  get running(): string[] {
    return this.processes(/signinghelper\.app\.Main|skf32\.exe/).map(commandLine);
  }

  private processes(what: RegExp): ProcessEntry[] {
    return processes().filter((entry) => what.test(commandLine(entry)) && this.isThere(entry.pid));
  }

  private isThere(pid: number): boolean {
    try {
      return readFileSync(`/proc/${pid}/environ`, "utf8").includes(
        `WINEPREFIX=${this.environment["WINEPREFIX"] ?? ""}\0`,
      );
    } catch {
      return false; // ended while we looked
    }
  }

  async close(): Promise<void> {
    await ran("wineserver", ["--kill"], "/", this.environment);
  }

  private get drive(): string {
    return join(this.sources.folder, "prefix/drive_c");
  }

  private get installed(): string {
    return join(this.drive, "users", USER, "AppData/Local/Programs/SigningHelper-demo");
  }

  private get program(): string {
    return join(this.installed, "signing-helper.exe");
  }

  /** The demo's profile, which names the library where it lies on Windows. */
  private profile(): string {
    const [, payload = ""] = this.sources.profile.split(".");
    const profile = JSON.parse(Buffer.from(payload, "base64url").toString()) as Record<string, unknown>;
    const library = { windows: `C:\\${VENDOR.replace("/", "\\")}\\${LIBRARY}` };
    return JSON.stringify({ ...profile, drivers: [{ kind: "skf", name: "softskf", library }] });
  }

  private async files(): Promise<string[]> {
    const all = await readdir(this.drive, { recursive: true });
    return all.filter((file) => !file.startsWith("windows") && !file.includes("/Temp/"));
  }

  private async wine(program: string, ...args: string[]): Promise<string> {
    return done("wine", [program, ...args], this.sources.folder, this.environment);
  }
}

function commandLine(entry: ProcessEntry): string {
  return entry.arguments.join(" ");
}

function windowsPath(path: string): string {
  return `Z:${path.replaceAll("/", "\\")}`;
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
