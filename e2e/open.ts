// The demo for a user, on the present desktop: npm run open [-- --token skf | --pkcs11]
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { Browser } from "./stage/browser.js";
import { Portal, tokenKind } from "./stage/portal.js";
import { ROOT } from "./stage/root.js";
import { EXTENSION, SKF_TOOL } from "./stage/stage.js";
import { PIN } from "./stage/u-key.js";

const { values } = parseArgs({ options: { token: { type: "string" }, pkcs11: { type: "boolean", default: false } } });
const token = tokenKind(values.token);
const FOLDER = join(ROOT, "target", "demo-desktop");

if ((process.env["DISPLAY"] ?? process.env["WAYLAND_DISPLAY"] ?? "") === "") {
  console.error("There is no desktop here. Let the demo run by itself: ./dev demo --headless");
  process.exit(1);
}

await rm(FOLDER, { recursive: true, force: true });
const portal = await Portal.open(ROOT, join(FOLDER, "demo"), { token, softwareKeyOnly: !values.pkcs11 });
const { url, host, skfToken } = portal.ready;
const browser = await Browser.start({ extension: EXTENSION, launcher: host, folder: FOLDER });
await browser.host.register();
const closed = browser.context.waitForEvent("close", { timeout: 0 });
await browser.context.pages()[0]?.goto(url);
console.log(`演示平台已打开 (the demo portal is open): ${url}`);
console.log(`按“登录”，选证书，输入 PIN ${PIN} (press 登录, choose a certificate, enter the PIN).`);
console.log("关闭浏览器即结束 (close the browser to end). ./dev demo --headless: 自动演示 (the same by itself).");
if (token === "skf") {
  console.log("拔出和插入 U-Key，另有备用的一把 (to pull and plug the U-Key, and a spare one):");
  console.log(`  ${SKF_TOOL} unplug|plug ${skfToken} demo|spare`);
}
await closed;
await portal.close();
