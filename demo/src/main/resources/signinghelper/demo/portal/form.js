// The pages of accounts: sends the form to the server, and goes on to the account when it is accepted.
import { postJson } from "/server.js";

const form = document.getElementById("form");
const submit = document.getElementById("submit");
const message = document.getElementById("message");

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  message.textContent = "";
  submit.disabled = true;
  try {
    const { ok, content } = await postJson(
      form.dataset.api,
      Object.fromEntries(new FormData(form)),
    );
    if (ok) {
      location.assign("/account");
    } else {
      message.textContent = content.error;
    }
  } catch (error) {
    console.error(error);
    message.textContent = "没有连上平台，请稍后重试。";
  } finally {
    submit.disabled = false;
  }
});

document.documentElement.dataset.ready = "";
