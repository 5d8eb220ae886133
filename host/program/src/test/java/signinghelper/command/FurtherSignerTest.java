package signinghelper.command;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.algorithm.DigestAlgorithm;
import signinghelper.prompt.PinSubject;
import signinghelper.testkit.junit.Needed;
import signinghelper.token.FakeDriver;
import signinghelper.token.FakeToken;
import signinghelper.token.KeyEntry;
import signinghelper.token.SoftwareKey;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** Signers that a page adds to a CMS that is there (RFC 5652, 5.1); OpenSSL is the judge. */
class FurtherSignerTest {
    private static final byte[] TEXT = "联合体协议".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path folder;

    private static TestHost host(SoftwareKey.Kind kind) {
        var token = new FakeToken("A").with(TestCertificates.key(kind), KeyEntry.Use.SIGNATURE);
        return new TestHost(new FakeDriver("fake", token));
    }

    private static void sign(TestHost host, String format, String document) {
        host.prompt().type(FakeToken.PIN);
        send(host, format, document);
        assertThat(host.reply("sign").at("/result/documents/0").asText())
                .as("%s", host.reply("sign"))
                .isEqualTo("SIGNED");
    }

    private static void send(TestHost host, String format, String document) {
        host.send(
                "sign",
                "signature.sign",
                "{\"session\":\"" + host.open().session() + "\",\"format\":\"" + format
                        + "\",\"documents\":[{\"title\":\"协议\",\"mediaType\":\"text/plain\"," + document
                        + "}],\"nonce\":\"x5rS1C0q8uXlW2y1mT0n5yQzJb3fU6aG9sKdHvEwLpA=\"}");
    }

    private static String content(byte[] content) {
        return "\"content\":\"" + Base64.getEncoder().encodeToString(content) + "\"";
    }

    private static String addTo(byte[] cms) {
        return "\"addTo\":{" + content(cms) + "}";
    }

    private static byte[] signed(SoftwareKey.Kind kind, String format, String document) throws Exception {
        try (var host = host(kind)) {
            sign(host, format, document);
            return SentSignatures.document(host, 0);
        }
    }

    @Test
    void aDetachedSignatureGetsAFurtherSignerAndOpenSslAcceptsBoth() throws Exception {
        var first = signed(SoftwareKey.Kind.RSA, "cms-detached", content(TEXT));

        var both = signed(SoftwareKey.Kind.P256, "cms-detached", content(TEXT) + "," + addTo(first));

        assertThat(acceptedSigners(both, true)).isEqualTo(2);
        assertThat(Bytes.copyOf(both)).isNotEqualTo(Bytes.copyOf(first));
    }

    @Test
    void aSignatureAroundItsContentGetsAFurtherSignerAndTheWindowShowsThatContent() throws Exception {
        var first = signed(SoftwareKey.Kind.RSA, "cms-attached", content(TEXT));
        try (var host = host(SoftwareKey.Kind.P256)) {
            sign(host, "cms-attached", addTo(first));

            assertThat(acceptedSigners(SentSignatures.document(host, 0), false)).isEqualTo(2);
            assertThat(Files.readAllBytes(folder.resolve("out"))).isEqualTo(TEXT);
            var shown = ((PinSubject.Signing) host.prompt().nextQuestion().subject())
                    .documents()
                    .get(0);
            assertThat(shown.seenHere().orElseThrow().sha256())
                    .isEqualTo(Bytes.copyOf(DigestAlgorithm.SHA_256.of(TEXT)));
        }
    }

    /** Returns the number of signers when OpenSSL accepts every one of them. */
    private int acceptedSigners(byte[] cms, boolean isDetached) throws Exception {
        Files.write(folder.resolve("signed"), cms);
        Files.write(folder.resolve("content"), TEXT);
        var pem = Base64.getMimeEncoder()
                .encodeToString(TestCertificates.AUTHORITY.certificate().getEncoded());
        Files.writeString(
                folder.resolve("ca.pem"),
                "-----BEGIN CERTIFICATE-----\n" + pem + "\n-----END CERTIFICATE-----\n",
                StandardCharsets.US_ASCII);
        var openSsl = Needed.openSsl(folder);
        var command = new ArrayList<>(List.of("cms", "-verify", "-binary", "-inform", "DER", "-in", "signed"));
        command.addAll(List.of(
                "-CAfile", "ca.pem", "-purpose", "any", "-no_check_time", "-signer", "signers.pem", "-out", "out"));
        if (isDetached) {
            command.addAll(List.of("-content", "content"));
        }
        var verified = openSsl.run(command.toArray(String[]::new));
        assertThat(verified.exitCode()).as(verified.output()).isZero();
        return Files.readString(folder.resolve("signers.pem")).split("BEGIN CERTIFICATE", -1).length - 1;
    }

    @ParameterizedTest
    @CsvSource({
        "no CMS, 联合体协议, MALFORMED",
        "changed, 联合体协议, SIGNATURE_INVALID",
        "whole, 另一份协议, DIGEST_MISMATCH",
        "within, 联合体协议, CONTENT_TWICE"
    })
    void whatNoSignerCanBeAddedToIsRefusedBeforeThePin(String existing, String text, String rule) throws Exception {
        var cms = signed(
                SoftwareKey.Kind.RSA, existing.equals("within") ? "cms-attached" : "cms-detached", content(TEXT));
        switch (existing) {
            case "no CMS" -> cms = new byte[] {0x30, 0};
            case "changed" -> cms[cms.length - 1]++;
            default -> {}
        }
        try (var host = host(SoftwareKey.Kind.P256)) {
            send(host, "cms-detached", content(text.getBytes(StandardCharsets.UTF_8)) + "," + addTo(cms));

            assertRefused(host, rule);
        }
    }

    @Test
    void aDetachedSignatureAloneIsRefused() throws Exception {
        var cms = signed(SoftwareKey.Kind.RSA, "cms-detached", content(TEXT));
        try (var host = host(SoftwareKey.Kind.P256)) {
            send(host, "cms-attached", addTo(cms));

            assertRefused(host, "CONTENT_MISSING");
        }
    }

    private static void assertRefused(TestHost host, String rule) throws Exception {
        assertThat(host.codeOf("sign")).isEqualTo("CONTENT_REFUSED");
        var facts = host.reply("sign").at("/error/data/facts");
        assertThat(facts.path("rule").asText()).isEqualTo(rule);
        assertThat(facts.path("document").asText()).isEqualTo("1");
        assertThat(host.prompt().wasAsked()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cms-detached|\"addTo\":{\"content\":\"MIIB\"}",
                "cms-attached|\"content\":\"AA==\",\"addTo\":{\"content\":\"MIIB\"}",
                "pdf|\"content\":\"AA==\",\"addTo\":{\"content\":\"MIIB\"}",
                "pdf|\"addTo\":{\"content\":\"MIIB\"}",
                "cms-detached|\"digest\":{\"algorithm\":\"SM3\",\"value\":\"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\"},"
                        + "\"addTo\":{\"content\":\"MIIB\"}",
                "cms-detached|\"content\":\"AA==\",\"seal\":[{\"riding\":true}],\"addTo\":{\"content\":\"MIIB\"}",
            })
    void anAdditionOfAnotherShapeIsMalformed(String request) throws Exception {
        try (var host = host(SoftwareKey.Kind.P256)) {
            var parts = request.split("\\|", -1);
            send(host, parts[0], parts[1]);

            assertThat(host.codeOf("sign")).isEqualTo("REQUEST_MALFORMED");
        }
    }
}
