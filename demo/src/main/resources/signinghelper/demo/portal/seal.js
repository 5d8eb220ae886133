import { element } from "/certificate.js";
import { reportParts, stateOf } from "/report.js";
import { post, postJson } from "/server.js";
import { base64Of } from "/upload.js";
import { connected, run, say, sayStage, show, showRefusal } from "/work.js";

const BESIDE = {
  format: "cms-detached",
  mediaType: "application/octet-stream",
};

/** The place is in millimetres from the top left corner of the page. */
const PLACES = {
  none: () => undefined,
  page: () => [{ page: -1, left: 140, top: 230, movable: true }],
  keyword: () => [{ keyword: document.getElementById("keyword").value }],
  riding: () => [{ riding: true }],
  ask: () => [{ ask: true }],
};

/** A format that signs within the file keeps its ending: a.pdf becomes a.signed.pdf. */
function within(formats, name) {
  const format = formats.find(({ suffix }) => suffix === `.signed.${endingOf(name)}`);
  return format && { format: format.id, mediaType: `application/${format.id}` };
}

/** Two partners of a consortium sign one .p7s: the second adds to that of the first. */
function wish(file, earlier, formats) {
  const own = earlier === undefined ? within(formats, file.name) : undefined;
  const seal = earlier === undefined ? PLACES[document.getElementById("place").value]() : undefined;
  return {
    isWithin: own !== undefined,
    ...(own ?? BESIDE),
    options: {
      ...(seal === undefined ? {} : { seal }),
      ...(earlier === undefined ? {} : { addTo: earlier }),
    },
  };
}

function endingOf(name) {
  return name.slice(name.lastIndexOf(".") + 1).toLowerCase();
}

/** @returns the file with its signature, and its name */
async function signed(file, nonce, signal) {
  const [earlier] = document.getElementById("earlier").files;
  const helper = await connected(signal);
  const { formats } = await helper.status();
  const { isWithin, format, mediaType, options } = wish(file, earlier, formats);
  const { documents, receipt } = await helper.sign({
    format,
    nonce,
    documents: [
      {
        title: file.name,
        mediaType,
        content: file,
        ...options,
      },
    ],
    signal,
    onProgress: sayStage,
  });
  const [{ signature }] = documents;
  return {
    signature,
    receipt: await base64Of(new Blob([receipt])),
    name: isWithin ? `signed-${file.name}` : `${file.name}.p7s`,
    apart: isWithin ? "" : await base64Of(file),
  };
}

async function sign(signal) {
  const [file] = document.getElementById("file").files;
  const challenge = await post("/api/signing-challenges");
  if (!challenge.ok) {
    showRefusal(challenge.content, "没有登录时不能签名。请先登录，再打开本页面。");
    return;
  }
  const made = await signed(file, challenge.content.nonce, signal);
  say("平台正在验证…");
  const taken = await postJson("/api/signing-challenges/receipt", {
    nonce: challenge.content.nonce,
    receipt: made.receipt,
    title: file.name,
    content: await base64Of(file),
  });
  if (!taken.ok) {
    showRefusal(taken.content, "平台没有接受回执。");
    return;
  }
  const { ok, content } = await postJson("/api/report", {
    document: await base64Of(made.signature),
    content: made.apart,
    asOf: "",
  });
  if (!ok) {
    showRefusal(content, "平台没有接受。");
    return;
  }
  const { indication, format } = content.report;
  const download = element("a", "下载签好的文件", {
    href: URL.createObjectURL(made.signature),
    download: made.name,
  });
  show(
    stateOf(content),
    `已签署，${content.words[indication]}`,
    [element("p", "回执已通过验证。"), ...reportParts(content), download],
    { indication, format },
  );
}

document.getElementById("form").addEventListener("submit", (event) => {
  event.preventDefault();
  say("正在打开签章助手…");
  return run(sign, {
    buttons: [document.getElementById("start")],
    cancelButton: document.getElementById("cancel"),
  });
});

document.documentElement.dataset.ready = "";
