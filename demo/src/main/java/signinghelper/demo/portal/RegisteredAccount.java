package signinghelper.demo.portal;

import org.jspecify.annotations.Nullable;
import signinghelper.formats.certificate.Fingerprint;
import signinghelper.formats.match.Account;

import java.util.Objects;

/**
 * An account of this portal.
 *
 * @param certificate fingerprint of the bound certificate; null when none is bound
 */
record RegisteredAccount(
        String userName,
        Account organisation,
        PasswordHash password,
        @Nullable Fingerprint certificate) {

    RegisteredAccount {
        Objects.requireNonNull(userName);
        Objects.requireNonNull(organisation);
        Objects.requireNonNull(password);
    }

    boolean isBoundTo(Fingerprint fingerprint) {
        return certificate != null && certificate.equals(fingerprint);
    }

    RegisteredAccount boundTo(Fingerprint fingerprint) {
        return new RegisteredAccount(userName, organisation, password, fingerprint);
    }
}
