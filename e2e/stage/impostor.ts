import { mkdir, realpath, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type Ran, ran } from "./command-line.js";
import { OWN_POLICY } from "./own-policy.js";
import { ROOT } from "./root.js";
import { tool } from "./tools.js";

const IMPOSTOR = join(ROOT, "e2e", "stage", "impostor.py");

/** Request without its id. */
export interface Asked {
  method: string;
  params: Record<string, unknown>;
}

/**
 * Asks a host as a program that poses as another one. To root's, the policy of an older version gives that program the site.
 *
 * @param host launcher
 * @param folder for the policy
 */
export async function askAsAnother(
  host: string,
  folder: string,
  origin: string,
  requests: Asked[],
  variables: NodeJS.ProcessEnv,
): Promise<Ran> {
  const program = await realpath(tool("cat"));
  const policies = join(folder, "policies");
  await mkdir(policies);
  await writeFile(join(policies, "policy.json"), JSON.stringify({ desktopClients: [{ program, origin }] }));
  const command = [tool("python3"), IMPOSTOR, host, program, JSON.stringify(requests)];
  const [first = "", ...others] = process.getuid?.() === 0 ? [OWN_POLICY, policies, ...command] : command;
  return ran(first, others, folder, variables);
}
