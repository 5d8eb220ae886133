// The demo for a person, on the desktop that is there: npm run open
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { Browser } from "./stage/browser.js";
import { Portal } from "./stage/portal.js";
import { EXTENSION, ROOT } from "./stage/stage.js";
import { PIN } from "./stage/u-key.js";

const FOLDER = join(ROOT, "target", "demo-desktop");

if ((process.env["DISPLAY"] ?? process.env["WAYLAND_DISPLAY"] ?? "") === "") {
  console.error("There is no desktop here. Let the demo run by itself: ./dev demo --headless");
  process.exit(1);
}

await rm(FOLDER, { recursive: true, force: true });
const portal = await Portal.open(ROOT, join(FOLDER, "demo"));
const { url, host } = portal.ready;
const browser = await Browser.start({ extension: EXTENSION, launcher: host, folder: FOLDER });
await browser.host.register();
const closed = browser.context.waitForEvent("close", { timeout: 0 });
await browser.context.pages()[0]?.goto(url);
console.log(`演示门户已打开 (the demo portal is open): ${url}`);
console.log(`两把 U-Key 的 PIN (PIN of both U-Keys): ${PIN}。关闭浏览器即结束 (close the browser to end).`);
await closed;
await portal.close();
