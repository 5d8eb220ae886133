package signinghelper.verifier.http;

import signinghelper.formats.certificate.CertificateDetails;
import signinghelper.formats.certificate.HolderRules;

import java.security.cert.X509Certificate;

/**
 * The yes to a token.
 *
 * @param certificate its fingerprint finds the account
 * @param algorithm of the token
 */
record Accepted(CertificateDetails certificate, String algorithm) {

    static Accepted of(X509Certificate certificate, Enum<?> algorithm, HolderRules holders) {
        return new Accepted(CertificateDetails.of(certificate, holders), algorithm.name());
    }
}
