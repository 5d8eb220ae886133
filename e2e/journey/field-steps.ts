import { fieldSignature } from "../stage/field-signature.js";
import { SECOND_SUPPLIER } from "../stage/portal-page.js";
import { PIN } from "../stage/u-key.js";
import type { Step } from "./steps.js";
import { expect } from "./visit.js";

/** Certificates and signatures as they are in the field, and not as this program writes them. */
export const FIELD_STEPS = {
  "holder-in-cn": async (visit) => {
    const { uKey } = visit.stage;
    try {
      await uKey.unplug();
      await uKey.spare.plugIn();
      await visit.portal.register("holder-in-cn", SECOND_SUPPLIER);
      const outcome = await visit.during(
        () => visit.portal.pressBind(),
        async (window) => {
          await visit.takePicture("holder-in-cn-window");
          await window.enterPin(PIN);
        },
      );
      const bound = await visit.verified(outcome, "binding", "SM2SM3");
      await visit.portal.go("/");
      const accepted = await visit.login("holder-in-cn", "SM2SM3", 0);
      const { account } = await visit.portal.outcome();
      expect(account === "holder-in-cn", `account ${account ?? "none"}`);
      return `bound: ${bound}; logged in: ${accepted}`;
    } finally {
      await uKey.restore();
    }
  },

  "field-signature": async (visit) => {
    const { portal, uKey } = visit.stage;
    const content = Buffer.from("投标文件", "utf8");
    const signature = await fieldSignature(content, uKey.files("sm2-signature"));
    const strict = await portal.verify(signature, content, "strict");
    const field = await portal.verify(signature, content, "field");
    const seen = `strict: ${strict.status} ${strict.reason ?? ""}; field: ${field.status} ${field.form ?? ""}`;
    expect(strict.status === 422 && strict.reason === "FORM", seen);
    expect(field.status === 200 && field.form === "PKCS7_3011_WITHOUT_ATTRIBUTES", seen);
    const found = await portal.verification(field.verification);
    expect(found?.outcome === "ACCEPTED" && found.form === field.form, `verification ${field.verification ?? ""}`);
    return `${seen} ${(field.deviations ?? []).join(", ")}, verification ${field.verification ?? ""}`;
  },
} satisfies Record<string, Step>;
