import { certificateList, element } from "/certificate.js";
import { post, postJson } from "/server.js";
import { connected, run, say, sayStage, show, showRefusal } from "/work.js";

const form = document.getElementById("form");
const startButton = document.getElementById("start");
const cancelButton = document.getElementById("cancel");
const table = document.getElementById("documents");

function bytesOf(base64) {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}

function addRow({ title }) {
  const row = element("tr", "", { "data-state": "waiting" });
  row.append(element("td", title), element("td", "等待签名"), element("td"));
  table.tBodies[0].append(row);
  return row;
}

function setRow(row, state, text) {
  row.dataset.state = state;
  row.cells[1].textContent = text;
}

function offerDownload(row, batch, index) {
  const { detached } = batch.documents[index];
  const signature = element("a", "签名", {
    href: `/api/batches/${batch.id}/signatures/${index}`,
    download: "",
  });
  const content = element("a", "文件", {
    href: `/api/batches/${batch.id}/documents/${index}`,
    download: "",
  });
  row.cells[2].append(
    signature,
    ...(detached ? [" ", content] : []),
  );
}

/** Hands one signature to the portal as soon as it is there; the portal decides whether it counts. */
async function deliver(batch, row, index, signature) {
  const { ok, content } = await post(
    `/api/batches/${batch.id}/signatures/${index}`,
    signature,
  );
  if (ok) {
    row.dataset.verification = content.verification;
    setRow(
      row,
      "ok",
      `已签名并通过验证（${content.form}，${content.algorithm}）`,
    );
    offerDownload(row, batch, index);
  } else {
    row.dataset.verification = content.verification ?? "";
    setRow(row, "failed", content.reason ?? content.error);
  }
  return content;
}

async function order() {
  const count = document.getElementById("count").valueAsNumber;
  const { ok, content } = await postJson("/api/batches", {
    count,
    format: document.getElementById("format").value,
  });
  if (!ok) {
    showRefusal(content, "没有登录时不能签名。请先登录，再打开本页面。");
    return undefined;
  }
  return content;
}

async function finish(batch, receipt, found) {
  const { ok, content } = await post(
    `/api/batches/${batch.id}/receipt`,
    receipt,
  );
  if (!ok || found.some((one) => one.form === undefined)) {
    showRefusal(
      ok ? { error: "有的签名没有通过验证" } : content,
      "平台没有接受。请把下面的验证编号告诉技术支持。",
    );
    return;
  }
  const { signed, total } = content;
  const title =
    signed === total
      ? `已签署全部 ${total} 个文件`
      : `已签署 ${signed} 个，其余 ${total - signed} 个没有签`;
  show(
    signed === total ? "ok" : "partly",
    title,
    [
      element("p", "回执已通过验证。"),
      certificateList(content),
      element("a", "下载回执", {
        href: URL.createObjectURL(new Blob([receipt])),
        download: "receipt.p7s",
      }),
    ],
    {
      verification: content.verification,
      signed: String(signed),
      total: String(total),
    },
  );
}

async function sign(signal) {
  table.tBodies[0].replaceChildren();
  table.hidden = true;
  const batch = await order();
  if (batch === undefined) {
    return;
  }
  const rows = batch.documents.map(addRow);
  table.hidden = false;
  const deliveries = [];
  try {
    const helper = await connected(signal);
    const documents = batch.documents.map(
      ({ title, mediaType, content, format, seal }) => ({
        title,
        mediaType,
        format,
        content: bytesOf(content),
        ...(seal === undefined ? {} : { seal }),
      }),
    );
    const { receipt } = await helper.sign({
      format: documents[0].format,
      nonce: batch.nonce,
      documents,
      signal,
      onProgress: sayStage,
      onDocument: (index, signature) =>
        deliveries.push(deliver(batch, rows[index], index, signature)),
    });
    say("平台正在验证…");
    await finish(batch, receipt, await Promise.all(deliveries));
  } finally {
    await Promise.allSettled(deliveries);
    rows
      .filter((row) => row.dataset.state === "waiting")
      .forEach((row) => setRow(row, "missing", "没有签名"));
  }
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  say("正在打开签章助手…");
  return run(sign, { buttons: [startButton], cancelButton });
});

document.documentElement.dataset.ready = "";
