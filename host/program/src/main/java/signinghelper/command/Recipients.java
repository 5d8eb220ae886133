package signinghelper.command;

import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.certificate.Certificates;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;

import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Certificates in a request, as DER in Base64. */
final class Recipients {
    private static final int MOST = 90;
    private static final int MOST_CHARACTERS = 16384;

    private Recipients() {}

    /** Copies a list of 1 to {@value #MOST}. */
    static List<String> required(List<String> certificates) {
        if (certificates.isEmpty()
                || certificates.size() > MOST
                || certificates.stream().anyMatch(one -> one.length() > MOST_CHARACTERS)) {
            throw new IllegalArgumentException("1 to " + MOST + " certificates");
        }
        certificates.forEach(Bytes::fromBase64);
        return List.copyOf(certificates);
    }

    /**
     * Parses them.
     *
     * @throws Refusal {@code RECIPIENT_REFUSED} with the rule {@code MALFORMED}
     */
    static List<X509Certificate> parse(List<String> certificates) throws Refusal {
        var parsed = new ArrayList<X509Certificate>();
        for (var one : certificates) {
            try {
                parsed.add(Certificates.parse(Bytes.fromBase64(one)));
            } catch (CertificateException e) {
                throw new Refusal(ErrorCode.RECIPIENT_REFUSED, Map.of("rule", "MALFORMED"), e);
            }
        }
        return parsed;
    }
}
