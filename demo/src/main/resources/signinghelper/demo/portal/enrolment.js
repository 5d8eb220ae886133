import { element } from "/certificate.js";
import { findingView, grouped } from "/findings.js";

/**
 * A button for a login that led to no account: it shows what the CA's directory says of the certificates (签章未升级、
 * 用户未授权).
 *
 * @param helper connected
 */
export function enrolmentOffer(helper) {
  const place = element("div", "", { id: "enrolment" });
  const button = element("button", "查看证书登记情况 ", { type: "button" });
  button.append(element("span", "Is it enrolled?", { lang: "en" }));
  button.addEventListener("click", async () => {
    button.disabled = true;
    place.replaceChildren(...(await told(helper)));
  });
  place.append(button);
  return place;
}

async function told(helper) {
  try {
    const findings = await helper.diagnose();
    const found = grouped(
      findings.filter(({ check }) => check === "enrolment"),
    );
    const list = element("ul", "", { id: "findings" });
    list.append(...found.map(findingView));
    return [list];
  } catch (error) {
    console.warn(error);
    return [element("p", "暂时查不到登记情况，请稍后再试。")];
  }
}
