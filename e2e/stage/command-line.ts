import { execFile } from "node:child_process";
import type { Stage } from "./stage.js";

/** Result of a command. */
export interface Ran {
  exitCode: number;
  out: string;
  errors: string;
}

/** The installed helper, called from a shell in `folder`. */
export class CommandLine {
  constructor(
    private readonly stage: Stage,
    private readonly folder: string,
  ) {}

  run(...args: string[]): Promise<Ran> {
    return ran(this.stage.portal.ready.host, args, this.folder, {
      ...this.stage.display.environment,
      LC_ALL: "C.UTF-8",
      XDG_STATE_HOME: this.folder,
    });
  }
}

/** Runs any program to its end. */
export function ran(program: string, args: string[], folder: string, variables: NodeJS.ProcessEnv = {}): Promise<Ran> {
  return new Promise((resolve, reject) => {
    execFile(program, args, { cwd: folder, env: { ...process.env, ...variables } }, (error, out, errors) => {
      const exitCode = error === null ? 0 : error.code;
      if (typeof exitCode === "number") {
        resolve({ exitCode, out, errors });
      } else {
        reject(error ?? new Error(program));
      }
    });
  });
}

/**
 * Runs any program that has to end well.
 *
 * @throws Error with what it said, if it does not
 */
export async function done(
  program: string,
  args: string[],
  folder: string,
  variables: NodeJS.ProcessEnv = {},
): Promise<string> {
  const { exitCode, out, errors } = await ran(program, args, folder, variables);
  if (exitCode !== 0) {
    throw new Error(`${program} ${args.join(" ")} ended with ${exitCode}.\n${out}${errors}`);
  }
  return out;
}
