package signinghelper.work;

import org.jspecify.annotations.Nullable;
import signinghelper.certificate.SubjectDifference;
import signinghelper.formats.login.AuthenticationToken;
import signinghelper.formats.login.Nonce;
import signinghelper.formats.match.Account;
import signinghelper.formats.match.SubjectMatch;
import signinghelper.login.AuthenticationSigner;
import signinghelper.profile.Profile;
import signinghelper.prompt.PinSubject;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.token.HeldKey;

import java.util.HashMap;

/**
 * 绑定 CA (binding a CA certificate): creates a token that binds a certificate to an account, if both name the same
 * organisation.
 */
public final class Bind {

    /** The token, and how certificate and account agree. */
    public record Bound(AuthenticationToken token, SubjectMatch match) {}

    private final KeyOffer offer;
    private final AskPin pin;
    private final AuthenticationSigner signer;

    public Bind(KeyOffer offer, AskPin pin, AuthenticationSigner signer) {
        this.offer = offer;
        this.pin = pin;
        this.signer = signer;
    }

    /**
     * Creates the token for the origin of the asking page.
     *
     * @param account as the page states it
     * @param rules profile of its session
     * @throws Refusal {@code METHOD_NOT_ALLOWED} if the asker is not a page; as {@link KeyOffer#toSign} and
     *     {@link AskPin#ask}
     */
    public Bound bind(Nonce nonce, Account account, Profile rules, Task task) throws Refusal {
        var origin = task.asker().origin();
        var menu = rules.signing().menu(account.role(), task.language());
        var keys = offer.toSign(key -> objection(key, account, rules, menu));
        return pin.ask(
                new PinSubject.Binding(account),
                keys,
                (session, key, progress) -> {
                    var token = signer.binding(session, key.key(), origin, nonce, account);
                    return new Bound(token, matchOf(key, account, rules));
                },
                task);
    }

    private static SubjectMatch matchOf(HeldKey key, Account account, Profile rules) {
        return SubjectMatch.of(key.key().certificate(), account, rules.signing().holder());
    }

    private static @Nullable Refusal objection(HeldKey key, Account account, Profile rules, String menu) {
        var match = matchOf(key, account, rules);
        if (match.matches(rules.signing().binding().nameRule())) {
            return null;
        }
        var facts = new HashMap<>(SubjectDifference.facts(
                key.key().certificate(), account, match, rules.signing().holder()));
        facts.put("menu", menu);
        return new Refusal(ErrorCode.SUBJECT_MISMATCH, facts);
    }
}
