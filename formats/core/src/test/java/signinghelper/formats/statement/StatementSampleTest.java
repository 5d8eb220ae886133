package signinghelper.formats.statement;

import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import signinghelper.formats.TestCmsSigner;
import signinghelper.formats.TestHolder;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.algorithm.DigestAlgorithm;
import signinghelper.formats.certificate.Fingerprint;
import signinghelper.formats.document.ContentKind;
import signinghelper.formats.document.TimeStamping;
import signinghelper.formats.internal.record.RecordCms;
import signinghelper.formats.receipt.ReceiptFormat;
import signinghelper.testkit.authority.TestAuthority;
import signinghelper.testkit.authority.TestKey;
import signinghelper.testkit.authority.TestTimeStamps;
import signinghelper.testkit.junit.Needed;
import signinghelper.testkit.tool.ExternalProgram;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static signinghelper.testkit.authority.TestAuthority.NOW;

/** {@code samples/envelopes/statement.py} on statements that are written here, and on spoilt ones. */
class StatementSampleTest {
    private static final Path PROGRAM = Path.of("../../samples/envelopes/statement.py");

    @TempDir
    Path folder;

    private final TestTimeStamps stamps = TestTimeStamps.of(TestKey.P256);
    private TestHolder holder = holder(TestKey.SM2, KeyUsage.digitalSignature);
    private final List<String> more = new ArrayList<>();
    private Instant at = NOW;
    private String kind = "OPENING";
    private String origin = TestStatement.ORIGIN;
    private String nonce = TestStatement.NONCE;
    private String signer = "";
    private List<String> envelopes = List.of("bid", "bid");

    /** Holder whose certificate is good for a day on either side. */
    private static TestHolder holder(TestKey kind, int usage) {
        var authority = TestAuthority.root(kind);
        var keys = kind.generate();
        var request = TestAuthority.request(keys)
                .keyUsage(usage)
                .validity(NOW.minus(Duration.ofDays(1)), NOW.plus(Duration.ofDays(1)));
        return new TestHolder(kind, authority, keys, authority.issue(request));
    }

    @BeforeEach
    void writeFiles() throws Exception {
        Needed.program("python3");
        Files.writeString(folder.resolve("bid"), "投标文件");
        Files.writeString(folder.resolve("other"), "其他文件");
        pem("tsa.pem", stamps.root().certificate());
        use(holder);
    }

    private void use(TestHolder other) throws IOException {
        holder = other;
        signer = Fingerprint.of(other.certificate()).toString();
        pem("ca.pem", other.authority().certificate());
    }

    @ParameterizedTest
    @EnumSource(TestKey.class)
    void acceptsWhatIsWrittenAndSeesItsTime(TestKey key) throws Exception {
        use(holder(key, KeyUsage.digitalSignature));
        var plain = run(signed(TestStatement.opening(), TimeStamping.NONE));
        more.addAll(List.of("--tsa", file("tsa.pem")));
        var stamped = run(signed(TestStatement.opening(), stamping(NOW)));

        assertThat(plain).contains("FOR_OTHERS", "ukey.dll").endsWith("Its time is the supplier's own word.\n");
        assertThat(stamped).endsWith("It existed by " + NOW + "\n");
    }

    @Test
    void acceptsARehearsalAsARehearsalAlone() throws Exception {
        var line = TestStatement.line("一", Statement.Outcome.UNREADABLE);
        var rehearsal = TestStatement.of(Statement.Kind.REHEARSAL, TestStatement.PORTAL, line);
        envelopes = List.of("bid");

        assertRefused("another kind of statement", signed(rehearsal, TimeStamping.NONE));
        kind = "REHEARSAL";
        assertThat(run(signed(rehearsal, TimeStamping.NONE))).contains("UNREADABLE");
    }

    @Test
    void refusesWhatWasNotExpected() throws Exception {
        var cms = signed(TestStatement.opening(), TimeStamping.NONE);
        origin = "https://other.example";
        assertRefused("for another page", cms);
        origin = TestStatement.ORIGIN;
        nonce = "another";
        assertRefused("for another page", cms);
        nonce = TestStatement.NONCE;
        signer = "00".repeat(32);
        assertRefused("signed with another certificate", cms);
        signer = Fingerprint.of(holder.certificate()).toString();
        for (var others : List.of(List.of("bid"), List.of("bid", "other"), List.of("bid", "bid", "bid"))) {
            envelopes = others;
            assertRefused("other envelopes", cms);
        }
    }

    @ParameterizedTest
    @EnumSource(TestKey.class)
    void refusesChangedOctets(TestKey key) throws Exception {
        use(holder(key, KeyUsage.digitalSignature));
        var hash = key == TestKey.SM2
                ? DigestAlgorithm.SM3
                : key == TestKey.P384 ? DigestAlgorithm.SHA_384 : DigestAlgorithm.SHA_256;
        var statement = TestStatement.opening();
        var cms = text(signed(statement, TimeStamping.NONE));
        var content = text(statement.toJson().toArray());
        var changed = content.replace("\"OPENED\"", "\"OPENEE\"");
        var certificate = text(holder.certificate().getEncoded());
        var spoilt = certificate.substring(0, certificate.length() - 1)
                + (char) (certificate.charAt(certificate.length() - 1) ^ 1);

        assertRefused("over other content", octets(cms.replace(content, changed)));
        assertRefused(
                "does not hold", octets(cms.replace(content, changed).replace(of(hash, content), of(hash, changed))));
        assertRefused("another certificate is named", octets(cms.replace(certificate, spoilt)));
        assertRefused("refused: ", octets(cms.substring(0, cms.length() - 1)));
        assertRefused("refused: ", octets(cms + "\5\0"));
        assertRefused("refused: ", new byte[0]);
    }

    private static String of(DigestAlgorithm hash, String content) {
        return text(hash.of(octets(content)));
    }

    @Test
    void refusesAnotherKindOfContent() throws Exception {
        var json = TestStatement.opening().toJson();
        var receipt = signed(json, ReceiptFormat.KIND, TimeStamping.NONE);
        var theirs = text(ReceiptFormat.KIND.ownType().orElseThrow().getEncoded());
        var ours = text(StatementFormat.KIND.ownType().orElseThrow().getEncoded());
        var shown = text(receipt);
        var first = shown.indexOf(theirs);

        assertRefused("something else that is signed", receipt);
        assertRefused(
                "over another kind of content",
                octets(shown.substring(0, first) + ours + shown.substring(first + theirs.length())));
    }

    @Test
    void refusesOtherJson() throws Exception {
        var json = text(TestStatement.opening().toJson().toArray());
        for (var other : List.of(
                json.replaceFirst("\"kind\"", "\"kind\":\"OPENING\",\"kind\""),
                json.replaceFirst("\"kind\"", "\"more\":1,\"kind\""),
                json.replaceFirst("\"code\":\"\",", ""),
                json.replaceFirst("\"driver\"", "\"more\":1,\"driver\""),
                json.replaceFirst("\"outcome\"", "\"more\":1,\"outcome\""),
                json.replaceFirst("\"size\":\\d+", "\"size\":NaN"),
                json.replaceFirst("\"size\":\\d+", "\"size\":1e400"),
                json.replaceFirst("\"size\":\\d+", "\"size\":true"),
                json.replaceFirst("\"outcome\":\"OPENED\"", "\"outcome\":\"PERFECT\""),
                json.replaceFirst("\"computer\":\\{[^}]*}", "\"computer\":{\"keyIdentifier\":\"00\"}"),
                json.replaceFirst("\"begun\":\"[^\"]*\"", "\"begun\":[]"),
                "[".repeat(100_000),
                json + "x",
                "[]")) {
            var signed = signed(Bytes.copyOf(octets(other)), StatementFormat.KIND, TimeStamping.NONE);
            assertRefused("refused: ", signed);
        }
        var utf16 = Bytes.copyOf(json.getBytes(StandardCharsets.UTF_16));
        assertRefused("refused: ", signed(utf16, StatementFormat.KIND, TimeStamping.NONE));
    }

    @Test
    void refusesCertificatesThatAreNotTrusted() throws Exception {
        var cms = signed(TestStatement.opening(), TimeStamping.NONE);
        pem("ca.pem", TestAuthority.root(TestKey.SM2).certificate());
        assertRefused("another CA", cms);
        use(holder);
        at = NOW.plus(Duration.ofDays(2));
        assertRefused("out of its time", cms);
        at = NOW;
        use(holder(TestKey.SM2, KeyUsage.keyEncipherment));
        assertRefused("not for signing", signed(TestStatement.opening(), TimeStamping.NONE));
    }

    @Test
    void refusesTimeStampsThatProveNothing() throws Exception {
        more.addAll(List.of("--tsa", file("tsa.pem")));
        TimeStamping elsewhere = signed -> Bytes.copyOf(stamps.stamp(new byte[1], NOW));
        var stranger = TestTimeStamps.of(TestKey.P256);
        TimeStamping strange = signed -> Bytes.copyOf(stranger.stamp(signed.toArray(), NOW));

        assertRefused("no time stamp", signed(TestStatement.opening(), TimeStamping.NONE));
        assertRefused("time stamp that does not hold", signed(TestStatement.opening(), elsewhere));
        assertRefused("time stamp that does not hold", signed(TestStatement.opening(), strange));
        var late = signed(TestStatement.opening(), stamping(NOW.plus(Duration.ofDays(2))));
        assertRefused("out of its time", late);
    }

    private TimeStamping stamping(Instant time) {
        return signed -> Bytes.copyOf(stamps.stamp(signed.toArray(), time));
    }

    private byte[] signed(Statement statement, TimeStamping stamping) throws Exception {
        return signed(statement.toJson(), StatementFormat.KIND, stamping);
    }

    private byte[] signed(Bytes json, ContentKind type, TimeStamping stamping) throws Exception {
        var prepared = new RecordCms(type).prepare(json, holder.certificate(), NOW, stamping);
        return TestCmsSigner.bytes(prepared.finish(holder.sign(prepared.digestToSign())));
    }

    private void assertRefused(String words, byte[] cms) {
        assertThatThrownBy(() -> run(cms))
                .hasMessageContaining("refused: ")
                .hasMessageContaining(words)
                .message()
                .doesNotContain("Traceback");
    }

    private String run(byte[] cms) throws IOException {
        Files.write(folder.resolve("statement"), cms);
        var command = new ArrayList<>(List.of("python3", "-B", PROGRAM.toString(), "--ca", file("ca.pem")));
        command.addAll(List.of("--kind", kind, "--origin", origin, "--nonce", nonce, "--signer", signer));
        command.addAll(List.of("--at", String.valueOf(at.getEpochSecond())));
        command.addAll(more);
        command.add(file("statement"));
        envelopes.forEach(envelope -> command.add(file(envelope)));
        return new ExternalProgram(command, Map.of()).run();
    }

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    private void pem(String name, X509Certificate certificate) throws IOException {
        try (var out = new JcaPEMWriter(Files.newBufferedWriter(folder.resolve(name)))) {
            out.writeObject(certificate);
        }
    }

    private static String text(byte[] octets) {
        return new String(octets, StandardCharsets.ISO_8859_1);
    }

    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
