/** Makes an element with a text, which is never read as markup. */
export function element(name, text = "", attributes = {}) {
  const made = document.createElement(name);
  made.textContent = text;
  for (const [key, value] of Object.entries(attributes)) {
    made.setAttribute(key, value);
  }
  return made;
}

/** What the server found in the certificate that logged in. */
export function certificateList({ algorithm, certificate, verification }) {
  const list = element("dl");
  const rows = [
    ["单位", certificate.organisation],
    ["统一社会信用代码", certificate.creditCode ?? "证书中没有"],
    ["证书主题", certificate.subject],
    ["证书有效期至", new Date(certificate.notAfter).toLocaleString("zh-CN")],
    ["签名算法", algorithm],
    ["证书指纹 SHA-256", certificate.sha256],
    ["验证编号", verification],
  ];
  for (const [name, value] of rows) {
    list.append(element("dt", name), element("dd", value));
  }
  return list;
}
