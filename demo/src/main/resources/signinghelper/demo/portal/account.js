import { accountList, certificateList, element } from "/certificate.js";
import { get, post, postJson } from "/server.js";
import {
  clear,
  connected,
  run,
  say,
  sayStage,
  show,
  showRefusal,
} from "/work.js";

const account = document.getElementById("account");
const binding = document.getElementById("binding");
const bindingState = document.getElementById("binding-state");
const bindButton = document.getElementById("bind");
const cancelButton = document.getElementById("cancel");
const logout = document.getElementById("logout");

const NAME_DIFFERS = {
  LOCAL_LEVEL_SUFFIX: "单位名称：一方带“本级”，另一方不带",
  ABSENT: "单位名称：证书中没有",
  OTHER: "单位名称不同",
};
const CODE_DIFFERS = {
  DIFFERENT: "统一社会信用代码不同",
  ABSENT: "统一社会信用代码：证书中没有",
};

let loggedIn = null;

function parts(answer) {
  return [
    ...(answer.account === null ? [] : [accountList(answer.account)]),
    ...(answer.certificate === undefined ? [] : [certificateList(answer)]),
  ];
}

function bindingText({ isBound }) {
  return isBound
    ? "已绑定一张证书，可以用 CA 登录。换了新证书时，可以重新绑定。"
    : "未绑定。插入 U-Key，点击“绑定 CA”，然后在签章助手窗口中输入 PIN。";
}

async function refresh() {
  const { ok, content } = await get("/api/account");
  loggedIn = ok ? content.account : null;
  logout.hidden = document.getElementById("sign").hidden = !ok;
  document.getElementById("password").hidden = ok && loggedIn !== null;
  account.dataset.state = ok ? "ok" : "none";
  account.replaceChildren(
    ...(ok ? parts(content) : [element("p", content.error)]),
  );
  if (ok && loggedIn === null) {
    account.append(
      element("p", "未绑定：这张证书还没有绑定账号。请用密码登录账号后绑定。", {
        class: "note",
      }),
    );
  }
  binding.hidden = loggedIn === null;
  bindingState.textContent = loggedIn === null ? "" : bindingText(loggedIn);
  // Once it is bound, binding anew is the exception and signing the next step.
  bindButton.classList.toggle("primary", loggedIn?.isBound !== true);
}

function differences({ match }) {
  const list = element("ul");
  const texts = [
    NAME_DIFFERS[match?.name.difference],
    CODE_DIFFERS[match?.creditCode.verdict],
  ];
  list.append(
    ...texts
      .filter((text) => text !== undefined)
      .map((text) => element("li", text)),
  );
  return list;
}

async function bind(signal) {
  const found = await connected(signal);
  const { ok: issued, content: challenge } = await post(
    "/api/binding-challenge",
  );
  if (!issued) {
    showRefusal(challenge, "请过一会儿再点击“绑定 CA”。");
    return;
  }
  const { name, creditCode, role } = loggedIn;
  const nonce = challenge.nonce;
  const { token } = await found.bind({
    nonce,
    account: { name, creditCode, role },
    signal,
    onProgress: sayStage,
  });
  say("平台正在验证…");
  const { ok, content } = await postJson("/api/binding", { nonce, token });
  if (ok) {
    await refresh();
    show("ok", "绑定成功，以后可以用 CA 登录", [certificateList(content)], {
      verification: content.verification,
    });
  } else {
    showRefusal(
      content,
      "请核对证书和账号中的单位名称、统一社会信用代码。",
      differences(content),
    );
  }
}

bindButton.addEventListener("click", () => {
  say("正在打开签章助手…");
  return run(bind, { buttons: [bindButton, logout], cancelButton });
});

logout.addEventListener("click", async () => {
  await post("/api/logout");
  clear();
  await refresh();
});

await refresh();
document.documentElement.dataset.ready = "";
