import { Failure } from "../shared/failure.js";
import { HostConnection, type NativeRuntime } from "./host-connection.js";

/** Time that an unused process stays: a page that is reloaded finds it running. */
const LINGER_MS = 60_000;

/** Name under which the portal's installer registers its host; Chromium takes no hyphen in it. */
const HOST_NAME = `signinghelper.${PORTAL.profile.replaceAll("-", "_")}`;

/**
 * The only host process of this browser profile: started on demand, ended after a while without use.
 *
 * Its open port also keeps this worker alive, so timers are reliable while it is open.
 */
export class Host {
  private connection: HostConnection | undefined;
  private users = 0;
  private lingering: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly runtime: NativeRuntime) {}

  /** Counts a user in; each must {@link leave} once. */
  join(): void {
    this.users++;
    clearTimeout(this.lingering);
  }

  leave(): void {
    this.users--;
    if (this.users === 0) {
      this.lingering = setTimeout(() => {
        this.connection?.close(new Failure("ABORTED"));
      }, LINGER_MS);
    }
  }

  /** Returns the process that has said hello, and starts it when none runs. */
  async connect(): Promise<HostConnection> {
    const connection = (this.connection ??= this.start());
    await connection.hello;
    return connection;
  }

  private start(): HostConnection {
    const connection = new HostConnection(this.runtime, HOST_NAME, () => {
      if (this.connection === connection) {
        this.connection = undefined;
      }
    });
    return connection;
  }
}
