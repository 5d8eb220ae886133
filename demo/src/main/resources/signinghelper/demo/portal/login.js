import { certificateList, element } from "/certificate.js";
import { enrolmentOffer } from "/enrolment.js";
import { post, postJson } from "/server.js";
import {
  connected,
  connection,
  run,
  say,
  sayStage,
  show,
  showRefusal,
} from "/work.js";

/** Maps each error to its hop of the way; any other error came from behind the host. */
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
const changePinButton = document.getElementById("change-pin");

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
    setHop(
      "token",
      tokens.some(({ locked }) => locked) ? "failed" : "ok",
      tokens.map(tokenText).join("；"),
    );
  }
}

function tokenText({ label, triesLeft, triesMaximum, locked }) {
  if (locked) {
    return `${label}，已锁定`;
  }
  const tries =
    triesLeft === null || triesLeft === triesMaximum
      ? ""
      : `，PIN 还可输入 ${triesLeft} 次`;
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
  HOPS.slice(position + 1).forEach((name) =>
    setHop(name, "waiting", "等前一步正常后再检查"),
  );
}

// ---- What came of it -------------------------------------------------------------------------------------------------

function unboundNote() {
  const note = element("p", "这张证书还没有绑定账号（未绑定）。请先", {
    class: "note",
  });
  note.append(
    element("a", "用密码登录", { href: "/password" }),
    "或",
    element("a", "注册账号", { href: "/register" }),
    "，再在“我的账户”中绑定 CA。",
    element(
      "span",
      "This certificate is bound to no account yet: sign in by password, then bind it.",
      { lang: "en" },
    ),
  );
  return note;
}

function showSuccess(answer, found) {
  const link = element("p");
  link.append(element("a", "进入我的账户", { href: "/account" }));
  const note =
    answer.account === null ? [unboundNote(), enrolmentOffer(found)] : [];
  const account = answer.account?.userName ?? "";
  const title =
    answer.account === null ? "证书验证通过，但尚未绑定账号" : "登录成功";
  show("ok", title, [certificateList(answer), ...note, link], {
    verification: answer.verification,
    account,
  });
}

// ---- The way through -------------------------------------------------------------------------------------------------

async function check() {
  HOPS.forEach((name) => setHop(name, "checking", "正在检查…"));
  const found = await connected(undefined, showFailedHop);
  showStatus(await found.status());
}

async function login(signal) {
  const found = await connected(signal, showFailedHop);
  const { ok: issued, content: challenge } = await post("/api/challenge");
  if (!issued) {
    showRefusal(challenge, "请过一会儿再点“登录”。");
    return;
  }
  const token = await found.login({
    nonce: challenge.nonce,
    signal,
    onProgress: sayStage,
  });
  say("平台正在验证…");
  const { ok, content } = await postJson("/api/login", {
    nonce: challenge.nonce,
    token,
  });
  if (ok) {
    showSuccess(content, found);
  } else {
    showRefusal(
      content,
      "平台没有接受这次登录。请重试一次；仍然失败时，请把下面的验证编号告诉客服。",
      enrolmentOffer(found),
    );
  }
}

/** The page learns that it is changed and nothing else: both PINs are typed in the helper's window. */
async function changePin(signal) {
  const found = await connected(signal, showFailedHop);
  await found.changePin({ signal, onProgress: sayStage });
  const note =
    "以后登录和签名都用新的 PIN。平台不知道您的 PIN，忘记时请联系发证机构。";
  show("ok", "PIN 已修改", [element("p", note)]);
}

async function refreshStatus() {
  try {
    if (connection() !== undefined) {
      showStatus(await connection().status());
    }
  } catch (error) {
    console.warn(error); // the user needs to see the login's own outcome
  }
}

/** A try that was spent, or a U-Key that was pulled out, shows at once. */
async function showWhatIsLeft(error) {
  showFailedHop(error);
  if (hopOf(error) !== "extension" && hopOf(error) !== "host") {
    await refreshStatus();
  }
}

const buttons = [loginButton, checkButton, changePinButton];

/**
 * Runs a request that opens the helper's window. Called by a button only: without a click in the last 30 seconds, as
 * when a page loads, no window opens and the library throws ACTIVATION_NEEDED.
 */
function inWindow(work) {
  return run(
    async (signal) => {
      say("正在打开签章助手…");
      await work(signal);
      await refreshStatus();
    },
    { buttons, cancelButton, onError: showWhatIsLeft },
  );
}

loginButton.addEventListener("click", () => inWindow(login));
changePinButton.addEventListener("click", () => inWindow(changePin));
checkButton.addEventListener("click", () =>
  run(check, { buttons, onError: showFailedHop }),
);

await run(check, { buttons, onError: showFailedHop });
document.documentElement.dataset.ready = "";
