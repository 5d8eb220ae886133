import { expect, test } from "./fixtures.js";

/** Global of the classic script, as far as this test calls it. */
interface Classic {
  signingHelper: {
    SigningHelper: {
      connect: () => Promise<{ status: () => Promise<{ capabilities: readonly string[] }>; close: () => void }>;
    };
  };
}

test(
  "a page without modules, of a strict content security policy, connects by the classic script",
  { tag: "@full" },
  async ({ installed, site }) => {
    const page = await installed.context.newPage();
    const violations: string[] = [];
    page.on("console", (message) => {
      if (message.text().includes("Content Security Policy")) {
        violations.push(message.text());
      }
    });
    const policy = "default-src 'none'; script-src 'self'";
    site.page(
      "/classic",
      `<meta http-equiv="Content-Security-Policy" content="${policy}"><script src="/signing-helper.classic.js"></script>`,
    );

    await page.goto(`${site.allowed}/classic`);
    const capabilities = await page.evaluate(async () => {
      const helper = await (window as unknown as Classic).signingHelper.SigningHelper.connect();
      const { capabilities: found } = await helper.status();
      helper.close();
      return found;
    });

    expect(capabilities).toContain("login.authenticate");
    // The site's icon may not be loaded, which shows that the policy is in force.
    expect(violations.filter((text) => !text.includes("favicon"))).toEqual([]);
    await page.close();
  },
);
