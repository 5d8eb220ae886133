import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { contactsOf } from "./contacts.mjs";

test("the numbers of the profile go into the extension, in each language", () => {
  const profile = JSON.parse(
    readFileSync(new URL("../../profiles/hubei/profile.json", import.meta.url), "utf8"),
  ) as Parameters<typeof contactsOf>[0];

  expect(contactsOf(profile)["zh-CN"]?.contact).toMatch(/^湖北CA客服 4008708080/);
  expect(contactsOf(profile)["zh-CN"]?.support).toBe("汇聚平台技术支持 027-67818745、18207156009");
  expect(contactsOf(profile)["en"]?.support).toMatch(/^The portal's technical support 027-67818745/);
});

test("a profile that names nobody gives none", () => {
  expect(contactsOf({})).toEqual({ "zh-CN": {}, en: {} });
});
