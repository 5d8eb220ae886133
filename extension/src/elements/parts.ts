import { STYLE } from "./style.gen.js";

let sheet: CSSStyleSheet | undefined;

/**
 * Attaches a shadow root with the elements' style sheet, which a content security policy without `unsafe-inline` lets
 * through.
 */
export function rootOf(element: HTMLElement): ShadowRoot {
  if (sheet === undefined) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLE);
  }
  const root = element.attachShadow({ mode: "open" });
  root.adoptedStyleSheets = [sheet];
  return root;
}

/**
 * Makes an element, with a name for `::part` where one is given.
 *
 * @param content nodes, or text that is never read as markup
 */
export function part<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  partName: string,
  ...content: (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  if (partName !== "") {
    made.setAttribute("part", partName);
  }
  made.append(...content);
  return made;
}

export function button(text: string, onClick: () => void): HTMLButtonElement {
  const made = part("button", "button", text);
  made.type = "button";
  made.addEventListener("click", onClick);
  return made;
}

/** @param partName `button`, or `primary` for the next step that helps most */
export function link(address: URL, text: string, partName: "button" | "primary"): HTMLAnchorElement {
  const made = part("a", partName, text);
  made.href = address.href;
  made.target = "_blank";
  made.rel = "noreferrer";
  return made;
}
