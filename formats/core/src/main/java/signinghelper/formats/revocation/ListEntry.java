package signinghelper.formats.revocation;

import org.bouncycastle.asn1.ASN1Enumerated;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.X509CRLEntryHolder;
import org.jspecify.annotations.Nullable;
import signinghelper.formats.revocation.RevocationStatus.State;
import signinghelper.formats.revocation.RevocationUnknownException.Reason;

import java.text.ParseException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Entry of a revocation list (RFC 5280, 5.1.2.6).
 *
 * @param state never {@code GOOD}
 */
record ListEntry(State state, Instant since) {
    private static final Set<ASN1ObjectIdentifier> UNDERSTOOD =
            Set.of(Extension.reasonCode, Extension.invalidityDate, Extension.certificateIssuer);

    /** Empty for one that is taken off again, which only a delta list needs to say (RFC 5280, 5.3.1). */
    static Optional<ListEntry> of(X509CRLEntryHolder entry, X500Name issuer) throws RevocationUnknownException {
        var critical = entry.getCriticalExtensionOIDs();
        if (!UNDERSTOOD.containsAll(critical) || !isOf(issuer, entry)) {
            // RFC 5280, 5.3: then the whole list must not be used.
            throw new RevocationUnknownException(Reason.NOT_COVERED);
        }
        return has(entry, CRLReason.removeFromCRL)
                ? Optional.empty()
                : Optional.of(new ListEntry(stateOf(entry), sinceOf(entry)));
    }

    /** RFC 5280, 5.3.3: only an indirect list, which is not used, names others. */
    private static boolean isOf(X500Name issuer, X509CRLEntryHolder entry) {
        var named = entry.getExtension(Extension.certificateIssuer);
        return named == null
                || new GeneralNames(new GeneralName(issuer)).equals(GeneralNames.getInstance(named.getParsedValue()));
    }

    /** Returns what two entries of one certificate say together. */
    ListEntry and(ListEntry other) {
        return new ListEntry(
                state == State.REVOKED ? state : other.state, since.isBefore(other.since) ? since : other.since);
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
        return has(entry, CRLReason.certificateHold) ? State.ON_HOLD : State.REVOKED;
    }

    private static boolean has(X509CRLEntryHolder entry, int code) {
        var reason = entry.getExtension(Extension.reasonCode);
        return reason != null
                && ASN1Enumerated.getInstance(reason.getParsedValue()).hasValue(code);
    }
}
