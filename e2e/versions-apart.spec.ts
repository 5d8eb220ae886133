import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "./fixtures.js";
import { type Age, extensionOf, hostOf, libraryOf, versionOf } from "./stage/other-part.js";
import { PageLibrary } from "./stage/page-library.js";
import { ROOT } from "./stage/root.js";

// Each line of the table in docs/protocol.md is tried.

interface Line {
  library: Age;
  extension: Age;
  host: Age;
  /** `works`, or the part that is behind. */
  outcome: string;
  words: string;
}

const document = readFileSync(join(ROOT, "docs/protocol.md"), "utf8");
const [, table = ""] = /<!-- versions: held[^\n]*\n([^]*?)<!-- versions: end -->/.exec(document) ?? [];
const lines = table
  .trim()
  .split("\n")
  .slice(2)
  .map((line) => line.split("|").map((cell) => cell.trim().replaceAll("`", "")))
  .map(([, library, extension, host, outcome, words]) => ({ library, extension, host, outcome, words }) as Line);

test("the table has every part of every other version", () => {
  const ages: readonly Age[] = ["newer minor", "older major", "newer major"];
  for (const age of ages) {
    for (const part of ["library", "extension", "host"] as const) {
      const apart = { library: "this", extension: "this", host: "this", [part]: age };
      expect(lines).toContainEqual(expect.objectContaining(apart));
    }
  }
});

for (const { library, extension, host, outcome, words } of lines) {
  const apart = [library, extension, host].filter((age) => age !== "this").length;
  const ends = outcome === "works" ? "works" : `names the ${outcome}`;
  test(`library ${library}, extension ${extension}, host ${host}: ${ends}`, async ({ stage, site }, testInfo) => {
    test.skip(apart > 1 && process.env.CI !== "true", "Two parts apart are tried with CI=true only.");
    const { host: launcher, extensionId } = stage.portal.ready;
    const browser = await stage.startBrowser({
      extension: await extensionOf(extension, testInfo.outputPath("extension")),
      registered: false,
    });
    await browser.host.replaceBy(await hostOf(host, launcher, testInfo.outputPath("host")), extensionId);
    const text = await libraryOf(library);
    await browser.context.route("**/signing-helper.js", (route) =>
      route.fulfill({ contentType: "text/javascript", body: text }),
    );
    const page = await browser.context.newPage();
    site.page("/apart", "");
    await page.goto(`${site.allowed}/apart`);

    const answer = await new PageLibrary(page).connect();

    if (outcome === "works") {
      expect(answer).toMatchObject({ extension: versionOf(extension), host: versionOf(host) });
      expect(answer).toHaveProperty("tokens", [expect.objectContaining({ locked: false })]);
    } else {
      expect(answer).toMatchObject({ code: "VERSION_MISMATCH", facts: { requiresUpdate: outcome } });
      expect(answer).toHaveProperty("steps", expect.arrayContaining([expect.stringContaining(words)]));
    }
    await browser.close();
  });
}
