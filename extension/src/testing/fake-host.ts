import type { NativeRuntime } from "../worker/host-connection.js";
import { FakePort } from "./fake-port.js";
import { until } from "./until.js";

/** A request as the host reads it. */
export interface Frame {
  id: string;
  method: string;
  params: { session: string; request?: string; [name: string]: unknown };
}

export const OPENED = {
  product: "1.0.0",
  protocol: "2.0",
  profile: "demo",
  capabilities: ["token.list", "login.authenticate"],
  formats: [{ id: "cms-detached", needs: "DIGEST", suffix: ".p7s" }],
};

/** `chrome.runtime` with a native host behind it, whose part the test plays. */
export class FakeHost {
  /** Every process that was ever started, oldest first. */
  readonly processes: FakePort[] = [];
  lastError: { message: string } | undefined;

  connectNative(name: string): chrome.runtime.Port {
    const port = new FakePort(name);
    this.processes.push(port);
    return port.asPort;
  }

  get asRuntime(): NativeRuntime {
    return this;
  }

  get process(): FakePort {
    const last = this.processes[this.processes.length - 1];
    if (last === undefined) {
      throw new Error("no host process was started");
    }
    return last;
  }

  get frames(): Frame[] {
    return this.processes.flatMap((process) => process.sent as unknown as Frame[]);
  }

  /** Waits until so many processes have been started. */
  async started(count = 1): Promise<void> {
    await until(() => this.processes.length >= count);
  }

  hello(protocol = "2.0"): void {
    const params = { product: "1.0.0", protocol, capabilities: ["session.open"] };
    this.process.receive({ jsonrpc: "2.0", method: "hello", params });
  }

  /** Ends a request with an error of the host's own. */
  refuse({ id }: Frame, code: string): void {
    const guidance = { title: code, reason: "", steps: [] };
    const data = { code, retry: "SAME_REQUEST", guidance, facts: {} };
    this.process.receive({ jsonrpc: "2.0", id, error: { code: -32000, message: code, data } });
  }

  answer(frame: Frame, result: object): void {
    this.process.receive({ jsonrpc: "2.0", id: frame.id, result });
  }

  /** The process ends and the browser says so with these words. */
  fail(message: string): void {
    this.lastError = { message };
    this.process.drop();
    this.lastError = undefined;
  }

  /** Waits for the newest request of this method. */
  async asked(method: string, count = 1): Promise<Frame> {
    const found = (): Frame[] => this.frames.filter((frame) => frame.method === method);
    await until(() => found().length >= count);
    return found()[count - 1] as Frame;
  }
}
