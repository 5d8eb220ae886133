import { reportParts, stateOf } from "/report.js";
import { postJson } from "/server.js";
import { chosen } from "/upload.js";
import { run, say, show, showRefusal } from "/work.js";

/** Returns the time that was chosen, in UTC; empty text for the present. */
function asOf() {
  const { value } = document.getElementById("as-of");
  return value === "" ? "" : new Date(value).toISOString();
}

async function verify() {
  say("平台正在验证…");
  const upload = {
    document: await chosen("document"),
    content: await chosen("content"),
    asOf: asOf(),
  };
  const { ok, content } = await postJson("/api/report", upload);
  if (!ok) {
    showRefusal(content, "请换一个文件。");
    return;
  }
  const { indication, format } = content.report;
  show(stateOf(content), content.words[indication], reportParts(content), {
    indication,
    format,
  });
}

document.getElementById("form").addEventListener("submit", (event) => {
  event.preventDefault();
  return run(verify, { buttons: [document.getElementById("start")] });
});

document.documentElement.dataset.ready = "";
