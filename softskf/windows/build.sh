#!/bin/sh
# Builds the library as a DLL for Windows (x64), in the standard's layout, if a source is newer than what lies there.
#   windows/build.sh LIBCRYPTO FOLDER    LIBCRYPTO is OpenSSL 3's DLL for Windows, copied beside the result
# SPDX-License-Identifier: Apache-2.0
set -eu
here=$(cd "$(dirname "$0")" && pwd)
libcrypto=$(realpath "$1")
out=$(realpath --canonicalize-missing "$2")
if [ -e "$out/softskf.dll" ] && [ -z "$(find "$here/.." -path "$here/../target" -prune -o -name '*.[ch]' -newer "$out/softskf.dll" -print -quit)" ]; then exit 0; fi

mkdir -p "$out"
cp "$libcrypto" "$out"
# OpenSSL's headers are the same for all systems but for one, which says how wide a long is.
headers=$(mktemp -d)
trap 'rm -r "$headers"' EXIT
cp -r /usr/include/openssl "$headers"
cp -r /usr/include/*-linux-gnu/openssl "$headers"
sed -i -e 's/^# *define SIXTY_FOUR_BIT_LONG$/#define SIXTY_FOUR_BIT/' -e 's/# *undef SIXTY_FOUR_BIT$//' "$headers/openssl/configuration.h"

cd "$here/.."
# shellcheck disable=SC2046 # names of files without blanks
x86_64-w64-mingw32-gcc -std=gnu17 -Wall -Wextra -Werror -Wshadow -Wstrict-prototypes -O1 -shared \
  -DWIN32_LEAN_AND_MEAN -DNOCRYPT -Iwindows/include -I"$headers" -include posix.h -I. \
  -o "$out/new.softskf.dll" $(ls -- *.c | grep -v '^event\.c$') windows/*.c \
  "$libcrypto" -static-libgcc -Wl,-Bstatic -lwinpthread
mv "$out/new.softskf.dll" "$out/softskf.dll"
