package signinghelper.token;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.algorithm.SignatureAlgorithm;
import signinghelper.formats.certificate.Certificates;
import signinghelper.formats.certificate.KeyKind;
import signinghelper.formats.document.Source;
import signinghelper.formats.envelope.Envelope;
import signinghelper.formats.envelope.EnvelopeWriter;
import signinghelper.formats.envelope.recipient.EnvelopeException;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static signinghelper.token.SessionSteps.login;
import static signinghelper.token.TokenBench.FIRST;
import static signinghelper.token.TokenBench.PIN;

/** Envelopes: opened by the key that they are encrypted to, as a stream, and never explained. */
interface DecryptionContract extends TokenScene {
    int CONTENT = 33;

    @Test
    default void opensEnvelopesOfEachSizeToEachKey(@TempDir Path folder) throws Exception {
        var stored = bench().storeEncryptionKeys();
        try (var session = TokenScene.open(bench().start(), FIRST)) {
            login(session, PIN);
            var keys = encryptionKeys(session);
            assertThat(keys).hasSize(stored);
            for (var key : keys) {
                for (var size : List.of(0, 1, 15, 16, ContentDecryptor.MOST_OCTETS, 300_001)) {
                    assertThat(opened(session, key, envelope(key.certificate(), size), folder))
                            .as(key.container() + ", " + size)
                            .isEqualTo(octets(size));
                }
            }
        }
        assertThat(bench().pinsPresented()).isEqualTo(1);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    default void decryptsNothingWithoutALogin(@TempDir Path folder) throws Exception {
        bench().storeEncryptionKeys();
        try (var session = TokenScene.open(bench().start(), FIRST)) {
            for (var key : encryptionKeys(session)) {
                assertThatThrownBy(() -> opened(session, key, envelope(key.certificate()), folder))
                        .isInstanceOf(IOException.class)
                        .cause()
                        .isInstanceOfSatisfying(
                                Refusal.class,
                                refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.DRIVER_FAILED));
            }
        }
        assertThat(bench().pinsPresented()).isZero();
    }

    /** A tag or padding that was changed, and a content key that another made, are told in the same way. */
    @Test
    default void neverSaysWhyAnEnvelopeDoesNotOpen(@TempDir Path folder) throws Exception {
        bench().storeEncryptionKeys();
        try (var session = TokenScene.open(bench().start(), FIRST)) {
            login(session, PIN);
            for (var key : encryptionKeys(session)) {
                var changed = envelope(key.certificate());
                changed[changed.length - (isSm2(key) ? 17 : 7)] ^= 1;
                assertUnreadable(session, key, changed, folder);
                assertUnreadable(session, key, envelope(withOtherKey(key.certificate())), folder);
                assertThat(opened(session, key, envelope(key.certificate()), folder))
                        .isEqualTo(octets(CONTENT));
            }
        }
        assertThat(folder).isEmptyDirectory();
    }

    private static void assertUnreadable(TokenSession session, KeyEntry key, byte[] envelope, Path folder) {
        assertThatExceptionOfType(EnvelopeException.class)
                .isThrownBy(() -> opened(session, key, envelope, folder))
                .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(EnvelopeException.Reason.UNREADABLE));
    }

    private static List<KeyEntry> encryptionKeys(TokenSession session) throws Refusal {
        return session.keys().stream()
                .filter(key -> key.use() == KeyEntry.Use.ENCRYPTION)
                .toList();
    }

    private static byte[] opened(TokenSession session, KeyEntry key, byte[] envelope, Path folder)
            throws EnvelopeException, IOException {
        try (var opened = Envelope.read(Source.of(envelope)).open(List.of(new TokenKey(session, key)), folder);
                var in = opened.content().open()) {
            return in.readAllBytes();
        }
    }

    private static byte[] envelope(X509Certificate recipient) throws EnvelopeException, IOException {
        return envelope(recipient, CONTENT);
    }

    private static byte[] envelope(X509Certificate recipient, int size) throws EnvelopeException, IOException {
        var out = new ByteArrayOutputStream();
        EnvelopeWriter.to(List.of(recipient)).write(Source.of(octets(size)), out);
        return out.toByteArray();
    }

    private static byte[] octets(int size) {
        var octets = new byte[size];
        new Random(size).nextBytes(octets);
        return octets;
    }

    private static boolean isSm2(KeyEntry key) {
        return KeyKind.of(key.certificate()).equals("SM2");
    }

    /** Returns the certificate with another key of the same kind in it. Its signature is wrong. */
    private static X509Certificate withOtherKey(X509Certificate certificate) throws Exception {
        var der = HexFormat.of().formatHex(certificate.getEncoded());
        var other = SoftwareKey.make(kind(certificate));
        var changed = der.replace(key(certificate), key(other.certificate()));
        return Certificates.parse(Bytes.copyOf(HexFormat.of().parseHex(changed)));
    }

    private static SoftwareKey.Kind kind(X509Certificate certificate) {
        return switch (SignatureAlgorithm.forKey(certificate.getPublicKey()).orElseThrow()) {
            case SM2_SM3 -> SoftwareKey.Kind.SM2;
            case ECDSA_P256_SHA256 -> SoftwareKey.Kind.P256;
            case ECDSA_P384_SHA384 -> SoftwareKey.Kind.P384;
            default -> SoftwareKey.Kind.RSA;
        };
    }

    private static String key(X509Certificate certificate) {
        return HexFormat.of().formatHex(certificate.getPublicKey().getEncoded());
    }
}
