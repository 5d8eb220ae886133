// The popup: what the page in the active tab may do here, and whether what it needs is there.
import type { Locale } from "../protocol/messages.gen.js";
import { readSettings } from "../settings.js";
import { isStatus, POPUP_PORT_NAME, type Status, type StatusQuestion } from "../status.js";
import { describe, type Trial, trialOf } from "./description.js";
import { sectionView, textElement } from "./view.js";
import { WORDS, type Words } from "./words.js";

const { extension, i18n, permissions, runtime, storage, tabs } = chrome;

const sections = element("sections");
const again = button("again");
const trial = button("trial");
let worker: chrome.runtime.Port | undefined;
let asked = 0;

again.addEventListener("click", () => void refresh());
storage.onChanged.addListener(() => void refresh());
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
    } else {
      sections.replaceChildren(...describe(status, origin, settings, words).map(sectionView));
      showTrial(trialOf(status, origin, settings), origin, words);
    }
  });
}

async function showFrame(tab: chrome.tabs.Tab | undefined, locale: Locale, words: Words): Promise<void> {
  document.documentElement.lang = locale;
  document.title = words.name;
  element("name").textContent = words.name;
  element("version").textContent = runtime.getManifest().version;
  again.textContent = words.again;
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

/** Shows the answer and whatever the worker finds later; nothing when the worker goes, which an answer cannot come from. */
function ask(question: StatusQuestion, show: (status: Status | undefined) => void): void {
  worker?.disconnect();
  const port = runtime.connect({ name: POPUP_PORT_NAME });
  worker = port;
  port.onMessage.addListener((status: unknown) => {
    show(isStatus(status) ? status : undefined);
  });
  port.onDisconnect.addListener(() => {
    if (worker === port) {
      worker = undefined;
      show(undefined);
    }
  });
  port.postMessage(question);
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
