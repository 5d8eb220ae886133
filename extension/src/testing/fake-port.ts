type Listener = (...parameters: never[]) => void;

/** A `chrome.events.Event` that the test fires. */
export class FakeEvent {
  private readonly listeners: Listener[] = [];

  readonly addListener = (listener: Listener): void => {
    this.listeners.push(listener);
  };

  fire(...parameters: unknown[]): void {
    for (const listener of this.listeners) {
      listener(...(parameters as never[]));
    }
  }
}

/** A runtime Port whose far side the test plays. */
export class FakePort {
  readonly sent: Record<string, unknown>[] = [];
  readonly onMessage = new FakeEvent();
  readonly onDisconnect = new FakeEvent();
  isConnected = true;

  constructor(
    readonly name: string,
    readonly sender?: chrome.runtime.MessageSender,
  ) {}

  postMessage(message: object): void {
    if (!this.isConnected) {
      throw new Error("Attempting to use a disconnected port object");
    }
    // The browser does the same: a value that is not JSON does not arrive.
    this.sent.push(JSON.parse(JSON.stringify(message)) as Record<string, unknown>);
  }

  disconnect(): void {
    this.isConnected = false;
  }

  /** The far side says something. */
  receive(message: unknown): void {
    this.onMessage.fire(message);
  }

  /** The far side goes away. */
  drop(): void {
    this.isConnected = false;
    this.onDisconnect.fire();
  }

  get asPort(): chrome.runtime.Port {
    return this as unknown as chrome.runtime.Port;
  }
}
