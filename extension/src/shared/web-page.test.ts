import { expect, test } from "vitest";
import { webPage } from "./web-page.js";

test("https is a page wherever the portal is, and this computer in the demo alone", () => {
  expect(webPage("https://portal.example/helper/?a=b", false)?.href).toBe("https://portal.example/helper/?a=b");
  expect(webPage("http://localhost:8417/helper/", true)?.href).toBe("http://localhost:8417/helper/");
  expect(webPage("http://localhost:8417/helper/", false)).toBeUndefined();
});

test.each([
  undefined,
  "",
  "/helper/",
  "http://portal.example/",
  "http://localhost.example/",
  "https://somebody@portal.example/",
  "javascript:alert(1)//localhost",
  "data:text/html,x",
  "file:///localhost/helper",
  "jnlps://portal.example/x.jnlp",
  "chrome-extension://abcdefghijklmnopabcdefghijklmnop/popup.html",
])("%s is none", (address) => {
  expect(webPage(address, true)).toBeUndefined();
});
