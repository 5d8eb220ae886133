/** The portal's own server. */

async function answerOf(response) {
  const content =
    response.status === 204 ? {} : await response.json().catch(() => ({}));
  return { ok: response.ok, content };
}

export async function get(path) {
  return answerOf(await fetch(path));
}

/** Sends a body as it is. */
export async function post(path, body, headers = {}) {
  return answerOf(await fetch(path, { method: "POST", body, headers }));
}

export function postJson(path, content, headers = {}) {
  return post(path, JSON.stringify(content), {
    "Content-Type": "application/json",
    ...headers,
  });
}

export async function putJson(path, content) {
  const headers = { "Content-Type": "application/json" };
  const body = JSON.stringify(content);
  return answerOf(await fetch(path, { method: "PUT", body, headers }));
}
