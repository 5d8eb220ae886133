package signinghelper.formats.document.cms;

import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.cms.IssuerAndSerialNumber;
import org.bouncycastle.asn1.cms.SignerInfo;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Certificate;
import org.jspecify.annotations.Nullable;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.certificate.Certificates;
import signinghelper.formats.document.cms.CmsException.Reason;

import java.io.IOException;
import java.math.BigInteger;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Certificates within one document. Looked through once, and each parsed at most once, whether that succeeds or not: a document may have
 * thousands, name one a hundred times, and a parse may cost a quarter of a second.
 */
final class CertificateBag {
    private record Candidate(X500Name issuer, Bytes der) {}

    private record Parsed(
            @Nullable X509Certificate certificate, @Nullable CertificateException failure) {}

    private final @Nullable ASN1Set encoded;
    private final Map<Bytes, Parsed> parsed = new HashMap<>();
    private @Nullable Map<BigInteger, List<Candidate>> candidates;
    private @Nullable Exception unreadable;

    /** @param encoded null where the document has none */
    CertificateBag(@Nullable ASN1Set encoded) {
        this.encoded = encoded;
    }

    /**
     * Returns the certificate that a signer names as its own; others mean nothing.
     *
     * @return empty where none is within
     * @throws CmsException {@code CERTIFICATE_MALFORMED} where it is no certificate, or several have its name
     */
    Optional<X509Certificate> of(SignerInfo signer) throws CmsException {
        try {
            var der = encodedOf(signer);
            return der.isEmpty() ? Optional.empty() : Optional.of(parsed(der.get()));
        } catch (CertificateException | RuntimeException e) {
            throw new CmsException(Reason.CERTIFICATE_MALFORMED, e);
        }
    }

    private X509Certificate parsed(Bytes der) throws CertificateException {
        var known = parsed.computeIfAbsent(der, CertificateBag::parse);
        if (known.certificate() == null) {
            throw new CertificateException(known.failure());
        }
        return known.certificate();
    }

    private static Parsed parse(Bytes der) {
        try {
            return new Parsed(Certificates.parse(der), null);
        } catch (CertificateException e) {
            return new Parsed(null, e);
        }
    }

    private Optional<Bytes> encodedOf(SignerInfo signer) throws CmsException {
        if (encoded == null || signer.getSID().isTagged()) {
            return Optional.empty();
        }
        var name = IssuerAndSerialNumber.getInstance(signer.getSID().getId());
        var named = new LinkedHashSet<Bytes>();
        for (var candidate :
                candidates(encoded).getOrDefault(name.getSerialNumber().getValue(), List.of())) {
            if (candidate.issuer().equals(name.getName())) {
                named.add(candidate.der());
            }
        }
        return named.size() > 1
                ? Optional.of(namedByAttribute(signer, named))
                : named.stream().findFirst();
    }

    private Map<BigInteger, List<Candidate>> candidates(ASN1Set certificates) throws CmsException {
        if (candidates == null && unreadable == null) {
            try {
                candidates = bySerialNumber(certificates);
            } catch (IOException | RuntimeException e) {
                unreadable = e;
            }
        }
        if (candidates == null) {
            throw new CmsException(Reason.CERTIFICATE_MALFORMED, Objects.requireNonNull(unreadable));
        }
        return candidates;
    }

    /** In a tree: nobody can choose numbers that are slow to find in it. */
    private static Map<BigInteger, List<Candidate>> bySerialNumber(ASN1Set certificates) throws IOException {
        var found = new TreeMap<BigInteger, List<Candidate>>();
        for (ASN1Encodable element : certificates) {
            // Anything else is an attribute certificate, or one of another format.
            if (element.toASN1Primitive() instanceof ASN1Sequence sequence) {
                var certificate = Certificate.getInstance(sequence);
                var der = Bytes.copyOf(sequence.getEncoded(ASN1Encoding.DER));
                found.computeIfAbsent(certificate.getSerialNumber().getValue(), serial -> new ArrayList<>())
                        .add(new Candidate(certificate.getIssuer(), der));
            }
        }
        return found;
    }

    /** Anybody may put a certificate of the same name beside the signer's. */
    private static Bytes namedByAttribute(SignerInfo signer, Set<Bytes> named) throws CmsException {
        var set = signer.getAuthenticatedAttributes();
        var found =
                set == null ? Optional.<Bytes>empty() : SignedAttributes.of(set).firstNamed(named);
        return found.orElseThrow(
                () -> new CmsException(Reason.CERTIFICATE_MALFORMED, "certificates of one name: " + named.size()));
    }
}
