// The five steps that a user sees.
import { leadsToWindow } from "./signing-helper.js";

/** Steps that a click has begun. The page itself notices nothing before the extension is present. */
const begun = new Set();

/** @param {string} id @param {...Node} words about it */
export function done(id, ...words) {
  setState(id, "done", words.length > 0 ? words : [line("已完成", "Done")]);
}

/** Not done, with the reason and what to do. @param {string} id @param {...Node} words */
export function problem(id, ...words) {
  setState(id, "problem", words);
}

/** Not done, and nothing to say of it. @param {string} id */
export function open(id) {
  setState(id, "open", []);
}

/** @param {string} id */
function isDone(id) {
  return element(id).dataset.state === "done";
}

/** @param {string} id @param {string} state @param {Node[]} words */
function setState(id, state, words) {
  const step = element(id);
  step.dataset.state = state;
  let about = step.querySelector(".about");
  if (about === null) {
    about = document.createElement("div");
    about.className = "about";
    step.querySelector("h2").after(about);
  }
  about.replaceChildren(...words);
  pointOut();
}

/** Says which step is next. Once the extension is there it sees the program, and no click counts any more. */
function pointOut() {
  const next = isDone("extension")
    ? (["host", "diagnosis"].find((id) => !isDone(id) && isSeen(id)) ?? "binding")
    : (["starter", "host"].find((id) => !begun.has(id)) ?? "extension");
  for (const step of document.querySelectorAll("#steps > li")) {
    if (step.id === next) {
      step.setAttribute("aria-current", "step");
    } else {
      step.removeAttribute("aria-current");
    }
  }
}

/** The check is made here only where the portal's profile lets this page ask for it. @param {string} id */
function isSeen(id) {
  return id !== "diagnosis" || document.getElementById("check") !== null;
}

/** Read aloud; the same again is not. @param {string} chinese @param {string} english */
export function say(chinese, english) {
  const state = element("state");
  const words = line(chinese, english);
  if (state.textContent !== words.textContent) {
    state.replaceChildren(...words.childNodes);
  }
}

/** A paragraph in the page's language. @param {string} chinese @param {string} english */
export function line(chinese, english) {
  const words = document.createElement("p");
  words.textContent = document.documentElement.lang === "en" ? english : chinese;
  return words;
}

/**
 * Returns the advice for a problem, in the language of the connection; with the button for the helper where a step
 * sends the user to its window.
 *
 * @param {{ code: string, title: string, steps: readonly string[] }} guidance
 * @param {"zh-CN" | "en"} lang
 * @param {() => void} openHelper
 */
export function guide({ code, title, steps }, lang, openHelper) {
  const all = document.createElement("div");
  all.lang = lang;
  const heading = document.createElement("p");
  heading.className = "title";
  heading.textContent = title;
  const list = document.createElement("ul");
  for (const step of steps) {
    const item = document.createElement("li");
    item.textContent = step;
    list.append(item);
  }
  all.append(heading, list);
  if (leadsToWindow(code)) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = lang === "zh-CN" ? "打开签章助手" : "Open Signing Helper";
    button.onclick = openHelper;
    all.append(button);
  }
  return all;
}

/** @param {string} id */
function element(id) {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`The page has no ${id}.`);
  return found;
}

const other = document.documentElement.lang === "en" ? "zh-CN" : "en";
const languageSwitch = element("switch");
languageSwitch.lang = other;
languageSwitch.hreflang = other;
languageSwitch.href = `?lang=${other}`;
languageSwitch.textContent = other === "en" ? "English" : "中文";
languageSwitch.hidden = false;

/** Windows has setup.exe; elsewhere, and where it is not offered, the link is the way. */
const byLink = document.getElementById("by-link");

function showWay() {
  document.documentElement.dataset.way = byLink === null || byLink.open ? "link" : "setup";
}

if (byLink !== null) {
  byLink.open = !navigator.userAgent.includes("Windows");
  byLink.addEventListener("toggle", showWay);
}
showWay();

/** A store serves its own browser alone, so there is one button, where that store has the extension. */
const own = / Edg\//.test(navigator.userAgent) ? "edge" : "chrome";
if (/ Chrom(?:e|ium)\//.test(navigator.userAgent) && document.querySelector(`.for-${own}`) !== null) {
  document.documentElement.dataset.browser = own;
}

element("steps").addEventListener("click", ({ target }) => {
  const link = target.closest("a, [data-does]");
  if (link === null) return;
  const step = link.dataset.does ?? link.closest("#steps > li").id;
  begun.add(step);
  if (step === "host") begun.add("starter"); // a user who installs the program no longer needs the starter
  pointOut();
});
pointOut();
