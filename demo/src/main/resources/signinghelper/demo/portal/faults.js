import { element } from "/certificate.js";
import { findingView, grouped } from "/findings.js";
import { get, putJson } from "/server.js";
import { connected, run, say, show } from "/work.js";

const list = document.getElementById("findings");
const checkButton = document.getElementById("check");
const mendButton = document.getElementById("mend");
const boxes = [...document.querySelectorAll("#faults input")];
const controls = [checkButton, mendButton, ...boxes];

let account;

function showFaults({ possible, made, account: asked }) {
  account = asked;
  for (const box of boxes) {
    box.checked = made.includes(box.name);
    box.closest("label").hidden = !possible.includes(box.name);
  }
}

/** The page shows the server's final state, also when it refused. */
async function makeFaults(made) {
  const { ok, content } = await putJson("/api/faults", { made });
  showFaults(ok ? content : (await get("/api/faults")).content);
}

function showFindings(findings) {
  list.replaceChildren(...grouped(findings).map(findingView));
  list.hidden = findings.length === 0;
}

function summary(findings) {
  const count = (...verdicts) =>
    grouped(findings).filter(({ verdict }) => verdicts.includes(verdict))
      .length;
  const wrong = count("FAIL", "WARN", "UNKNOWN");
  const title = wrong === 0 ? "检测通过" : `发现 ${wrong} 项需要处理`;
  const rest = `正常 ${count("PASS")} 项，未检测 ${count("SKIPPED")} 项。`;
  const worst = count("FAIL") === 0 ? "partly" : "failed";
  show(wrong === 0 ? "ok" : worst, title, [element("p", rest)]);
}

async function diagnose(signal) {
  say("正在检测…");
  const found = [];
  showFindings(found);
  const helper = await connected(signal);
  const findings = await helper.diagnose({
    account,
    signal,
    onFinding: (finding) => {
      found.push(finding);
      showFindings(found);
    },
  });
  showFindings(findings);
  summary(findings);
}

function work(before) {
  const focused = document.activeElement;
  return run(
    async (signal) => {
      list.setAttribute("aria-busy", "true");
      await before();
      await diagnose(signal);
    },
    { buttons: controls },
  ).finally(() => {
    list.removeAttribute("aria-busy");
    // A box keeps the focus, so that the next one is one key away; the outcome is read aloud all the same.
    if (boxes.includes(focused)) {
      focused.focus();
    }
  });
}

for (const box of boxes) {
  box.addEventListener("change", () =>
    work(() =>
      makeFaults(
        boxes.filter(({ checked }) => checked).map(({ name }) => name),
      ),
    ),
  );
}
checkButton.addEventListener("click", () => work(async () => {}));
mendButton.addEventListener("click", () => work(() => makeFaults([])));

showFaults((await get("/api/faults")).content);
// A user comes here to ask why, so the first check needs no click.
await work(async () => {});
document.documentElement.dataset.ready = "";
