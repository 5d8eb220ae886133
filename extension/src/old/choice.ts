import type { OldInterface } from "#protocol/messages";
import { OldCertificate, type Use } from "./certificate.js";
import type { Corner } from "./corner.js";

/** The user's choice of a certificate for a visit: until the tab is closed, or they change it. */
export class Choice {
  private readonly asking = new Map<Use, Promise<OldCertificate>>();
  /** Functions that take an offer back. */
  private readonly offered = new Map<Use, () => void>();

  /** @param ask opens the helper's window */
  constructor(
    private readonly family: OldInterface,
    private readonly corner: Corner,
    private readonly ask: (use: Use) => Promise<OldCertificate>,
  ) {
    this.show();
  }

  /** The certificate in use, which is asked for once. Callers at one time share the window. */
  made(use: Use): Promise<OldCertificate> {
    const latest = this.latest(use);
    if (latest !== undefined) {
      return Promise.resolve(latest);
    }
    let asking = this.asking.get(use);
    if (asking === undefined) {
      asking = this.make(use).finally(() => this.asking.delete(use));
      this.asking.set(use, asking);
    }
    return asking;
  }

  latest(use: Use): OldCertificate | undefined {
    const kept = sessionStorage.getItem(this.key(use));
    return kept === null ? undefined : new OldCertificate(kept, use);
  }

  /** Shows the button; the page lists anew, with the choice, once one is made. */
  offer(use: Use): void {
    if (this.offered.has(use)) {
      return;
    }
    const takeBack = this.corner.offer(() => {
      this.offered.delete(use);
      this.make(use).then(
        () => {
          location.reload();
        },
        (error: unknown) => {
          console.error("signing-helper/old:", error);
          this.offer(use);
        },
      );
    });
    this.offered.set(use, takeBack);
  }

  forget(): void {
    sessionStorage.removeItem(this.key("sign"));
    sessionStorage.removeItem(this.key("encrypt"));
    this.corner.hideChosen();
  }

  /** Shows whose certificate is in use, if one is. */
  show(): void {
    const latest = this.latest("sign") ?? this.latest("encrypt");
    if (latest !== undefined) {
      this.corner.showChosen(latest.commonName, () => {
        this.forget();
        location.reload();
      });
    }
  }

  private async make(use: Use): Promise<OldCertificate> {
    const made = await this.ask(use);
    sessionStorage.setItem(this.key(use), made.base64);
    this.offered.get(use)?.();
    this.offered.delete(use);
    this.show();
    return made;
  }

  private key(use: Use): string {
    return `signing-helper-old:${this.family}:${use}`;
  }
}
