package signinghelper.testkit.pki;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import signinghelper.testkit.authority.TestKey;
import signinghelper.testkit.junit.Needed;
import signinghelper.testkit.stage.PemFile;
import signinghelper.token.KeyEntry.Use;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import static org.assertj.core.api.Assertions.assertThat;

/** The CA of the test kit with its servers, judged by OpenSSL. */
@Tag("slow")
class KeptAuthorityTest {
    private static final Clock CLOCK = Clock.systemUTC();

    @TempDir
    private Path folder;

    private LoopbackServer server;
    private TestPki authority;
    private final List<String> strangers = new CopyOnWriteArrayList<>();

    @BeforeEach
    void open() throws Exception {
        server = LoopbackServer.open(0);
        authority = reopened();
        Files.writeString(folder.resolve("revoked.txt"), "# none\n");
        var revoked = Revocations.listedIn(folder.resolve("revoked.txt"), strangers::add);
        OcspResponder.on(server, "/ocsp", revoked, CLOCK).speaksFor(authority);
        RevocationLists.publish(server, "/crl/", authority, revoked, CLOCK);
    }

    private TestPki reopened() throws IOException {
        return TestPki.keptIn(folder.resolve("authority"), CLOCK, server.address("/ocsp"), server.address("/crl/"));
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void hasTheSameRootsAndSealMakerWhenItIsOpenedAgain() throws Exception {
        var again = reopened();

        assertThat(again.anchors()).isEqualTo(authority.anchors());
        assertThat(again.sealMaker().certificate())
                .isEqualTo(authority.sealMaker().certificate());
        for (var kind : TestKey.USUAL) {
            issue(again, kind).verify(authority.anchor(kind).getPublicKey());
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"RSA", "P256"})
    void itsAnswersAndListsHoldForOpenSsl(TestKey kind) throws Exception {
        var own = issue(authority, kind);
        PemFile.write(folder.resolve("own.pem"), List.of(own));
        PemFile.write(folder.resolve("root.pem"), List.of(authority.anchor(kind)));

        assertThat(asked()).contains("own.pem: good");
        assertThat(listed(kind)).contains("own.pem: OK");

        Files.writeString(
                folder.resolve("revoked.txt"), "# one\n" + own.getSerialNumber().toString(16) + "\n");
        assertThat(asked()).contains("own.pem: revoked");
        assertThat(listed(kind)).contains("certificate revoked");
    }

    @Test
    void aLineThatIsNoSerialNumberIsNamedOnceAndTheOthersHold() throws Exception {
        var own = issue(authority, TestKey.P256);
        PemFile.write(folder.resolve("own.pem"), List.of(own));
        PemFile.write(folder.resolve("root.pem"), List.of(authority.anchor(TestKey.P256)));
        var serial = own.getSerialNumber().toString(16);
        // The first line as Windows' editor saves it, a note in another encoding than UTF-8.
        var note = "\uFEFF# 已吊销\n# ÿ\n".getBytes(StandardCharsets.UTF_8);
        note[note.length - 2] = (byte) 0xFF;
        Files.write(folder.resolve("revoked.txt"), note);
        Files.writeString(
                folder.resolve("revoked.txt"),
                "serial=" + serial + "\n -5\n\n  " + serial.replaceAll("(..)(?=.)", "$1:") + " \n",
                StandardOpenOption.APPEND);

        assertThat(asked()).contains("own.pem: revoked");
        assertThat(asked()).contains("own.pem: revoked");
        assertThat(strangers).containsExactly("serial=" + serial, "-5");
    }

    private static X509Certificate issue(TestPki authority, TestKey kind) {
        return authority.issue(kind, kind.generate().getPublic(), Use.SIGNATURE, Holder.demonstrationSupplier());
    }

    private String asked() throws Exception {
        var address = server.address("/ocsp").toString();
        return openSsl("ocsp", "-issuer", "root.pem", "-cert", "own.pem", "-CAfile", "root.pem", "-url", address);
    }

    private String listed(TestKey kind) throws Exception {
        Files.write(folder.resolve("list.crl"), fetched(RevocationLists.address(server.address("/crl/"), kind)));
        openSsl("crl", "-inform", "DER", "-in", "list.crl", "-out", "list.pem");
        return openSsl(
                "verify", "-x509_strict", "-crl_check", "-CAfile", "root.pem", "-CRLfile", "list.pem", "own.pem");
    }

    private String openSsl(String... arguments) throws Exception {
        return Needed.openSsl(folder).run(arguments).output();
    }

    private static byte[] fetched(URI address) throws Exception {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofByteArray())
                .body();
    }
}
