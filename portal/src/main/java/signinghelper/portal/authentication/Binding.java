package signinghelper.portal.authentication;

import signinghelper.formats.match.Account;
import signinghelper.formats.match.NameRule;
import signinghelper.formats.match.SubjectMatch;

import java.util.Objects;

/**
 * A certificate that its holder has bound to an account. The portal stores the fingerprint with the account.
 *
 * @param match computed by the server; the codes are equal, and the names satisfy its {@link NameRule}
 */
public record Binding(AuthenticatedIdentity identity, Account account, SubjectMatch match) {

    public Binding {
        Objects.requireNonNull(identity);
        Objects.requireNonNull(account);
        if (!match.matches(NameRule.WARN)) {
            throw new IllegalArgumentException("certificate and account differ");
        }
    }
}
