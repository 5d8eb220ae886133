// The popup: what the page in the active tab may do here, and whether what it needs is there.
import type { Locale } from "../protocol/messages.gen.js";
import { readSettings } from "../settings.js";
import {
  isStatus,
  isWindowOutcome,
  POPUP_PORT_NAME,
  type Status,
  type StatusQuestion,
  type WindowOutcome,
} from "../status.js";
import { describe, type Trial, trialOf, windowObstacle } from "./description.js";
import { sectionView, textElement } from "./view.js";
import { WORDS, type Words } from "./words.js";

const { extension, i18n, permissions, runtime, storage, tabs } = chrome;

const sections = element("sections");
const again = button("again");
const trial = button("trial");
const openWindow = button("window");
const windowNote = element("window-note");
let worker: chrome.runtime.Port | undefined;
let asked = 0;

again.addEventListener("click", () => void refresh());
storage.onChanged.addListener(() => void refresh());
openWindow.addEventListener("click", () => {
  openWindow.disabled = true; // one question at a time
  worker?.postMessage({ kind: "window" });
});
again.focus();
void refresh();

async function refresh(): Promise<void> {
  const number = ++asked;
  const settings = await readSettings(storage.managed);
  const locale = settings.locale ?? browserLocale();
  const words = WORDS[locale];
  const [tab] = await tabs.query({ active: true, currentWindow: true });
  const origin = webOrigin(tab?.url);

  await showFrame(tab, locale, words);
  if (number !== asked) {
    return; // pressed again meanwhile
  }
  sections.ariaBusy = "true";
  ask({ kind: "status", origin, locale }, (status) => {
    sections.ariaBusy = "false";
    if (status === undefined) {
      sections.replaceChildren(textElement("p", words.noAnswer));
      showTrial("NONE", origin, words);
      showWindow(words.noAnswer);
    } else {
      sections.replaceChildren(...describe(status, origin, settings, words).map(sectionView));
      showTrial(trialOf(status, origin, settings), origin, words);
      showWindow(windowObstacle(status, words));
    }
  });
}

async function showFrame(tab: chrome.tabs.Tab | undefined, locale: Locale, words: Words): Promise<void> {
  document.documentElement.lang = locale;
  document.title = words.name;
  element("name").textContent = words.name;
  element("version").textContent = runtime.getManifest().version;
  again.textContent = words.again;
  openWindow.textContent = words.openWindow;
  if (sections.childElementCount === 0) {
    sections.replaceChildren(textElement("p", words.asking));
  }
  const elsewhere = (await extension.isAllowedIncognitoAccess()) ? words.incognitoAllowed : words.incognitoForbidden;
  element("incognito").textContent = tab?.incognito === true ? words.incognito : elsewhere;
}

function showTrial(kind: Trial, origin: string, words: Words): void {
  const grant = { origins: [`${origin}/*`] };
  trial.hidden = kind === "NONE";
  trial.textContent = kind === "END" ? words.endTrial : words.startTrial;
  // The browser asks the person itself, and only upon a click; what follows from the answer is the worker's business.
  trial.onclick = () => {
    const change = kind === "END" ? permissions.remove(grant) : permissions.request(grant);
    void change.then(refresh);
  };
}

/** @param obstacle why the button does nothing; null where it works */
function showWindow(obstacle: string | null): void {
  openWindow.disabled = obstacle !== null;
  windowNote.textContent = obstacle ?? "";
}

/** Shows the answer and whatever the worker finds later; nothing when the worker goes, which an answer cannot come from. */
function ask(question: StatusQuestion, show: (status: Status | undefined) => void): void {
  worker?.disconnect();
  const port = runtime.connect({ name: POPUP_PORT_NAME });
  worker = port;
  port.onMessage.addListener((answer: unknown) => {
    if (isWindowOutcome(answer)) {
      showOutcome(answer);
    } else {
      show(isStatus(answer) ? answer : undefined);
    }
  });
  port.onDisconnect.addListener(() => {
    if (worker === port) {
      worker = undefined;
      show(undefined);
    }
  });
  port.postMessage(question);
}

/** The window has come to the front, and the popup would cover it. */
function showOutcome({ error }: WindowOutcome): void {
  openWindow.disabled = false;
  if (error === null) {
    close();
  } else {
    const { title, steps } = error.guidance;
    windowNote.textContent = [title, ...steps].join(" ");
  }
}

/** Chinese of every kind is `zh-CN`, everything else `en`. */
function browserLocale(): Locale {
  return /^zh\b/i.test(i18n.getUILanguage()) ? "zh-CN" : "en";
}

function webOrigin(url = ""): string {
  return /^https?:/.test(url) ? new URL(url).origin : "";
}

function button(id: string): HTMLButtonElement {
  return element(id) as HTMLButtonElement;
}

function element(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (found === null) {
    throw new Error(`popup.html has no element ${id}`);
  }
  return found;
}
