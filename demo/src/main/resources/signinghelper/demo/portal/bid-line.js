import { element } from "/certificate.js";

const OUTCOMES = {
  OPENED: "已打开",
  UNREADABLE: "没能打开，原因无法判断",
  NOT_OPENED: "没有打开",
  FOR_OTHERS: "没有打开：是用另一张证书加密的",
  REFUSED: "没有打开：文件不完整、已损坏或不是认识的格式",
};

/**
 * Shows how a bid stands.
 *
 * @param records returns the address of a statement, to download it
 */
export function bidLine({ supplier, isMine, files, statements, byAgency }, records) {
  const states = [
    said(statements),
    ...(byAgency.length === 0 ? [] : [`代理机构：打开了 ${byAgency.filter(isOpened).length} 个`]),
  ];
  const line = element("li", `${supplier}${isMine ? "（您）" : ""}，${files} 个文件；${states.join("；")}。`);
  const given = statements.filter((statement) => statement.id !== null);
  line.append(...given.map(({ id }, index) => recordLink(records(id), `下载记录 ${index + 1}`)));
  return line;
}

/** @returns what a supplier has signed; a later statement does not hide an earlier one that says something else */
function said(statements) {
  const [first, ...further] = statements.map(({ outcomes }) => outcomes);
  if (first === undefined) {
    return "供应商还没有签名说明";
  }
  const differ = further.some((outcomes) => outcomes.join() !== first.join());
  return differ
    ? `供应商签了 ${statements.length} 份说明，内容不同：${[first, ...further].map(counted).join(" / ")}`
    : `供应商：${counted(first)}`;
}

/** @param digest of a content that the agency opened; empty where it did not */
export function isOpened(digest) {
  return digest !== "";
}

/** @returns link to a signed statement, as its supplier has sent it */
export function recordLink(address, text) {
  return element("a", text, { href: address, download: "开标记录.p7m" });
}

/** @returns outcome of a file in words */
export function inWords(outcome) {
  return OUTCOMES[outcome] ?? outcome;
}

/** @returns outcomes in words, each with its number where there are several files */
export function counted(outcomes) {
  const numbers = new Map();
  for (const outcome of outcomes) {
    numbers.set(outcome, (numbers.get(outcome) ?? 0) + 1);
  }
  return [...numbers]
    .map(([outcome, number]) => `${inWords(outcome)}${outcomes.length === 1 ? "" : ` ${number} 个`}`)
    .join("，");
}

/** @returns state of a result, of which so many of all are as they should be */
export function stateOf(good, all) {
  if (good === all) {
    return "ok";
  }
  return good === 0 ? "failed" : "partly";
}

export function stateOfOutcomes(outcomes) {
  return stateOf(outcomes.filter((outcome) => outcome === "OPENED").length, outcomes.length);
}
