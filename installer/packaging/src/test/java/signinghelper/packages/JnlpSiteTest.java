package signinghelper.packages;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signinghelper.jnlp.JarPayload;
import signinghelper.profile.Profile;
import signinghelper.profile.ProfileSigner;
import signinghelper.protocol.WireFormat;
import signinghelper.testkit.desktop.TestDesktop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The site that the build makes, opened with Debian's icedtea-netx by a user who confirms nothing. */
@Tag("slow")
@Tag("full")
class JnlpSiteTest {
    private static final Path ROOT = Path.of("../..");
    private static final Path BUILT = ROOT.resolve("host/program/target/install");
    private static final String VERSION = version();
    private static final String JAR = "signing-helper-demo-" + VERSION + ".jar";
    private static final String JNLP = "signing-helper.jnlp";
    private static final String HELPER_WINDOW = "Signing Helper - diagnosis and U-Keys";

    @TempDir
    static Path shared;

    @TempDir
    Path folder;

    private static Path site;
    private static SiteServer server;
    private static JarSignature signer;

    @BeforeAll
    static void build() throws Exception {
        site = shared.resolve("site");
        server = new SiteServer(site);
        signer = JarSignature.ofOwnKey(shared.resolve("key"));
        site(server.address()).build(shared.resolve("work"), site, new JnlpSite.Offers(null, null, profile("demo")));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void installsForWhomTrustsTheSigner() throws Exception {
        var person = new JavaWebStart(folder).trusting(signer);
        server.serve(site);

        var said = person.open(server.address().resolve(JNLP));

        assertThat(person.program().resolve("current")).as(said).content().startsWith(VERSION);
        assertThat(hello(person.program())).contains("\"hello\"").contains("\"" + VERSION + "\"");
        assertThat(folder.resolve("config/chromium/NativeMessagingHosts/signinghelper.demo.json"))
                .content()
                .contains(person.program().resolve("signing-helper").toString());
        assertThat(person.temporary()).isDirectoryContaining("glob:**/signing-helper-installation-*.log");
    }

    @Test
    void opensTheHelperWindowInFront() throws Exception {
        var person = new JavaWebStart(folder).trusting(signer);
        server.serve(site);
        try (var screen = TestDesktop.open(folder)) {
            var said = person.open(server.address().resolve(JNLP), screen);
            assertThat(person.program().resolve("current")).as(said).exists();

            screen.await(HELPER_WINDOW);
            screen.pressUntilNone("alt+c", HELPER_WINDOW, Duration.ofMillis(50));
        }
        assertThat(folder.resolve("data/applications/signing-helper-demo.desktop"))
                .content()
                .contains(person.program().resolve("signing-helper").toString());
    }

    @Test
    void isRefusedWithoutTrustInTheSigner() throws Exception {
        server.serve(site);

        assertRefused(new JavaWebStart(folder), server);
    }

    @Test
    void isRefusedWhenTheJarWasTamperedWith() throws Exception {
        var copy = copy();
        try (var jar = FileSystems.newFileSystem(copy.resolve(JAR))) {
            Files.writeString(jar.getPath(JarPayload.resourceOf("java.options")), "-Devil=true");
        }
        server.serve(copy);

        assertRefused(trustingPerson(), server);
    }

    @Test
    void isRefusedWithAnotherArgument() throws Exception {
        var copy = copy();
        change(copy.resolve(JNLP), "Main\"/>", "Main\"><argument>x</argument></application-desc>");
        server.serve(copy);

        assertRefused(trustingPerson(), server);
    }

    @Test
    void isRefusedFromAnotherPlace() throws Exception {
        var copy = copy();
        try (var other = new SiteServer(copy)) {
            change(
                    copy.resolve(JNLP),
                    server.address().toString(),
                    other.address().toString());

            assertRefused(trustingPerson(), other);
        }
    }

    @Test
    void everythingInTheJarIsSignedWithSha256() throws Exception {
        try (var jar = new JarFile(site.resolve(JAR).toFile())) {
            assertThat(jar.getManifest()
                            .getAttributes(JarPayload.resourceOf("profile.jws"))
                            .getValue("SHA-256-Digest"))
                    .isNotBlank();
            for (var entry : jar.stream()
                    .filter(e -> !e.getName().startsWith("META-INF/"))
                    .toList()) {
                jar.getInputStream(entry).readAllBytes();
                assertThat(entry.getCodeSigners()).as(entry.getName()).hasSize(1);
            }
        }
    }

    @Test
    void thePageNamesEveryLinkAndNoOtherPlace() throws Exception {
        assertThat(site.resolve("index.html"))
                .content()
                .contains("href=\"" + server.address().toString().replace("http", "jnlp") + JNLP + "\"")
                .contains("href=\"" + JNLP + "\"")
                .doesNotContain("[[")
                .doesNotContainPattern("(src|rel=\"stylesheet\" href)=\"https?:");
    }

    @Test
    void goesNowhereWithoutEncryptionButThisComputer() throws Exception {
        assertThat(site(URI.create("https://helper.example.org/app")).codebase())
                .hasToString("https://helper.example.org/app/");
        assertThatThrownBy(() -> site(URI.create("http://helper.example.org/")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> site(URI.create("https://helper.example.org/?x")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void saysInWhatTheProfileDoesNotGoWithIt() throws Exception {
        assertThat(site(URI.create("https://trade.example.org/helper/")).shortcomings(profile("example")))
                .isEmpty();
        assertThat(site(URI.create("https://bids.example.org:8443/helper/")).shortcomings(profile("example")))
                .hasSize(2)
                .anyMatch(said -> said.contains("links.installation"))
                .anyMatch(said -> said.contains("diagnosis.run"));
    }

    @Test
    void hasAllThatItsPageAsksFor() throws Exception {
        var page = Files.readString(site.resolve("index.html")) + Files.readString(site.resolve("page.js"));

        var named = Pattern.compile("(?:src=|href=|from )\"(?:\\./)?([a-z-]+\\.(?:js|css|png))\"")
                .matcher(page)
                .results()
                .map(match -> match.group(1))
                .toList();
        assertThat(named)
                .contains("design.css", "page.css", "page.js", "steps.js", "signing-helper.js", "icon.png")
                .allSatisfy(name -> assertThat(site.resolve(name)).isRegularFile());
    }

    /** Loaded, and nothing installed. */
    private static void assertRefused(JavaWebStart person, SiteServer from) throws Exception {
        var said = person.open(from.address().resolve(JNLP));

        assertThat(from.hasServed(JAR)).as(said).isTrue();
        assertThat(person.program()).as(said).doesNotExist();
    }

    private JavaWebStart trustingPerson() throws Exception {
        return new JavaWebStart(folder.resolve("person")).trusting(signer);
    }

    private Path copy() throws Exception {
        return ProgramFolder.fresh(folder.resolve("site")).withAll(site, "").folder();
    }

    private static void change(Path file, String from, String to) throws Exception {
        var text = Files.readString(file);
        assertThat(text).contains(from);
        Files.writeString(file, text.replace(from, to));
    }

    /** The first frame that a browser gets. */
    private String hello(Path program) throws Exception {
        var builder = new ProcessBuilder(
                        program.resolve("signing-helper").toString(),
                        "chrome-extension://aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa/")
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("XDG_STATE_HOME", folder.resolve("state").toString());
        var host = builder.start();
        host.getOutputStream().close();
        var said = new String(host.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(host.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return said;
    }

    private static Profile profile(String name) throws Exception {
        var json = Files.readString(ROOT.resolve("profiles").resolve(name).resolve("profile.json"));
        return new WireFormat().decode(Profile.class, json);
    }

    private static JnlpSite site(URI codebase) throws Exception {
        var profile = Files.readString(ROOT.resolve("profiles/demo/profile.json"));
        var key = Files.readString(ROOT.resolve("host/profile/target/keys/demo-profile-key.pem"));
        var program = new Program(
                VERSION,
                BUILT,
                WindowsBuild.PRODUCT,
                ProfileSigner.sign(profile, key),
                List.of(),
                Map.of(),
                null,
                ROOT.resolve("extension/static/icons"));
        var sources = new JnlpSite.Sources(
                ROOT.resolve("jnlp/site"),
                ROOT.resolve("design/design.css"),
                ROOT.resolve("jnlp/target/jnlp-" + VERSION + ".jar"),
                // Served, and run by no one here.
                ROOT.resolve("jnlp/site/page.js"),
                Files.writeString(shared.resolve("manifest.json"), "{\"minimum_chrome_version\": \"106\"}"));
        return new JnlpSite(program, codebase, sources, signer, Instant.parse("2026-11-24T00:00:00Z"));
    }

    private static String version() {
        try {
            return Files.readString(BUILT.resolve("version.txt")).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
