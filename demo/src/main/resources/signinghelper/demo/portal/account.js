import { certificateList, element } from "/certificate.js";

const account = document.getElementById("account");
const logout = document.getElementById("logout");

async function show() {
  const response = await fetch("/api/account");
  const content = await response.json();
  logout.hidden = !response.ok;
  account.dataset.state = response.ok ? "ok" : "none";
  account.replaceChildren(response.ok ? certificateList(content) : element("p", content.error));
}

logout.addEventListener("click", async () => {
  await fetch("/api/logout", { method: "POST" });
  await show();
});

await show();
