package signinghelper.portal.authentication;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import signinghelper.formats.TestHolder;
import signinghelper.portal.authentication.AuthenticationTokenException.Reason;
import signinghelper.portal.authentication.Challenge.Purpose;
import signinghelper.testkit.authority.TestKey;

import java.io.IOException;
import java.time.Instant;
import java.util.function.UnaryOperator;

import static signinghelper.portal.authentication.TestPortal.BROWSER;
import static signinghelper.portal.authentication.VectorDraft.ACCOUNT;
import static signinghelper.testkit.authority.TestAuthority.NOW;

/** Vectors of the token itself: its JSON, its format, its algorithm and its challenge. */
record TokenVectors(VectorDraft draft) {
    private static final JsonMapper MAPPER = new JsonMapper();

    void add() {
        good();
        damaged();
        confused();
        challenges();
    }

    private void good() {
        for (var kind : TestKey.values()) {
            var name = TestHolder.algorithm(kind).name();
            var challenge = draft.challenge(Purpose.LOGIN);
            draft.add(name + " login", challenge, draft.login(kind, challenge.nonce()), TokenVector.ACCEPTED);
            var binding = draft.challenge(Purpose.BINDING);
            var request = draft.binding(kind, binding.nonce(), ACCOUNT);
            draft.bind(name + " binding", binding, request, ACCOUNT, TokenVector.ACCEPTED);
        }
        var second = draft.challenge(Purpose.LOGIN);
        var certificate = draft.portal().certificate(TestKey.P256);
        var token = draft.portal().token(TestKey.P256, certificate, VectorDraft.SECOND_ORIGIN, second.nonce());
        draft.add(
                "the token is for the second origin", second, draft.sent(second.nonce(), token), TokenVector.ACCEPTED);
    }

    private void damaged() {
        damaged("a field is missing", sent -> removed(sent, "appVersion"));
        damaged("a field is unknown", sent -> sent.replace("\"format\":", "\"more\":\"\",\"format\":"));
        damaged("a field is doubled", sent -> sent.replace("\"format\":", "\"algorithm\":\"SM2SM3\",\"format\":"));
        damaged("a field is no text", sent -> sent.replaceFirst("\"appVersion\":\"[^\"]*\"", "\"appVersion\":1"));
        damaged("the JSON ends early", sent -> sent.substring(0, sent.length() - 1));
        damaged("text follows the JSON", sent -> sent + "{}");
        damaged("the signature has no padding", sent -> sent.replaceFirst("(\"signature\":\"[^\"=]*)=+", "$1"));
        damaged("the signature has stray bits at its end", TokenVectors::withStrayBits);
        damaged("the signature has a line break", sent -> sent.replace("\"signature\":\"", "\"signature\":\"\\n"));
        damaged("the signature is Base64url", TokenVectors::asBase64Url);
        damaged("the request is too long", sent -> sent.replaceFirst("\"appVersion\":\"", "$0" + "x".repeat(18_000)));
    }

    /** Makes tokens until the damage changes something: not every signature has the character that it needs. */
    private void damaged(String name, UnaryOperator<String> damage) {
        while (true) {
            var challenge = draft.challenge(Purpose.LOGIN);
            var sent = draft.login(TestKey.SM2, challenge.nonce());
            var changed = damage.apply(sent);
            if (!changed.equals(sent)) {
                draft.add(name, challenge, changed, Reason.MALFORMED);
                return;
            }
        }
    }

    /** RFC 4648, 3.5: 64 octets leave four bits over, which must be zero. */
    private static String withStrayBits(String sent) {
        var end = sent.indexOf("==", sent.indexOf("\"signature\":\"")) - 1;
        return sent.substring(0, end) + (char) (sent.charAt(end) + 1) + sent.substring(end + 1);
    }

    private static String asBase64Url(String sent) {
        var begin = sent.indexOf("\"signature\":\"");
        var end = sent.indexOf(',', begin);
        return sent.substring(0, begin)
                + sent.substring(begin, end).replace('+', '-').replace('/', '_')
                + sent.substring(end);
    }

    private static String removed(String sent, String field) {
        try {
            var json = (ObjectNode) MAPPER.readTree(sent);
            ((ObjectNode) json.path("token")).remove(field);
            return json.toString();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
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
        var login = draft.challenge(Purpose.LOGIN);
        draft.add("a binding token logs in", login, draft.binding(TestKey.SM2, login.nonce(), ACCOUNT), Reason.FORMAT);
        var bind = draft.challenge(Purpose.BINDING);
        draft.bind("a login token binds", bind, draft.login(TestKey.SM2, bind.nonce()), ACCOUNT, Reason.FORMAT.name());
    }

    private void changed(String name, Reason reason, TestKey kind, String from, String to) {
        var challenge = draft.challenge(Purpose.LOGIN);
        var sent = draft.login(kind, challenge.nonce()).replace("\"" + from + "\"", "\"" + to + "\"");
        draft.add(name, challenge, sent, reason);
    }

    private void challenges() {
        var unknown = draft.login(TestKey.P256, draft.challenge(Purpose.LOGIN).nonce());
        draft.add("no challenge waits for the nonce", null, unknown, Reason.CHALLENGE_UNKNOWN);
        var mine = draft.challenge(Purpose.LOGIN);
        var anothers = draft.login(TestKey.P256, draft.challenge(Purpose.LOGIN).nonce());
        draft.add("the nonce is not the one that waits", mine, anothers, Reason.CHALLENGE_UNKNOWN);
        var expired = draft.challenge(Purpose.LOGIN);
        challenge("the challenge has ended, to the second", expired, expired.expires(), BROWSER, "CHALLENGE_EXPIRED");
        var ended = draft.challenge(Purpose.LOGIN);
        challenge(
                "the challenge has ended long ago",
                ended,
                ended.expires().plusSeconds(3600),
                BROWSER,
                "CHALLENGE_EXPIRED");
        var others = draft.challenge(Purpose.LOGIN);
        challenge("the challenge is another browser's", others, NOW, "another-session", "CHALLENGE_SESSION");
        var binding = draft.challenge(Purpose.BINDING);
        var login = draft.login(TestKey.P256, binding.nonce());
        draft.add("the challenge is for a binding", binding, login, Reason.CHALLENGE_PURPOSE);
    }

    private void challenge(String name, Challenge challenge, Instant now, String session, String outcome) {
        var request = draft.login(TestKey.P256, challenge.nonce());
        draft.add(new TokenVector(name, Purpose.LOGIN, null, challenge, now, session, request, outcome));
    }
}
