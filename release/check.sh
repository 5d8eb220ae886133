# Read by ./dev. Makes everything that a release would publish into target/release, proves it from outside this folder, and
# publishes nothing.

readonly release_out=$root/target/release
readonly deploy=org.apache.maven.plugins:maven-deploy-plugin:3.2.0:deploy-file
readonly class_path=org.apache.maven.plugins:maven-dependency-plugin:3.11.0:build-classpath

release() {
  [ "$*" = --check ] || { say "./dev release --check makes what would be published; publishing is in docs/release.md"; return 2; }
  say_what_comes
  setup needs_of_demo needs_of_tests needs_of_packages
  build
  rm -rf "$release_out" && mkdir -p "$release_out"
  release_outside=$(mktemp -d)
  trap 'rm -rf "$release_outside"' EXIT
  local step
  for step in release_words stage_maven holds_api use_maven use_spring stage_verifier stage_npm use_npm stage_reference stage_java_reference stage_testkit use_guide \
    stage_documents stage_packages stage_packager stage_stores \
    same_version; do
    "$step"
  done
  (cd "$release_out" && find . -type f ! -name SHA256SUMS -print0 | sort -z | xargs -0 sha256sum >SHA256SUMS)
  say "All that would be published as $version is in $release_out:"
  (cd "$release_out" && du -sh -- * >&2)
  still_to_decide
}

# What is not here yet, before any of it is fetched; sizes are those of a Debian 13 with nothing in it.
say_what_comes() {
  local missing coming=()
  missing=$(missing_packages needs_of_demo needs_of_tests needs_of_packages | wc -l)
  [ "$missing" = 0 ] || coming+=("$missing packages and what they need, with apt, up to 1 GB to fetch and 4 GB installed")
  [ -d "$HOME/.m2/repository/org" ] || coming+=("330 MB with Maven")
  [ -d node_modules ] || coming+=("200 MB with npm")
  [ ${#coming[@]} = 0 ] || say "To be installed or fetched first: $(printf '%s; ' "${coming[@]}" | sed 's/; $//')."
}

fail() { say "No release: $*"; return 1; }

proven() { say "  ✓ $*"; }

# What the command of $2 says of $1, and its failure; within an argument of proven that would be lost.
proven_by() {
  local said
  said=$("${@:2}") || fail "$1"
  proven "$1: $said"
}

# ---- texts and licences ----------------------------------------------------------------------------------------------

release_words() {
  [[ $version =~ ^[0-9]+\.[0-9]+\.[0-9]+$ ]] || fail "the version $version is not three numbers"
  grep -Eq "^## $version \([0-9]{4}-[0-9]{2}-[0-9]{2}\)$" CHANGELOG.md || fail "CHANGELOG.md has no dated section for $version"
  proven "CHANGELOG.md has a dated section for $version"
  proven_by "the program" node release/licences.mjs host/program/target/bom.json
  proven_by "the starter for Spring Boot" node release/licences.mjs portal-spring/target/bom.json
  proven_by "the verifier" node release/licences.mjs verifier/target/classes/META-INF/bom.json
}

# ---- jars for servers ------------------------------------------------------------------------------------------------

# Modules that a server's developers use, which draws no pages. One without a class of its own is not published yet.
published_modules() {
  local module
  for module in formats/* portal portal-*; do
    if [[ $module != formats/*-pages ]] && [ -n "$(find "$module/src/main/java" -name '*.java' ! -name package-info.java -print -quit 2>/dev/null)" ]; then
      echo "$module"
    fi
  done
}

# Folder of Maven's groupId in a repository.
group=$(sed -n 's:^  <groupId>\(.*\)</groupId>$:\1:p' pom.xml | tr . /)
readonly group

# The artifact of module $1.
artifact() { sed -n 's:^  <artifactId>\(.*\)</artifactId>$:\1:p' "$1/target/.flattened-pom.xml"; }

stage_maven() {
  local module jar
  logged release-jars mvn -B -Prelease -DskipTests -am -pl "$(published_modules | paste -sd,)" package \
    "$class_path" -Dmdep.outputFile=target/class-path
  while read -r module; do
    jar=$root/$module/target/$(artifact "$module")-$version
    (cd "$release_outside" && logged release-deploy mvn -B -q "$deploy" "-Durl=file://$release_out/maven" \
      -DrepositoryId=staging "-DpomFile=$root/$module/target/.flattened-pom.xml" "-Dfile=$jar.jar" \
      "-Dsources=$jar-sources.jar" "-Djavadoc=$jar-javadoc.jar")
  done < <(published_modules)
  if grep -rlE 'SNAPSHOT|<parent>|\$\{' --include='*.pom' "$release_out/maven" >&2; then
    fail "a published pom names a snapshot, a parent or a property"
  fi
  proven "$(find "$release_out/maven" -name '*.jar' | wc -l) jars with sources and javadoc, and poms without a parent"
}

# Everything public in a jar is in docs/api and the other way around; each jar has a name as a module.
holds_api() {
  local module jar said jars=() tools=$root/target/tools
  logged release-japicmp mvn -B -q org.apache.maven.plugins:maven-dependency-plugin:3.11.0:copy -N \
    -Dartifact=com.github.siom79.japicmp:japicmp:0.26.1:jar:jar-with-dependencies "-DoutputDirectory=$tools" -Dmdep.stripVersion
  while read -r module; do
    jar=$root/$module/target/$(artifact "$module")-$version.jar
    jars+=("$module=$jar")
    said=$(jar --describe-module --file "$jar" 2>&1)
    [[ $said == *signinghelper*automatic* ]] || fail "no name as a module: $jar: $said"
  done < <(published_modules)
  node release/api.mjs "$tools/japicmp-jar-with-dependencies.jar" "${jars[@]}" || fail "the API is another than docs/api lists"
  proven "the API of ${#jars[@]} libraries is what docs/api lists"
}

# Links what is in folder $2 into folder $3, without the path $1 below it.
link_all_but() {
  local have name
  mkdir -p "$3"
  for have in "$2"/*; do
    name=$(basename "$have")
    case $1 in
      "$name") ;;
      "$name"/*) link_all_but "${1#*/}" "$have" "$3/$name" ;;
      *) ln -s "$have" "$3/" ;;
    esac
  done
}

# A plain project, whose local repository has everything but what is ours: that comes from the staging repository alone.
use_maven() {
  local project=$release_outside/maven others=$release_outside/others
  cp -r release/maven "$project"
  link_all_but "$group" "$HOME/.m2/repository" "$others"
  (
    cd "$project"
    logged release-outside mvn -B compile "$class_path" -Dmdep.outputFile=class-path \
      "-Dmaven.repo.local=$release_outside/repository" "-Dmaven.repo.local.tail=$others" \
      "-Dstaging=file://$release_out/maven" "-Dhelper=$version"
    signed_by_openssl
    java -cp "target/classes:$(cat class-path)" outside.Main authority.pem content signature >said
  )
  grep -q '^verified: ' "$project/said" || fail "the outside project verified nothing"
  [ -d "$release_outside/repository/$group/signing-helper-portal" ] || fail "the portal library came from elsewhere"
  proven "a Maven project outside verifies a signature of OpenSSL's, and refuses it for other content"
}

# An application on the starter, started and asked once. Beside the plain project's repository, with OpenSSL's CA of there.
use_spring() {
  local project=$release_outside/spring
  cp -r release/spring "$project"
  (
    cd "$project"
    logged release-spring mvn -B compile "$class_path" -Dmdep.outputFile=class-path \
      "-Dmaven.repo.local=$release_outside/repository" "-Dmaven.repo.local.tail=$release_outside/others" \
      "-Dstaging=file://$release_out/maven" "-Dhelper=$version" "-Dboot=$(spring_boot)"
    java -cp "target/classes:$(cat class-path)" outside.Portal --server.port=0 --server.address=127.0.0.1 \
      --signing-helper.origins=https://portal.example --signing-helper.revocation.check=none \
      "--signing-helper.trust.anchors=file:$release_outside/maven/authority.pem" >said
  )
  grep -q '^status 403$' "$project/said" || fail "the application on the starter did not ask for a CSRF token"
  proven "an application outside starts on the starter, and refuses a challenge without CSRF token"
}

spring_boot() { sed -n 's:^ *<spring-boot.version>\(.*\)</spring-boot.version>$:\1:p' "$root/pom.xml"; }

# A CA, a certificate of its, and a signature, as any other software makes them.
signed_by_openssl() {
  local quietly="$root/target/log/release-openssl.log"
  {
    openssl req -x509 -newkey rsa:2048 -nodes -keyout authority.key -out authority.pem -days 2 -subj '/O=Outside CA' \
      -addext keyUsage=critical,keyCertSign
    openssl req -newkey rsa:2048 -nodes -keyout signer.key -out signer.csr -subj '/O=Outside Ltd'
    printf 'basicConstraints=CA:FALSE\nkeyUsage=critical,digitalSignature,nonRepudiation\n' >extensions
    openssl x509 -req -in signer.csr -CA authority.pem -CAkey authority.key -days 1 -extfile extensions -out signer.pem
    echo 投标文件 >content
    openssl cms -sign -binary -cades -md sha256 -in content -signer signer.pem -inkey signer.key -outform DER -out signature
  } >"$quietly" 2>&1
}

# ---- verifier --------------------------------------------------------------------------------------------------------

# Started in a folder that has nothing else, and asked about what OpenSSL has signed for the plain project.
stage_verifier() {
  local outside=$release_outside/verifier signed=$release_outside/maven said pid port i
  mkdir -p "$release_out/verifier" "$outside"
  cp verifier/target/signing-helper-verifier.jar docs/verifier/openapi.yaml "$release_out/verifier/"
  cp "$signed/authority.pem" "$outside/"
  printf '{"listen":{"port":0},"origins":["https://portal.example"],"trust":{"signers":["authority.pem"]},"revocation":{"check":"NONE"}}' \
    >"$outside/verifier.json"
  said=$outside/said
  : >"$said"
  (cd "$outside" && exec java -jar "$release_out/verifier/signing-helper-verifier.jar" verifier.json) >"$said" 2>&1 &
  pid=$!
  for ((i = 0; i < 300; i++)); do
    if grep -q '^Listening' "$said" || ! kill -0 "$pid" 2>/dev/null; then break; fi
    sleep 0.2
  done
  port=$(sed -n 's/^Listening on .*://p' "$said")
  asked_about "$signed" "$signed/content" "$port" >"$outside/yes" || true
  asked_about "$signed" "$outside/verifier.json" "$port" >"$outside/no" || true
  kill "$pid" && wait "$pid" || true
  grep -q '^200$' "$outside/yes" && grep -q '"code":"DIGEST"' "$outside/no" && grep -q '^422$' "$outside/no" ||
    { cat "$said" "$outside/yes" "$outside/no" >&2; fail "the verifier does not judge outside"; }
  proven "the verifier runs from its jar, $(du -h "$release_out/verifier/signing-helper-verifier.jar" | cut -f1), and judges a signature of OpenSSL's"
}

# The verifier's answer at port $3 about the signature in folder $1, given the content in file $2, and its status.
asked_about() {
  local signer
  signer=$(openssl x509 -in "$1/signer.pem" -noout -fingerprint -sha256 | cut -d= -f2)
  jq -n --arg signature "$(base64 -w0 "$1/signature")" --arg content "$(base64 -w0 "$2")" --arg signer "$signer" \
    '{$signature, $content, $signer}' |
    node release/ask.mjs "http://127.0.0.1:$3/v1/signatures"
}

# ---- page library ----------------------------------------------------------------------------------------------------

stage_npm() {
  mkdir -p "$release_out/npm"
  npm pack --silent --pack-destination "$release_out/npm" ./extension/target/library >/dev/null
  proven "the npm package $(ls "$release_out/npm")"
}

use_npm() {
  cp -r release/npm "$release_outside/npm"
  (
    cd "$release_outside/npm"
    logged release-npm npm install --offline --no-audit --no-fund "$release_out"/npm/*.tgz
    node load.mjs >&2
    node "$root/node_modules/typescript/bin/tsc"
    node "$root/node_modules/typescript/bin/tsc" --module NodeNext --moduleResolution NodeNext
  )
  proven "it installs in another folder, is imported, and a page's TypeScript compiles against it"
}

# Web pages, in which each exported name is looked for.
stage_reference() {
  local into=$release_out/reference/page-library
  mkdir -p "$release_out/reference"
  npm --silent --prefix extension run reference
  logged release-reference npm --silent --prefix extension run check-reference
  cp -r extension/target/reference "$into"
  grep -q "signing-helper $version" "$into/index.html" || fail "the reference of the page library is not that of $version"
  [ -f "$into/classes/signing-helper.SigningHelper.html" ] || fail "the reference of the page library lacks SigningHelper"
  proven "a reference of the page library in $(find "$into" -name '*.html' | wc -l) pages"
}

# One set of pages for all jars: each of them has javadoc of its own, which leads to no other jar's.
stage_java_reference() {
  local into=$release_out/reference/java said modules
  mapfile -t modules < <(published_modules)
  said=$(node release/java-reference.mjs "$version" "$into" "${modules[@]}") || fail "the Java reference: $said"
  grep -q 'href="../../formats/certificate/CertificateTrust.html"' "$into/signinghelper/portal/authentication/LoginTokenValidator.html" ||
    fail "the Java reference does not lead from the portal library to the formats"
  proven "a reference of the Java libraries: $said"
}

# ---- test kit --------------------------------------------------------------------------------------------------------

# Started in a folder that has nothing else; OpenSSL asks its CA about a certificate of its soft keys.
stage_testkit() {
  local outside=$release_outside/testkit said=$root/target/log/release-testkit.log kit own pid facts i
  mkdir -p "$release_out/testkit" "$outside"
  cp testkit/program/target/signing-helper-testkit.jar "$release_out/testkit/"
  : >"$said"
  (cd "$outside" && exec java -jar "$release_out/testkit/signing-helper-testkit.jar" --no-browser --port 0) >"$said" 2>&1 &
  pid=$!
  for ((i = 0; i < 300; i++)); do
    if grep -q 'Ctrl+C' "$said" || ! kill -0 "$pid" 2>/dev/null; then break; fi
    sleep 0.2
  done
  kit=$outside/signing-helper-testkit own=$outside/signing-helper-testkit/keys/software-sm2-rsa-ec/rsa-signature.crt.pem
  facts=$kit/testkit.json
  openssl ocsp -issuer "$kit/anchors/rsa.pem" -CAfile "$kit/anchors/rsa.pem" -cert "$own" \
    -url "$(jq -r .ocsp "$facts")" >"$outside/asked" 2>&1 || true
  kill "$pid" && wait "$pid" || true
  grep -q '^Response verify OK' "$outside/asked" && grep -q ': good' "$outside/asked" ||
    { cat "$said" "$outside/asked" >&2; fail "the test kit does not run outside"; }
  proven "the test kit runs from its jar, $(du -h "$release_out/testkit/signing-helper-testkit.jar" | cut -f1), and OpenSSL believes its CA"
}

# All that the guide for a portal's developers says, with these files.
use_guide() {
  logged release-guide npm --silent --prefix e2e run guide -- "$release_out"
  proven "the guide: $(tail -n 1 "$root/target/log/release-guide.log")"
}

stage_documents() {
  write_errors "$release_outside/errors.md"
  proven_by documents node release/documents.mjs "$release_out/documents" "$version" "$release_outside/errors.md"
}

# ---- packages and stores ---------------------------------------------------------------------------------------------

# With keys for this check alone: a release has its own (docs/release.md).
stage_packages() {
  logged release-packages pack "$root" --profile "$root/profiles/example" \
    --profile-key "$root/host/profile/target/keys/demo-profile-key.pem" --key "$release_outside/extension.pem" \
    --site https://trade.example.org/helper/ --update-url https://trade.example.org/helper/updates.xml \
    --out "$release_out/packages"
  (cd "$release_out/packages" && sha256sum --quiet -c SHA256SUMS)
  local wanted
  for wanted in "-$version-setup.exe" "-$version.msi" ".deb" "-$version.zip" "-$version.crx"; do
    ls "$release_out"/packages/*"$wanted" >/dev/null
  done
  proven "packages for Windows and Linux, extension, policy kit and the page that installs by a link"
}

# The packager's jar in a folder that has nothing else but a profile and a key: the host of its .deb believes that profile, and the
# host of this build, which pins another key, does not.
stage_packager() {
  local outside=$release_outside/packager host state
  mkdir -p "$release_out/packager" "$outside/portal" "$outside/other"
  packager
  cp target/signing-helper-packager.jar "$release_out/packager/"
  cp profiles/example/profile.json "$outside/portal/"
  (
    cd "$outside"
    logged release-packager java -jar "$release_out/packager/signing-helper-packager.jar" --profile portal --profile-key profile.pem \
      --key extension.pem --only LINUX --update-url https://trade.example.org/helper/updates.xml --out packages
    dpkg-deb -x packages/*.deb installed
  )
  host=$outside/installed/opt/signing-helper-example state=$outside/state
  cp -r host/program/target/install/. "$outside/other/" && cp "$host/profile.jws" "$host/portal.txt" "$outside/other/"
  XDG_STATE_HOME=$state "$host/signing-helper" register --browser chromium --user-data-folder "$outside/browser" >/dev/null ||
    fail "the host of the packager's .deb does not believe its profile"
  if XDG_STATE_HOME=$state "$outside/other/signing-helper" register --browser chromium --user-data-folder "$outside/browser" >/dev/null 2>&1; then
    fail "another host believes the packager's profile"
  fi
  [ "$(unzip -p "$outside"/packages/*.zip manifest.json | jq -c .host_permissions)" = "$(jq -c '[.origins[].origin + "/*"]' profiles/example/profile.json)" ] ||
    fail "the packager's extension is not for the profile's origins"
  proven "the packager makes extension, .deb and policy kit from its jar, $(du -h "$release_out"/packager/*.jar | cut -f1), a profile and a key of its own"
}

stage_stores() {
  logged release-pictures npm --silent --prefix e2e run pictures -- "$release_outside/pictures"
  node extension/store.mjs --profile profiles/example --zip "$release_out"/packages/*-"$version".zip \
    --pictures "$release_outside/pictures" --out "$release_out/stores" >&2
  proven "a submission for both stores: zip, texts in two languages, a reason for each permission, pictures"
}

# ---- version ---------------------------------------------------------------------------------------------------------

same_version() {
  local said
  while read -r said; do
    [ "$said" = "$version" ] || fail "something says version $said, not $version"
  done < <(
    cat host/program/target/install/version.txt
    unzip -p "$release_out"/testkit/*.jar kit/host/version.txt
    unzip -p "$release_out"/verifier/*.jar META-INF/MANIFEST.MF | tr -d '\r' | sed -n 's/^Implementation-Version: //p'
    unzip -p "$release_out"/stores/*.zip manifest.json | jq -r .version
    tar -xzOf "$release_out"/npm/*.tgz package/package.json | jq -r .version
    dpkg-deb --field "$release_out"/packages/*.deb Version
    find "$release_out/maven" -name '*.pom' -exec sed -n '0,/<version>/s:^  <version>\(.*\)</version>$:\1:p' {} +
  )
  proven "every part says $version"
}

still_to_decide() {
  say "Before the first one is published (docs/release.md): who has the account in Maven's groupId and npm's name;"
  say "keys for profile, extension, jar and Windows; an address for the privacy statement."
}
