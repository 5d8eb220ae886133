/** Makes an element with a text, which is never read as markup. */
export function element(name, text = "", attributes = {}) {
  const made = document.createElement(name);
  made.textContent = text;
  for (const [key, value] of Object.entries(attributes)) {
    made.setAttribute(key, value);
  }
  return made;
}

/** @param rows name and value of each */
export function definitions(rows) {
  const list = element("dl");
  for (const [name, value] of rows) {
    list.append(element("dt", name), element("dd", value));
  }
  return list;
}

export function accountList({ userName, name, creditCode, role }) {
  return definitions([
    ["用户名", userName],
    ["账号单位", name],
    ["账号信用代码", creditCode],
    ["角色", role === "purchaser" ? "采购人" : "供应商"],
  ]);
}

/** Shows the server's findings in the certificate that logged in, was bound or signed. */
export function certificateList({ algorithm, certificate, verification }) {
  return definitions([
    ["单位", certificate.organisation],
    ["统一社会信用代码", certificate.creditCode ?? "证书中没有"],
    ["证书主题", certificate.subject],
    [
      "证书有效期至",
      new Date(certificate.notAfter).toLocaleString("zh-CN", {
        timeZone: "Asia/Shanghai",
      }),
    ],
    ["签名算法", algorithm],
    ["证书指纹 SHA-256", certificate.sha256],
    ["验证编号", verification],
  ]);
}
