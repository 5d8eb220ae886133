import { errorData } from "../failure.js";
import type { Locale } from "../protocol/messages.gen.js";
import type { Status } from "../status.js";
import type { Host } from "./host.js";

/** Starts the host if it is not running, to see whether it can. */
export async function hostStatus(host: Host, locale: Locale): Promise<Status> {
  host.join();
  try {
    const connection = await host.connect();
    return { host: (await connection.hello).product };
  } catch (reason) {
    return { error: errorData(reason, locale) };
  } finally {
    host.leave();
  }
}
