package signinghelper.formats.revocation;

import org.bouncycastle.asn1.x509.CertificateList;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.X509CRLEntryHolder;
import org.bouncycastle.cert.X509CRLHolder;
import org.jspecify.annotations.Nullable;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.internal.asn1.BoundedAsn1;
import signinghelper.formats.internal.asn1.MalformedAsn1Exception;
import signinghelper.formats.revocation.RevocationStatus.State;
import signinghelper.formats.revocation.RevocationUnknownException.Reason;

import java.math.BigInteger;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * A revocation list (RFC 5280, 5), of the CA that issued the certificate. Lists of others, delta lists and lists of some
 * reasons only are not used.
 */
public final class RevocationList {
    /** Some hundred thousand certificates. */
    public static final int MAX_BYTES = 4 * 1024 * 1024;

    private static final int MAX_VALUES = 1_000_000;
    private static final int CRL_SIGN = 6;

    private final ListScope scope;
    private final Instant thisUpdate;
    private final Instant nextUpdate;
    private final @Nullable Extension keepsEnded;

    private final Map<BigInteger, ListEntry> entries;

    private RevocationList(X509CRLHolder list, ListScope scope, Map<BigInteger, ListEntry> entries)
            throws RevocationUnknownException {
        this.scope = scope;
        this.thisUpdate = list.getThisUpdate().toInstant();
        this.nextUpdate = nextUpdate(list);
        this.keepsEnded = list.getExtension(Extension.expiredCertsOnCRL);
        this.entries = entries;
    }

    /**
     * Returns the status that the list states; the caller decides whether it is current.
     *
     * @param der the list, at most {@link #MAX_BYTES}
     * @param issuer issuer of the certificate {@code asked}; the chain holds
     * @throws RevocationUnknownException for a list that says nothing about {@code asked} or is not the issuer's
     */
    public static RevocationStatus statusIn(Bytes der, X509Certificate asked, X509Certificate issuer)
            throws RevocationUnknownException {
        return read(der, issuer).status(asked);
    }

    /**
     * Reads and verifies a list that is asked many times: a question then costs the same, however long the list is.
     *
     * @throws RevocationUnknownException for a list that is not the issuer's, decides about no certificate, or has an entry
     *     that cannot be read
     */
    public static RevocationList read(Bytes der, X509Certificate issuer) throws RevocationUnknownException {
        try {
            var list = verified(der, issuer);
            var scope = ListScope.of(list);
            scope.requireUsable();
            var entries = new HashMap<BigInteger, ListEntry>();
            for (Object entry : list.getRevokedCertificates()) {
                var holder = (X509CRLEntryHolder) entry;
                ListEntry.of(holder, list.getIssuer())
                        .ifPresent(found -> entries.merge(holder.getSerialNumber(), found, ListEntry::and));
            }
            return new RevocationList(list, scope, entries);
        } catch (MalformedAsn1Exception | RuntimeException e) {
            throw new RevocationUnknownException(Reason.MALFORMED, e);
        }
    }

    /**
     * Returns the status that the list states; the caller decides whether it is current.
     *
     * @param asked a certificate of the list's issuer; the chain holds
     * @throws RevocationUnknownException for a list that says nothing about {@code asked}
     */
    public RevocationStatus status(X509Certificate asked) throws RevocationUnknownException {
        try {
            scope.require(asked);
            var entry = entries.get(asked.getSerialNumber());
            var status = entry == null
                    ? new RevocationStatus(State.GOOD, null, thisUpdate, nextUpdate)
                    : new RevocationStatus(entry.state(), entry.since(), thisUpdate, nextUpdate);
            if (!status.covers(asked, keepsEnded)) {
                throw new RevocationUnknownException(Reason.NOT_COVERED);
            }
            return status;
        } catch (RuntimeException e) {
            throw new RevocationUnknownException(Reason.MALFORMED, e);
        }
    }

    /** Returns true when both lists are of the same part of the CA's certificates. */
    boolean isOfSamePart(RevocationList other) {
        return Objects.equals(scope.part(), other.scope.part());
    }

    /** Returns when the CA knew it to be so. */
    public Instant thisUpdate() {
        return thisUpdate;
    }

    /** Returns when the CA publishes the next list at the latest. */
    public Instant nextUpdate() {
        return nextUpdate;
    }

    private static X509CRLHolder verified(Bytes der, X509Certificate issuer)
            throws RevocationUnknownException, MalformedAsn1Exception {
        var list =
                new X509CRLHolder(CertificateList.getInstance(BoundedAsn1.parse(der.toArray(), MAX_BYTES, MAX_VALUES)));
        var usage = issuer.getKeyUsage();
        var algorithm = list.toASN1Structure().getSignatureAlgorithm();
        if ((usage != null && !usage[CRL_SIGN])
                || !AuthorityKey.signed(issuer.getPublicKey(), algorithm, list::isSignatureValid)) {
            throw new RevocationUnknownException(Reason.SIGNATURE);
        }
        return list;
    }

    private static Instant nextUpdate(X509CRLHolder list) throws RevocationUnknownException {
        var nextUpdate = list.getNextUpdate();
        if (nextUpdate == null) {
            // RFC 5280, 5.1.2.5: it must be there.
            throw new RevocationUnknownException(Reason.MALFORMED);
        }
        return nextUpdate.toInstant();
    }
}
