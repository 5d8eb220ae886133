#!/bin/sh
# Builds the library as a DLL for Windows, in the standard's layout, if a source is newer than what lies there.
#   windows/build.sh LIBCRYPTO FOLDER    LIBCRYPTO is OpenSSL's DLL for Windows, copied beside the result
# With OpenSSL 3 it is for x64. With OpenSSL 1.1 there are two for 32-bit programs, with the functions of minimal.map alone:
# softskf.dll has plain names, as most vendors' libraries do, softskf-decorated.dll those of __stdcall, SKF_EnumDev@12 or
# _SKF_EnumDev@12.
# SPDX-License-Identifier: Apache-2.0
set -eu
here=$(cd "$(dirname "$0")" && pwd)
libcrypto=$(realpath "$1")
out=$(realpath --canonicalize-missing "$2")
if [ -e "$out/softskf.dll" ] && [ -z "$(find "$here/.." -path "$here/../target" -prune -o -type f -newer "$out/softskf.dll" -print -quit)" ]; then exit 0; fi

mkdir -p "$out"
cp "$libcrypto" "$out"
work=$(mktemp -d)
trap 'rm -r "$work"' EXIT
cd "$work"

# $1: compiler, $2: OpenSSL's name for how wide a long is; the other words: options and further sources
compile() {
  compiler=$1 width=$2
  shift 2
  # OpenSSL's headers are the same for all systems but for one, which says that.
  cp -r /usr/include/openssl .
  cp -r /usr/include/*-linux-gnu/openssl .
  sed -i -e "s/^# *define SIXTY_FOUR_BIT_LONG$/#define $width/" -e "s/# *undef $width$//" openssl/configuration.h
  # shellcheck disable=SC2046 # names of files without blanks
  "$compiler" -c -std=gnu17 -Wall -Wextra -Werror -Wshadow -Wstrict-prototypes -O1 \
    -DWIN32_LEAN_AND_MEAN -DNOCRYPT -I"$here/include" -I. -include posix.h -I"$here/.." \
    $(ls -- "$here"/../*.c | grep -v '/event\.c$') "$here"/*.c "$@"
}

# $1: name of the DLL; the other words: options
link() {
  name=$1
  shift
  "$compiler" -shared -o "$name" ./*.o "$@" "$libcrypto" -static-libgcc -Wl,-Bstatic -lwinpthread
  mv "$name" "$out/$name"
}

case "$libcrypto" in
  *libcrypto-1_1.dll)
    compile i686-w64-mingw32-gcc THIRTY_TWO_BIT -ffunction-sections -fdata-sections -fno-asynchronous-unwind-tables \
      -fno-unwind-tables "$here/openssl-1.1/openssl.c"
    i686-w64-mingw32-dlltool -d "$here/openssl-1.1/renamed.def" -l renamed.a
    # What none of these calls is left out, and with it most of what OpenSSL 1.1 lacks; tables for unwinding would hold all.
    grep -o 'SKF_[A-Za-z]*' "$here/../minimal.map" >names
    { echo EXPORTS; i686-w64-mingw32-nm ./*.o | sed -n 's/.* T _\(SKF_.*@.*\)/\1/p' | grep -wFf names; } >exports.def
    sed -n 's/^SKF/-Wl,--gc-sections,-u,_&/p' exports.def >roots
    # By turns as GCC and as Microsoft's linker have it.
    sed '0~2s/.*/_& = &/' exports.def >decorated.def
    link softskf-decorated.dll renamed.a decorated.def @roots
    link softskf.dll renamed.a exports.def @roots -Wl,--kill-at
    ;;
  *)
    compile x86_64-w64-mingw32-gcc SIXTY_FOUR_BIT
    link softskf.dll
    ;;
esac
