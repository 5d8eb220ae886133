#!/usr/bin/env python3
"""Signs a file with the signing helper: sign.py HELPER FILE. Writes FILE.p7s, a detached CMS signature.

HELPER is the helper's launcher. Needs Python 3.8 and nothing else. What is said here: docs/desktop-clients.md.
"""
import base64
import json
import os
import secrets
import struct
import subprocess
import sys
import uuid

PART = 512 * 1024


class Refused(Exception):
    """An error of the helper, with words for the user."""


class Helper:
    """The helper as a child process, with one session."""

    def __init__(self, launcher, name):
        self.process = subprocess.Popen([launcher, "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.session = str(uuid.uuid4())
        self.count = 0
        self.signatures = {}
        hello = self.read()["params"]
        print(f"签章助手 {hello['product']}，协议 {hello['protocol']}")
        self.ask("session.open", client=name, protocol="2.0", locale="zh-CN")

    def read(self):
        """Returns the next frame: a length of four bytes in the machine's order, then JSON in UTF-8."""
        head = self.process.stdout.read(4)
        if len(head) < 4:
            raise Refused("签章助手已退出")
        return json.loads(self.process.stdout.read(struct.unpack("=I", head)[0]))

    def ask(self, method, **params):
        """Sends a request, waits for its answer, and keeps the signatures that come before it."""
        self.count += 1
        params["session"] = self.session
        request = {"jsonrpc": "2.0", "id": str(self.count), "method": method, "params": params}
        frame = json.dumps(request).encode()
        self.process.stdin.write(struct.pack("=I", len(frame)) + frame)
        self.process.stdin.flush()
        while True:
            message = self.read()
            if message.get("method") == "document" and "data" in message["params"]:
                self.signatures[message["params"]["index"]] = base64.b64decode(message["params"]["data"])
            if message.get("id") == request["id"]:
                break
        if "error" in message:
            data = message["error"]["data"]
            words = data["guidance"]
            lines = [f"{words['title']} ({data['code']})", words["reason"]]
            raise Refused("\n".join(lines + ["- " + step for step in words["steps"]]))
        return message["result"]

    def put(self, path):
        """Hands a file over in parts; returns the id that a request names it by."""
        named, offset, last = {}, 0, False
        with open(path, "rb") as file:
            while not last:
                data = file.read(PART)
                last = offset + len(data) >= os.path.getsize(path)
                text = base64.b64encode(data).decode()
                named["content"] = self.ask("content.put", offset=offset, data=text, last=last, **named)["content"]
                offset += len(data)
        return named["content"]


def main(launcher, path):
    helper = Helper(launcher, "示例投标客户端 (Python)")
    try:
        for found in helper.ask("certificate.list")["certificates"]:
            print(f"证书：{found['label']}，用途 {found['purpose']}，{found['obstacle'] or '可以使用'}")
        title = os.path.basename(path)
        document = {"title": title, "mediaType": "application/octet-stream", "contentId": helper.put(path)}
        nonce = base64.b64encode(secrets.token_bytes(32)).decode()
        helper.ask("signature.sign", format="cms-detached", documents=[document], nonce=nonce)
        with open(path + ".p7s", "wb") as out:
            out.write(helper.signatures[0])
        print(f"已签名：{path}.p7s")
    finally:
        helper.process.stdin.close()  # the end of its input ends the helper


if __name__ == "__main__":
    try:
        main(*sys.argv[1:])
    except Refused as refused:
        sys.exit(str(refused))
