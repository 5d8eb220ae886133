import { bidLine, counted, inWords, isOpened, recordLink, stateOf, stateOfOutcomes } from "/bid-line.js";
import { certificateList, definitions, element } from "/certificate.js";
import { get, post, postJson, putJson } from "/server.js";
import { base64Of } from "/upload.js";
import { connected, run, say, sayStage, show, showRefusal } from "/work.js";

const UNTIL_OPENING_MS = 120_000;
const REFRESH_MS = 5_000;
const at = (id) => document.getElementById(id);
const BUTTONS = ["make", "now", "seal", "rehearse", "open", "agency", "declare"].map(at);
const faults = at("faults");

/** Name of a tender; anything else in the address would lead requests elsewhere. */
const TENDER = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;

/** The address keeps the tender, so that another supplier can be sent there. */
let id = new URLSearchParams(location.search).get("tender");
if (id !== null && !TENDER.test(id)) {
  id = null;
}
let tender;
let ahead = 0; // the server's clock before the browser's, in milliseconds
let nonce; // of the attempt that ended with an error

const path = (what = "") => `/api/tenders/${id}${what}`;
const record = (statement) => path(`/statements/${statement}`);

function tick() {
  if (tender === undefined) {
    return;
  }
  const left = Math.ceil((Date.parse(tender.opens) - Date.now() - ahead) / 1_000);
  const text = left <= 0 ? "已到开标时间。" : `还有 ${Math.floor(left / 60)} 分 ${left % 60} 秒。`;
  if (at("countdown").textContent !== text) {
    at("countdown").textContent = text;
  }
  document.body.dataset.tender = left <= 0 ? "open" : "sealed";
}

async function refresh() {
  const { ok, content } = id === null ? { ok: false } : await get(path());
  if (!ok) {
    return;
  }
  tender = content;
  ahead = Date.parse(content.now) - Date.now();
  at("opens").textContent = `开标时间 ${new Date(content.opens).toLocaleString("zh-CN")}，`;
  at("now").hidden = at("agency").hidden = !content.isMaker;
  tick();
  showBids(content.bids);
}

/** Shows how each bid stands; before the opening the server tells nothing of the others. */
function showBids(bids) {
  const isMine = bids.some((bid) => bid.isMine);
  at("mine").textContent =
    document.body.dataset.tender === "open"
      ? `收到 ${bids.length} 份投标，其中${isMine ? "有" : "没有"}您的。`
      : `${isMine ? "已收到您的投标" : "还没有您的投标"}。其他投标开标以后才显示。`;
  const list = at("bids");
  const shown = JSON.stringify(bids);
  if (list.dataset.shown !== shown) {
    list.dataset.shown = shown;
    list.replaceChildren(...bids.map((bid) => bidLine(bid, record)));
  }
}

async function make() {
  const { ok, content } = await postJson("/api/tenders", { opens: later(UNTIL_OPENING_MS) });
  if (!ok) {
    showRefusal(content, "请到“我的账户”登录账号，并绑定 CA。");
    return;
  }
  ({ id } = content);
  history.replaceState(null, "", `?tender=${id}`);
  await refresh();
}

function later(milliseconds) {
  return new Date(Date.now() + milliseconds).toISOString();
}

async function openNow() {
  const { ok, content } = await putJson(path(), { opens: later(ahead) });
  await refresh();
  if (!ok) {
    showRefusal(content, "只有新建这个项目的账号能改开标时间，而且只在开标以前。");
  }
}

/** Seals to the user's own certificate as well: without it only the agency could open. */
async function seal(signal) {
  const chosen = [...at("file").files];
  const helper = await connected(signal);
  const certificate = await helper.selectCertificate({ purpose: "encrypt", signal });
  const named = await postJson(path("/recipients"), { certificate });
  if (!named.ok) {
    showRefusal(named.content, "请选择本单位的加密证书。");
    return;
  }
  const { documents } = await helper.envelopes.encrypt({
    recipients: named.content.recipients,
    documents: chosen.map((file) => ({ title: file.name, content: file })),
    opens: new Date(tender.opens),
    signal,
    onProgress: () => say("请在签章助手窗口里核对：谁能打开。"),
  });
  const files = await Promise.all(
    documents.map(async ({ title, envelope }) => ({ title, envelope: await base64Of(envelope) })),
  );
  const { ok, content } = await putJson(path("/bid"), { certificate, files });
  await refresh();
  if (!ok) {
    showRefusal(content, "平台没有收下投标文件。");
    return;
  }
  const rows = documents.map(({ title, envelope }) => [title, `加密后 ${envelope.size} 字节`]);
  const advice = "建议现在做一次开标演练，看这只 U-Key 到时能不能打开。";
  show("ok", "已加密并投标", [definitions(rows), element("p", advice)], { sealed: "" });
}

/** @param what `rehearsal` or `opening` */
async function begin(what) {
  const { ok, content } = await post(path(`/${what}`));
  if (!ok) {
    showRefusal(content, "请核对时间，并先加密并投标。");
    return undefined;
  }
  ({ nonce } = content); // until it is known that no error needs it
  const envelopes = content.files.map(({ title, envelope }) => ({
    title,
    content: Uint8Array.from(atob(envelope), (character) => character.charCodeAt(0)),
  }));
  return { nonce, envelopes };
}

/**
 * Hands the signed statement to the server, which verifies it; shows what it says.
 *
 * @param how state of the result
 */
async function state(statement, how, title, ...more) {
  nonce = undefined;
  if (statement === null) {
    show(how, title, [...more, element("p", "U-Key 上没有能签名的密钥，所以没有签名的记录。")]);
    return;
  }
  say("平台正在验证…");
  const { ok, content } = await post(path("/statement"), statement).catch(() => ({ ok: false, content: {} }));
  if (!ok) {
    const send = element("button", "再次发送", { type: "button" });
    send.addEventListener("click", () => start(() => state(statement, how, title, ...more), "请稍候…"));
    const isJudged = content.verification !== undefined; // else the attempt still waits
    showRefusal(content, "平台没有接受签名的记录。", ...more, ...(isJudged ? [] : [send]));
    return;
  }
  await refresh();
  const { outcomes, verification } = content;
  const kept = element("p", `签名的记录已通过验证，由平台保存：${counted(outcomes)}。`);
  kept.append(recordLink(record(content.statement), "下载记录"));
  const outcome = [...new Set(outcomes)].join(" ");
  show(how, title, [...more, kept, certificateList(content)], { verification, outcome });
}

async function rehearse(signal) {
  const asked = await begin("rehearsal");
  if (asked === undefined) {
    return;
  }
  const helper = await connected(signal);
  const { envelopes, statement } = await helper.envelopes.rehearse({ ...asked, signal, onProgress: sayStage });
  await state(statement, stateOfOutcomes(envelopes), `演练结果：${counted(envelopes)}`);
}

async function open(signal) {
  const asked = await begin("opening");
  if (asked === undefined) {
    return;
  }
  const helper = await connected(signal);
  let count = 0;
  const { envelopes, statement } = await helper.envelopes.open({
    ...asked,
    signal,
    onProgress: (stage) => count === 0 && sayStage(stage),
    onDocument: () => say(`已打开 ${++count} 个，共 ${asked.envelopes.length} 个…`),
  });
  const list = element("ul");
  list.append(...envelopes.map(openedFile));
  const outcomes = envelopes.map(({ outcome }) => outcome);
  await state(statement, stateOfOutcomes(outcomes), `开标结果：${counted(outcomes)}`, list);
}

function openedFile({ title, outcome, content }) {
  const line = element("li", `${title}：${inWords(outcome)}。`, { "data-outcome": outcome });
  if (content !== undefined) {
    line.append(element("a", "下载", { href: URL.createObjectURL(content), download: title }));
  }
  return line;
}

/** Has the user sign what went wrong, under the nonce of the attempt. */
async function declare(signal) {
  const helper = await connected(signal);
  const statement = await helper.envelopes.declare({ nonce, signal, onProgress: sayStage });
  await state(statement, "partly", "已签名说明没有打开");
}

async function openByAgency() {
  const { ok, content } = await post(path("/agency"));
  if (!ok) {
    showRefusal(content, "请用新建这个项目的账号登录，开标时间到了以后再点。");
    return;
  }
  const { bids } = content;
  const rows = bids.flatMap(({ supplier, byAgency }) =>
    byAgency.map((sha256) => [supplier, isOpened(sha256) ? `已打开，SHA-256 ${sha256}` : "没能打开，原因无法判断"]),
  );
  await refresh();
  if (bids.length === 0) {
    show("ended", "没有投标可以打开", []);
    return;
  }
  const whole = bids.filter(({ byAgency }) => byAgency.every(isOpened)).length;
  const isAnyOpened = bids.some(({ byAgency }) => byAgency.some(isOpened));
  const title = `代理机构打开了 ${whole} 份投标${whole === bids.length ? "" : `，共 ${bids.length} 份`}`;
  const how = whole === 0 && isAnyOpened ? "partly" : stateOf(whole, bids.length);
  show(how, title, [definitions(rows)], { opened: String(whole) });
}

function start(work, text = "正在打开签章助手…") {
  say(text);
  at("declare").hidden = true;
  return run(work, {
    buttons: BUTTONS,
    cancelButton: at("cancel"),
    onError: () => {
      at("declare").hidden = nonce === undefined;
    },
  });
}

async function offerFaults() {
  const { content } = await get("/api/faults");
  const boxes = [...faults.querySelectorAll("input")];
  for (const box of boxes) {
    box.disabled = !content.possible.includes(box.name);
    box.checked = content.made.includes(box.name);
  }
  faults.hidden = boxes.every(({ disabled }) => disabled);
}

faults.addEventListener("change", () =>
  putJson("/api/faults", {
    made: [...faults.querySelectorAll("input:checked")].map(({ name }) => name),
  }),
);
at("form").addEventListener("submit", (event) => {
  event.preventDefault();
  return start(tender === undefined ? make : seal);
});
for (const [button, work] of Object.entries({ rehearse, open, declare })) {
  at(button).addEventListener("click", () => start(work));
}
for (const [button, work] of Object.entries({ make, now: openNow, agency: openByAgency })) {
  at(button).addEventListener("click", () => start(work, "请稍候…"));
}

await refresh();
await offerFaults();
setInterval(tick, 500);
setInterval(() => refresh().catch(() => {}), REFRESH_MS); // others bid and open meanwhile
document.documentElement.dataset.ready = "";
