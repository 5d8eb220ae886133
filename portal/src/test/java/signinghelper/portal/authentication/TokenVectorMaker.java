package signinghelper.portal.authentication;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.jspecify.annotations.Nullable;
import signinghelper.formats.TestAuthority;
import signinghelper.formats.TestKey;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.certificate.CertificateSubject;
import signinghelper.formats.login.AuthenticationToken;
import signinghelper.formats.match.Account;
import signinghelper.portal.authentication.AuthenticationTokenException.Reason;
import signinghelper.portal.authentication.Challenge.Purpose;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

import static signinghelper.formats.TestAuthority.NOW;
import static signinghelper.portal.authentication.TestPortal.BROWSER;
import static signinghelper.portal.authentication.TestPortal.ORIGIN;

/**
 * Maker of {@code docs/login-token/vectors.json}: {@code TokenVectorMaker FILE}. The keys are made here and thrown away,
 * so that a new run gives other vectors.
 */
final class TokenVectorMaker {
    private static final Account ACCOUNT = new Account("测试有限公司", "91420100MA4KLMNP0X", Account.Role.SUPPLIER);
    private static final Account OTHER = new Account("另一家有限公司", "91420100MA4KXYZ12A", Account.Role.SUPPLIER);

    private final JsonMapper mapper =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private final TestPortal portal = new TestPortal();
    private final List<TokenVector> vectors = new ArrayList<>();

    public static void main(String[] file) throws IOException {
        new TokenVectorMaker().write(Path.of(file[0]));
    }

    private void write(Path file) throws IOException {
        good();
        damaged();
        confused();
        certificates();
        challenges();
        signatures();
        accounts();
        var json = mapper.createObjectNode();
        json.putArray("origins").add(ORIGIN);
        var anchors = json.putArray("anchors");
        for (var kind : TestKey.values()) {
            anchors.add(base64(portal.authority(kind).certificate()));
        }
        var array = json.putArray("vectors");
        vectors.forEach(vector -> array.add(vector.toJson(mapper)));
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, mapper.writeValueAsString(json) + "\n");
    }

    private void good() {
        for (var kind : TestKey.values()) {
            var name = kind.authenticationAlgorithm().name();
            var challenge = challenge(Purpose.LOGIN);
            add(name + " login", challenge, login(kind, challenge.nonce()), TokenVector.ACCEPTED);
            var binding = challenge(Purpose.BINDING);
            bind(name + " binding", binding, binding(kind, binding.nonce(), ACCOUNT), ACCOUNT, TokenVector.ACCEPTED);
        }
    }

    private void damaged() {
        damaged("a field is missing", sent -> removed(sent, "appVersion"));
        damaged("a field is unknown", sent -> sent.replace("\"format\":", "\"more\":\"\",\"format\":"));
        damaged("a field is doubled", sent -> sent.replace("\"format\":", "\"algorithm\":\"SM2SM3\",\"format\":"));
        damaged("a field is no text", sent -> sent.replaceFirst("\"appVersion\":\"[^\"]*\"", "\"appVersion\":1"));
        damaged("the JSON ends early", sent -> sent.substring(0, sent.length() - 1));
        damaged("text follows the JSON", sent -> sent + "{}");
        damaged("the signature has no padding", sent -> sent.replaceFirst("(\"signature\":\"[^\"=]*)=+", "$1"));
        damaged("the request is too long", sent -> sent.replaceFirst("\"appVersion\":\"", "$0" + "x".repeat(18_000)));
    }

    private void damaged(String name, UnaryOperator<String> damage) {
        var challenge = challenge(Purpose.LOGIN);
        add(name, challenge, damage.apply(login(TestKey.SM2, challenge.nonce())), Reason.MALFORMED.name());
    }

    private void confused() {
        changed("the format is unknown", Reason.FORMAT, TestKey.RSA, "web-eid:1.0", "web-eid:9.9");
        changed(
                "the format is another algorithm's",
                Reason.FORMAT,
                TestKey.SM2,
                "signing-helper-sm2:1.0",
                "web-eid:1.0");
        changed("the algorithm is unknown", Reason.ALGORITHM, TestKey.RSA, "RS256", "RS999");
        changed("the algorithm is another key's", Reason.ALGORITHM, TestKey.RSA, "RS256", "ES256");
        var login = challenge(Purpose.LOGIN);
        add("a binding token logs in", login, binding(TestKey.SM2, login.nonce(), ACCOUNT), Reason.FORMAT.name());
        var bind = challenge(Purpose.BINDING);
        bind("a login token binds", bind, login(TestKey.SM2, bind.nonce()), ACCOUNT, Reason.FORMAT.name());
    }

    private void changed(String name, Reason reason, TestKey kind, String from, String to) {
        var challenge = challenge(Purpose.LOGIN);
        var sent = login(kind, challenge.nonce()).replace("\"" + from + "\"", "\"" + to + "\"");
        add(name, challenge, sent, reason.name());
    }

    private void certificates() {
        var damaged = challenge(Purpose.LOGIN);
        var token = token(TestKey.P256, portal.certificate(TestKey.P256), damaged.nonce());
        var cut = Bytes.fromBase64(token.unverifiedCertificate()).toArray();
        add(
                "the certificate has a byte more",
                damaged,
                sent(damaged.nonce(), TestPortal.withCertificate(token, Arrays.copyOf(cut, cut.length + 1))),
                Reason.CERTIFICATE_MALFORMED.name());
        issued(
                "the certificate has ended",
                Reason.CERTIFICATE_VALIDITY,
                request -> request.validity(NOW.minus(Duration.ofDays(200)), NOW.minus(Duration.ofDays(1))));
        issued(
                "the certificate is not valid yet",
                Reason.CERTIFICATE_VALIDITY,
                request -> request.validity(NOW.plus(Duration.ofDays(1)), NOW.plus(Duration.ofDays(200))));
        issued("the certificate is a CA's", Reason.CERTIFICATE_USAGE, TestAuthority.Request::authority);
        issued(
                "the certificate is for encryption",
                Reason.CERTIFICATE_USAGE,
                request -> request.keyUsage(KeyUsage.keyEncipherment | KeyUsage.dataEncipherment));
        for (var kind : List.of(TestKey.SM2, TestKey.RSA)) {
            var challenge = challenge(Purpose.LOGIN);
            var strange = TestAuthority.root(kind).issue(portal.pair(kind));
            add(
                    "the certificate is another CA's, with the same name (" + kind + ")",
                    challenge,
                    sent(challenge.nonce(), token(kind, strange, challenge.nonce())),
                    Reason.CERTIFICATE_UNTRUSTED.name());
        }
    }

    private void issued(String name, Reason reason, UnaryOperator<TestAuthority.Request> spoilt) {
        var challenge = challenge(Purpose.LOGIN);
        var certificate = portal.authority(TestKey.SM2).issue(spoilt.apply(portal.request()));
        var token = token(TestKey.SM2, certificate, challenge.nonce());
        add(name, challenge, sent(challenge.nonce(), token), reason.name());
    }

    private void challenges() {
        var unknown = challenge(Purpose.LOGIN);
        add("no challenge waits for the nonce", null, login(TestKey.P256, unknown.nonce()), Reason.CHALLENGE_UNKNOWN);
        var expired = challenge(Purpose.LOGIN);
        vectors.add(new TokenVector(
                "the challenge has ended, to the second",
                Purpose.LOGIN,
                null,
                expired,
                expired.expires(),
                BROWSER,
                login(TestKey.P256, expired.nonce()),
                Reason.CHALLENGE_EXPIRED.name()));
        var others = challenge(Purpose.LOGIN);
        vectors.add(new TokenVector(
                "the challenge is another browser's",
                Purpose.LOGIN,
                null,
                others,
                NOW,
                "another-session",
                login(TestKey.P256, others.nonce()),
                Reason.CHALLENGE_SESSION.name()));
        var binding = challenge(Purpose.BINDING);
        add("the challenge is for a binding", binding, login(TestKey.P256, binding.nonce()), Reason.CHALLENGE_PURPOSE);
    }

    private void signatures() {
        for (var kind : TestKey.values()) {
            var mine = challenge(Purpose.LOGIN);
            var message = kind.authenticationAlgorithm().loginMessage("https://portal.example.evil", mine.nonce());
            var token = portal.token(kind, portal.certificate(kind), message);
            add("the token is for another origin (" + kind + ")", mine, sent(mine.nonce(), token), Reason.SIGNATURE);
        }
        var mine = challenge(Purpose.LOGIN);
        var other = challenge(Purpose.LOGIN);
        var token = token(TestKey.SM2, portal.certificate(TestKey.SM2), other.nonce());
        add("the token is over another nonce", mine, sent(mine.nonce(), token), Reason.SIGNATURE);
        var tagless = challenge(Purpose.LOGIN);
        var message = TestKey.SM2.authenticationAlgorithm().loginMessage(ORIGIN, tagless.nonce());
        var without = Arrays.copyOfRange(message, message.length - 64, message.length);
        add(
                "an SM2 message has no tag",
                tagless,
                sent(tagless.nonce(), portal.token(TestKey.SM2, portal.certificate(TestKey.SM2), without)),
                Reason.SIGNATURE);
        var account = challenge(Purpose.BINDING);
        bind(
                "the binding is to another account",
                account,
                binding(TestKey.SM2, account.nonce(), OTHER),
                ACCOUNT,
                Reason.SIGNATURE.name());
    }

    private void accounts() {
        var challenge = challenge(Purpose.BINDING);
        bind(
                "the certificate is another organisation's",
                challenge,
                binding(TestKey.SM2, challenge.nonce(), OTHER),
                OTHER,
                Reason.SUBJECT_MISMATCH.name());
    }

    private Challenge challenge(Purpose purpose) {
        return Challenge.create(purpose, BROWSER, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private void add(String name, @Nullable Challenge challenge, String request, Reason reason) {
        add(name, challenge, request, reason.name());
    }

    private void add(String name, @Nullable Challenge challenge, String request, String outcome) {
        vectors.add(new TokenVector(name, Purpose.LOGIN, null, challenge, at(), BROWSER, request, outcome));
    }

    private void bind(String name, Challenge challenge, String request, Account account, String outcome) {
        vectors.add(new TokenVector(name, Purpose.BINDING, account, challenge, at(), BROWSER, request, outcome));
    }

    private static Instant at() {
        return NOW.plus(Duration.ofMinutes(1));
    }

    private String login(TestKey kind, String nonce) {
        return sent(nonce, token(kind, portal.certificate(kind), nonce));
    }

    private AuthenticationToken token(TestKey kind, X509Certificate certificate, String nonce) {
        return portal.token(kind, certificate, ORIGIN, nonce);
    }

    private String binding(TestKey kind, String nonce, Account account) {
        var message = kind.authenticationAlgorithm().bindingMessage(ORIGIN, nonce, account);
        return sent(nonce, portal.bindingToken(kind, certificate(kind), message));
    }

    /** Returns a certificate of {@link #ACCOUNT}. */
    private X509Certificate certificate(TestKey kind) {
        return portal.authority(kind)
                .issue(TestAuthority.request(portal.pair(kind))
                        .extension(
                                new ASN1ObjectIdentifier(CertificateSubject.CREDIT_CODE_EXTENSION),
                                false,
                                new DERUTF8String(ACCOUNT.creditCode())));
    }

    private String sent(String nonce, AuthenticationToken token) {
        var json = mapper.createObjectNode().put("nonce", nonce);
        json.set("token", mapper.valueToTree(token));
        return json.toString();
    }

    private String removed(String sent, String field) {
        try {
            var json = (ObjectNode) mapper.readTree(sent);
            ((ObjectNode) json.path("token")).remove(field);
            return json.toString();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String base64(X509Certificate certificate) {
        try {
            return Bytes.copyOf(certificate.getEncoded()).toBase64();
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns false for a reason that no vector shows, since a CA or a store would have to be reachable, or away. */
    static boolean isShown(Reason reason) {
        return switch (reason) {
            case CERTIFICATE_REVOKED, CERTIFICATE_ON_HOLD, REVOCATION_UNKNOWN, CHALLENGES_UNAVAILABLE -> false;
            default -> true;
        };
    }
}
