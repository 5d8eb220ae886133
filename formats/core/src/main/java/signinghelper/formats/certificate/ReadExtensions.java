package signinghelper.formats.certificate;

import java.security.cert.Certificate;
import java.security.cert.PKIXCertPathChecker;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Extensions of the holder's certificate that count as processed when they are critical (RFC 5280, 4.2), because this
 * library reads them: the places of {@link HolderRules}. In a CA's certificate they are not read.
 */
final class ReadExtensions extends PKIXCertPathChecker {
    private final Set<String> places;

    ReadExtensions(HolderRules rules) {
        this.places = Stream.concat(rules.name().stream(), rules.creditCode().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public void init(boolean forward) {
        // Each certificate is checked separately.
    }

    @Override
    public boolean isForwardCheckingSupported() {
        return true;
    }

    @Override
    public Set<String> getSupportedExtensions() {
        return places;
    }

    @Override
    public void check(Certificate certificate, Collection<String> unresolvedCriticalExtensions) {
        if (((X509Certificate) certificate).getBasicConstraints() == -1) {
            unresolvedCriticalExtensions.removeAll(places);
        }
    }
}
