#!/usr/bin/env bash
# Records installer/launcher/classes.lst from the real journey of the demo, in host and bridge, with the demo's U-Keys behind
# SKF: each Java that the journey starts writes down what it loads. Called by ./dev class-list, on a built repository.
set -euo pipefail
cd "$(dirname "$0")/.."
readonly work=$PWD/target/class-list
readonly list=installer/launcher/classes.lst
home=${JAVA_HOME:-$(dirname "$(dirname "$(readlink -f "$(command -v java)")")")}
rm -rf "$work"
mkdir -p "$work/recorded"

# A Java beside this computer's, so that a bridge, which is started by the host's own Java, is recorded as well.
cp -rL "$home" "$work/java" 2>/dev/null || [ -x "$work/java/bin/java" ]
mv "$work/java/bin/java" "$work/java/bin/recorded-java"
cat >"$work/java/bin/java" <<SCRIPT
#!/bin/sh
case "\$*" in
  *" signinghelper.app.Main"*) exec "$work/java/bin/recorded-java" -XX:DumpLoadedClassList="$work/recorded/\$\$.lst" "\$@" ;;
esac
exec "$work/java/bin/recorded-java" "\$@"
SCRIPT
chmod +x "$work/java/bin/java"

JAVA_HOME=$work/java npm --silent --prefix e2e run journey -- --token skf

# Only what the program itself could load again: nothing of the demo's and the test kit's, nor what a run generates by other names.
cat "$work"/recorded/*.lst | grep -v -e '^#' -e '[/.]\$Proxy[0-9]' -e '^signinghelper/demo/' -e '^signinghelper/testkit/' \
  -e 'signinghelper/demo' -e 'signinghelper/testkit' -e '\$\$Lambda' -e 'LambdaForm\$MH' -e 'Generated[A-Za-z]*Accessor' |
  LC_ALL=C sort -u >"$work/classes.lst"
grep -q '^signinghelper/token/skf/' "$work/classes.lst" || { echo "The bridge was not recorded." >&2; exit 1; }
mv "$work/classes.lst" "$list"
echo "$(wc -l <"$list") lines in $list" >&2
