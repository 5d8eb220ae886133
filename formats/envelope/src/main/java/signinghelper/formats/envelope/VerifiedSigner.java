package signinghelper.formats.envelope;

import java.security.cert.X509Certificate;

/**
 * Signer within an envelope, whose signature holds over the plaintext. Chain, validity, use and revocation of the certificate
 * are the caller's to look at.
 *
 * @param certificate as the envelope carries it; nothing vouches for the names in it
 */
public record VerifiedSigner(X509Certificate certificate) {}
