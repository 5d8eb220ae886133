import { type ErrorCode, leadsToWindow, SigningHelperError } from "../page/index.js";
import { LABELS } from "../shared/labels.js";
import { button, link, part, rootOf } from "./parts.js";
import { type Connect, Reach } from "./reach.js";
import { WORDS } from "./words.js";

/**
 * `<signing-helper-error>`: an error of the page library in words, with its next steps and buttons for them.
 *
 * ```js
 * document.querySelector("signing-helper-error").error = error;
 * ```
 *
 * Children of the element are shown after the reason. `data-state` has the error's outcome: `ended`, `partly` or `failed`.
 */
export class SigningHelperErrorElement extends HTMLElement {
  /** Gives the page's connection for the button 打开签章助手; by default the element makes one. */
  connect: Connect | undefined;

  /** Does once more the request that has failed; the button 重试 is shown where this is set and may help. */
  again: (() => void) | undefined;

  private readonly reach = new Reach(this);
  private readonly alert = part("div", "");
  private shown: SigningHelperError | undefined;

  constructor() {
    super();
    this.alert.setAttribute("role", "alert");
    rootOf(this).append(this.alert);
  }

  /** The error that is shown; undefined when none is. Set `again` before it. */
  get error(): SigningHelperError | undefined {
    return this.shown;
  }

  set error(error: SigningHelperError | undefined) {
    this.shown = error;
    if (error === undefined) {
      delete this.dataset.state;
    } else {
      this.dataset.state = error.outcome;
    }
    this.alert.lang = this.reach.locale;
    this.alert.replaceChildren(...(error === undefined ? [] : this.parts(error)));
  }

  disconnectedCallback(): void {
    this.reach.close();
  }

  private parts(error: SigningHelperError): Node[] {
    const steps = stepsOf(error);
    const actions = part("p", "actions", ...this.actions(error));
    const reason = [part("p", "reason", error.reason), part("slot", "")];
    // A user without the extension needs only the way to it; all others read first what has happened.
    const order = error.code === "EXTENSION_MISSING" ? [actions, ...reason, steps] : [...reason, steps, actions];
    // Support asks nobody about what they have ended themselves.
    const code = error.outcome === "ended" ? [] : [part("p", "code", `${WORDS[this.reach.locale].code} ${error.code}`)];
    return [part("h2", "title", error.title), ...order, ...code];
  }

  private actions(error: SigningHelperError): HTMLElement[] {
    const [labels, words] = [LABELS[this.reach.locale], WORDS[this.reach.locale]];
    const isFirst = error.code === "EXTENSION_MISSING";
    const installation = isFirst ? words.installHelper : labels.install;
    const window = windowLabel(error.code, labels.openWindow, words.unlock);
    const again = error.retry === "NEVER" ? undefined : this.again;
    return [
      ...(error.link === undefined ? [] : [link(error.link, installation, isFirst ? "primary" : "button")]),
      ...(window === undefined ? [] : [button(window, () => void this.openWindow(error))]),
      ...(again === undefined ? [] : [button(words.retry, again)]),
    ];
  }

  private async openWindow(about: SigningHelperError): Promise<void> {
    try {
      await (await this.reach.connection()).openWindow({ about: about.code });
    } catch (error) {
      if (!(error instanceof SigningHelperError)) {
        throw error;
      }
      this.again = () => void this.openWindow(about);
      this.error = error;
    }
  }
}

/** A single step has no number. */
function stepsOf({ steps }: SigningHelperError): HTMLElement {
  const [only, ...others] = steps;
  return only !== undefined && others.length === 0
    ? part("p", "step", only)
    : part("ol", "steps", ...steps.map((step) => part("li", "", step)));
}

/** A locked U-Key has its number to call and its counter in the window, and no other try would help. */
function windowLabel(code: ErrorCode, open: string, unlock: string): string | undefined {
  if (code === "PIN_LOCKED") {
    return unlock;
  }
  return leadsToWindow(code) ? open : undefined;
}
