#!/bin/sh
# Unpacks Debian's packages for 32-bit programs into a folder, once. Nothing is installed, and no architecture is added to
# this computer.
#   fetch-i386.sh [FOLDER PACKAGE ...]    by default OpenSSL into target/i386, for the 32-bit build of the library;
#                                         of ONE/OTHER the first that there is, and NAME=VERSION is as apt-get has it
# SPDX-License-Identifier: Apache-2.0
set -eu
# Debian 12 has libssl3.
[ $# -gt 0 ] || set -- "$(dirname "$0")/target/i386" libssl-dev libzstd1 zlib1g libssl3t64/libssl3
to=$(realpath --canonicalize-missing "$1")
shift
[ "$*" != "$(cat "$to/fetched" 2>/dev/null)" ] || exit 0
rm -rf "$to"
apt=$to/apt
mkdir -p "$apt/lists/partial" "$apt/archives/partial"
apt_get() {
  apt-get -q -o APT::Architecture=i386 -o APT::Architectures=i386 -o Dir::State::lists="$apt/lists" \
    -o Dir::State::status=/dev/null -o Dir::Cache="$apt" -o APT::Sandbox::User=root "$@"
}
apt_get update || true # with the lists that could be had
cd "$apt"
for package in "$@"; do
  apt_get download "${package%/*}" || apt_get download "${package#*/}"
done
for package in *.deb; do dpkg-deb -x "$package" "$to"; done
cd "$to"
rm -r "$apt"
echo "$*" >fetched
