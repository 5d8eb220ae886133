"""A portal's login in Python 3.8 or later, without packages. python3 portal.py; docs/verifier.md says what it does."""
import json
import os
import secrets
import urllib.error
import urllib.request
from http.cookies import SimpleCookie
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

VERIFIER = os.environ.get("VERIFIER", "http://127.0.0.1:8420")
TOKEN = os.environ.get("VERIFIER_TOKEN", "")
PORT = int(os.environ.get("PORT", "8080"))
ORIGIN = os.environ.get("ORIGIN", f"http://localhost:{PORT}")  # configured, never taken from a request
MOST = 64 * 1024


def ask(path, body):
    """Asks the verifier; returns the status, of which 200 alone is a yes, and the answer."""
    headers = {"Content-Type": "application/json"}
    if TOKEN:
        headers["Authorization"] = "Bearer " + TOKEN
    request = urllib.request.Request(VERIFIER + path, json.dumps(body).encode(), headers)
    try:
        with urllib.request.urlopen(request, timeout=15) as answer:
            return answer.status, json.load(answer)
    except urllib.error.HTTPError as refused:
        return refused.code, json.load(refused)


class Portal(BaseHTTPRequestHandler):
    def do_POST(self):
        length = int(self.headers.get("Content-Length", "0"))
        if self.headers.get("Origin") != ORIGIN or length > MOST:
            return self.say(403, "not from our page")
        body = self.rfile.read(length)
        cookie = SimpleCookie(self.headers.get("Cookie", "")).get("browser")
        browser = cookie.value if cookie else secrets.token_urlsafe(32)
        if self.path == "/challenge":
            status, answer = ask("/v1/challenges", {"purpose": "login", "session": browser})
            return self.say(200, answer["nonce"], browser) if status == 200 else self.failed(answer)
        if self.path == "/login":
            try:
                sent = json.loads(body)
                login = {"nonce": sent["nonce"], "token": sent["token"], "origin": ORIGIN, "session": browser}
            except (ValueError, KeyError, TypeError):
                return self.failed({"code": "MALFORMED"})
            status, answer = ask("/v1/logins", login)
            if status != 200:
                return self.failed(answer)
            # Find the account by the fingerprint that was stored when the certificate was bound.
            found = answer["certificate"]["fingerprint"]
            return self.say(200, "已登录 logged in: " + found, secrets.token_urlsafe(32))
        return self.say(404, "no such page")

    def failed(self, answer):
        self.log_message("refused: %s", answer.get("code"))  # for you; the user is told that it failed
        self.say(401, "登录失败 login failed")

    def say(self, status, text, browser=None):
        self.send_response(status)
        self.send_header("Content-Type", "text/plain; charset=utf-8")
        if browser:  # over https with Secure too
            self.send_header("Set-Cookie", f"browser={browser}; HttpOnly; SameSite=Strict; Path=/")
        self.end_headers()
        self.wfile.write(text.encode())


if __name__ == "__main__":
    ThreadingHTTPServer(("127.0.0.1", PORT), Portal).serve_forever()
