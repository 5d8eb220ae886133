#!/bin/sh
# Builds the library in its layouts, softskf-device and the tests into a folder, if a source is newer than what lies there.
#   build.sh FOLDER
# SPDX-License-Identifier: Apache-2.0
set -eu
out=${1:?build.sh FOLDER}
mkdir -p "$out"
out=$(cd "$out" && pwd)
cd "$(dirname "$0")"

[ ! -e "$out/built" ] || [ -n "$(find . -type f -newer "$out/built" -print -quit)" ] || exit 0

cc=${CC:-gcc}
if ! echo '#include <openssl/evp.h>' | "$cc" -E -x c - >/dev/null 2>&1; then
  echo "The soft SKF library is not built: it needs $cc and the headers of OpenSSL 3 (Debian: gcc libssl-dev)." >&2
  [ "${CI:-}" != true ] || exit 1
  exit 0
fi

flags='-std=gnu17 -Wall -Wextra -Werror -Wshadow -Wstrict-prototypes -O1 -g'
shared='-fPIC -shared -fvisibility=hidden -Wl,-z,defs'
# shellcheck disable=SC2086
library() { name=$1; shift; "$cc" $flags $shared "$@" -o "$out/libsoftskf-$name.so.new" *.c -lcrypto -lpthread && mv "$out/libsoftskf-$name.so.new" "$out/libsoftskf-$name.so"; }

rm -f "$out/built"
touch "$out/building"
library packed-32 & first=$!
library natural-32 -DSKF_NATURAL_LAYOUT & second=$!
wait $first
library packed-64 -DSKF_ULONG_64 & first=$!
wait $second
library natural-64 -DSKF_NATURAL_LAYOUT -DSKF_ULONG_64 & second=$!
wait $first
library packed-32-asan -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer & first=$!
wait $second
library minimal -Wl,--version-script=minimal.map & second=$!
wait $first
# shellcheck disable=SC2086
"$cc" $flags -o "$out/softskf-device" tool/softskf-device.c *.c -lcrypto -lpthread
wait $second
mv "$out/building" "$out/built"
