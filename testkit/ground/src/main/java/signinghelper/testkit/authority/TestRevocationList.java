package signinghelper.testkit.authority;

import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.CRLNumber;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.cert.X509v2CRLBuilder;

import java.io.IOException;
import java.math.BigInteger;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;

/** A revocation list of a CA of the test, at first empty, from an hour before {@link TestAuthority#NOW} on, for a day. */
public final class TestRevocationList {
    public static final Instant THIS_UPDATE = TestAuthority.NOW.minus(Duration.ofHours(1));
    public static final Instant NEXT_UPDATE = THIS_UPDATE.plus(Duration.ofDays(1));

    private final TestAuthority authority;
    private final X509v2CRLBuilder builder;

    public TestRevocationList(TestAuthority authority) {
        this(authority, authority.certificate(), THIS_UPDATE);
    }

    /** Signed by {@code authority} in the name of {@code issuer}. */
    public TestRevocationList(TestAuthority authority, X509Certificate issuer, Instant thisUpdate) {
        this.authority = authority;
        var name = X500Name.getInstance(issuer.getSubjectX500Principal().getEncoded());
        this.builder = new X509v2CRLBuilder(name, Date.from(thisUpdate));
        builder.setNextUpdate(Date.from(thisUpdate.plus(Duration.ofDays(1))));
    }

    /** Adds a certificate with a reason of RFC 5280, 5.3.1; 0 for none. */
    public TestRevocationList with(X509Certificate revoked, int reason) {
        return with(revoked.getSerialNumber(), THIS_UPDATE.minusSeconds(60), reason);
    }

    /** Adds a certificate that is revoked since {@code since}. */
    public TestRevocationList with(BigInteger serialNumber, Instant since, int reason) {
        builder.addCRLEntry(serialNumber, Date.from(since), reason);
        return this;
    }

    /** Names the issuer's key, and counts the list (RFC 5280, 5.2.1 and 5.2.3). */
    public TestRevocationList numbered(BigInteger number) {
        return with(
                        Extension.authorityKeyIdentifier,
                        false,
                        TestAuthority.KEY_IDENTIFIERS.createAuthorityKeyIdentifier(
                                authority.certificate().getPublicKey()))
                .with(Extension.cRLNumber, false, new CRLNumber(number));
    }

    /** Adds a certificate whose key was in other hands since {@code invalid} (RFC 5280, 5.3.2). */
    public TestRevocationList withInvalid(X509Certificate revoked, Instant invalid) {
        builder.addCRLEntry(
                revoked.getSerialNumber(),
                Date.from(THIS_UPDATE.minusSeconds(60)),
                CRLReason.keyCompromise,
                Date.from(invalid));
        return this;
    }

    /** Adds a certificate with a critical extension of its entry. */
    public TestRevocationList with(X509Certificate revoked, ASN1ObjectIdentifier extension, ASN1Encodable value) {
        try {
            var critical =
                    new Extension(extension, true, value.toASN1Primitive().getEncoded());
            builder.addCRLEntry(
                    revoked.getSerialNumber(), Date.from(THIS_UPDATE.minusSeconds(60)), new Extensions(critical));
            return this;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    public TestRevocationList with(ASN1ObjectIdentifier extension, boolean critical, ASN1Encodable value) {
        try {
            builder.addExtension(extension, critical, value);
            return this;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    public byte[] signed() {
        return signed(authority.kind().signatureAlgorithm());
    }

    public byte[] signed(String algorithm) {
        try {
            var signer = authority.signer(algorithm);
            return builder.build(signer).getEncoded();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
