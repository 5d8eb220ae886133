import { end, start } from "../stage/processes.js";
import { until } from "../stage/until.js";

/** Folder of a developer's project, and the environment of its commands. */
export interface Project {
  folder: string;
  environment: Record<string, string>;
}

/**
 * Does something while a server of the guide's runs.
 *
 * @param command its last line goes on running
 * @param port answers as soon as the server runs
 */
export async function withServer<T>(
  command: string,
  { folder, environment }: Project,
  port: string,
  act: () => Promise<T>,
): Promise<T> {
  // The server in the place of the shell, so that to end one ends the other.
  const server = await start("sh", ["-ec", command.replace(/^( *)(?=(mvn|java) .*\n$)/m, "$1exec ")], {
    cwd: folder,
    env: { ...process.env, ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  server.stdout?.on("data", (text: Buffer) => (said += text.toString()));
  server.stderr?.on("data", (text: Buffer) => (said += text.toString()));
  try {
    await until(
      "the guide's server answers",
      () => {
        if (server.exitCode !== null) {
          throw new Error(`The guide's server did not start.\n${said}`);
        }
        return isAnswering(`http://localhost:${port}/`);
      },
      120_000,
    );
    return await act();
  } catch (error) {
    throw new Error(`The guide's server said:\n${said}`, { cause: error });
  } finally {
    await end(server);
  }
}

async function isAnswering(address: string): Promise<boolean> {
  try {
    return (await fetch(address)).ok;
  } catch {
    return false; // nobody listens yet
  }
}
