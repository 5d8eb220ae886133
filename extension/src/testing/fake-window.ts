import type { PageWindow } from "../content/reception.js";

/** A page's window: what is posted to it reaches every listener, as in a browser. */
export class FakeWindow extends EventTarget {
  readonly location = { origin: "https://portal.example", ancestorOrigins: [] };
  readonly document = { visibilityState: "visible", hasFocus: () => this.hasFocus };
  hasFocus = true;

  readonly postMessage = (data: unknown, _target: string, ports: MessagePort[]): void => {
    this.deliver({ data, ports });
  };

  /** Delivers a window message, by default one that the page sent to itself. */
  deliver(differences: { data: unknown; ports: MessagePort[]; source?: object | null; origin?: string }): void {
    const message = { source: this, origin: this.location.origin, ...differences };
    this.dispatchEvent(Object.assign(new Event("message"), message));
  }

  get asPage(): PageWindow {
    return this as unknown as PageWindow;
  }
}
