// The popup: permissions of the page in the active tab, and the state of the parts that it needs.
import type { Locale } from "#protocol/messages";
import { readSettings, type Settings } from "../shared/settings.js";
import {
  type ErrandOutcome,
  isDiagnosisOutcome,
  isErrandOutcome,
  isStatus,
  POPUP_PORT_NAME,
  type Status,
  type StatusQuestion,
} from "../shared/status.js";
import {
  actionOf,
  describe,
  type Diagnosis,
  mayAsk,
  type Trial,
  type Section,
  trialOf,
  windowObstacle,
} from "./description.js";
import { renewalSections } from "./renewal.js";
import { replaceSections, sectionView, textElement } from "./view.js";
import { WORDS, type Words } from "./words.js";

const { extension, i18n, permissions, runtime, storage, tabs } = chrome;

const sections = element("sections");
const again = button("again");
const trial = button("trial");
const openWindow = button("window");
const changePin = button("pin");
const windowNote = element("window-note");
const outcome = element("outcome");
let worker: chrome.runtime.Port | undefined;
let asked = 0;

again.addEventListener("click", () => void refresh(true));
storage.onChanged.addListener(() => void refresh(false));
for (const [pressed, kind] of [
  [openWindow, "window"],
  [changePin, "pin"],
] as const) {
  pressed.addEventListener("click", () => {
    pressed.disabled = true; // one question at a time
    outcome.textContent = "";
    worker?.postMessage({ kind });
  });
}
again.focus();
void refresh(false);

/** @param isDiagnosing true to run the diagnosis too, where the page may ask for it */
async function refresh(isDiagnosing: boolean): Promise<void> {
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
  const shown: Shown = { status: undefined, renewal: [], diagnosis: "NONE", origin, settings, words };
  sections.ariaBusy = "true";
  ask({ kind: "status", origin, locale }, (answer) => {
    if (isErrandOutcome(answer)) {
      showOutcome(answer, words);
      return;
    }
    if (isDiagnosisOutcome(answer)) {
      if (answer.kind === "renewal") {
        shown.renewal = renewalSections(answer.findings);
      } else {
        shown.diagnosis = answer;
      }
    } else {
      shown.status = isStatus(answer) ? answer : undefined;
      shown.renewal = [];
      if (isDiagnosing && mayAsk("diagnosis.run", shown.status)) {
        isDiagnosing = false; // a status comes with each change of U-Keys
        shown.diagnosis = "RUNNING";
        worker?.postMessage({ kind: "diagnosis" });
      } else if (mayAsk("diagnosis.run", shown.status) && (shown.status?.tokens ?? []).length > 0) {
        worker?.postMessage({ kind: "renewal" });
      }
    }
    show(shown);
  });
}

/** The data that the popup shows. */
interface Shown {
  /** Undefined where the worker does not answer. */
  status: Status | undefined;
  /** A certificate that ends soon; the findings of a whole diagnosis take its place. */
  renewal: readonly Section[];
  diagnosis: Diagnosis;
  /** Origin of the page in the active tab; empty when it is no web page. */
  origin: string;
  settings: Settings;
  words: Words;
}

function show({ status, renewal, diagnosis, origin, settings, words }: Shown): void {
  const views =
    status === undefined
      ? [textElement("p", words.noAnswer)]
      : [...(diagnosis === "NONE" ? renewal : []), ...describe(status, diagnosis, origin, settings, words)].map(
          (section) => sectionView(section, words),
        );
  replaceSections(sections, views);
  sections.ariaBusy = String(diagnosis === "RUNNING");
  again.textContent = diagnosis === "NONE" && mayAsk("diagnosis.run", status) ? words.check : words.again;
  changePin.hidden = !mayAsk("pin.change", status);
  showTrial(status === undefined ? "NONE" : trialOf(status, origin, settings), origin, words);
  showWindow(status === undefined ? words.noAnswer : windowObstacle(status, words));
  const action = actionOf(status, diagnosis, words);
  openWindow.classList.toggle("primary", action === "WINDOW");
  again.classList.toggle("primary", action === "CHECK");
}

async function showFrame(tab: chrome.tabs.Tab | undefined, locale: Locale, words: Words): Promise<void> {
  document.documentElement.lang = locale;
  document.title = words.name;
  element("name").textContent = words.name;
  element("portal").textContent = PORTAL.title[locale];
  element("version").textContent = runtime.getManifest().version;
  again.textContent = words.again;
  openWindow.textContent = words.openWindow;
  changePin.textContent = words.changePin;
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
  // The browser itself asks the user, and only upon a click; the worker acts on the answer.
  trial.onclick = () => {
    const change = kind === "END" ? permissions.remove(grant) : permissions.request(grant);
    void change.then(refresh);
  };
}

/** @param obstacle reason for the missing button, shown to the user; null when the button is present */
function showWindow(obstacle: string | null): void {
  openWindow.hidden = obstacle !== null;
  openWindow.disabled = false;
  windowNote.textContent = obstacle ?? "";
}

/**
 * Passes on the answer and every later change from the worker; undefined when the worker ends, which sends no answer.
 */
function ask(question: StatusQuestion, take: (answer: unknown) => void): void {
  worker?.disconnect();
  const port = runtime.connect({ name: POPUP_PORT_NAME });
  worker = port;
  port.onMessage.addListener(take);
  port.onDisconnect.addListener(() => {
    if (worker === port) {
      worker = undefined;
      take(undefined);
    }
  });
  port.postMessage(question);
}

function showOutcome({ kind, error }: ErrandOutcome, words: Words): void {
  openWindow.disabled = changePin.disabled = false;
  if (error !== null) {
    const { title, steps } = error.guidance;
    outcome.textContent = [title, ...steps].join(" ");
  } else if (kind === "window") {
    close(); // the window has come to the front, and the popup would cover it
  } else {
    outcome.textContent = words.pinChanged;
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
