import { SigningHelper, SigningHelperError } from "./signing-helper.js";

const AGAIN_AFTER_MS = 3000;

/** Only the extension can see the host, and nothing can see OpenWebStart: it has done its work when the host is there. */
async function look() {
  try {
    const helper = await SigningHelper.connect();
    const { host } = await helper.status();
    done("starter");
    done("host");
    done("extension");
    say(`全部完成，已安装版本 ${host}。`, `All done; version ${host} is installed.`);
  } catch (error) {
    if (!(error instanceof SigningHelperError)) throw error;
    if (error.code === "ORIGIN_NOT_ALLOWED") {
      done("extension");
      say(
        "扩展已启用，但本页网址不在其允许范围内，无法自动检测。请到门户网站继续。",
        "The extension is there, but does not answer to this address. Go on at the portal's own site.",
      );
      return;
    }
    if (error.code !== "EXTENSION_MISSING") {
      done("extension");
    }
    setTimeout(look, AGAIN_AFTER_MS);
  }
}

/** @param {string} id */
function done(id) {
  const step = document.getElementById(id);
  if (step.classList.contains("done")) return;
  step.classList.add("done");
  const words = document.createElement("p");
  words.append("已完成 ", english("Done"));
  step.append(words);
}

/** @param {string} chinese @param {string} inEnglish */
function say(chinese, inEnglish) {
  document.getElementById("state").replaceChildren(`${chinese} `, english(inEnglish));
}

/** @param {string} text */
function english(text) {
  const span = document.createElement("span");
  span.lang = "en";
  span.textContent = text;
  return span;
}

await look();
