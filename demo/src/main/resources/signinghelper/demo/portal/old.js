import { element } from "/certificate.js";
import { get } from "/server.js";
import { show } from "/work.js";

const refused = new URLSearchParams(location.search).get("refused");

/** Says why, since this page is for developers: a user is told only that it failed. */
async function sayWhy() {
  const { content } = await get("/api/verifications");
  const { reason } = content.find(({ id }) => id === refused) ?? {};
  show("error", "登录失败", [
    element("p", `原因 ${reason ?? ""}`, { class: "code" }),
  ]);
}

if (refused !== null) {
  await sayWhy();
}
