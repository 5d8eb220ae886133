#!/bin/sh
# Builds the library in its layouts, the tool, the tests and the client into a folder, if a source is newer than what lies there.
#   build.sh [FOLDER]    target/ by default
# SPDX-License-Identifier: Apache-2.0
set -eu
here=$(cd "$(dirname "$0")" && pwd)
out=${1:-$here/target}
mkdir -p "$out"
out=$(cd "$out" && pwd)
cd "$here"

# What fetch-i386.sh has brought since is another layout.
if [ -e "$out/built" ] && ! [ target/i386/fetched -nt "$out/built" ] &&
  [ -z "$(find . -path ./target -prune -o -newer "$out/built" -print -quit)" ]; then exit 0; fi

cc=${CC:-gcc}
if ! echo '#include <openssl/evp.h>' | "$cc" -E -x c - >/dev/null 2>&1; then
  echo "The soft SKF library is not built: it needs $cc and the headers of OpenSSL 3 (Debian: gcc libssl-dev)." >&2
  [ "${CI:-}" != true ] || exit 1
  exit 0
fi

warnings='-std=gnu17 -Wall -Wextra -Werror -Wshadow -Wstrict-prototypes'
# The same sources give the same bytes in every folder.
anywhere="-ffile-prefix-map=$here=."
sanitizers='-fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer'

# shellcheck disable=SC2086 # options are split on purpose
library() {
  name=$1; shift
  "$cc" $warnings "$anywhere" -O1 -g -fPIC -shared -fvisibility=hidden "$@" -o "$out/new.$name" *.c -lcrypto -lpthread
  mv "$out/new.$name" "$out/libsoftskf-$name.so" # a program that has the old one open keeps it
}

# shellcheck disable=SC2086
tests() {
  name=$1; shift
  "$cc" $warnings -g "$@" -o "$out/softskf-test-$name" test/*.c -L"$out" -l:libsoftskf-"$name".so -Wl,-rpath,"\$ORIGIN" -lcrypto -lpthread
}

# shellcheck disable=SC2086
client() { name=$1; shift; "$cc" $warnings -g "$@" -o "$out/login-and-sign-$name" client/login-and-sign.c; }

layout() { library "$@"; tests "$@"; client "$@"; }

rm -f "$out/built"
touch "$out/building" # what is saved while this runs is newer than the result
layout packed-32 & one=$!
layout natural-32 -DSKF_NATURAL_LAYOUT & other=$!
wait $one
layout packed-64 -DSKF_ULONG_64 & one=$!
wait $other
layout natural-64 -DSKF_NATURAL_LAYOUT -DSKF_ULONG_64 & other=$!
wait $one
# shellcheck disable=SC2086
{ library packed-32-asan $sanitizers; tests packed-32-asan $sanitizers; } & one=$!
wait $other
library minimal -Wl,--version-script=minimal.map & other=$!
# shellcheck disable=SC2086
"$cc" $warnings "$anywhere" -O1 -g -o "$out/softskf-device" tool/softskf-device.c *.c -lcrypto -lpthread
wait $one
wait $other

# For 32-bit programs, where a compiler and an OpenSSL for them are there (fetch-i386.sh).
if [ -e "$here/target/i386/fetched" ] && echo 'int main(void) { return 0; }' | "$cc" -m32 -x c - -o /dev/null 2>/dev/null; then
  i386=$here/target/i386/usr
  narrow="-m32 -D_FILE_OFFSET_BITS=64 -isystem $i386/include -isystem $i386/include/i386-linux-gnu -L$i386/lib/i386-linux-gnu
    -Wl,--disable-new-dtags,-rpath,$i386/lib/i386-linux-gnu"
  # shellcheck disable=SC2086
  library x86 $narrow
fi
mv "$out/building" "$out/built"
