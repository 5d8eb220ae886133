package signinghelper.demo.portal;

import com.fasterxml.jackson.databind.JsonNode;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.algorithm.DigestAlgorithm;
import signinghelper.formats.document.Source;
import signinghelper.formats.envelope.EnvelopeWriter;
import signinghelper.formats.match.Account;
import signinghelper.formats.receipt.Receipt;
import signinghelper.formats.statement.Statement;
import signinghelper.testkit.pki.Holder;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A supplier at one tender, with the SM2 keys of a U-Key. */
record BidClient(PortalClient browser, TestUKey uKey, String origin, String tender) {

    /** Makes a tender by an account that is logged in. */
    static BidClient makingATender(PortalClient browser, TestUKey uKey, String origin, Instant opens) throws Exception {
        var made = browser.json(browser.postJson("/api/tenders", Map.of("opens", opens.toString())));
        return new BidClient(browser, uKey, origin, made.get("id").textValue());
    }

    /** Returns another supplier at the same tender. */
    BidClient another(PortalClient other, TestUKey otherUKey) {
        return new BidClient(other, otherUKey, origin, tender);
    }

    static Account account(Holder holder) {
        return new Account(holder.organisation(), holder.creditCode().value(), Account.Role.SUPPLIER);
    }

    String path() {
        return "/api/tenders/" + tender;
    }

    String path(String what) {
        return path() + "/" + what;
    }

    X509Certificate certificate() throws Exception {
        return uKey.certificate("sm2-encryption");
    }

    static String base64(X509Certificate certificate) throws Exception {
        return Base64.getEncoder().encodeToString(certificate.getEncoded());
    }

    static byte[] envelope(X509Certificate recipient) throws Exception {
        var out = new ByteArrayOutputStream();
        EnvelopeWriter.to(List.of(recipient))
                .withIntegrity()
                .write(Source.of("投标文件".getBytes(StandardCharsets.UTF_8)), out);
        return out.toByteArray();
    }

    byte[] envelope() throws Exception {
        return envelope(certificate());
    }

    static Map<String, Object> sealed(X509Certificate recipient, byte[]... envelopes) throws Exception {
        var files = Stream.of(envelopes)
                .map(envelope ->
                        Map.of("title", "标书", "envelope", Base64.getEncoder().encodeToString(envelope)))
                .toList();
        return Map.of("certificate", base64(recipient), "files", files);
    }

    int send(byte[]... envelopes) throws Exception {
        return send(certificate(), envelopes);
    }

    int send(X509Certificate recipient, byte[]... envelopes) throws Exception {
        return browser.putJson(path("bid"), sealed(recipient, envelopes)).statusCode();
    }

    int move(Instant opens) throws Exception {
        return browser.putJson(path(), Map.of("opens", opens.toString())).statusCode();
    }

    /** @param what {@code rehearsal} or {@code opening} */
    JsonNode begin(String what) throws Exception {
        return browser.json(browser.post(path(what), ""));
    }

    static List<byte[]> envelopesOf(JsonNode begun) {
        return begun.get("files").findValuesAsText("envelope").stream()
                .map(Base64.getDecoder()::decode)
                .toList();
    }

    JsonNode bids() throws Exception {
        return browser.json(browser.get(path())).get("bids");
    }

    JsonNode state(Statement.Kind kind, JsonNode begun) throws Exception {
        return browser.json(post(statement(kind, begun, Statement.Outcome.OPENED)));
    }

    HttpResponse<String> post(byte[] statement) throws Exception {
        return browser.post(path("statement"), statement);
    }

    /** Returns the statement as the signing helper writes it. */
    byte[] statement(Statement.Kind kind, JsonNode begun, Statement.Outcome outcome) throws Exception {
        var now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        var lines = envelopesOf(begun).stream()
                .map(envelope -> line(envelope, outcome))
                .toList();
        var statement = new Statement(
                kind,
                new Receipt.Occasion.Portal(origin, begun.get("nonce").textValue()),
                now,
                now,
                1,
                new Statement.Computer("signing-helper/1.2.3", "Windows 11 amd64", "ukey.dll"),
                Statement.Certificate.of(certificate()),
                "",
                lines);
        return uKey.signStatement("sm2-signature", statement);
    }

    private static Statement.Line line(byte[] envelope, Statement.Outcome outcome) {
        var digest = Bytes.copyOf(DigestAlgorithm.SHA_256.of(envelope));
        return new Statement.Line("标书", digest, envelope.length, outcome, List.of());
    }
}
