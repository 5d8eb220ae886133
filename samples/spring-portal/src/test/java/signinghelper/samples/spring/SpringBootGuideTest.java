package signinghelper.samples.spring;

import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import signinghelper.formats.TestHolder;
import signinghelper.formats.certificate.Fingerprint;
import signinghelper.testkit.authority.TestAuthority;
import signinghelper.testkit.authority.TestKey;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/** The code of {@code docs/spring-boot.md}, compiled and run as it stands there. */
@Tag("slow")
class SpringBootGuideTest {
    private static final String ORIGIN = "https://portal.example";
    private static final TestUser USER = new TestUser(TestHolder.of(TestKey.SM2));

    @TempDir
    private static Path folder;

    private static ConfigurableApplicationContext context;
    private static URI portal;

    /** Its settings with a CA that is here; the servers of its CA do not answer, and its cookie needs no https. */
    @BeforeAll
    static void start() throws Exception {
        var guide = new GuideApplication();
        var anchor = folder.resolve("ca.pem");
        try (var writer = new JcaPEMWriter(Files.newBufferedWriter(anchor))) {
            writer.writeObject(USER.holder().authority().certificate());
        }
        var settings = folder.resolve("guide.yaml");
        Files.writeString(
                settings,
                guide.blocks("yaml")
                        .get(0)
                        .replace("/etc/portal/ca.pem", anchor.toString())
                        .replaceAll("http://(ocsp|crl)\\.ca\\.example", "http://localhost:1"));
        var classes = guide.compile(Files.createDirectory(folder.resolve("classes")));
        var clock = new MovableClock(TestAuthority.NOW);
        context = new SpringApplicationBuilder(
                        classes.loadClass("guide.Application"),
                        classes.loadClass("guide.AccountRepository"),
                        classes.loadClass("guide.Controller"))
                .initializers(starting -> starting.getBeanFactory().registerSingleton("clock", (Clock) clock))
                .run(
                        "--spring.config.location=" + settings.toUri(),
                        "--server.port=0",
                        "--server.servlet.session.cookie.secure=false",
                        "--signing-helper.revocation.on-unknown=accept");
        portal = URI.create("http://localhost:" + context.getEnvironment().getRequiredProperty("local.server.port"));
    }

    @AfterAll
    static void end() {
        context.close();
    }

    /** The page's script has no login yet when it asks for the first CSRF token. */
    @Test
    void aCertificateLogsInAndIsBoundAgain() throws Exception {
        var browser = new Browser(portal);
        var accounts = context.getBean("accountRepository");
        var bind = accounts.getClass().getMethod("bind", String.class, Fingerprint.class);
        bind.invoke(accounts, "supplier", Fingerprint.of(USER.holder().certificate()));

        var nonce = browser.post("/signing-helper/challenge", Map.of()).text("nonce");
        assertThat(browser.post("/signing-helper/login", USER.login(ORIGIN, nonce))
                        .status())
                .isEqualTo(204);

        bind.invoke(accounts, "supplier", null);
        var binding = browser.post("/api/binding-challenge", Map.of()).text("nonce");
        assertThat(browser.post("/api/binding", USER.binding(ORIGIN, binding)).status())
                .isEqualTo(200);
        var again = browser.post("/signing-helper/challenge", Map.of()).text("nonce");
        assertThat(browser.post("/signing-helper/login", USER.login(ORIGIN, again))
                        .status())
                .isEqualTo(204);
    }

    @Test
    void aUserWhoIsNotLoggedInBindsNothing() throws Exception {
        var stranger = new Browser(portal);

        assertThat(stranger.post("/api/binding-challenge", Map.of()).status()).isEqualTo(403);
    }
}
