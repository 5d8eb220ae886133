import { SigningHelper, SigningHelperError } from "/signing-helper.js";
import { certificateList, element } from "/certificate.js";

const PROGRESS = {
  QUEUED: "另一个页面正在使用签章助手，请稍候…",
  PROMPTING: "请在签章助手窗口输入 PIN；找不到窗口？看看任务栏。",
  SIGNING: "U-Key 正在签名…",
};

/** Which hop of the way each error is about; any other error came from behind the host. */
const HOP_OF_ERROR = {
  EXTENSION_MISSING: "extension",
  EXTENSION_GONE: "extension",
  ORIGIN_NOT_ALLOWED: "extension",
  VERSION_MISMATCH: "host",
  PROFILE_INVALID: "host",
  TOKEN_ABSENT: "token",
  TOKEN_REMOVED: "token",
  DRIVER_FAILED: "token",
  PIN_LOCKED: "token",
};

const HOPS = ["extension", "host", "token"];

const loginButton = document.getElementById("login");
const cancelButton = document.getElementById("cancel");
const checkButton = document.getElementById("check");
const progress = document.getElementById("progress");
const result = document.getElementById("result");

let helper;

// ---- The hops --------------------------------------------------------------------------------------------------------

function setHop(name, state, detail) {
  const hop = document.querySelector(`[data-hop="${name}"]`);
  hop.dataset.state = state;
  hop.querySelector(".detail").textContent = detail;
}

function showStatus({ extension, host, tokens }) {
  setHop("extension", "ok", `正常，版本 ${extension}`);
  setHop("host", "ok", `正常，版本 ${host}`);
  if (tokens.length === 0) {
    setHop("token", "missing", "没有检测到，请插入 U-Key");
  } else {
    setHop("token", tokens.some(({ locked }) => locked) ? "failed" : "ok", tokens.map(tokenText).join("；"));
  }
}

function tokenText({ label, triesLeft, triesMaximum, locked }) {
  if (locked) {
    return `${label}，已锁定`;
  }
  const tries = triesLeft === null || triesLeft === triesMaximum ? "" : `，PIN 还可输入 ${triesLeft} 次`;
  return `${label}，已插入${tries}`;
}

function hopOf({ code }) {
  return HOP_OF_ERROR[code] ?? (code.startsWith("HOST_") ? "host" : undefined);
}

function showFailedHop(error) {
  const failed = hopOf(error);
  if (failed === undefined) {
    return;
  }
  const position = HOPS.indexOf(failed);
  HOPS.slice(0, position).forEach((name) => setHop(name, "ok", "正常"));
  setHop(failed, "failed", error.title);
  HOPS.slice(position + 1).forEach((name) => setHop(name, "waiting", "等前一步正常后再检查"));
}

// ---- What came of it -------------------------------------------------------------------------------------------------

function show(state, title, ...content) {
  result.dataset.state = state;
  delete result.dataset.code;
  result.replaceChildren(element("h2", title, { id: "result-title" }), ...content);
  result.hidden = false;
  result.focus();
}

function showUnexpected(error) {
  console.error(error);
  show("failed", "登录失败", element("p", "页面遇到意外错误，请刷新页面后重试。"));
}

function showError(error) {
  const steps = element("ol");
  steps.append(...error.steps.map((step) => element("li", step)));
  show(
    "failed",
    error.title,
    element("p", error.reason),
    steps,
    element("p", `错误代码 ${error.code}`, { class: "code" }),
  );
  result.dataset.code = error.code;
  showFailedHop(error);
}

function showRefusal({ error, verification }) {
  show(
    "refused",
    error,
    element("p", "门户没有接受这次登录。请重试一次；仍然失败时，请把下面的验证编号告诉客服。"),
    element("p", `验证编号 ${verification}`, { class: "code" }),
  );
  result.dataset.verification = verification;
}

function showSuccess(answer) {
  const link = element("a", "进入我的账户", { href: "/account" });
  const paragraph = element("p");
  paragraph.append(link);
  show("ok", "登录成功", certificateList(answer), paragraph);
  result.dataset.verification = answer.verification;
}

function clear() {
  result.hidden = true;
  result.replaceChildren();
  delete result.dataset.state;
  delete result.dataset.code;
  delete result.dataset.verification;
}

// ---- The way through -------------------------------------------------------------------------------------------------

async function connected(signal) {
  if (helper === undefined) {
    const locale = new URLSearchParams(location.search).get("locale");
    helper = await SigningHelper.connect({ signal, ...(locale === null ? {} : { locale }) });
    helper.on?.("gone", (error) => {
      helper = undefined;
      showFailedHop(error);
    });
  }
  return helper;
}

async function check() {
  HOPS.forEach((name) => setHop(name, "checking", "正在检查…"));
  const found = await connected();
  showStatus(await found.status());
}

async function post(path, body, headers = {}) {
  const response = await fetch(path, { method: "POST", body, headers });
  return { ok: response.ok, content: await response.json() };
}

async function login(signal) {
  const found = await connected(signal);
  const { content: challenge } = await post("/api/challenge");
  const token = await found.login({
    nonce: challenge.nonce,
    signal,
    onProgress: (stage) => {
      progress.textContent = PROGRESS[stage] ?? "";
    },
  });
  progress.textContent = "门户正在验证…";
  const headers = { "Content-Type": "application/json", "Login-Nonce": challenge.nonce };
  const { ok, content } = await post("/api/login", JSON.stringify(token), headers);
  if (ok) {
    showSuccess(content);
  } else {
    showRefusal(content);
  }
}

async function refreshStatus() {
  try {
    if (helper !== undefined) {
      showStatus(await helper.status());
    }
  } catch (error) {
    console.warn(error); // the login's own outcome is what the person needs to see
  }
}

/** A try that was spent, or a U-Key that was pulled out, shows at once. */
async function showWhatIsLeft(error) {
  showError(error);
  if (hopOf(error) !== "extension" && hopOf(error) !== "host") {
    await refreshStatus();
  }
}

/** Runs one thing at a time; its error is shown, and the buttons come back whatever happens. */
async function run(work, { cancellable = false } = {}) {
  const abort = new AbortController();
  const cancel = () => abort.abort();
  clear();
  loginButton.disabled = checkButton.disabled = true;
  cancelButton.hidden = !cancellable;
  cancelButton.addEventListener("click", cancel);
  if (cancellable) {
    cancelButton.focus(); // the button that was pressed is disabled now
  }
  try {
    await work(abort.signal);
  } catch (error) {
    if (error instanceof SigningHelperError) {
      await showWhatIsLeft(error);
    } else {
      showUnexpected(error);
    }
  } finally {
    progress.textContent = "";
    loginButton.disabled = checkButton.disabled = false;
    cancelButton.hidden = true;
    cancelButton.removeEventListener("click", cancel);
  }
}

loginButton.addEventListener("click", () =>
  run(
    async (signal) => {
      progress.textContent = "正在打开签章助手…";
      await login(signal);
      await refreshStatus();
    },
    { cancellable: true },
  ),
);
checkButton.addEventListener("click", () => run(check));

await run(check);
document.documentElement.dataset.ready = "";
