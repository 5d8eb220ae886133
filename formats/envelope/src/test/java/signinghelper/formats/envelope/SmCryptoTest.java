package signinghelper.formats.envelope;

import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.jce.interfaces.ECPrivateKey;
import org.bouncycastle.jce.interfaces.ECPublicKey;
import org.bouncycastle.util.Arrays;
import org.bouncycastle.util.BigIntegers;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.document.Source;
import signinghelper.formats.envelope.recipient.EnvelopeDeviation;
import signinghelper.testkit.authority.TestKey;
import signinghelper.testkit.junit.Needed;
import signinghelper.testkit.tool.ExternalProgram;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * Keys by SM2 and content by SM4 between this library and the npm packages that pages use, both ways. The older sm-crypto
 * knows neither ASN.1 nor GCM.
 */
class SmCryptoTest {
    private static final Path PROGRAM = Path.of("src/test/resources/signinghelper/formats/envelope/sm-crypto.mjs");
    private static final Path WANTED = Path.of("../../package-lock.json");
    private static final Path INSTALLED = Path.of("../../node_modules/.package-lock.json");
    private static final String KEY = "000102030405060708090a0b0c0d0eff";
    private static final HexFormat HEX = HexFormat.of();

    @TempDir
    Path folder;

    private final TestRecipient recipient = TestRecipient.of(TestKey.SM2);

    /** The extension's build installs the packages, and replaces older ones at any time. Then this waits for the next build. */
    @BeforeAll
    static void needPackages() throws Exception {
        Needed.program("node");
        assumeTrue(
                Files.exists(INSTALLED)
                        && Files.getLastModifiedTime(INSTALLED).compareTo(Files.getLastModifiedTime(WANTED)) >= 0,
                "npm's packages are not installed yet");
    }

    @ParameterizedTest
    @CsvSource({
        "sm-crypto,    C1C3C2, 1",
        "sm-crypto,    C1C3C2, 1001",
        "sm-crypto-v2, ASN1,   0",
        "sm-crypto-v2, ASN1,   16",
        "sm-crypto-v2, ASN1,   1001",
    })
    void decryptsWhatIsWritten(String maker, String order, int size) throws Exception {
        var content = content(size);

        assertThat(decrypted(maker, order, "cbc", Opening.written(content, recipient.certificate())))
                .isEqualTo(HEX.formatHex(content));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 16, 1001})
    void decryptsWhatIsWrittenWithIntegrity(int size) throws Exception {
        var content = content(size);

        assertThat(decrypted(
                        "sm-crypto-v2", "ASN1", "gcm", Opening.writtenWithIntegrity(content, recipient.certificate())))
                .isEqualTo(HEX.formatHex(content));
    }

    private String decrypted(String maker, String order, String mode, byte[] envelope) throws IOException {
        var parts = Sm2Parts.of(envelope);
        var wrapped = order.equals("ASN1") ? parts.wrappedKey().toArray() : concatenated(parts.wrappedKey());
        var secret = ((ECPrivateKey) recipient.keys().getPrivate()).getD();
        return run(Map.of(
                        "maker", maker,
                        "order", order,
                        "mode", mode,
                        "vector", HEX.formatHex(parts.vector().toArray()),
                        "wrapped", HEX.formatHex(wrapped),
                        "content", HEX.formatHex(parts.content().toArray()),
                        "privateKey", HEX.formatHex(BigIntegers.asUnsignedByteArray(32, secret))))
                .get(0);
    }

    /** Returns C1C3C2 of the sequence that GB/T 35276 has. */
    private static byte[] concatenated(Bytes wrapped) {
        var parts = ASN1Sequence.getInstance(wrapped.toArray());
        return Arrays.concatenate(
                BigIntegers.asUnsignedByteArray(
                        32, ASN1Integer.getInstance(parts.getObjectAt(0)).getValue()),
                BigIntegers.asUnsignedByteArray(
                        32, ASN1Integer.getInstance(parts.getObjectAt(1)).getValue()),
                ASN1OctetString.getInstance(parts.getObjectAt(2)).getOctets(),
                ASN1OctetString.getInstance(parts.getObjectAt(3)).getOctets());
    }

    @ParameterizedTest
    @CsvSource({
        "sm-crypto,    cbc, C1C3C2, SM2_CONCATENATED",
        "sm-crypto,    cbc, C1C2C3, SM2_CONCATENATED",
        "sm-crypto-v2, cbc, ASN1,",
        "sm-crypto-v2, gcm, ASN1,",
        "sm-crypto-v2, cbc, C1C3C2, SM2_CONCATENATED",
        "sm-crypto-v2, cbc, C1C2C3, SM2_CONCATENATED",
    })
    void whatItEncryptedOpens(String maker, String mode, String order, EnvelopeDeviation deviation) throws Exception {
        var content = content(1001);
        var vector = "00112233445566778899aabbccddeeff".substring(0, mode.equals("gcm") ? 24 : 32);
        var point = ((ECPublicKey) recipient.keys().getPublic()).getQ().getEncoded(false);
        var encrypted = run(Map.of(
                "maker", maker,
                "mode", mode,
                "order", order,
                "key", KEY,
                "vector", vector,
                "publicKey", HEX.formatHex(point),
                "content", HEX.formatHex(content)));
        var parts = new Sm2Parts(
                bytes(encrypted.get(0)),
                mode.equals("gcm") ? Sm2Parts.SM4_GCM : Sm2Parts.SM4_CBC,
                bytes(vector),
                bytes(encrypted.get(1)));
        try (var opened = Envelope.read(Source.of(parts.to(recipient.certificate())))
                        .open(List.of(recipient.key()), folder);
                var in = opened.content().open()) {
            assertThat(in.readAllBytes()).isEqualTo(content);
            assertThat(opened.deviations()).isEqualTo(deviation == null ? Set.of() : Set.of(deviation));
        }
    }

    /** Runs the program; its names and values need no escapes. */
    private static List<String> run(Map<String, String> given) throws IOException {
        var json = given.entrySet().stream()
                .map(member -> '"' + member.getKey() + "\":\"" + member.getValue() + '"')
                .collect(Collectors.joining(",", "{", "}"));
        var answer = new ExternalProgram(List.of("node", PROGRAM.toString()), Map.of())
                .run(json.getBytes(StandardCharsets.US_ASCII));
        return List.of(answer.split("\n", -1));
    }

    private static byte[] content(int size) {
        var octets = new byte[size];
        new Random(5).nextBytes(octets);
        return octets;
    }

    private static Bytes bytes(String hex) {
        return Bytes.copyOf(HEX.parseHex(hex));
    }
}
