import { SigningHelper, SigningHelperError } from "/signing-helper.js";
import { element } from "/certificate.js";
import { comparison } from "/comparison.js";

const PROGRESS = {
  QUEUED: "另一个页面正在使用签章助手，请稍候…",
  PROMPTING: "请在签章助手窗口输入 PIN；找不到窗口？看看任务栏。",
  SIGNING: "U-Key 正在签名…",
};

const progress = document.getElementById("progress");
const result = document.getElementById("result");

let helper;

/**
 * The page's connection to the signing helper, made when it is first needed.
 *
 * @param onGone told when it has ended by itself
 */
export async function connected(signal, onGone = () => {}) {
  if (helper === undefined) {
    const locale = new URLSearchParams(location.search).get("locale");
    const { installation } = document.documentElement.dataset;
    helper = await SigningHelper.connect({
      signal,
      ...(installation === "" ? {} : { installation }),
      ...(locale === null ? {} : { locale }),
    });
    helper.on("gone", (error) => {
      helper = undefined;
      onGone(error);
    });
  }
  return helper;
}

/** @returns the connection if there is one */
export function connection() {
  return helper;
}

export function say(text) {
  progress.textContent = text;
}

export function sayStage(stage) {
  say(PROGRESS[stage] ?? "");
}

/** @param data values for scripts in the result's data attributes */
export function show(state, title, content, data = {}) {
  clear();
  Object.assign(result.dataset, { state, ...data });
  result.replaceChildren(
    element("h2", title, { id: "result-title" }),
    ...content,
  );
  result.hidden = false;
  result.focus();
}

/** @param again does once more what has failed */
export function showError(error, again) {
  const steps = element("ol");
  steps.append(...error.steps.map((step) => element("li", step)));
  const code = element("p", `错误代码 ${error.code}`, { class: "code" });
  const reason = element("p", error.reason);
  const actions = element("p", "", { class: "actions" });
  actions.append(...linkTo(error), ...helperFor(error), ...retry(error, again));
  // A user without the extension needs only the way to it; all others read first what has happened.
  const parts =
    error.code === "EXTENSION_MISSING"
      ? [actions, reason, steps]
      : [reason, ...comparison(error), steps, actions];
  show("failed", error.title, [...parts, code], { code: error.code });
}

/** Returns a link when installing or updating helps; the library gives its address. */
function linkTo({ code, link }) {
  if (link === undefined) {
    return [];
  }
  const isFirst = code === "EXTENSION_MISSING";
  const anchor = element("a", isFirst ? "安装签章助手 " : "安装或更新 ", {
    href: link.href,
    target: "_blank",
    rel: "noreferrer",
    ...(isFirst ? { class: "primary" } : {}),
  });
  const english = isFirst ? "Install Signing Helper" : "Install or update";
  anchor.append(element("span", english, { lang: "en" }));
  return [anchor];
}

/** Returns a button that opens the helper window at the finding of this very error, when a step says to open it. */
function helperFor({ code, steps }) {
  const isAdvised = steps.some((step) =>
    /打开签章助手|open the signing helper/i.test(step),
  );
  return isAdvised
    ? [button("打开签章助手", "Open Signing Helper", () => openHelper(code))]
    : [];
}

async function openHelper(about) {
  try {
    const found = await connected();
    await found.openWindow({ about });
  } catch (error) {
    if (!(error instanceof SigningHelperError)) throw error;
    showError(error, () => openHelper(about));
  }
}

function retry({ retry: may }, again) {
  return again === undefined || may === "NEVER"
    ? []
    : [button("重试", "Try again", again)];
}

function button(text, english, onClick) {
  const made = element("button", `${text} `, { type: "button" });
  made.append(element("span", english, { lang: "en" }));
  made.addEventListener("click", onClick);
  return made;
}

/** The server has said no. */
export function showRefusal({ error, verification }, advice, ...more) {
  const id =
    verification === undefined
      ? []
      : [element("p", `验证编号 ${verification}`, { class: "code" })];
  show(
    "refused",
    error ?? "平台没有接受",
    [element("p", advice), ...more, ...id],
    verification && { verification },
  );
}

function showUnexpected(error) {
  console.error(error);
  show("failed", "没有完成", [
    element("p", "页面遇到意外错误，请刷新页面后重试。"),
  ]);
}

export function clear() {
  result.hidden = true;
  result.replaceChildren();
  for (const name of Object.keys(result.dataset)) {
    delete result.dataset[name];
  }
}

/**
 * Runs one task at a time; shows its error, and brings the buttons back in any case.
 *
 * @param buttons disabled meanwhile
 * @param cancelButton shown meanwhile if the work can be cancelled
 */
export async function run(work, options) {
  const { buttons, cancelButton, onError = () => {} } = options;
  const abort = new AbortController();
  const cancel = () => abort.abort();
  clear();
  buttons.forEach((button) => (button.disabled = true));
  if (cancelButton !== undefined) {
    cancelButton.hidden = false;
    cancelButton.addEventListener("click", cancel);
    cancelButton.focus(); // the button that was pressed is disabled now
  }
  try {
    await work(abort.signal);
  } catch (error) {
    if (error instanceof SigningHelperError) {
      showError(error, () => run(work, options));
      await onError(error);
    } else {
      showUnexpected(error);
    }
  } finally {
    say("");
    buttons.forEach((button) => (button.disabled = false));
    if (cancelButton !== undefined) {
      cancelButton.hidden = true;
      cancelButton.removeEventListener("click", cancel);
    }
  }
}
