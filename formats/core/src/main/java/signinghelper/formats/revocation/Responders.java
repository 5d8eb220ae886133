package signinghelper.formats.revocation;

import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.certificate.Certificates;
import signinghelper.formats.revocation.RevocationUnknownException.Reason;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The responders that may answer for a CA (RFC 6960, 4.2.2.2): the CA itself, or one with a certificate from the CA for
 * just that. The revocation of that certificate is not checked (4.2.2.2.1); a CA appoints for a short time.
 */
final class Responders {
    private static final int DIGITAL_SIGNATURE = 0;
    private static final int MAXIMUM = 8;
    private static final int SMALLEST_MODULUS = 2048;
    private static final Set<String> UNDERSTOOD = Set.of(
            Extension.keyUsage.getId(),
            Extension.extendedKeyUsage.getId(),
            Extension.basicConstraints.getId(),
            Extension.subjectAlternativeName.getId(),
            OCSPObjectIdentifiers.id_pkix_ocsp_nocheck.getId());

    private final X509Certificate asked;
    private final X509Certificate issuer;
    private final Moment now;

    Responders(X509Certificate asked, X509Certificate issuer, Moment now) {
        this.asked = asked;
        this.issuer = issuer;
        this.now = now;
    }

    void requireSignature(BasicOCSPResp answer) throws RevocationUnknownException {
        if (isNamed(answer, issuer) && signed(answer, issuer.getPublicKey())) {
            return;
        }
        var signer = Stream.of(answer.getCerts())
                .limit(MAXIMUM)
                .flatMap(candidate -> parsed(candidate).stream())
                .filter(candidate -> isNamed(answer, candidate) && signed(answer, candidate.getPublicKey()))
                .findFirst()
                .orElseThrow(() -> new RevocationUnknownException(Reason.SIGNATURE));
        if (!isAppointed(signer)) {
            throw new RevocationUnknownException(Reason.RESPONDER_UNAUTHORISED);
        }
    }

    /** RFC 6960, 4.2.2.3: by its subject, or by the SHA-1 of its key. */
    private static boolean isNamed(BasicOCSPResp answer, X509Certificate signer) {
        var name = answer.getResponderId().toASN1Primitive();
        if (name.getName() != null) {
            return name.getName()
                    .equals(X500Name.getInstance(
                            signer.getSubjectX500Principal().getEncoded()));
        }
        try {
            var key = SubjectPublicKeyInfo.getInstance(signer.getPublicKey().getEncoded())
                    .getPublicKeyData();
            return MessageDigest.isEqual(
                    name.getKeyHash(), MessageDigest.getInstance("SHA-1").digest(key.getOctets()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean signed(BasicOCSPResp answer, PublicKey key) {
        return AuthorityKey.signed(key, answer.getSignatureAlgorithmID(), answer::isSignatureValid);
    }

    private static Optional<X509Certificate> parsed(X509CertificateHolder candidate) {
        try {
            return Optional.of(Certificates.parse(Bytes.copyOf(candidate.getEncoded())));
        } catch (CertificateException | IOException e) {
            return Optional.empty();
        }
    }

    /**
     * "Issued directly by the CA", for {@code id-kp-OCSPSigning}, which any other purpose does not replace. A key that is
     * stolen would call its own certificate good.
     */
    private boolean isAppointed(X509Certificate responder) {
        try {
            var purposes = responder.getExtendedKeyUsage();
            var usage = responder.getKeyUsage();
            return !responder.getPublicKey().equals(asked.getPublicKey())
                    && !isShort(responder.getPublicKey())
                    && responder.getIssuerX500Principal().equals(issuer.getSubjectX500Principal())
                    && isIssued(responder)
                    && purposes != null
                    && purposes.contains(KeyPurposeId.id_kp_OCSPSigning.getId())
                    && (usage == null || usage[DIGITAL_SIGNATURE])
                    && demandsNothingElse(responder)
                    && now.mayBeWithin(
                            responder.getNotBefore().toInstant(),
                            responder.getNotAfter().toInstant());
        } catch (CertificateException e) {
            return false;
        }
    }

    private static boolean isShort(PublicKey key) {
        return key instanceof RSAPublicKey rsa && rsa.getModulus().bitLength() < SMALLEST_MODULUS;
    }

    /** RFC 5280, 4.2: what is critical and not understood refuses the certificate. */
    private static boolean demandsNothingElse(X509Certificate responder) {
        var critical = responder.getCriticalExtensionOIDs();
        return critical == null || UNDERSTOOD.containsAll(critical);
    }

    private boolean isIssued(X509Certificate responder) throws CertificateException {
        var holder = new JcaX509CertificateHolder(responder);
        var algorithm = holder.toASN1Structure().getSignatureAlgorithm();
        return AuthorityKey.signed(issuer.getPublicKey(), algorithm, holder::isSignatureValid);
    }
}
