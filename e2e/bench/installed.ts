import { cp, mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { ran } from "../stage/command-line.js";
import { ROOT } from "../stage/root.js";
import { tool } from "../stage/tools.js";
import { VERSION } from "../stage/version.js";

/** The host as one way of installing leaves it. */
export interface Installed {
  way: string;
  launcher: string;
  /** Launcher of a bridge alone, which in use the host starts. */
  bridge: string;
}

const BRIDGE = "signinghelper.token.bridge.BridgeProgram";

/**
 * Every way of installing that needs no administrator here: a package is unpacked, and its own script run in that folder.
 *
 * @param folder to be filled
 * @param profile that all get
 */
export async function installed(folder: string, profile: string, variables: NodeJS.ProcessEnv): Promise<Installed[]> {
  const own = ["--linux-runtime", "this"];
  return [
    await withBridge("by link", await byLink(join(folder, "link"), profile, variables)),
    await withBridge(".deb, system's Java", await byPackage(join(folder, "system"), profile, variables, [])),
    await withBridge(".deb, own Java", await byPackage(join(folder, "own"), profile, variables, own)),
  ];
}

async function withBridge(way: string, launcher: string): Promise<Installed> {
  const copy = await readFile(join(dirname(launcher), "current"), "utf8").catch(() => undefined);
  const program = copy === undefined ? dirname(launcher) : join(dirname(launcher), "versions", copy.trim());
  const text = await readFile(join(program, "signing-helper"), "utf8");
  const bridge = join(program, "bridge");
  await writeFile(bridge, text.replace("signinghelper.app.Main", BRIDGE), { mode: 0o755 });
  return { way, launcher, bridge };
}

/** Installs as a link does, and returns the launcher. */
export async function byLink(folder: string, profile: string, variables: NodeJS.ProcessEnv): Promise<string> {
  const program = join(folder, "payload");
  await cp(join(ROOT, "host/program/target/install"), program, { recursive: true });
  await withProfile(program, profile);
  await cp(join(ROOT, "extension/static/icons/128.png"), join(program, "signing-helper.png"));
  const engine = join(ROOT, `installer/installation/target/installer-${VERSION}.jar`);
  const base = join(folder, "program");
  await run(tool("java"), ["-cp", engine, join(ROOT, "e2e/bench/InstallByEngine.java"), base, program], variables);
  return join(base, "signing-helper");
}

async function byPackage(
  folder: string,
  profile: string,
  variables: NodeJS.ProcessEnv,
  options: string[],
): Promise<string> {
  const target = join(ROOT, "installer/packaging/target");
  const out = join(folder, "out");
  const command = ["-cp", `${target}/packages-${VERSION}.jar:${target}/lib/*`, "signinghelper.packages.Packages"];
  const whole = ["--root", ROOT, "--version-number", VERSION, "--built", "2026-11-24T00:00:00Z"];
  const portal = [
    ...["--profile", join(ROOT, "profiles/example"), "--key", join(folder, "extension.pem")],
    ...["--profile-key", join(ROOT, "host/profile/target/keys/demo-profile-key.pem")],
  ];
  await mkdir(folder, { recursive: true });
  await run(tool("java"), [...command, ...whole, ...portal, "--only", "LINUX", "--out", out, ...options], variables);
  const root = join(folder, "root");
  await run("sh", ["-c", `dpkg-deb -x "$1"/*.deb "$2" && dpkg-deb -e "$1"/*.deb "$2/DEBIAN"`, "sh", out, root], {});
  const program = join(root, "opt/signing-helper-example");
  await withProfile(program, profile);
  const script = join(root, "DEBIAN/postinst");
  const text = await readFile(script, "utf8");
  await writeFile(script, text.replaceAll("/opt/signing-helper-example", program));
  await run("sh", [script, "configure"], variables);
  return join(program, "signing-helper");
}

async function run(program: string, args: string[], variables: NodeJS.ProcessEnv): Promise<void> {
  const { exitCode, out, errors } = await ran(program, args, dirname(ROOT), variables);
  if (exitCode !== 0) {
    throw new Error(`${program} ${args.join(" ")} ended with ${exitCode}.\n${out}${errors}`);
  }
}

/** Gives a program another portal's profile, and its name. */
async function withProfile(program: string, profile: string): Promise<void> {
  await cp(profile, join(program, "profile.jws"));
  await cp(join(dirname(profile), "portal.txt"), join(program, "portal.txt"));
}
