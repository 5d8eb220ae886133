#!/usr/bin/env bash
# Installs and purges .deb packages in a Debian with nothing in it, below FOLDER. Needs to be root, and the network.
#
#   bare-install.sh FOLDER PACKAGE.deb...
set -euo pipefail
readonly folder=$1
readonly system=$folder/system
shift
# shellcheck source=release/bare-system.sh
. "$(dirname "$0")/../../release/bare-system.sh"

if [ "${INSIDE:-}" != yes ]; then
  exec env INSIDE=yes unshare --mount --propagation private -- "$0" "$folder" "$@"
fi

fail() { printf '%s\n' "$*" >&2; exit 1; }

inside() { in_system "$system" "$@"; }

# Every file and folder but those that programs of the system keep for themselves.
everything() {
  inside find / -xdev \( -path /proc -o -path /sys -o -path /dev -o -path /tmp -o -path /var/lib/dpkg -o -path /var/lib/apt \
    -o -path /var/cache -o -path /var/log \) -prune -o -printf '%y %m %p\n' | sort
}

status() { inside dpkg-query --show --showformat '${db:Status-Status}' "$program" 2>/dev/null || true; }

# What a browser starts: one frame, whose length stands before it, and nothing else.
hello() {
  inside sh -c "cd /tmp && /opt/$program/signing-helper chrome-extension://aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa/ </dev/null >/tmp/hello"
  local size
  size=$(od -An -N4 -tu4 "$system/tmp/hello" | tr -d ' ')
  [ "$(stat -c %s "$system/tmp/hello")" = $((size + 4)) ] || fail "$1: not one frame"
  tail -c "$size" "$system/tmp/hello" | grep -q '"hello"' || fail "$1: no hello"
  rm "$system/tmp/hello"
}

# Without what it depends on: every other work of dpkg goes on, and the package says whether it runs.
is_configured_in_any_case() {
  inside dpkg --force-depends --install /tmp/package.deb >"$folder/said" 2>&1 || fail "$1: dpkg failed: $(cat "$folder/said")"
  [ "$(status)" = installed ] || fail "$1: $(status)"
  inside /opt/$program/signing-helper self-test || grep -q "$program self-test" "$folder/said" ||
    fail "$1: nothing told: $(cat "$folder/said")"
  inside dpkg --purge "$program"
}

runs_and_goes_without_a_trace() {
  local before
  # The user's own, which the program leaves on purpose.
  rm -rf "$system/root/.local"
  inside apt-get satisfy -qq -y --no-install-recommends "$(inside dpkg-deb --field /tmp/package.deb Depends)"
  before=$(everything)
  inside dpkg --install /tmp/package.deb
  [ "$(status)" = installed ] || fail "$1: $(status)"
  [ -e "$system/opt/$program/classes.jsa" ] || fail "$1: no class archive"
  everything | grep ' /root' | diff <(grep ' /root' <<<"$before") - || fail "$1: the installation has written for root"
  [ -z "$(inside /opt/$program/signing-helper self-test 2>&1)" ] || fail "$1: the self-test failed, or says something"
  hello "$1"
  rm -rf "$system/root/.local"
  inside dpkg --install /tmp/package.deb
  inside dpkg --remove "$program"
  [ -z "$(inside find /etc /opt /usr -name '*signinghelper*' -o -name 'signing-helper*')" ] || fail "$1: removed, and something stays"
  inside dpkg --install /tmp/package.deb
  inside dpkg --purge "$program"
  everything | diff <(echo "$before") - || fail "$1: purged, and not as before"
}

make_bare_system "$system"
for mounted in proc dev; do mkdir -p "$system/$mounted" && mount --rbind "/$mounted" "$system/$mounted"; done
for package; do
  cp "$package" "$system/tmp/package.deb"
  name=$(basename "$package")
  program=$(inside dpkg-deb --field /tmp/package.deb Package)
  is_configured_in_any_case "$name"
  runs_and_goes_without_a_trace "$name"
  inside apt-get autoremove -qq -y --purge
  printf '%s\n' "$name: installed and purged in a bare Debian." >&2
done
