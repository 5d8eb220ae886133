package signinghelper.portal.spring;

import com.sun.net.httpserver.HttpServer;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import signinghelper.formats.certificate.CertificateRefusedException;
import signinghelper.formats.revocation.OnlineRevocation;
import signinghelper.testkit.authority.TestAuthority;
import signinghelper.testkit.authority.TestKey;
import signinghelper.testkit.authority.TestResponder;

import java.io.IOException;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static signinghelper.testkit.authority.TestAuthority.NOW;

/** Certificates of CAs whose servers are asked, which change while the portal runs. */
@ExtendWith(OutputCaptureExtension.class)
class AuthorityFilesTest {
    private static final String NOBODY = "http://127.0.0.1:1/";

    @TempDir
    private Path folder;

    private final TestAuthority before = TestAuthority.root(TestKey.P256);
    private final TestAuthority after = TestAuthority.root(TestKey.P384);

    private static String pem(TestAuthority... authorities) throws IOException {
        var pem = new StringWriter();
        try (var writer = new JcaPEMWriter(pem)) {
            for (var authority : authorities) {
                writer.writeObject(authority.certificate());
            }
        }
        return pem.toString();
    }

    /** Replaces a file in one step, since the portal may look at any time. */
    private static void replace(Path file, String text) throws IOException {
        var fresh = Files.writeString(file.resolveSibling("fresh.pem"), text);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private WebApplicationContextRunner asking(Path file, String responder) throws IOException {
        var trusted = Files.writeString(folder.resolve("trusted.pem"), pem(before));
        return TestApplication.bare()
                .withPropertyValues(
                        "signing-helper.origins=" + TestApplication.ORIGIN,
                        "signing-helper.trust.anchors=file:" + trusted,
                        "signing-helper.revocation.check=online",
                        "signing-helper.revocation.authorities[0].certificate=file:" + file,
                        "signing-helper.revocation.authorities[0].responders=" + responder);
    }

    @Test
    void aCaThatIsAddedIsAskedAtTheNextLoginAndOneThatIsTakenOutIsNot(CapturedOutput log) throws Exception {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                var body = new TestResponder(after)
                        .answer(exchange.getRequestBody().readAllBytes());
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
            }
        });
        server.start();
        try {
            var file = Files.writeString(folder.resolve("ca.pem"), pem(before));
            var address = "http://localhost:" + server.getAddress().getPort() + "/";
            asking(file, address).run(context -> {
                var revocation = context.getBean(OnlineRevocation.class);
                var chain = List.of(after.issue(TestKey.P384.generate()), after.certificate());
                assertThatThrownBy(() -> revocation.require(chain, NOW))
                        .isInstanceOf(CertificateRefusedException.class);

                replace(file, pem(before, after));
                revocation.require(chain, NOW);
                assertThat(revocation.knows(before.certificate())).isTrue();

                replace(file, pem(after));
                assertThat(revocation.knows(before.certificate())).isFalse();
                revocation.require(chain, NOW);
            });
        } finally {
            server.stop(0);
        }
        assertThat(log)
                .contains("signing-helper.revocation.authorities has changed, and now names the servers of "
                        + "'CN=Test root P256,C=CN', 'CN=Test root P384,C=CN'");
    }

    @Test
    void aFileThatCannotBeReadChangesNothingAndIsToldOnce(CapturedOutput log) throws Exception {
        var file = Files.writeString(folder.resolve("ca.pem"), pem(before));
        asking(file, NOBODY).run(context -> {
            var revocation = context.getBean(OnlineRevocation.class);
            replace(file, pem(after).substring(0, 100));
            assertThat(revocation.knows(before.certificate())).isTrue();
            assertThat(revocation.knows(after.certificate())).isFalse();
            replace(file, pem(before, after));
            assertThat(revocation.knows(after.certificate())).isTrue();
        });
        assertThat(log.getOut().lines().filter(line -> line.contains("authorities has changed and is not taken")))
                .hasSize(1);
    }

    /** Files with a chain had counted by their first certificate alone. */
    @Test
    void anEntryOfItsOwnCountsBeforeAChainInAnothersFile() throws Exception {
        var between = before.intermediate();
        var chain = Files.writeString(folder.resolve("chain.pem"), pem(between, before));
        var root = Files.writeString(folder.resolve("root.pem"), pem(before));
        asking(chain, NOBODY)
                .withPropertyValues(
                        "signing-helper.revocation.authorities[1].certificate=file:" + root,
                        "signing-helper.revocation.authorities[1].responders=http://127.0.0.1:2/")
                .run(context -> assertThat(
                                context.getBean(OnlineRevocation.class).states())
                        .filteredOn(state ->
                                state.authority().equals(before.certificate().getSubjectX500Principal()))
                        .singleElement()
                        .satisfies(state -> assertThat(state.servers())
                                .singleElement()
                                .satisfies(asked -> assertThat(asked.address()).hasPort(2))));
    }
}
