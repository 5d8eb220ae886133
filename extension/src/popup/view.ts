import type { Section } from "./description.js";

/** Shows a section; text stays text, whatever a U-Key or a site calls itself. */
export function sectionView({ id, tone, heading, address, paragraphs, items, isOrdered }: Section): HTMLElement {
  const view = document.createElement("section");
  view.id = id;
  view.dataset.tone = tone.toLowerCase();
  view.append(textElement("h2", heading));
  if (address !== undefined) {
    view.append(textElement("code", address));
  }
  view.append(...paragraphs.map((text) => textElement("p", text)));
  if (items.length > 0) {
    const list = document.createElement(isOrdered === true ? "ol" : "ul");
    list.append(...items.map((text) => textElement("li", text)));
    view.append(list);
  }
  return view;
}

export function textElement(name: "h2" | "code" | "p" | "li", text: string): HTMLElement {
  const element = document.createElement(name);
  element.textContent = text;
  return element;
}
