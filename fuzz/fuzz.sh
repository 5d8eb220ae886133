# Long runs of the targets in fuzz/, which ./dev fuzz starts one after the other. Sourced by ./dev.

readonly fuzz_services=fuzz/src/test/resources/META-INF/services/signinghelper.fuzz.Target

# At most so many bytes of a target are kept in the sources, beside what it has failed on.
readonly fuzz_kept=12288

# Code whose branches lead Jazzer on: ours, and what parses for it.
readonly fuzz_led_by='signinghelper.**:org.bouncycastle.asn1.**:org.apache.fontbox.**:org.apache.pdfbox.**:com.sun.imageio.plugins.**'

# Target $1, or all, for $2 minutes each. The totals of each run are a line of target/fuzz.tsv.
fuzz() {
  local minutes=${2:-15} name found=0
  [ "${1:-}" != judge ] || { fuzz_judge "$((minutes * 60))"; return; }
  setup
  maven test-compile dependency:build-classpath -Pjazzer -pl fuzz -am -Dmdep.outputFile=target/classpath.txt
  mkdir -p target/fuzz
  [ -e target/fuzz.tsv ] || printf 'target\tseconds\texecutions\tcoverage of what was there\tcoverage\tfindings\n' >target/fuzz.tsv
  for name in $(sed 's/.*\.\(.*\)Target$/\1/' "$fuzz_services"); do
    [ "${1:-all}" = all ] || [ "$1" = "$name" ] || continue
    found=1
    fuzz_target "$name" "$((minutes * 60))"
  done
  [ $found = 1 ] || { say "no target: $1. Targets: $(sed 's/.*\.\(.*\)Target$/\1/' "$fuzz_services" | paste -sd' ')"; return 2; }
}

# The judge of documents beside programs that nobody here wrote: PDF, then OFD, for $1 seconds each, from seeds that no run has had.
# Totals in formats/*/target/judged.tsv.
fuzz_judge() {
  setup needs_of_demo needs_of_tests
  node extension/build/dependencies.mjs
  maven test -pl formats/pdf,formats/ofd -am -Dtest='JudgedAtLengthTest,ZipReadersAgreeTest,signinghelper.formats.ofd.ReadersAgreeTest' -Dsurefire.failIfNoSpecifiedTests=false \
    -DexcludedGroups=nothing "-Djudge.seconds=$1" "-Djudge.seed=$(date +%s)000"
  tail -n 1 formats/pdf/target/judged.tsv >&2
  tail -n 2 formats/ofd/target/judged.tsv >&2
}

# Jazzer ends with an error where it has found something, and a time limit ends it at once.
fuzz_target() {
  local name=$1 seconds=$2 folder=$root/target/fuzz/$1 log=$root/target/log/fuzz-$1.log inputs=$root/fuzz/inputs/$1
  mkdir -p "$folder/corpus" "$folder/found" "$folder/seeds" target/log
  rm -f "$folder"/found/*
  say "$name for $seconds s …"
  fuzz_jazzer "$name" "$folder/seeds" "-max_total_time=$seconds" "$folder/corpus" "$folder/seeds" >"$log" 2>&1 || true
  fuzz_keep "$name" "$folder" "$inputs"
  fuzz_total "$name" "$log" "$(find "$folder/found" -type f ! -name '*.java' | wc -l)" | tee -a target/fuzz.tsv >&2
}

# Target $1, which writes its seeds into the folder $2; the other words are Jazzer's.
fuzz_jazzer() {
  local name=$1 seeds=$2 folder=$root/target/fuzz/$1 scratch ended=0
  # In memory where that can be: most readers copy what they read into a file, whose deletion on a disk takes longer than the reading.
  scratch=$(mktemp -d -p /dev/shm fuzz.XXXXXX 2>/dev/null) || scratch=$(mktemp -d)
  (cd fuzz && nice -n 19 java -Djava.awt.headless=true -XX:+UseSerialGC -Xmx768m "-XX:ErrorFile=$folder/java-error" "-Dpdfbox.fontcache=$folder" "-Djava.io.tmpdir=$scratch" \
    "-Dsigninghelper.test.keys=$root/fuzz/target/test-keys" "-Dfuzz.target=$name" "-Dfuzz.seeds=$seeds" -cp "target/test-classes:$(cat target/classpath.txt)" \
    com.code_intelligence.jazzer.Jazzer --target_class=signinghelper.fuzz.LongRun \
    "--instrumentation_includes=$fuzz_led_by" '--instrumentation_excludes=signinghelper.testkit.**:signinghelper.fuzz.**' \
    --keep_going=20 "--reproducer_path=$folder/found" "-artifact_prefix=$folder/found/" -timeout=30 -report_slow_units=30 \
    -rss_limit_mb=3000 "${@:3}") || ended=$?
  rm -rf "$scratch"
  return $ended
}

# Copies what was found. Of this run and those before it the smallest inputs are kept that lead further than the seeds, as far as there is room.
fuzz_keep() {
  local name=$1 folder=$2 inputs=$3 file bytes=0
  find "$folder/found" -type f ! -name '*.java' | while read -r file; do
    mkdir -p "$inputs" && cp "$file" "$inputs/"
    say "Found, and kept to be replayed: fuzz/inputs/$name/$(basename "$file")"
  done
  rm -rf "$folder/merged" "$folder/kept" && mkdir -p "$folder/merged" "$folder/kept" "$folder/again"
  cp "$folder"/seeds/seed-* "$folder/merged/"
  fuzz_jazzer "$name" "$folder/again" -merge=1 "$folder/merged" "$folder/seeds" "$folder/corpus" >"$root/target/log/fuzz-$name-kept.log" 2>&1 ||
    { say "Nothing new is kept of $name: target/log/fuzz-$name-kept.log"; return 0; }
  find "$folder/merged" -type f ! -name 'seed-*' -printf '%s %p\n' | sort -n | while read -r size file; do
    bytes=$((bytes + size))
    [ $bytes -le $fuzz_kept ] || continue # A break would end the sort with an error.
    cp "$file" "$folder/kept/"
  done
  [ -z "$(ls "$folder/kept")" ] || jar --create --no-manifest --file "$inputs.zip" --date 2026-01-01T00:00:00Z -C "$folder/kept" .
}

# Executions and edges of code as Jazzer's log $2 counts them: when all that was there had been read, and at the end.
fuzz_total() {
  awk -v name="$1" -v found="$3" '
    /^#[0-9]+\t/ { runs = substr($1, 2); if ($3 == "cov:") edges = $4; if ($2 == "INITED") first = edges }
    /^Done [0-9]+ runs in/ { runs = $2; seconds = $5 }
    END { printf "%s\t%s\t%d\t%d\t%d\t%d\n", name, seconds ? seconds : "ended early", runs, first, edges, found }' "$2"
}
