import { cp } from "node:fs/promises";
import { dirname, join } from "node:path";
import { signAgain } from "./signed-again.js";

/**
 * Copies a staged host and gives the copy the same profile with other origins.
 *
 * @param launcher of the staged host
 * @param folder where the copy lies then
 * @returns its launcher
 */
export async function hostWithOrigins(
  launcher: string,
  folder: string,
  origins: { origin: string; capabilities: string[] }[],
): Promise<string> {
  await cp(dirname(launcher), folder, { recursive: true });
  await signAgain(folder, { origins });
  return join(folder, "signing-helper");
}
