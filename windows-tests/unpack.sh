#!/bin/sh
# Makes what tests under Wine need of what Maven has fetched into target/fetched: target/java, a Java for Windows, and
# target/softskf, the soft SKF library as a DLL with OpenSSL's beside it. Called by the build with the hashes that both
# files must have.
#   unpack.sh SHA256_OF_JAVA_ZIP SHA256_OF_OPENSSL_JAR
set -eu
cd "$(dirname "$0")"
printf '%s  target/fetched/java.zip\n%s  target/fetched/openssl.jar\n' "$1" "$2" | sha256sum --check --quiet

# Only for tests: what Wine 10 lacks is gone round here, so that no option that users get changes. Java's own random
# numbers ask Wine for network adapters in a way that it does not know; Windows' come first instead.
unpack_java() {
  rm -rf target/unpacking
  unzip -q target/fetched/java.zip '*/jre/*' -d target/unpacking
  java=$(echo target/unpacking/*/jre)
  rm -r "$java/legal" "$java/lib/jvm.lib" "$java/bin/server/classes_nocoops.jsa"
  settings=$java/conf/security/java.security
  place=$(sed -n 's/^security\.provider\.\([0-9]*\)=SunMSCAPI\r*$/\1/p' "$settings")
  sed -i -e "s/^security\.provider\.$place=SunMSCAPI/security.provider.$place=SUN/" \
    -e 's/^security\.provider\.1=SUN\(\r*\)$/security.provider.1=SunMSCAPI\1/' "$settings"
  rm -rf target/java
  mv "$java" target/java
  rm -r target/unpacking
  echo "$made" >target/java-made
}

unpack_openssl() {
  unzip -p target/fetched/openssl.jar postgres-windows-x86_64.txz | tar --extract --xz --directory target bin/libcrypto-3-x64.dll
}

made="$1 $(sha256sum <unpack.sh)"
[ "$made" = "$(cat target/java-made 2>/dev/null)" ] || unpack_java
[ -e target/bin/libcrypto-3-x64.dll ] || unpack_openssl
../softskf/windows/build.sh target/bin/libcrypto-3-x64.dll target/softskf
