#!/usr/bin/env python3
"""Poses as another program at the signing helper: impostor.py HELPER PROGRAM REQUESTS.

This process becomes PROGRAM before the helper looks who has started it, so the helper's parent is PROGRAM. A child
keeps the helper's pipes. REQUESTS is JSON, a list of methods with their parameters. Prints the answers as a list.
"""
import json
import os
import signal
import struct
import sys

SECONDS = 60


def main(helper, program, requests):
    requests = json.loads(requests)
    to_helper, from_helper, becoming, life = (os.pipe() for _ in range(4))
    if os.fork() == 0:
        os.close(becoming[1])
        os.read(becoming[0], 1)  # ends when the other two have closed it: this process's parent by becoming PROGRAM
        os.dup2(to_helper[0], 0)
        os.dup2(from_helper[1], 1)
        os.execv(helper, [helper, "--stdio"])
    if os.fork() == 0:
        for end in (becoming[1], to_helper[0], from_helper[1]):
            os.close(end)
        signal.alarm(SECONDS)  # a window that waits for a person gives no answer
        print(json.dumps([ask(to_helper[1], from_helper[0], *request) for request in enumerate(requests)]), flush=True)
        os._exit(0)
    os.dup2(life[0], 0)  # what reads its input goes on until the child has ended
    os.execv(program, [program])


def ask(there, back, number, request):
    frame = json.dumps({"jsonrpc": "2.0", "id": str(number), **request}).encode()
    os.write(there, struct.pack("=I", len(frame)) + frame)
    while True:
        answer = json.loads(read(back, struct.unpack("=I", read(back, 4))[0]))
        if answer.get("id") == str(number):
            return answer


def read(back, count):
    data = b""
    while len(data) < count:
        part = os.read(back, count - len(data))
        if not part:
            sys.exit("the helper has ended")
        data += part
    return data


if __name__ == "__main__":
    main(*sys.argv[1:])
