import { type ErrorCode, type SigningHelper, SigningHelperError, type Status } from "../page/index.js";
import { LABELS } from "../shared/labels.js";
import { SigningHelperErrorElement } from "./error-element.js";
import { button, part, rootOf } from "./parts.js";
import { type Connect, Reach } from "./reach.js";
import { renewalNotice } from "./renewal.js";
import { checking, failed, found, type Hop, type Row, type State } from "./rows.js";
import { WORDS } from "./words.js";

/** The worst first. */
const ORDER: readonly State[] = ["checking", "failed", "missing", "waiting", "ready"];

/**
 * `<signing-helper-status>`: a row each for extension, host and U-Key. Follows U-Keys that come and go.
 *
 * It checks when it is put into the page, and shows the next step of what is wrong below the rows. With the attribute `manual`
 * it shows the rows alone, and the page calls {@link check}. `profile` and `installation` are those that
 * {@link SigningHelper.connect} takes. `data-state` says `checking`, `failed`, `missing` (no U-Key), `waiting` or `ready`.
 */
export class SigningHelperStatusElement extends HTMLElement {
  /** Gives the page's connection; by default the element makes one. */
  connect: Connect | undefined;

  private readonly reach = new Reach(this);
  private readonly list = part("ul", "rows");
  private readonly renewal = part("div", "renewal");
  private readonly advice = part("div", "");
  private own: string | undefined;
  private followed: SigningHelper | undefined;
  private status: Status | undefined;
  private rows: readonly Row[] = [];
  private checks = 0;

  constructor() {
    super();
    const live = part("div", "", this.list, this.renewal);
    live.setAttribute("role", "status");
    this.list.tabIndex = -1; // takes the focus of a button that is gone
    rootOf(this).append(live, this.advice);
  }

  /**
   * The user's certificate, as DER in Base64: `unverifiedCertificate` of a login or a binding. One that ends within 30 days is
   * said below the rows, with what to do. The element asks for no certificate by itself, since its user agrees to that in a
   * window.
   */
  get certificate(): string | undefined {
    return this.own;
  }

  set certificate(certificate: string | undefined) {
    this.own = certificate;
    const { locale } = this.reach;
    const notice = certificate === undefined ? [] : renewalNotice(certificate, Date.now(), locale);
    const open = button(WORDS[locale].howToRenew, () => void this.openWindow("CERTIFICATE_EXPIRES_SOON"));
    this.renewal.lang = locale;
    this.renewal.replaceChildren(...notice, ...(notice.length === 0 ? [] : [open]));
  }

  connectedCallback(): void {
    if (!this.hasAttribute("manual")) {
      this.checkAndTell();
    }
  }

  disconnectedCallback(): void {
    this.followed = undefined;
    this.reach.close();
  }

  /**
   * Asks for the status anew, and shows it or the error.
   *
   * @throws SigningHelperError as {@link SigningHelper.connect} and {@link SigningHelper.status} have it
   */
  async check(): Promise<Status> {
    const check = ++this.checks;
    if (this.status === undefined) {
      this.show(checking(this.reach.locale), []);
    }
    try {
      const helper = await this.reach.connection();
      this.follow(helper);
      const status = await helper.status();
      if (check === this.checks) {
        this.tell(status);
      }
      return status;
    } catch (error) {
      if (check === this.checks && error instanceof SigningHelperError) {
        this.fail(error);
      }
      throw error;
    }
  }

  /**
   * Shows an error of a request of the page's own in the row that it belongs to.
   *
   * @returns the row's part; undefined when the error is that of no row
   */
  fail(error: SigningHelperError): Hop | undefined {
    const rows = failed(error, this.reach.locale);
    if (rows !== undefined) {
      this.status = undefined;
    }
    const advice = new SigningHelperErrorElement();
    advice.connect = () => this.reach.connection();
    advice.again = () => {
      this.checkAndTell();
    };
    advice.lang = this.reach.locale;
    this.show(rows ?? this.rows, [advice]);
    advice.error = error; // once it is in the page, so that a screen reader hears of it
    return rows?.find(({ state }) => state === "failed" || state === "missing")?.hop;
  }

  private checkAndTell(): void {
    this.check().catch((error: unknown) => {
      if (!(error instanceof SigningHelperError)) {
        throw error;
      }
    });
  }

  private follow(helper: SigningHelper): void {
    if (this.followed === helper) {
      return;
    }
    this.followed = helper;
    helper.on("token", ({ tokens }) => {
      if (this.followed === helper && this.status !== undefined) {
        this.tell({ ...this.status, tokens });
      }
    });
    helper.on("gone", (error) => {
      if (this.followed === helper) {
        this.fail(error);
      }
    });
  }

  private tell(status: Status): void {
    this.status = status;
    const { openWindow, again } = LABELS[this.reach.locale];
    const actions = [button(again, this.checkAndTell.bind(this))];
    if (status.capabilities.includes("window.open")) {
      actions.unshift(button(openWindow, () => void this.openWindow()));
    }
    this.show(found(status, this.reach.locale), [part("p", "actions", ...actions)]);
  }

  private async openWindow(about?: ErrorCode): Promise<void> {
    try {
      await (await this.reach.connection()).openWindow(about === undefined ? {} : { about });
    } catch (error) {
      if (!(error instanceof SigningHelperError)) {
        throw error;
      }
      this.fail(error);
    }
  }

  private show(rows: readonly Row[], advice: readonly HTMLElement[]): void {
    const focused = this.shadowRoot?.activeElement;
    this.rows = rows;
    this.dataset.state = ORDER.find((state) => rows.some((row) => row.state === state)) ?? "checking";
    this.list.lang = this.reach.locale;
    this.list.replaceChildren(...rows.map(rowView));
    this.advice.lang = this.reach.locale;
    this.advice.replaceChildren(...(this.hasAttribute("manual") ? [] : advice));
    if (focused instanceof HTMLElement && !focused.isConnected) {
      const buttons = [...this.advice.querySelectorAll("button")];
      (buttons.find(({ textContent }) => textContent === focused.textContent) ?? this.list).focus();
    }
  }
}

function rowView({ hop, name, state, detail }: Row): HTMLElement {
  const view = part("li", "row", part("span", "name", name), part("span", "detail", detail));
  view.dataset.hop = hop;
  view.dataset.state = state;
  return view;
}
