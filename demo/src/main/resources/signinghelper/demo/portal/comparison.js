import { element } from "/certificate.js";

/** Name and code of certificate and account side by side; empty for all errors but SUBJECT_MISMATCH. */
export function comparison({ code, facts }) {
  if (code !== "SUBJECT_MISMATCH" || facts.certificateName === undefined) {
    return [];
  }
  const table = element("table", "", { class: "comparison" });
  const head = element("tr");
  head.append(
    element("td"),
    ...["证书", "账号"].map((side) => element("th", side, { scope: "col" })),
  );
  table.append(
    head,
    row("单位名称", facts.certificateName, facts.accountName),
    row(
      "统一社会信用代码",
      facts.certificateCode ?? "证书中没有",
      facts.accountCode,
    ),
  );
  return [table];
}

function row(name, ours, theirs) {
  const [left, right] = [[...ours], [...theirs]];
  const line = element("tr");
  const cells = [marked(left, right), marked(right, left)].map((parts) => {
    const cell = element("td");
    cell.append(...parts);
    return cell;
  });
  line.append(element("th", name, { scope: "row" }), ...cells);
  return line;
}

/**
 * Marks differences: texts of equal length place by place, others after the common beginning and before the common end.
 */
function marked(one, other) {
  const begin = one.findIndex((character, place) => character !== other[place]);
  const isLong = one.length === other.length;
  const differs = (character, place) =>
    isLong
      ? character !== other[place]
      : begin >= 0 &&
        place >= begin &&
        place < one.length - end(one, other, begin);
  return one.map((character, place) =>
    differs(character, place) ? element("mark", character) : character,
  );
}

function end(one, other, begin) {
  const most = Math.min(one.length, other.length) - begin;
  let length = 0;
  while (length < most && one.at(-1 - length) === other.at(-1 - length)) {
    length += 1;
  }
  return length;
}
