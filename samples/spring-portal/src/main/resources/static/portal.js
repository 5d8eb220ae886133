import { SigningHelper, SigningHelperError } from "/signing-helper.js";

const result = document.getElementById("result");
const shown = document.querySelector("signing-helper-error");
const buttons = [...document.querySelectorAll("button")];

/** Asks for the CSRF token each time: it changes with every login. */
async function post(path, body, type = "application/json") {
  const { headerName, token } = await (await fetch("/api/csrf")).json();
  const headers = { [headerName]: token, "Content-Type": type };
  const response = await fetch(path, { method: "POST", body, headers });
  const text = await response.text();
  const content = text === "" ? {} : JSON.parse(text);
  if (!response.ok) {
    throw Object.assign(new Error(), { code: content.error ?? String(response.status), title: content.message });
  }
  return content;
}

function postJson(path, content) {
  return post(path, JSON.stringify(content));
}

async function showAccount() {
  const response = await fetch("/api/account");
  const account = document.getElementById("account");
  if (!response.ok) {
    account.textContent = "尚未登录 Not logged in";
    delete account.dataset.userName;
    return undefined;
  }
  const found = await response.json();
  const way = found.certificate === null ? "密码 password" : `证书 certificate ${found.certificate.slice(0, 16)}…`;
  account.textContent = `${found.userName}，${found.organisation}，${found.creditCode}；登录方式 by: ${way}`;
  account.dataset.userName = found.userName;
  account.dataset.certificate = found.certificate ?? "";
  return found;
}

async function passwordLogin() {
  const fields = new URLSearchParams({
    username: document.getElementById("user-name").value,
    password: document.getElementById("password").value,
  });
  try {
    await post("/api/password-login", fields.toString(), "application/x-www-form-urlencoded");
  } catch (error) {
    throw Object.assign(error, {
      title: "用户名或密码不对，请重新输入 User name or password is wrong; please enter them again",
    });
  }
  document.getElementById("password").value = "";
  return "已登录 Logged in";
}

async function login() {
  const helper = await SigningHelper.connect();
  const { nonce } = await post("/signing-helper/challenge");
  const token = await helper.login({ nonce });
  document.querySelector("signing-helper-status").certificate = token.unverifiedCertificate;
  await postJson("/signing-helper/login", { nonce, token });
  return "已用证书登录 Logged in by certificate";
}

async function bind() {
  const account = await showAccount();
  if (account === undefined) {
    return "请先用密码登录 Please log in by password first";
  }
  const helper = await SigningHelper.connect();
  const { nonce } = await post("/api/binding-challenge");
  const { organisation: name, creditCode, role } = account;
  const { token } = await helper.bind({ nonce, account: { name, creditCode, role } });
  return (await postJson("/api/binding", { nonce, token })).message;
}

async function sign() {
  const helper = await SigningHelper.connect();
  const { nonce, title, content } = await post("/api/signing");
  const documents = [{ title, mediaType: "text/plain", content: bytes(content) }];
  let signature;
  const { receipt } = await helper.sign({
    format: "cms-detached",
    nonce,
    documents,
    onDocument: (index, made) => (signature = made),
  });
  const verified = await postJson("/api/signature", {
    nonce,
    signature: await base64(signature),
    receipt: await base64(receipt),
  });
  Object.assign(result.dataset, { form: verified.form, certificate: verified.certificate });
  return verified.message;
}

function bytes(text) {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}

async function base64(content) {
  const all = new Uint8Array(await new Blob([content]).arrayBuffer());
  return btoa(String.fromCharCode(...all));
}

/** Shows what came of a button. Each runs from a click: otherwise no window opens. Until it has ended no other runs. */
async function run(work) {
  buttons.forEach((button) => (button.disabled = true));
  delete result.dataset.state;
  shown.error = undefined;
  result.textContent = "请稍候… Please wait…";
  try {
    result.textContent = await work();
    result.dataset.state = "ok";
  } catch (error) {
    showFailure(error, work);
  }
  await showAccount();
  buttons.forEach((button) => (button.disabled = false));
}

/** An error of the page library has words, steps and buttons of its own. */
function showFailure(error, work) {
  const isKnown = error instanceof SigningHelperError;
  result.textContent = isKnown ? "" : `${error.title ?? error.message}（${error.code ?? error.name}）`;
  Object.assign(result.dataset, { state: isKnown ? error.outcome : "failed", code: error.code ?? error.name });
  shown.again = () => run(work);
  shown.error = isKnown ? error : undefined;
}

document.getElementById("password-form").addEventListener("submit", (event) => {
  event.preventDefault();
  run(passwordLogin);
});
document.getElementById("login").addEventListener("click", () => run(login));
document.getElementById("bind").addEventListener("click", () => run(bind));
document.getElementById("sign").addEventListener("click", () => run(sign));
document.getElementById("logout").addEventListener("click", () =>
  run(async () => {
    await post("/api/logout");
    return "已退出 Logged out";
  }),
);

await showAccount();
document.documentElement.dataset.ready = "";
