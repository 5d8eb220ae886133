import { element } from "/certificate.js";
import { leadsToWindow } from "/signing-helper.js";
import { openHelper } from "/work.js";

const VERDICTS = {
  FAIL: "有问题",
  WARN: "请注意",
  UNKNOWN: "无法确定",
  PASS: "正常",
  SKIPPED: "未检测",
};

/** The worst first. */
const ORDER = Object.keys(VERDICTS);

export function verdictText(verdict) {
  return VERDICTS[verdict];
}

/**
 * Returns the findings with the worst first; those of one verdict stay in their order. Findings of several certificates
 * with the same words become one, with a count.
 */
export function grouped(findings) {
  const groups = new Map();
  for (const finding of findings) {
    const key = JSON.stringify(finding);
    const count = (groups.get(key)?.count ?? 0) + 1;
    groups.set(key, { ...finding, count });
  }
  const rank = ({ verdict }) => ORDER.indexOf(verdict);
  return [...groups.values()].sort((one, other) => rank(one) - rank(other));
}

/** Returns the steps to take; a single one has no number. */
function stepsView([first, ...others]) {
  if (others.length === 0) {
    return element("p", first, { class: "step" });
  }
  const list = element("ol");
  list.append(...[first, ...others].map((step) => element("li", step)));
  return list;
}

function openButton(code) {
  const button = element("button", "打开签章助手 ", { type: "button" });
  button.append(element("span", "Open the helper", { lang: "en" }));
  button.addEventListener("click", () => openHelper(code));
  return button;
}

/**
 * Returns the view of one check: the verdict as a word, the words for the user, and the code for support; with the button
 * for the helper's window where a step sends the user there.
 */
export function findingView({ check, name, verdict, code, guidance, count }) {
  const view = element("li", "", {
    "data-check": check,
    "data-verdict": verdict,
  });
  const heading = element("p", "", { class: "heading" });
  heading.append(
    element("span", verdictText(verdict), { class: "verdict" }),
    element("strong", name),
  );
  if (count > 1) {
    heading.append(element("span", `${count} 项`, { class: "count" }));
  }
  view.append(heading);
  if (guidance !== null) {
    view.append(
      element("p", guidance.title, { class: "title" }),
      element("p", guidance.reason),
      stepsView(guidance.steps),
    );
  }
  if (code !== null) {
    view.dataset.code = code;
    if (leadsToWindow(code)) {
      view.append(openButton(code));
    }
    view.append(element("p", `错误代码 ${code}`, { class: "code" }));
  }
  return view;
}
