import { certificateList, element } from "/certificate.js";
import { postJson } from "/server.js";
import { base64Of, chosen } from "/upload.js";
import { run, say, show, showRefusal } from "/work.js";

const OUTCOMES = { SIGNED: "已签名", NOT_SIGNED: "没有签" };

function list(lines) {
  const made = element("ol");
  for (const { title, outcome, given } of lines) {
    const compared = given ? "，与上传的文件一致" : "，没有上传这个文件";
    made.append(
      element("li", `${title}：${OUTCOMES[outcome]}${compared}`, {
        "data-outcome": outcome,
        "data-given": String(given),
      }),
    );
  }
  return made;
}

async function verify() {
  say("平台正在验证…");
  const documents = [...document.getElementById("documents").files];
  const { ok, content } = await postJson("/api/receipts", {
    receipt: await chosen("receipt"),
    documents: await Promise.all(documents.map(base64Of)),
  });
  if (!ok) {
    showRefusal(content, "请核对是不是回执文件，有没有改动。");
    return;
  }
  const { portal, lines, verification } = content;
  const signed = lines.filter(({ outcome }) => outcome === "SIGNED").length;
  const asked = portal === "" ? "在电脑上的命令行中" : `在 ${portal}`;
  show(
    "ok",
    `回执有效：签了 ${signed} 个，共 ${lines.length} 个`,
    [element("p", `签名：${asked}`), certificateList(content), list(lines)],
    { verification, signed: String(signed), total: String(lines.length) },
  );
}

document.getElementById("form").addEventListener("submit", (event) => {
  event.preventDefault();
  return run(verify, { buttons: [document.getElementById("start")] });
});

document.documentElement.dataset.ready = "";
