import type { Page } from "@playwright/test";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "./fixtures.js";
import { expectNoViolation } from "./stage/axe.js";
import { PageLibrary } from "./stage/page-library.js";
import { LIBRARY, ROOT } from "./stage/stage.js";

const PAGES = join(ROOT, "jnlp/site");

test("the page that installs by a link turns green where extension and host are there", async ({ installed, site }) => {
  const page = await installed.context.newPage();
  await open(page, site.allowed);

  for (const step of ["starter", "host", "extension"]) {
    await expect(page.locator(`#${step}`)).toHaveClass("done");
  }
  await expect(page.getByRole("status")).toContainText("1.0.0");
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    await expectNoViolation(page);
  }
  await page.close();
});

test("where the extension does not answer, no step is green", async ({ installed, site }) => {
  const page = await installed.context.newPage();
  await open(page, site.foreign);

  await expect(page.getByRole("link", { name: "安装或更新" })).toBeVisible();
  // Asked after the page itself has, so that it has its answer too.
  expect(await new PageLibrary(page).connect()).toMatchObject({ code: "EXTENSION_MISSING" });
  await expect(page.locator(".done")).toHaveCount(0);
  await page.close();
});

/** As the build leaves it, but for what it fills in. */
async function open(page: Page, origin: string): Promise<void> {
  await page.route(`${origin}/link/*`, async (route) => {
    const name = new URL(route.request().url()).pathname.replace("/link/", "");
    if (name === "index.html") {
      const html = await readFile(join(PAGES, name), "utf8");
      await route.fulfill({
        contentType: "text/html; charset=utf-8",
        body: html.replace("[[link]]", "jnlps://helper.example.org/x.jnlp").replace(/\[\[\w+\]\]/g, ""),
      });
    } else if (name === "icon.png") {
      await route.fulfill({ path: join(ROOT, "extension/static/icons/128.png") });
    } else {
      await route.fulfill({ path: join(name === "signing-helper.js" ? LIBRARY : PAGES, name) });
    }
  });
  await page.goto(`${origin}/link/index.html`);
}
