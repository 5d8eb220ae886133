package signinghelper.formats.verification;

import org.jspecify.annotations.Nullable;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * Circumstances of a verdict: all that it depends on apart from the document, told to an auditor who repeats it.
 *
 * @param asOf time as of which the document was judged; null for the present
 * @param forms names of the accepted forms of a CMS
 * @param deviations names of the accepted deviations from them
 * @param anchors certificates that were believed; empty when none is known
 * @param asksRevocation true when the CAs are asked about revocation
 */
public record Circumstances(
        @Nullable Instant asOf,
        List<String> forms,
        List<String> deviations,
        List<Anchor> anchors,
        boolean asksRevocation) {

    /** Role of the certificates that an anchor vouches for. */
    public enum Role {
        SIGNERS,
        SEAL_MAKERS,
        TIME_STAMP_AUTHORITIES
    }

    /** Certificate that is believed in one role. */
    public record Anchor(Role role, X509Certificate certificate) {
        public Anchor {
            Objects.requireNonNull(role);
            Objects.requireNonNull(certificate);
        }
    }

    public Circumstances {
        forms = List.copyOf(forms);
        deviations = List.copyOf(deviations);
        anchors = List.copyOf(anchors);
    }
}
