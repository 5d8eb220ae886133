import "/signing-helper-elements.js";
import { SigningHelper, SigningHelperError } from "/signing-helper.js";
import { element } from "/certificate.js";
import { comparison } from "/comparison.js";

const PROGRESS = {
  QUEUED: "另一个页面正在使用签章助手，请稍候…",
  PROMPTING: "请在签章助手窗口输入 PIN；找不到窗口？看看任务栏。",
  SIGNING: "U-Key 正在签名…",
  OPENING: "U-Key 正在打开加密文件…",
};

const progress = document.getElementById("progress");
const result = document.getElementById("result");

/** Language that the address asks for in the place of the page's. */
const LOCALE = new URLSearchParams(location.search).get("locale");

let helper;

/** The page's connection to the signing helper, made when it is first needed. */
export async function connected(signal) {
  if (helper === undefined) {
    const { installation } = document.documentElement.dataset;
    helper = await SigningHelper.connect({
      signal,
      ...(installation === "" ? {} : { installation }),
      ...(LOCALE === null ? {} : { locale: LOCALE }),
    });
    helper.on("gone", () => {
      helper = undefined;
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

/** Has one of the library's elements use the page's connection, in its language. */
export function connect(shown) {
  shown.connect = connected;
  if (LOCALE !== null) {
    shown.lang = LOCALE;
  }
  return shown;
}

/** @param data values for scripts in the result's data attributes */
export function show(state, title, content, data = {}) {
  present(state, title, [element("h2", title), ...content], data);
}

function present(state, title, content, data) {
  clear();
  Object.assign(result.dataset, { state, ...data });
  result.replaceChildren(...content);
  result.ariaLabel = title;
  result.hidden = false;
  result.focus();
}

/** @param again does once more what has failed */
export function showError(error, again) {
  const shown = connect(element("signing-helper-error"));
  shown.append(...comparison(error));
  shown.again = again;
  present(error.outcome, error.title, [shown], { code: error.code });
  shown.error = error;
}

/** Opens the helper's window at the finding of a code, whose details and repairs no page sees. */
export async function openHelper(about) {
  try {
    await (await connected()).openWindow({ about });
  } catch (error) {
    if (!(error instanceof SigningHelperError)) throw error;
    showError(error, () => openHelper(about));
  }
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
