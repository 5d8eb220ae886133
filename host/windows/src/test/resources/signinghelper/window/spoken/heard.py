"""Prints what Orca says while a program runs, an utterance in a line, until one matches: PATTERN PROGRAM..."""

import os
import re
import subprocess
import sys
import threading
import tty

BEGINNING = "SPEECH OUTPUT: '"
UTTERANCE = re.compile(BEGINNING + r"(.*?)' (?:\{|None)", re.DOTALL)

# Ends a hang alone: what is waited for comes by itself, however slow the computer is.
SECONDS = 300

# Without a voice: where there is no sound, the dispatcher of speech hangs at the second sentence, and Orca with it.
ORCA = os.environ | {"SPEECHD_ADDRESS": "none", "PYTHONUTF8": "1"}


def listen(log, said, more):
    text = ""
    for line in lines(log):
        text = text + line if text or BEGINNING in line else ""
        if utterance := UTTERANCE.search(text):
            text = ""
            with more:
                said.append(utterance[1].replace("\n", " "))
                more.notify()
    with more:
        log.close()
        more.notify()


def lines(log):
    try:
        yield from log
    except OSError:
        # Nobody writes to this terminal any more.
        return


def wait_for(pattern):
    def is_said():
        return any(re.search(pattern, utterance) for utterance in said)

    with more:
        more.wait_for(lambda: is_said() or log.closed, SECONDS)
        return is_said() or sys.exit(f"not heard: {pattern}")


# A terminal: Orca's Python writes to it line by line, to a file in blocks.
mine, its = os.openpty()
tty.setraw(its)
log, said, more = open(mine, encoding="utf-8", errors="replace"), [], threading.Condition()
command = ["orca", "--debug-file", f"/dev/fd/{its}"]
orca = subprocess.Popen(command, env=ORCA, pass_fds=[its], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
os.close(its)
listener = threading.Thread(target=listen, args=[log, said, more])
listener.start()
try:
    wait_for("Screen reader on")
    with subprocess.Popen(sys.argv[2:], stdin=subprocess.PIPE, stdout=subprocess.DEVNULL):
        wait_for(sys.argv[1])
finally:
    # It heeds a signal that it may handle only with its next event.
    orca.kill()
    orca.wait()
    listener.join()
    print("\n".join(said))
