#!/usr/bin/env bash
# Begins as a newcomer does: in a Debian with git alone, its own Java and no UTF-8 locale, below FOLDER, with a clone of what
# is committed. A user with sudo runs the demo; one without is told what to ask for; root builds, and with --whole tests.
# Pictures and the report are in FOLDER/demo. Needs to be root, and the network.
#
#   newcomer.sh FOLDER [--whole]
set -euo pipefail
cd "$(dirname "$0")/.."
# shellcheck source=release/bare-system.sh
. release/bare-system.sh
readonly folder=$1 system=$1/newcomer-system

# A namespace of its own ends with every process in it. A plain chroot would keep Chromium's sandbox from working.
if [ "${INSIDE:-}" != yes ]; then
  rm -rf "$system" "$folder/demo"
  make_bare_system "$system" git
  git clone --quiet --bare . "$system/srv/signing-helper.git"
  cp release/newcomer-inside.sh "$system/srv/"
  INSIDE=yes unshare --mount --pid --fork --kill-child --propagation private -- "$0" "$@"
  cp -r "$system/home/newcomer/signing-helper/target/demo" "$folder/demo"
  exit
fi

mount --bind "$system" "$system"
cd "$system"
mount --rbind /sys sys
mount --rbind /dev dev
mount -t proc proc proc
mkdir outside
pivot_root . outside
exec env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root http_proxy="${http_proxy:-}" https_proxy="${https_proxy:-}" \
  ${NODE_EXTRA_CA_CERTS:+NODE_EXTRA_CA_CERTS="$NODE_EXTRA_CA_CERTS"} /srv/newcomer-inside.sh "${2:-}" </dev/null
