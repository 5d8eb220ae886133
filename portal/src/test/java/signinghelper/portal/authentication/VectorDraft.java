package signinghelper.portal.authentication;

import com.fasterxml.jackson.databind.json.JsonMapper;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERUTF8String;
import org.jspecify.annotations.Nullable;
import signinghelper.formats.TestHolder;
import signinghelper.formats.certificate.CertificateSubject;
import signinghelper.formats.login.AuthenticationToken;
import signinghelper.formats.match.Account;
import signinghelper.portal.authentication.AuthenticationTokenException.Reason;
import signinghelper.portal.authentication.Challenge.Purpose;
import signinghelper.testkit.authority.TestAuthority;
import signinghelper.testkit.authority.TestKey;

import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

import static signinghelper.portal.authentication.TestPortal.BROWSER;
import static signinghelper.portal.authentication.TestPortal.ORIGIN;
import static signinghelper.testkit.authority.TestAuthority.NOW;

/** Vectors that are being made, with the portal whose users' tokens they hold. */
final class VectorDraft {
    static final String SECOND_ORIGIN = "https://login.portal.example:8443";
    static final Account ACCOUNT = new Account("测试有限公司", "91420100MA4KLMNP0X", Account.Role.SUPPLIER);
    static final Account OTHER = new Account("另一家有限公司", "91420100MA4KXYZ12A", Account.Role.SUPPLIER);

    private final JsonMapper mapper = new JsonMapper();
    private final TestPortal portal = new TestPortal();
    private final List<TokenVector> vectors = new ArrayList<>();
    private final List<X509Certificate> anchors = new ArrayList<>();
    private final List<X509Certificate> intermediates = new ArrayList<>();

    VectorDraft() {
        for (var kind : TestKey.values()) {
            anchors.add(portal.authority(kind).certificate());
        }
    }

    TestPortal portal() {
        return portal;
    }

    List<TokenVector> vectors() {
        return vectors;
    }

    List<X509Certificate> anchors() {
        return anchors;
    }

    List<X509Certificate> intermediates() {
        return intermediates;
    }

    void add(TokenVector vector) {
        vectors.add(vector);
    }

    /** Adds a login with a minute old challenge; null when none waits. */
    void add(String name, @Nullable Challenge challenge, String request, String outcome) {
        vectors.add(new TokenVector(
                name, Purpose.LOGIN, null, challenge, NOW.plus(Duration.ofMinutes(1)), BROWSER, request, outcome));
    }

    void add(String name, @Nullable Challenge challenge, String request, Reason reason) {
        add(name, challenge, request, reason.name());
    }

    /** Adds a good token of a certificate, which its CA should not have issued so. */
    void login(String name, TestKey kind, X509Certificate certificate, String outcome) {
        var challenge = challenge(Purpose.LOGIN);
        add(name, challenge, sent(challenge.nonce(), token(kind, certificate, challenge.nonce())), outcome);
    }

    void bind(String name, Challenge challenge, String request, Account account, String outcome) {
        vectors.add(new TokenVector(
                name, Purpose.BINDING, account, challenge, NOW.plus(Duration.ofMinutes(1)), BROWSER, request, outcome));
    }

    Challenge challenge(Purpose purpose) {
        return Challenge.create(purpose, BROWSER, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    String login(TestKey kind, String nonce) {
        return sent(nonce, token(kind, portal.certificate(kind), nonce));
    }

    AuthenticationToken token(TestKey kind, X509Certificate certificate, String nonce) {
        return portal.token(kind, certificate, ORIGIN, nonce);
    }

    /** A binding of a certificate of {@link #ACCOUNT} to {@code account}. */
    String binding(TestKey kind, String nonce, Account account) {
        return binding(kind, portal.authority(kind).issue(named(kind)), nonce, account);
    }

    String binding(TestKey kind, X509Certificate certificate, String nonce, Account account) {
        var message = TestHolder.algorithm(kind).bindingMessage(ORIGIN, nonce, account);
        return sent(nonce, portal.bindingToken(kind, certificate, message));
    }

    private TestAuthority.Request named(TestKey kind) {
        return TestAuthority.request(portal.pair(kind))
                .extension(
                        new ASN1ObjectIdentifier(CertificateSubject.CREDIT_CODE_EXTENSION),
                        false,
                        new DERUTF8String(ACCOUNT.creditCode()));
    }

    String sent(String nonce, AuthenticationToken token) {
        var json = mapper.createObjectNode().put("nonce", nonce);
        json.set("token", mapper.valueToTree(token));
        return json.toString();
    }
}
