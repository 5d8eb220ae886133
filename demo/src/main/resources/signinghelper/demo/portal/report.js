import { definitions, element } from "/certificate.js";

/** Picture types that every browser draws. */
const DRAWN = { png: "png", jpg: "jpeg", jpeg: "jpeg", gif: "gif", bmp: "bmp" };

const STATES = {
  TOTAL_PASSED: "ok",
  INDETERMINATE: "undecided",
  TOTAL_FAILED: "refused",
};

/** Returns the state of a result that a report decides. */
export function stateOf({ report }) {
  return STATES[report.indication];
}

function time(instant) {
  return new Date(instant).toLocaleString("zh-CN", {
    timeZone: "Asia/Shanghai",
  });
}

function readable(fact) {
  return /^\d{4}-\d\d-\d\dT.*Z$/.test(fact) ? time(fact) : fact;
}

/** Returns the sentences that say more than that all is well, each with its code. */
function findings(found, words) {
  const list = element("ul");
  for (const { code, severity, facts } of found) {
    if (severity !== "GOOD") {
      const more = Object.values(facts).map(readable).join("，");
      const text = `${words[code]}${more === "" ? "" : `（${more}）`} `;
      const item = element("li", text, { "data-severity": severity });
      item.append(element("span", code, { class: "code" }));
      list.append(item);
    }
  }
  return list.childElementCount === 0 ? [] : [list];
}

function seal({ name, validFrom, validUntil, maker, pictureType, picture }) {
  const rows = [
    ["印章", name],
    ["印章有效期", `${time(validFrom)} 至 ${time(validUntil)}`],
    ["制章者", maker === null ? "无法读取" : maker.holder],
  ];
  const type = DRAWN[pictureType.toLowerCase()];
  return type === undefined
    ? [definitions(rows)]
    : [
        definitions(rows),
        element("img", "", {
          alt: `印章 ${name}`,
          class: "seal",
          src: `data:image/${type};base64,${picture}`,
        }),
      ];
}

/** Returns the picture that a signature shows without a seal: its signer chose it. */
function picture(png) {
  const said = "签名人自己放在页面上的，文件里没有印章数据可以核对";
  return [
    definitions([["印章图片", said]]),
    element("img", "", {
      alt: "印章图片",
      class: "seal",
      src: `data:image/png;base64,${png}`,
    }),
  ];
}

function signature(found, words) {
  const title = `签名 ${found.name}：${words[found.indication]}`;
  const rows = [
    ["签名人", found.signer === null ? "没有写" : found.signer.holder],
    ...(found.proved === null
      ? []
      : [["时间戳证明的时间", time(found.proved)]]),
    ...(found.claimed === null
      ? []
      : [["签名人电脑上的时间", time(found.claimed)]]),
    ...(found.notCovered.length === 0
      ? []
      : [["不在签名之内", found.notCovered.join("、")]]),
  ];
  return [
    element("h3", title, { "data-indication": found.indication }),
    definitions(rows),
    ...(found.seal === null ? [] : seal(found.seal)),
    ...(found.picture === null ? [] : picture(found.picture)),
    ...findings(found.findings, words),
  ];
}

/** Returns the parts that show a report: its remarks, then each signature. */
export function reportParts({ report, words }) {
  return [
    ...findings(report.remarks, words),
    ...report.signatures.flatMap((each) => signature(each, words)),
  ];
}
