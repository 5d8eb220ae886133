"""A portal's login in Python 3.8 or later, without packages. python3 portal.py; docs/verifier.md says what it does."""
import json
import os
import re
import secrets
import urllib.error
import urllib.request
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
        try:
            answer = self.answer()
        except Exception as fault:  # such as JSON that is none, or a verifier that is away
            answer = self.failed(repr(fault))
        self.say(*answer)

    def answer(self):
        length = self.headers.get("Content-Length", "0")
        if self.headers.get("Origin") != ORIGIN or not re.fullmatch("[0-9]{1,9}", length) or int(length) > MOST:
            return 403, "not from our page"
        body = self.rfile.read(int(length))
        ours = re.search(r"(?:^|;)\s*browser=([A-Za-z0-9_-]{43})\s*(?:;|$)", self.headers.get("Cookie", ""))
        browser = ours[1] if ours else secrets.token_urlsafe(32)
        if self.path == "/challenge":
            status, answer = ask("/v1/challenges", {"purpose": "login", "session": browser})
            return (200, answer["nonce"], browser) if status == 200 else self.failed(answer["code"])
        if self.path == "/login":
            sent = json.loads(body)
            login = {"nonce": sent["nonce"], "token": sent["token"], "origin": ORIGIN, "session": browser}
            status, answer = ask("/v1/logins", login)
            if status != 200:
                return self.failed(answer["code"])
            # Find the account by the fingerprint that was stored when the certificate was bound.
            found = answer["certificate"]["fingerprint"]
            return 200, "已登录 logged in: " + found, secrets.token_urlsafe(32)
        return 404, "no such page"

    def failed(self, code):
        self.log_message("refused: %s", code)  # for you; the user is told that it failed
        return 401, "登录失败 login failed"

    def say(self, status, text, browser=None):
        self.send_response(status)
        self.send_header("Content-Type", "text/plain; charset=utf-8")
        if browser:  # over https as __Host-browser, with Secure
            self.send_header("Set-Cookie", f"browser={browser}; HttpOnly; SameSite=Strict; Path=/")
        self.end_headers()
        self.wfile.write(text.encode())


if __name__ == "__main__":
    ThreadingHTTPServer(("127.0.0.1", PORT), Portal).serve_forever()
