import { certificateList, element } from "/certificate.js";
import { enrolmentOffer } from "/enrolment.js";
import { post, postJson } from "/server.js";
import {
  connect,
  connected,
  connection,
  run,
  say,
  sayStage,
  show,
  showRefusal,
} from "/work.js";

const status = connect(document.querySelector("signing-helper-status"));
const loginButton = document.getElementById("login");
const cancelButton = document.getElementById("cancel");
const checkButton = document.getElementById("check");
const changePinButton = document.getElementById("change-pin");

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
      "This certificate is bound to no account yet: log in by password, then bind it.",
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
  show(answer.account === null ? "partly" : "ok", title, [certificateList(answer), ...note, link], {
    verification: answer.verification,
    account,
  });
}

// ---- The way through -------------------------------------------------------------------------------------------------

async function check() {
  await status.check();
}

async function login(signal) {
  const found = await connected(signal);
  const { ok: issued, content: challenge } = await post("/api/challenge");
  if (!issued) {
    showRefusal(challenge, "请过一会儿再点击“登录”。");
    return;
  }
  const token = await found.login({
    nonce: challenge.nonce,
    signal,
    onProgress: sayStage,
  });
  status.certificate = token.unverifiedCertificate;
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
      "平台没有接受这次登录。请重试一次；仍然失败时，请把下面的验证编号告诉技术支持。",
      enrolmentOffer(found),
    );
  }
}

/** The page learns that it is changed and nothing else: both PINs are typed in the helper's window. */
async function changePin(signal) {
  const found = await connected(signal);
  await found.changePin({ signal, onProgress: sayStage });
  const note =
    "以后登录和签名都用新的 PIN。平台不知道您的 PIN，忘记时请联系发证机构。";
  show("ok", "PIN 已修改", [element("p", note)]);
}

async function refreshStatus() {
  try {
    if (connection() !== undefined) {
      await status.check();
    }
  } catch (error) {
    console.warn(error); // the user needs to see the login's own outcome
  }
}

/** A try that was spent, or a U-Key that was pulled out, shows at once. */
async function showWhatIsLeft(error) {
  const row = status.fail(error);
  if (row !== "extension" && row !== "host") {
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
checkButton.addEventListener("click", () => run(check, { buttons }));

await run(check, { buttons });
document.documentElement.dataset.ready = "";
