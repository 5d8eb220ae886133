#!/bin/bash
# Called by newcomer.sh on the computer with nothing on it.
set -euo pipefail
umount --lazy /outside
[ "$(locale charmap 2>/dev/null || echo none)" != UTF-8 ] || { echo "This locale is not a newcomer's." >&2; exit 1; }

timed() {
  local began=$SECONDS
  "${@:2}"
  echo "newcomer: $1: $((SECONDS - began)) s"
}

apt() { DEBIAN_FRONTEND=noninteractive apt-get -qq -y "$@" >/dev/null; }

as_newcomer() { su newcomer -c "cd && cd signing-helper && export ${NODE_EXTRA_CA_CERTS:+NODE_EXTRA_CA_CERTS=$NODE_EXTRA_CA_CERTS} http_proxy=$http_proxy https_proxy=$https_proxy && $1"; }

git clone --quiet /srv/signing-helper.git /root/signing-helper
apt install sudo
useradd --create-home --shell /bin/bash newcomer
echo 'newcomer ALL=(ALL) NOPASSWD: ALL' >/etc/sudoers.d/newcomer
# Git takes nothing from a folder of somebody else's.
chown -R newcomer: /srv/signing-helper.git
su newcomer -c 'cd && git clone --quiet /srv/signing-helper.git'
timed "demo as a user with sudo" as_newcomer "./dev demo --headless --report target/demo/report.json"
java -version 2>&1 | head -n 1

rm /etc/sudoers.d/newcomer
apt remove xdotool
if said=$(as_newcomer "./dev demo --headless" 2>&1); then
  echo "A user without sudo was not stopped: $said" >&2
  exit 1
fi
command=$(grep '^ *apt-get' <<<"$said") || { echo "A user without sudo is not told what to ask for: $said" >&2; exit 1; }
timed "what a user without sudo is told to ask for" sh -c "$command >/dev/null"
command -v xdotool >/dev/null || { echo "The command brings nothing: $command" >&2; exit 1; }

# With what Maven has fetched for the user.
cp -a /home/newcomer/.m2 /root/
chown -R root: /root/.m2
cd /root/signing-helper
timed "set-up and build as root" ./dev build
[ "$1" != --whole ] || timed "tests as root" ./dev test
