package signinghelper.command;

import com.fasterxml.jackson.databind.JsonNode;
import org.bouncycastle.asn1.x509.KeyUsage;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.certificate.RevocationPolicy;
import signinghelper.formats.document.Source;
import signinghelper.formats.envelope.EnvelopeWriter;
import signinghelper.formats.statement.Statement;
import signinghelper.formats.statement.StatementVerifier;
import signinghelper.testkit.authority.TestAuthority;
import signinghelper.token.FakeToken;
import signinghelper.token.KeyEntry;
import signinghelper.token.SoftwareKey;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** Envelopes of a page's user, and the messages about them. */
final class TestEnvelopes {
    static final String NONCE = "x5rS1C0q8uXlW2y1mT0n5yQzJb3fU6aG9sKdHvEwLpA=";
    private static final int PART = 512 * 1024;
    static final byte[] BID = "总价：10000".getBytes(StandardCharsets.UTF_8);

    private TestEnvelopes() {}

    /** Puts both keys on a U-Key, and returns the one for encryption. */
    static SoftwareKey pair(SoftwareKey.Kind kind, FakeToken token) {
        var encryption = encryptionKey(kind);
        token.with(TestCertificates.key(kind), KeyEntry.Use.SIGNATURE).with(encryption, KeyEntry.Use.ENCRYPTION);
        return encryption;
    }

    static SoftwareKey encryptionKey(SoftwareKey.Kind kind) {
        return SoftwareKey.issued(
                kind,
                TestCertificates.AUTHORITY,
                request -> request.organisation(TestCertificates.ACCOUNT.name())
                        .keyUsage(KeyUsage.keyEncipherment | KeyUsage.keyAgreement)
                        .validity(
                                TestAuthority.NOW.minus(Duration.ofDays(10)),
                                TestAuthority.NOW.plus(Duration.ofDays(100))));
    }

    static byte[] envelope(byte[] content, SoftwareKey recipient) throws Exception {
        var out = new ByteArrayOutputStream();
        EnvelopeWriter.to(List.of(recipient.certificate())).withIntegrity().write(Source.of(content), out);
        return out.toByteArray();
    }

    static String inline(byte[] envelope) {
        return "{\"title\":\"标书\",\"content\":\"" + Bytes.copyOf(envelope).toBase64() + "\"}";
    }

    /** Puts content part by part. */
    static String put(TestPage page, byte[] content) {
        var id = "";
        for (var at = 0; at < content.length; at += PART) {
            var part = Bytes.copyOf(Arrays.copyOfRange(content, at, Math.min(content.length, at + PART)));
            var named = id.isEmpty() ? "" : ",\"content\":\"" + id + "\"";
            page.host()
                    .send(
                            "put-" + at,
                            "content.put",
                            "{\"session\":\"" + page.session() + "\"" + named + ",\"offset\":" + at + ",\"data\":\""
                                    + part.toBase64() + "\",\"last\":" + (at + PART >= content.length) + "}");
            id = page.host().reply("put-" + at).at("/result/content").asText();
        }
        return "{\"title\":\"标书\",\"contentId\":\"" + id + "\"}";
    }

    /** The id is that of signing, by which documents are found. */
    static void send(TestPage page, String method, String... envelopes) {
        var list = envelopes.length == 0 ? "" : ",\"envelopes\":[" + String.join(",", envelopes) + "]";
        page.host()
                .send(
                        "sign",
                        method,
                        "{\"session\":\"" + page.session() + "\",\"nonce\":\"" + NONCE + "\"" + list + "}");
    }

    static Statement statement(JsonNode reply) throws Exception {
        var cms = Bytes.fromBase64(reply.at("/result/statement").asText()).toArray();
        var verifier = new StatementVerifier(TestCertificates.trust(), RevocationPolicy.none(), TestCertificates.CLOCK);
        return verifier.verify(cms).statement();
    }

    static void assertStatement(Statement statement, Statement.Kind kind, Statement.Outcome... first) {
        assertThat(statement.kind()).isEqualTo(kind);
        assertThat(statement.occasion().fields())
                .containsEntry("nonce", NONCE)
                .containsEntry("origin", TestHost.ORIGIN);
        assertThat(statement.envelopes().stream().map(Statement.Line::outcome)).startsWith(first);
        assertThat(statement.computer().program()).startsWith("signing-helper/");
    }

    static void declare(TestPage page) {
        page.host()
                .send(
                        "declare",
                        "envelope.declare",
                        "{\"session\":\"" + page.session() + "\",\"nonce\":\"" + NONCE + "\"}");
    }

    static void again(TestPage page, String envelope, String id) {
        page.host()
                .send(
                        id,
                        "envelope.open",
                        "{\"session\":\"" + page.session() + "\",\"nonce\":\"" + NONCE + "\",\"envelopes\":[" + envelope
                                + "]}");
    }

    static void encrypt(TestPage page, SoftwareKey recipient, String... documents) throws Exception {
        encryptFor(page, "sign", recipient, "", documents);
    }

    /** Names the time of the opening as well. */
    static void encryptUntil(TestPage page, SoftwareKey recipient, Instant opens, String document, String id)
            throws Exception {
        encryptFor(page, id, recipient, ",\"opens\":\"" + opens + "\"", document);
    }

    private static void encryptFor(TestPage page, String id, SoftwareKey recipient, String more, String... documents)
            throws Exception {
        page.host()
                .send(
                        id,
                        "envelope.encrypt",
                        "{\"session\":\"" + page.session() + "\",\"recipients\":[\""
                                + Bytes.copyOf(recipient.certificate().getEncoded())
                                        .toBase64()
                                + "\"],\"documents\":[" + String.join(",", documents) + "]" + more + "}");
    }
}
