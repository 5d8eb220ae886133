#!/bin/sh
# Fetches Debian's OpenSSL for 32-bit programs into target/i386, for the 32-bit build of the library. Nothing is installed, and
# no architecture is added to this computer.
# SPDX-License-Identifier: Apache-2.0
set -eu
to=$(cd "$(dirname "$0")" && pwd)/target/i386
[ ! -e "$to/fetched" ] || exit 0
rm -rf "$to"
apt=$to/apt
mkdir -p "$apt/lists/partial" "$apt/archives/partial"
apt_get() {
  apt-get -q -o APT::Architecture=i386 -o APT::Architectures=i386 -o Dir::State::lists="$apt/lists" \
    -o Dir::State::status=/dev/null -o Dir::Cache="$apt" -o APT::Sandbox::User=root "$@"
}
apt_get update || true # with the lists that could be had
cd "$apt"
apt_get download libssl-dev libzstd1 zlib1g
apt_get download libssl3t64 || apt_get download libssl3 # Debian 12
for package in *.deb; do dpkg-deb -x "$package" "$to"; done
cd "$to"
rm -r "$apt"
touch fetched
