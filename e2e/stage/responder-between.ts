import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Server, type Socket } from "node:net";

/** Passes what comes on to a CA's responder, until it hangs: then it accepts and never answers. */
export class ResponderBetween {
  private readonly sockets = new Set<Socket>();
  private hangs = false;
  private readonly server: Server;

  private constructor(private readonly responder: URL) {
    this.server = createServer((socket) => {
      this.take(socket);
    });
  }

  static async open(responder: URL): Promise<ResponderBetween> {
    const between = new ResponderBetween(responder);
    between.server.listen(0, "127.0.0.1");
    await once(between.server, "listening");
    return between;
  }

  get address(): string {
    return `http://localhost:${(this.server.address() as AddressInfo).port}${this.responder.pathname}`;
  }

  /** Questions that wait for an answer that does not come. */
  get held(): number {
    return this.hangs ? this.sockets.size : 0;
  }

  /** @param hangs false where it shall answer again; connections of before end */
  set(hangs: boolean): void {
    this.hangs = hangs;
    this.sockets.forEach((socket) => socket.destroy());
  }

  async close(): Promise<void> {
    this.set(true);
    this.server.close();
    await once(this.server, "close");
  }

  private take(socket: Socket): void {
    this.sockets.add(socket);
    socket.on("close", () => this.sockets.delete(socket));
    socket.on("error", () => socket.destroy());
    if (this.hangs) {
      socket.resume();
      return;
    }
    const onward = connect(Number(this.responder.port), this.responder.hostname);
    onward.on("error", () => socket.destroy());
    onward.on("close", () => socket.destroy());
    socket.on("close", () => onward.destroy());
    socket.pipe(onward).pipe(socket);
  }
}
