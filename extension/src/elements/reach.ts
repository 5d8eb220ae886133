import { SigningHelper } from "../page/index.js";
import type { Locale } from "#protocol/messages";
import { localeOf } from "../page/locale.js";

/** Gives the page's own connection, and makes one where it has ended. */
export type Connect = () => Promise<SigningHelper>;

/** Connection of an element: the page's, or one of its own. */
export class Reach {
  private own: Promise<SigningHelper> | undefined;

  constructor(private readonly element: HTMLElement & { connect: Connect | undefined }) {}

  /** Language of the nearest `lang` around the element, or else the browser's. */
  get locale(): Locale {
    return localeOf(this.element.closest("[lang]")?.getAttribute("lang") ?? "");
  }

  /** @throws SigningHelperError as {@link SigningHelper.connect} has it */
  connection(): Promise<SigningHelper> {
    return this.element.connect?.() ?? (this.own ??= this.connectOnce());
  }

  /** Ends the connection that the element has made. */
  close(): void {
    void this.own?.then(
      (helper) => {
        helper.close();
      },
      () => undefined, // it never came to be
    );
    this.own = undefined;
  }

  private async connectOnce(): Promise<SigningHelper> {
    const profile = this.element.getAttribute("profile");
    const installation = this.element.getAttribute("installation");
    const forget = (): void => {
      this.own = undefined;
    };
    try {
      const helper = await SigningHelper.connect({
        locale: this.locale,
        ...(profile === null ? {} : { profile }),
        ...(installation === null ? {} : { installation: new URL(installation, document.baseURI) }),
      });
      helper.on("gone", forget);
      return helper;
    } catch (error) {
      forget();
      throw error;
    }
  }
}
