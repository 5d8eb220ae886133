package signinghelper.testkit.pki;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signinghelper.formats.certificate.Certificates;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** Certificates for the TLS of a portal under development. */
class TlsFilesTest {
    private static final Clock NOW = Clock.systemUTC();
    private static final List<String> NAMES = List.of("admin.portal.test", "portal.test");

    @TempDir
    private Path folder;

    @Test
    void stayFromOneStartToTheNextAndTheRootHasIssuedThem() throws Exception {
        var first = TlsFiles.in(folder, NAMES, NOW);

        assertThat(TlsFiles.in(folder, NAMES, NOW).server()).isEqualTo(first.server());
        first.server()
                .verify(Certificates.parsePem(Files.readString(first.rootFile()))
                        .get(0)
                        .getPublicKey());
        assertThat(Certificates.parsePem(Files.readString(first.certificateFile())))
                .containsExactly(first.server());
        assertThat(Files.readString(first.keyFile())).contains("BEGIN PRIVATE KEY");
        assertThat(first.server().getSubjectAlternativeNames())
                .extracting(name -> name.get(1))
                .isEqualTo(NAMES);
    }

    @Test
    void otherNamesOrANearEndIssueAnewForTheSameKey() throws Exception {
        var first = TlsFiles.in(folder, NAMES, NOW).server();

        var other = TlsFiles.in(folder, List.of("other.test"), NOW).server();
        assertThat(other.getPublicKey()).isEqualTo(first.getPublicKey());
        assertThat(other.getSubjectAlternativeNames())
                .singleElement()
                .extracting(name -> name.get(1))
                .isEqualTo("other.test");

        var later = Clock.offset(NOW, Duration.ofDays(380));
        var renewed = TlsFiles.in(folder, List.of("other.test"), later).server();
        assertThat(renewed.getNotAfter()).isAfter(other.getNotAfter());
    }
}
