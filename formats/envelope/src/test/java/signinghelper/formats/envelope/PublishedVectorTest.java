package signinghelper.formats.envelope;

import org.bouncycastle.util.io.pem.PemReader;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import signinghelper.formats.certificate.Certificates;
import signinghelper.formats.document.Source;
import signinghelper.formats.envelope.recipient.EnvelopeDeviation;
import signinghelper.testkit.authority.TestAuthority;

import java.io.StringReader;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.AlgorithmParameters;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPrivateKeySpec;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * GM/T 0010 envelopes with recipients as CFCA's policies name them. Certificates, envelopes and keys, which are made for tests, are those
 * that emmansun/gmsm publishes under the MIT licence (pkcs7/envelope_test.go, commit 0205d1ae).
 */
class PublishedVectorTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "required-identifier, f043481ce3ba1332cc266ae795f2a41f100e52e47ee560de15d9e014acab35c9",
        "computed-identifier, 8f3d7f612401b9fa80ababb603e8e2ae977cc171c75e97b0b103b9db1d7d190e",
    })
    void opens(String name, String privateValue) throws Exception {
        var certificate = Certificates.parsePem(resource(name + ".cert.pem")).get(0);
        var key = new SoftwareKey(certificate, privateKey(privateValue));
        try (var pem = new PemReader(new StringReader(resource(name + ".envelope.pem")));
                var opened = Envelope.read(Source.of(pem.readPemObject().getContent()))
                        .open(List.of(key), folder);
                var in = opened.content().open()) {
            assertThat(in.readAllBytes()).asString(StandardCharsets.US_ASCII).isEqualTo("Hello World!");
            assertThat(opened.deviations()).containsExactly(EnvelopeDeviation.SM4_WITHOUT_MODE);
        }
    }

    private static PrivateKey privateKey(String value) throws Exception {
        var parameters = AlgorithmParameters.getInstance("EC", TestAuthority.PROVIDER);
        parameters.init(new ECGenParameterSpec("sm2p256v1"));
        return KeyFactory.getInstance("EC", TestAuthority.PROVIDER)
                .generatePrivate(new ECPrivateKeySpec(
                        new BigInteger(value, 16), parameters.getParameterSpec(ECParameterSpec.class)));
    }

    private static String resource(String name) throws Exception {
        try (var in = PublishedVectorTest.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
        }
    }
}
