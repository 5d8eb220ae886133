// Turns the steps green by the messages of extension and program.
import { SigningHelper, SigningHelperError } from "./signing-helper.js";
import { done, guide, line, open, problem, say } from "./steps.js";

const AGAIN_AFTER_MS = 3_000;

/** A running program ends one minute after the last page disconnects; only then is the next start the new one. */
const UPDATED_AFTER_MS = 65_000;

/** The worst first. */
const PROBLEMS = {
  FAIL: ["有问题", "Problem"],
  WARN: ["请注意", "Attention"],
  UNKNOWN: ["无法确定", "Could not check"],
};

const offered = document.body.dataset.version;
const oldest = Number(document.body.dataset.oldest);
/** NaN in a browser of another kind, which is never less than a number. */
const chromium = Number(/ Chrom(?:e|ium)\/(\d+)/.exec(navigator.userAgent)?.[1]);
const locale = document.documentElement.lang === "en" ? "en" : "zh-CN";
const checkButton = document.getElementById("check");
const list = document.getElementById("findings");

/**
 * Only the extension can see the program, and nothing can see OpenWebStart: its work is done when the program is
 * present.
 */
async function look() {
  let helper;
  try {
    helper = await SigningHelper.connect({ locale });
    const { host } = await helper.status();
    done("extension");
    if (isOlder(host, offered)) {
      helper.close();
      showUpdate(host);
      setTimeout(look, UPDATED_AFTER_MS);
      return;
    }
  } catch (error) {
    if (!(error instanceof SigningHelperError)) throw error;
    helper?.close();
    showFailure(error);
    setTimeout(look, AGAIN_AFTER_MS);
    return;
  }
  done("starter");
  done("host");
  await follow(helper);
}

/** @param {string} one @param {string} other such as 1.2.3 */
function isOlder(one, other) {
  const [left, right] = [one, other].map((version) => version.split(".").map(Number));
  const place = right.findIndex((number, index) => number !== (left[index] ?? 0));
  return place >= 0 && (left[place] ?? 0) < right[place];
}

/** A user of setup.exe does not see the link's button. */
function updateBy() {
  return document.documentElement.dataset.way === "setup" ? "请从第一步下载安装包，再打开它。" : "请点击“安装或更新”。";
}

/** @param {string} [installed] a version; left out where the program is too old to be asked */
function showUpdate(installed) {
  const [chinese, english] = installed === undefined ? ["的程序太旧", "The program"] : [`是 ${installed}`, installed];
  problem(
    "host",
    line(`电脑上${chinese}，这里是 ${offered}：${updateBy()}`, `${english} is to be updated to ${offered}.`),
    line(
      "更新后最多一分钟变绿；没有变绿，请关闭浏览器的所有窗口，再打开本页。",
      "It turns green within a minute; if not, close all windows of the browser and open this page again.",
    ),
  );
  say("助手程序需要更新，请做第二步。", "The program has to be updated: see the second step.");
}

/** The browser refuses the extension without saying more than that. */
function showTooOld() {
  problem(
    "extension",
    line(
      `这个浏览器太旧：内核是 Chromium ${chromium}，扩展需要 ${oldest} 或更新。`,
      `This browser is too old: it is built on Chromium ${chromium}, and the extension needs ${oldest} or later.`,
    ),
    line(
      "请更新浏览器；没有新版时，请改用 Edge 或 Chrome 打开本页。",
      "Update the browser; if there is no newer one, open this page in Edge or Chrome.",
    ),
  );
  say("这个浏览器太旧，办法写在第三步。", "This browser is too old; the third step says what to do.");
}

function showFailure(error) {
  if (error.code === "EXTENSION_MISSING" || error.code === "EXTENSION_GONE") {
    ["starter", "host"].forEach(open);
    if (chromium < oldest) {
      showTooOld();
      return;
    }
    open("extension");
    say("完成的步骤会自动变绿。", "Each step turns green by itself.");
    return;
  }
  const behind = error.facts.requiresUpdate;
  if (behind === "extension") {
    problem("extension", guideTo(error));
    say("浏览器扩展需要更新，办法写在第三步。", "The extension has to be updated; the third step says how.");
    return;
  }
  done("extension");
  if (behind === "host") {
    showUpdate();
  } else if (error.code === "HOST_MISSING") {
    open("host");
    say(
      "扩展已启用，还没有找到助手程序：请做第二步。",
      "The extension is there, the program is not: see the second step.",
    );
  } else {
    problem("host", guideTo(error));
    say("助手程序还不能用，办法写在第二步。", "The program does not work yet; the second step says what to do.");
  }
}

/** Checks now, whenever a U-Key is plugged in or pulled, and when asked to. */
async function follow(helper) {
  let running = false;
  let again = false;
  const check = async () => {
    again = running;
    if (running) return;
    running = true;
    do {
      again = false;
      await diagnose(helper);
    } while (again);
    running = false;
  };
  helper.on("gone", () => void look());
  if (checkButton === null) {
    say(
      "程序和扩展都好了。请看第四步，然后到平台继续。",
      "Program and extension are there. See the fourth step, then go on at the portal.",
    );
    return;
  }
  helper.on("token", check);
  checkButton.onclick = check;
  checkButton.disabled = false;
  await check();
}

async function diagnose(helper) {
  say("正在检测，最多 8 秒……", "Checking, eight seconds at most…");
  try {
    showFindings(await helper.diagnose());
  } catch (error) {
    if (!(error instanceof SigningHelperError)) throw error;
    list.replaceChildren();
    problem("diagnosis", guideTo(error));
    say("检测没有完成，办法写在第四步。", "The check was not finished; the fourth step says what to do.");
  }
}

function showFindings(findings) {
  const found = Object.keys(PROBLEMS).flatMap((verdict) => findings.filter((finding) => finding.verdict === verdict));
  // Findings of several certificates with the same words are shown once.
  const told = [...new Map(found.map((finding) => [JSON.stringify(finding), finding])).values()];
  list.replaceChildren(...told.map(findingView));
  const failed = told.filter(({ verdict }) => verdict === "FAIL").length;
  if (failed > 0) {
    problem(
      "diagnosis",
      line(`发现 ${failed} 项问题，处理后请重新检测。`, `Problems found: ${failed}. Put them right and check again.`),
    );
    say(`检测发现 ${failed} 项问题，办法写在第四步。`, `Problems found: ${failed}. The fourth step says what to do.`);
    return;
  }
  const rest = told.length;
  done(
    "diagnosis",
    rest === 0
      ? line("检测通过", "Everything is fine")
      : line(
          `没有问题，${rest} 项请留意。`,
          `No problems; ${rest} ${rest === 1 ? "item needs" : "items need"} attention.`,
        ),
  );
  say("前四步已完成，请到平台绑定 CA。", "Four steps are done. Go on at the portal and bind your certificate.");
}

/** @param {{ code: string, title: string, steps: readonly string[] }} told */
function guideTo(told) {
  return guide(told, locale, () => void openHelper(told.code));
}

/**
 * Opens the helper window at the finding of {@link code}. Uses a new connection, since the old one may be gone after a
 * failure.
 */
async function openHelper(code) {
  let helper;
  try {
    helper = await SigningHelper.connect({ locale });
    await helper.openWindow({ about: code });
  } catch (error) {
    if (!(error instanceof SigningHelperError)) throw error;
    say(error.title, error.title);
  } finally {
    helper?.close();
  }
}

function findingView({ verdict, name, code, guidance }) {
  const view = document.createElement("li");
  view.dataset.verdict = verdict;
  const heading = document.createElement("p");
  const word = document.createElement("strong");
  word.append(...line(...PROBLEMS[verdict]).childNodes);
  const check = document.createElement("span");
  check.lang = locale;
  check.textContent = name;
  heading.append(word, " ", check);
  view.append(heading, guideTo({ code, ...guidance }));
  return view;
}

// When the portal's profile does not name this page's address, the page can see nothing.
if (document.getElementById("state") !== null) await look();
