#!/bin/sh
# Makes what tests of 32-bit libraries under Wine need: target/wine32/bin/wine, which runs 32-bit programs beside others, and
# target/softskf32, the soft SKF library as DLLs for them. Called by the build with the hash that OpenSSL's file must have.
#   wine32.sh SHA256_OF_OPENSSL_JAR
set -eu
cd "$(dirname "$0")"
echo "$1  target/fetched/openssl32.jar" | sha256sum --check --quiet

# Debian's wine32 beside the Wine that is installed, which needs nothing of it but C's library for 32 bits, as gcc -m32 does.
unpack_wine() {
  version=$(dpkg-query --show --showformat='${Version}' libwine:amd64)
  ../softskf/fetch-i386.sh target/wine32 "libwine=$version" "wine32=$version"
  wine=$PWD/target/wine32/usr/lib
  # A loader starts the one for other programs from its own folder, and finds its libraries from there.
  cp /usr/lib/wine/wine64 /usr/lib/wine/wineserver64 "$wine/wine"
  mkdir -p "$wine/x86_64-linux-gnu" target/wine32/bin
  ln -sfn /usr/lib/x86_64-linux-gnu/wine "$wine/x86_64-linux-gnu/wine"
  cat >target/wine32/bin/wine <<SCRIPT
#!/bin/sh
WINEDLLPATH=$wine/i386-linux-gnu/wine:/usr/lib/x86_64-linux-gnu/wine exec $wine/wine/wine64 "\$@"
SCRIPT
  chmod +x target/wine32/bin/wine
}

# Elsewhere than on Debian, Wine is taken to run 32-bit programs as it is.
! dpkg-query --show libwine:amd64 >/dev/null 2>&1 || unpack_wine
if [ ! -e target/bin/libcrypto-1_1.dll ]; then
  unzip -p target/fetched/openssl32.jar postgres-windows-x86_32.txz | tar --extract --xz --directory target bin/libcrypto-1_1.dll
fi
../softskf/windows/build.sh target/bin/libcrypto-1_1.dll target/softskf32
