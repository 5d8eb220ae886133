import type { ErrorData, Locale } from "../protocol/messages.gen.js";
import { isStatus, type Status, type StatusQuestion } from "../status.js";

const { i18n, runtime } = chrome;

const locale: Locale = i18n.getUILanguage().startsWith("en") ? "en" : "zh-CN";

document.documentElement.lang = locale;
document.title = i18n.getMessage("name");
element("name").textContent = i18n.getMessage("name");
element("version").textContent = runtime.getManifest().version;

show(paragraph(i18n.getMessage("asking")));
const question: StatusQuestion = { kind: "status", locale };
runtime.sendMessage<StatusQuestion, unknown>(question).then(
  (status) => {
    show(...(isStatus(status) ? describe(status) : [paragraph(i18n.getMessage("noAnswer"))]));
  },
  () => {
    show(paragraph(i18n.getMessage("noAnswer")));
  },
);

function describe(status: Status): HTMLElement[] {
  return "host" in status ? [paragraph(i18n.getMessage("hostAnswers", status.host))] : explain(status.error);
}

function explain({ guidance }: ErrorData): HTMLElement[] {
  const title = document.createElement("h2");
  title.textContent = guidance.title;
  const steps = document.createElement("ol");
  steps.append(
    ...guidance.steps.map((step) => {
      const item = document.createElement("li");
      item.textContent = step;
      return item;
    }),
  );
  return [title, paragraph(guidance.reason), steps];
}

function paragraph(text: string): HTMLElement {
  const result = document.createElement("p");
  result.textContent = text;
  return result;
}

function show(...content: HTMLElement[]): void {
  element("status").replaceChildren(...content);
}

function element(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (found === null) {
    throw new Error(`popup.html has no element ${id}`);
  }
  return found;
}
