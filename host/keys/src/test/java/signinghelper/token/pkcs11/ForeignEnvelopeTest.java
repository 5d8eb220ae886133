package signinghelper.token.pkcs11;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.envelope.recipient.EnvelopeException;
import signinghelper.formats.envelope.recipient.EnvelopeException.Reason;
import signinghelper.protocol.Refusal;
import signinghelper.token.KeyEntry;
import signinghelper.token.OpenSslEnvelope;
import signinghelper.token.SessionSteps;
import signinghelper.token.TokenSession;

import java.nio.file.Path;
import java.security.interfaces.RSAPublicKey;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Named.named;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** Envelopes of OpenSSL, opened with keys behind libraries that others wrote. */
@Tag("slow")
class ForeignEnvelopeTest {
    private static final List<String> RSA = List.of(
            "-aes-128-cbc",
            "-aes-256-gcm",
            "-aes-256-cbc -keyopt rsa_padding_mode:oaep",
            "-aes-256-gcm -keyopt rsa_padding_mode:oaep -keyopt rsa_oaep_md:sha256",
            "-aes-256-gcm -keyopt rsa_padding_mode:oaep -keyopt rsa_oaep_md:sha256 -keyopt rsa_mgf1_md:sha1");

    @TempDir
    Path folder;

    @TempDir
    Path envelopes;

    static Stream<Arguments> modules() {
        return Stream.of(
                row("SoftHSM2 behind p11-kit's proxy", ForeignModules::p11KitProxy),
                row("NSS softokn", ForeignModules::nss),
                row("tpm2-pkcs11", ForeignModules::tpm),
                row("opencryptoki", ForeignModules::opencryptoki));
    }

    private static Arguments row(String name, ForeignModule.Maker maker) {
        return arguments(named(name, maker));
    }

    @ParameterizedTest
    @MethodSource("modules")
    void rsaKeysOpenEnvelopesOfOpenSsl(ForeignModule.Maker maker) throws Exception {
        var content = new byte[150_001];
        new Random(7).nextBytes(content);
        var openSsl = new OpenSslEnvelope(envelopes, Bytes.copyOf(content));
        try (var module = maker.make(folder);
                var driver = module.usualDriver();
                var session = driver.open(driver.list().get(0))) {
            SessionSteps.login(session, module.pin());
            var key = rsa(session);
            for (var options : RSA) {
                var envelope = openSsl.to(key.certificate(), options);
                assertThat(openSsl.opened(session, key, envelope)).as(options).isEqualTo(content);
                assertSameRefusal(openSsl, session, key, envelope);
            }
        }
    }

    private static KeyEntry rsa(TokenSession session) throws Refusal {
        return session.keys().stream()
                .filter(key -> key.certificate().getPublicKey() instanceof RSAPublicKey)
                .findFirst()
                .orElseThrow();
    }

    /** A turned bit of the encrypted key is told as one of the content's end. */
    private static void assertSameRefusal(
            OpenSslEnvelope openSsl, TokenSession session, KeyEntry key, byte[] envelope) {
        for (var place : List.of(placeOfKey(envelope), envelope.length - 1)) {
            var changed = envelope.clone();
            changed[place] ^= 1;
            var refusal = catchThrowableOfType(EnvelopeException.class, () -> openSsl.opened(session, key, changed));
            assertThat(refusal).as("refusal").isNotNull().hasNoCause();
            assertThat(refusal.reason()).isEqualTo(Reason.UNREADABLE);
        }
    }

    /** Returns a place in the one OCTET STRING of 256 octets, which RSA has encrypted. */
    private static int placeOfKey(byte[] envelope) {
        return HexFormat.of().formatHex(envelope).indexOf("04820100") / 2 + 100;
    }
}
