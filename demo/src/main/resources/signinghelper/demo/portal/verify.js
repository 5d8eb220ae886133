import { certificateList, element } from "/certificate.js";
import { postJson } from "/server.js";
import { chosen } from "/upload.js";
import { run, say, show, showRefusal } from "/work.js";

const form = document.getElementById("form");
const startButton = document.getElementById("start");

/** Other software's ways of writing, in their names; empty text for a document in exactly its form. */
function deviations({ deviations: found }) {
  return found.length === 0 ? "" : `，与标准写法不同：${found.join("、")}`;
}

async function verify() {
  say("平台正在验证…");
  const upload = {
    signature: await chosen("signature"),
    content: await chosen("content"),
    policy: document.getElementById("policy").value,
  };
  const { ok, content } = await postJson("/api/verify", upload);
  if (ok) {
    const time =
      content.signingTime === null
        ? "没有写"
        : new Date(content.signingTime).toLocaleString("zh-CN");
    const claimed = element(
      "p",
      `签名时间（签名人的电脑所写）：${time}；格式 ${content.form}${deviations(content)}`,
    );
    show("ok", "签名有效", [certificateList(content), claimed], {
      verification: content.verification,
    });
  } else {
    const reason = element(
      "p",
      content.reason === undefined ? "" : `原因 ${content.reason}`,
      { class: "code" },
    );
    showRefusal(
      content,
      "请核对签名文件和原文件是否配套、有没有改动。",
      reason,
    );
  }
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  return run(verify, { buttons: [startButton] });
});

document.documentElement.dataset.ready = "";
