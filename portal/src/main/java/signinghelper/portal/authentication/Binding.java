package signinghelper.portal.authentication;

import signinghelper.portal.match.Account;
import signinghelper.portal.match.SubjectMatch;

import java.util.Objects;

/**
 * A certificate that its holder has bound to an account. The portal stores the fingerprint with the account.
 *
 * @param match computed by the server; matches, perhaps with warnings
 */
public record Binding(AuthenticatedIdentity identity, Account account, SubjectMatch match) {

    public Binding {
        Objects.requireNonNull(identity);
        Objects.requireNonNull(account);
        if (!match.matches()) {
            throw new IllegalArgumentException("certificate and account differ");
        }
    }
}
