import type { Section } from "./description.js";
import type { Problem } from "./problems.js";
import type { Words } from "./words.js";

/** Shows a section; a name from a U-Key or a site stays text and never becomes markup. */
export function sectionView(section: Section, words: Words): HTMLElement {
  const { id, tone, heading, address, paragraphs, items, folded, isOrdered, link, problems = [] } = section;
  const view = document.createElement("section");
  view.id = id;
  view.dataset.tone = tone.toLowerCase();
  view.append(textElement("h2", heading));
  if (address !== undefined) {
    view.append(textElement("code", address));
  }
  view.append(...paragraphs.map((text) => textElement("p", text)));
  if (link !== undefined) {
    view.append(linkView(link, words.install));
  }
  if (items.length > 0) {
    const list = document.createElement(isOrdered === true ? "ol" : "ul");
    list.append(...items.map((text) => textElement("li", text)));
    view.append(folded === undefined ? list : foldedView(folded, list));
  }
  if (problems.length > 0) {
    const list = document.createElement("ul");
    list.className = "problems";
    list.append(...problems.map((problem) => problemView(problem, words)));
    view.append(list);
  }
  return view;
}

function foldedView(summary: string, list: HTMLElement): HTMLElement {
  const view = document.createElement("details");
  view.append(textElement("summary", summary), list);
  return view;
}

/** Opens in a new tab, since the popup is none. */
function linkView(address: string, text: string): HTMLElement {
  const link = document.createElement("a");
  link.className = "button primary";
  link.href = address;
  link.target = "_blank";
  link.rel = "noreferrer";
  link.textContent = text;
  return link;
}

function problemView({ verdict, name, title, step }: Problem, words: Words): HTMLElement {
  const view = document.createElement("li");
  view.dataset.verdict = verdict.toLowerCase();
  const word = textElement("strong", words.verdicts[verdict]);
  word.className = "verdict";
  const heading = document.createElement("p");
  heading.append(word, name);
  view.append(heading, textElement("p", title));
  if (step !== "") {
    const first = textElement("p", step);
    first.className = "step";
    view.append(first);
  }
  return view;
}

/** Replaces the shown parts with these. Unchanged parts stay, so that no screen reader reads them again. */
export function replaceSections(parent: HTMLElement, views: readonly HTMLElement[]): void {
  const shown = [...parent.children];
  const kept = views.map((view) => shown.find((old) => old.isEqualNode(view)) ?? view);
  for (const old of shown.filter((element) => !kept.includes(element as HTMLElement))) {
    old.remove();
  }
  kept.forEach((view, index) => {
    if (parent.children[index] !== view) {
      parent.insertBefore(view, parent.children[index] ?? null);
    }
  });
}

export function textElement(name: "h2" | "code" | "p" | "li" | "strong" | "summary", text: string): HTMLElement {
  const element = document.createElement(name);
  element.textContent = text;
  return element;
}
