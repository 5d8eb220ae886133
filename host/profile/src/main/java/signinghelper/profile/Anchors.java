package signinghelper.profile;

import org.bouncycastle.asn1.x509.Certificate;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.certificate.CertificateTrust;
import signinghelper.formats.certificate.Certificates;
import signinghelper.network.ListedAddress;

import java.net.URI;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The CAs whose certificates the portal accepts.
 *
 * @param roots trust anchors: PEM, or DER in Base64
 * @param intermediates certificates between a root and users' certificates: PEM, or DER in Base64
 * @param sealMakers certificates of seal makers, or of CAs whose certificates are for seal makers alone; in the same forms
 * @param revocation addresses of servers that may be asked about revocation; scheme, host and port are compared
 * @param note for the maintainer of the profile, by language tag
 */
public record Anchors(
        List<Dated<String>> roots,
        List<Dated<String>> intermediates,
        List<Dated<String>> sealMakers,
        List<Dated<URI>> revocation,
        Map<String, String> note) {
    private static final String FAULT = Profile.FAULT + "anchors";

    public static final Anchors NONE = new Anchors(List.of(), List.of(), List.of(), List.of(), Map.of());

    public Anchors {
        // Left out in the file, they are null here.
        roots = roots == null ? List.of() : List.copyOf(roots);
        intermediates = intermediates == null ? List.of() : List.copyOf(intermediates);
        sealMakers = sealMakers == null ? List.of() : List.copyOf(sealMakers);
        revocation = revocation == null ? List.of() : List.copyOf(revocation);
        note = note == null ? Map.of() : Map.copyOf(note);
        Stream.of(roots, intermediates, sealMakers).flatMap(List::stream).forEach(text -> requireForm(text.value()));
        revocation.forEach(address -> ListedAddress.of(address.value()));
    }

    void requireCertificates() {
        parse(roots);
        parse(intermediates);
        parse(sealMakers);
    }

    /** Returns the trust rules; empty when the profile names no root: then no chain can be verified. */
    Optional<CertificateTrust> trust() {
        return roots.isEmpty()
                ? Optional.empty()
                : Optional.of(new CertificateTrust(parse(roots), parse(intermediates)));
    }

    /** Returns the trust rules for seal makers; empty when the profile names none. */
    Optional<CertificateTrust> sealMakerTrust() {
        return sealMakers.isEmpty()
                ? Optional.empty()
                : Optional.of(new CertificateTrust(parse(sealMakers), parse(intermediates)));
    }

    public List<URI> revocationAddresses() {
        return revocation.stream().map(Dated::value).toList();
    }

    /** Tests the form alone: the certificates are parsed when they are needed, or to check a profile. */
    static void requireForm(String text) {
        try {
            var encoded = isPem(text) ? Certificates.encodedInPem(text) : List.of(Bytes.fromBase64(text));
            encoded.forEach(der -> Certificate.getInstance(der.toArray()));
        } catch (CertificateException | RuntimeException e) {
            throw new IllegalArgumentException(FAULT, e);
        }
    }

    static List<X509Certificate> parse(List<Dated<String>> texts) {
        return texts.stream().flatMap(text -> parse(text.value()).stream()).toList();
    }

    private static List<X509Certificate> parse(String text) {
        try {
            return isPem(text) ? Certificates.parsePem(text) : List.of(Certificates.parse(Bytes.fromBase64(text)));
        } catch (CertificateException e) {
            throw new IllegalArgumentException(FAULT, e);
        }
    }

    private static boolean isPem(String text) {
        return text.contains("-----BEGIN");
    }
}
