package signinghelper.formats.revocation;

import org.bouncycastle.asn1.ASN1Enumerated;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.X509CRLEntryHolder;
import org.jspecify.annotations.Nullable;
import signinghelper.formats.revocation.RevocationStatus.State;
import signinghelper.formats.revocation.RevocationUnknownException.Reason;

import java.text.ParseException;
import java.time.Instant;

/**
 * Entry of a revocation list (RFC 5280, 5.1.2.6).
 *
 * @param state never {@code GOOD}
 */
record ListEntry(State state, Instant since) {

    static ListEntry of(X509CRLEntryHolder entry) throws RevocationUnknownException {
        return new ListEntry(stateOf(entry), sinceOf(entry));
    }

    private static Instant sinceOf(X509CRLEntryHolder entry) throws RevocationUnknownException {
        return since(entry.getRevocationDate().toInstant(), entry.getExtension(Extension.invalidityDate));
    }

    /**
     * A CA may know since when the key was in other hands, which is earlier than its decision (RFC 5280, 5.3.2).
     *
     * @param invalidity the invalidity date; null without one
     */
    static Instant since(Instant revoked, @Nullable Extension invalidity) throws RevocationUnknownException {
        var invalid = time(invalidity);
        return invalid != null && invalid.isBefore(revoked) ? invalid : revoked;
    }

    /** Returns the time that an extension holds; null without one. */
    static @Nullable Instant time(@Nullable Extension extension) throws RevocationUnknownException {
        try {
            return extension == null
                    ? null
                    : ASN1GeneralizedTime.getInstance(extension.getParsedValue())
                            .getDate()
                            .toInstant();
        } catch (ParseException e) {
            throw new RevocationUnknownException(Reason.MALFORMED, e);
        }
    }

    private static State stateOf(X509CRLEntryHolder entry) {
        var reason = entry.getExtension(Extension.reasonCode);
        var isHold = reason != null
                && ASN1Enumerated.getInstance(reason.getParsedValue()).hasValue(CRLReason.certificateHold);
        return isHold ? State.ON_HOLD : State.REVOKED;
    }
}
