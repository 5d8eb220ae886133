import { expect, test } from "@playwright/test";
import { PortalPage, SUPPLIER } from "./stage/portal-page.js";
import { Stage } from "./stage/stage.js";

test("a method that the profile does not allow the page is refused, without a window", async () => {
  const stage = await Stage.open({ withheld: "login.bind" });
  try {
    const { context, host } = await stage.startBrowser();
    const { library } = await PortalPage.open(context, stage.portal.ready.url);
    expect(await library.connect()).toMatchObject({
      capabilities: expect.not.arrayContaining(["login.bind"]),
    });

    expect(await library.bind({ ...SUPPLIER, role: "supplier" })).toMatchObject({ code: "METHOD_NOT_ALLOWED" });

    // It was the host that refused, and only this.
    expect(host.frames("login.bind")).toHaveLength(1);
    const login = library.login();
    await (await stage.pinWindow()).cancel();
    expect(await login).toMatchObject({ code: "CANCELLED" });
  } finally {
    await stage.close();
  }
});
