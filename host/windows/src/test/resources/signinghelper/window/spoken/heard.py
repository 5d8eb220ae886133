"""Prints what Orca says while a program runs, an utterance in a line, until one matches: FOLDER PATTERN PROGRAM..."""

import pathlib
import re
import subprocess
import sys
import time

UTTERANCE = re.compile(r"SPEECH OUTPUT: '(.*?)' \{", re.DOTALL)
SECONDS = 90


def said(log):
    return UTTERANCE.findall(log.read_text(encoding="utf-8", errors="replace")) if log.exists() else []


def wait_for(pattern, log):
    deadline = time.monotonic() + SECONDS
    while not any(re.search(pattern, line) for line in said(log)):
        if time.monotonic() > deadline:
            return False
        time.sleep(0.2)
    return True


log = pathlib.Path(sys.argv[1]) / "orca.log"
orca = subprocess.Popen(["orca", "--debug-file", str(log)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
try:
    wait_for("Screen reader on", log)
    program = subprocess.Popen(sys.argv[3:], stdin=subprocess.PIPE, stdout=subprocess.DEVNULL)
    try:
        heard = wait_for(sys.argv[2], log)
    finally:
        program.stdin.close()
        program.wait()
finally:
    orca.terminate()
    orca.wait()
for line in said(log):
    print(line.replace("\n", " "))
if not heard:
    sys.exit("not heard: " + sys.argv[2])
