import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import type { Readable, Writable } from "node:stream";

const LENGTH = 4;

/** Message of the host: an answer, or a notification. */
interface Message {
  id?: string;
  method?: string;
  error?: { data?: { code?: string } };
}

/** The host without a browser: its frames on its standard input and output. */
export class NativeHost {
  private received = Buffer.alloc(0);
  private count = 0;

  private constructor(
    private readonly child: ChildProcess,
    private readonly input: Writable,
    private readonly output: Readable,
  ) {}

  /** Starts it as a browser would, and waits for its greeting. */
  static async start(program: string, args: readonly string[], environment: NodeJS.ProcessEnv): Promise<NativeHost> {
    const child = spawn(program, args, {
      stdio: ["pipe", "pipe", "ignore"],
      env: environment,
    });
    const host = new NativeHost(child, child.stdin, child.stdout);
    await host.until(({ method }) => method === "hello");
    return host;
  }

  /** @throws Error with the code of a refusal */
  async ask(method: string, params: object): Promise<void> {
    const id = `bench-${++this.count}`;
    const text = Buffer.from(JSON.stringify({ jsonrpc: "2.0", id, method, params }));
    const length = Buffer.alloc(LENGTH);
    length.writeUInt32LE(text.length);
    this.input.write(Buffer.concat([length, text]));
    const answer = await this.until((message) => message.id === id);
    if (answer.error !== undefined) {
      throw new Error(`${method}: ${answer.error.data?.code ?? "refused"}`);
    }
  }

  get pid(): number {
    return this.child.pid ?? NaN;
  }

  async end(): Promise<void> {
    const ended = once(this.child, "exit");
    this.input.end();
    await ended;
  }

  private async until(isMeant: (message: Message) => boolean): Promise<Message> {
    for (;;) {
      const message = this.next();
      if (message === undefined) {
        const [more] = (await once(this.output, "data")) as [Buffer];
        this.received = Buffer.concat([this.received, more]);
      } else if (isMeant(message)) {
        return message;
      }
    }
  }

  private next(): Message | undefined {
    const end = this.received.length < LENGTH ? Infinity : LENGTH + this.received.readUInt32LE();
    if (this.received.length < end) {
      return undefined;
    }
    const text = this.received.subarray(LENGTH, end).toString();
    this.received = this.received.subarray(end);
    return JSON.parse(text) as Message;
  }
}
