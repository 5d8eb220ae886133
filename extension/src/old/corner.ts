import { pageLocale } from "../page/locale.js";

const WORDS = {
  "zh-CN": { use: "使用 U-Key", goOn: "继续使用 U-Key", chosen: "正在使用 U-Key：", change: "更换" },
  en: { use: "Use U-Key", goOn: "Go on with the U-Key", chosen: "U-Key in use: ", change: "Change" },
};

/** In the browser's own colours: nothing of the page's reaches it, and it follows the page's color-scheme. */
const STYLE = `:host{position:fixed;right:16px;bottom:16px;z-index:2147483647;font:14px/1.5 system-ui,sans-serif}
div{display:flex;gap:8px;align-items:center;padding:8px 12px;border-radius:6px;
background:Canvas;color:CanvasText;border:1px solid CanvasText}
button{font:inherit;cursor:pointer;border:0;border-radius:6px;padding:6px 12px;background:CanvasText;color:Canvas}
div[data-chosen] button{background:none;padding:0;text-decoration:underline;color:LinkText}
div[hidden]{display:none}`;

interface Offer {
  label: string;
  onClick: () => void;
}

/**
 * The adapter's own part of an old page: its button, and the certificate in use. What waits for a click waits in a row, since
 * each window needs a click of its own.
 */
export class Corner {
  private readonly words = WORDS[pageLocale()];
  private readonly waiting: Offer[] = [];
  private chosen: { name: string; onChange: () => void } | undefined;
  /** Undefined until there is something to show. */
  private box: HTMLDivElement | undefined;

  /**
   * Offers to begin; the click that comes counts for the window.
   *
   * @returns takes the offer back
   */
  offer(onClick: () => void): () => void {
    return this.add({ label: this.words.use, onClick });
  }

  /** Offers to go on with what waits for a click. */
  offerToGoOn(onClick: () => void): void {
    this.add({ label: this.words.goOn, onClick });
  }

  /** Shows who is signing, with a way to change. */
  showChosen(name: string, onChange: () => void): void {
    this.chosen = { name, onChange };
    this.show();
  }

  hideChosen(): void {
    this.chosen = undefined;
    this.show();
  }

  private add(offer: Offer): () => void {
    this.waiting.push(offer);
    this.show();
    return () => {
      this.remove(offer);
    };
  }

  private remove(offer: Offer): void {
    const place = this.waiting.indexOf(offer);
    if (place >= 0) {
      this.waiting.splice(place, 1);
      this.show();
    }
  }

  private show(): void {
    const [offer] = this.waiting;
    const parts =
      offer !== undefined
        ? [
            button(offer.label, () => {
              this.remove(offer);
              offer.onClick();
            }),
          ]
        : this.chosen !== undefined
          ? [text(this.words.chosen + this.chosen.name), button(this.words.change, this.chosen.onChange)]
          : [];
    if (this.box === undefined && parts.length > 0) {
      this.box = document.createElement("div");
      void attach(this.box);
    }
    this.box?.toggleAttribute("data-chosen", parts.length > 1);
    this.box?.toggleAttribute("hidden", parts.length === 0);
    this.box?.replaceChildren(...parts);
  }
}

function button(label: string, onClick: () => void): HTMLButtonElement {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = label;
  made.addEventListener("click", onClick);
  return made;
}

function text(words: string): HTMLSpanElement {
  const made = document.createElement("span");
  made.textContent = words;
  return made;
}

/** Waits for the body: a page that calls while its head loads has none yet. */
async function attach(box: HTMLElement): Promise<void> {
  if (document.readyState === "loading") {
    await new Promise((resolve) => {
      document.addEventListener("DOMContentLoaded", resolve, { once: true });
    });
  }
  const host = document.createElement("signing-helper-old");
  const root = host.attachShadow({ mode: "open" });
  const style = new CSSStyleSheet();
  style.replaceSync(STYLE);
  root.adoptedStyleSheets = [style];
  root.append(box);
  document.body.append(host);
}
