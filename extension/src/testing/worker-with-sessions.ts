import { afterEach, beforeEach, vi } from "vitest";
import type { Open } from "../shared/channel.js";
import { Host } from "../worker/host.js";
import { WindowRules } from "../worker/page-windows.js";
import { Sessions } from "../worker/sessions.js";
import { FakeHost, OPENED } from "./fake-host.js";
import { FakeTabs } from "./fake-tabs.js";
import { PageAtWorker, PORTAL, sender } from "./portal.js";

/** A worker with its sessions, for each test of a file; the test plays the host and the pages. */
export class WorkerWithSessions {
  readonly host = new FakeHost();
  /** Number of times that the last session has ended. */
  emptied = 0;
  allowed: string[] = [PORTAL];
  readonly sessions = new Sessions(
    new Host(this.host.asRuntime),
    () => Promise.resolve(this.allowed),
    "1.0.0",
    new WindowRules(new FakeTabs()),
    () => this.emptied++,
  );

  static forEachTest(): () => WorkerWithSessions {
    let worker: WorkerWithSessions;
    beforeEach(() => {
      vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
      worker = new WorkerWithSessions();
    });
    afterEach(() => {
      vi.useRealTimers();
      vi.unstubAllGlobals();
    });
    return () => worker;
  }

  page(from = sender(), open: Partial<Open> = {}): PageAtWorker {
    return new PageAtWorker(this.sessions, from, open);
  }

  /** A page whose session is open. */
  async openPage(): Promise<PageAtWorker> {
    const count = this.host.frames.filter(({ method }) => method === "session.open").length + 1;
    const opening = this.page();
    if (count === 1) {
      await this.host.started();
      this.host.hello();
    }
    this.host.answer(await this.host.asked("session.open", count), OPENED);
    await opening.hears("opened");
    return opening;
  }
}
