import { expect, test } from "vitest";
import type { Finding } from "#protocol/messages";
import { renewalSections } from "./renewal.js";

const found = (code: Finding["code"], title: string): Finding => ({
  check: "certificate-validity",
  name: "证书有效期",
  verdict: "WARN",
  code,
  guidance: { title, reason: "还有 12 天。", steps: ["办理延期。", "旧文件打不开。"] },
});

test("a certificate that ends soon is told with all of its advice, and one that has ended goes first", () => {
  const soon = found("CERTIFICATE_EXPIRES_SOON", "证书即将到期");

  expect(renewalSections([soon])).toEqual([
    {
      id: "renewal",
      tone: "WAITING",
      heading: "证书即将到期",
      paragraphs: ["还有 12 天。"],
      items: ["办理延期。", "旧文件打不开。"],
      isOrdered: true,
    },
  ]);
  expect(renewalSections([soon, found("CERTIFICATE_EXPIRED", "证书已过期")])).toMatchObject([
    { tone: "BAD", heading: "证书已过期" },
  ]);
});

test("nothing is told of a certificate that is valid for long, or of another finding", () => {
  expect(renewalSections([{ ...found(null, ""), verdict: "PASS", guidance: null }])).toEqual([]);
  expect(renewalSections([found("CERTIFICATE_VALIDITY_UNCERTAIN", "无法确定")])).toEqual([]);
});
