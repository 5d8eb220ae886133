import { expect, test } from "./fixtures.js";
import { olderExtension, olderHost, olderLibrary } from "./stage/other-part.js";
import { PageLibrary } from "./stage/page-library.js";
import { EXTENSION } from "./stage/stage.js";

// Each part behind; the extension's versions.test.ts tries every line of the table in docs/protocol.md.

const behind = [
  { part: "library", words: "需要更新的是平台页面" },
  { part: "extension", words: "需要更新的是浏览器扩展" },
  { part: "host", words: "需要更新的是助手程序" },
];

for (const { part, words } of behind) {
  test(
    `a page hears that the ${part} is behind by a major version`,
    { tag: part === "library" ? [] : "@full" },
    async ({ stage, site }, testInfo) => {
      const { host, extensionId } = stage.portal.ready;
      const browser = await stage.startBrowser({
        extension: part === "extension" ? await olderExtension(testInfo.outputPath("extension")) : EXTENSION,
      });
      if (part === "host") {
        await browser.host.replaceBy(await olderHost(host, testInfo.outputPath("host")), extensionId);
      }
      if (part === "library") {
        const body = await olderLibrary();
        await browser.context.route("**/signing-helper.js", (route) =>
          route.fulfill({ contentType: "text/javascript", body }),
        );
      }
      const page = await browser.context.newPage();
      site.page("/apart", "");
      await page.goto(`${site.allowed}/apart`);

      const answer = await new PageLibrary(page).connect();

      expect(answer).toMatchObject({ code: "VERSION_MISMATCH", facts: { requiresUpdate: part } });
      expect(answer).toHaveProperty("steps", expect.arrayContaining([expect.stringContaining(words)]));
      await browser.close();
    },
  );
}
