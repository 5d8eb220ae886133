package signinghelper.formats.certificate;

import org.jspecify.annotations.Nullable;

import java.math.BigInteger;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.NoSuchProviderException;
import java.security.Principal;
import java.security.PublicKey;
import java.security.SignatureException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Date;
import java.util.List;
import java.util.Set;
import javax.security.auth.x500.X500Principal;

/**
 * A certificate whose names are those of {@link PathName}. Everything else is the original's, which its CA has signed: the
 * encoding, the signature, the key, the dates and the extensions.
 */
final class PathCertificate extends X509Certificate {
    private static final long serialVersionUID = 1L;

    private final transient X509Certificate original;

    private PathCertificate(X509Certificate original) {
        this.original = original;
    }

    /** {@code certificate} itself where its names can be read. */
    static X509Certificate of(X509Certificate certificate) {
        var isReadable = PathName.isReadable(certificate.getSubjectX500Principal())
                && PathName.isReadable(certificate.getIssuerX500Principal());
        return isReadable ? certificate : new PathCertificate(certificate);
    }

    /** The certificate that {@link #of} was given. */
    static X509Certificate original(X509Certificate link) {
        return link instanceof PathCertificate replaced ? replaced.original : link;
    }

    @Override
    public X500Principal getSubjectX500Principal() {
        return PathName.of(original.getSubjectX500Principal());
    }

    @Override
    public X500Principal getIssuerX500Principal() {
        return PathName.of(original.getIssuerX500Principal());
    }

    /** Abstract, though deprecated. */
    @Override
    @SuppressWarnings("deprecation")
    public Principal getSubjectDN() {
        return getSubjectX500Principal();
    }

    /** Abstract, though deprecated. */
    @Override
    @SuppressWarnings("deprecation")
    public Principal getIssuerDN() {
        return getIssuerX500Principal();
    }

    // ---- the original's ----

    @Override
    public void checkValidity() throws CertificateExpiredException, CertificateNotYetValidException {
        original.checkValidity();
    }

    @Override
    public void checkValidity(Date date) throws CertificateExpiredException, CertificateNotYetValidException {
        original.checkValidity(date);
    }

    @Override
    public int getVersion() {
        return original.getVersion();
    }

    @Override
    public BigInteger getSerialNumber() {
        return original.getSerialNumber();
    }

    @Override
    public Date getNotBefore() {
        return original.getNotBefore();
    }

    @Override
    public Date getNotAfter() {
        return original.getNotAfter();
    }

    @Override
    public byte[] getTBSCertificate() throws CertificateEncodingException {
        return original.getTBSCertificate();
    }

    @Override
    public byte[] getSignature() {
        return original.getSignature();
    }

    @Override
    public String getSigAlgName() {
        return original.getSigAlgName();
    }

    @Override
    public String getSigAlgOID() {
        return original.getSigAlgOID();
    }

    @Override
    public byte @Nullable [] getSigAlgParams() {
        return original.getSigAlgParams();
    }

    @Override
    public boolean @Nullable [] getIssuerUniqueID() {
        return original.getIssuerUniqueID();
    }

    @Override
    public boolean @Nullable [] getSubjectUniqueID() {
        return original.getSubjectUniqueID();
    }

    @Override
    public boolean @Nullable [] getKeyUsage() {
        return original.getKeyUsage();
    }

    @Override
    public @Nullable List<String> getExtendedKeyUsage() throws CertificateParsingException {
        return original.getExtendedKeyUsage();
    }

    @Override
    public int getBasicConstraints() {
        return original.getBasicConstraints();
    }

    @Override
    public byte[] getEncoded() throws CertificateEncodingException {
        return original.getEncoded();
    }

    @Override
    public void verify(PublicKey key)
            throws CertificateException, NoSuchAlgorithmException, InvalidKeyException, NoSuchProviderException,
                    SignatureException {
        original.verify(key);
    }

    @Override
    public void verify(PublicKey key, String provider)
            throws CertificateException, NoSuchAlgorithmException, InvalidKeyException, NoSuchProviderException,
                    SignatureException {
        original.verify(key, provider);
    }

    @Override
    public String toString() {
        return original.toString();
    }

    @Override
    public PublicKey getPublicKey() {
        return original.getPublicKey();
    }

    @Override
    public boolean hasUnsupportedCriticalExtension() {
        return original.hasUnsupportedCriticalExtension();
    }

    @Override
    public @Nullable Set<String> getCriticalExtensionOIDs() {
        return original.getCriticalExtensionOIDs();
    }

    @Override
    public @Nullable Set<String> getNonCriticalExtensionOIDs() {
        return original.getNonCriticalExtensionOIDs();
    }

    @Override
    public byte @Nullable [] getExtensionValue(String name) {
        return original.getExtensionValue(name);
    }
}
