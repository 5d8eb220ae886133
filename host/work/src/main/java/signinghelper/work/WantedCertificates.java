package signinghelper.work;

import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;
import signinghelper.formats.envelope.Envelope;
import signinghelper.formats.envelope.recipient.RecipientName;

import java.util.HexFormat;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;

/** Certificates that an envelope is encrypted to, in words. */
final class WantedCertificates {
    private static final int MOST_NAMED = 3;

    private WantedCertificates() {}

    /** Returns serial numbers with their issuers, or key identifiers; the first three. */
    static String of(Envelope envelope) {
        var named = envelope.recipients().stream()
                .limit(MOST_NAMED)
                .map(WantedCertificates::text)
                .collect(Collectors.joining("; "));
        return envelope.recipients().size() > MOST_NAMED ? named + "; …" : named;
    }

    private static String text(RecipientName name) {
        var serial = name.serialNumber();
        if (serial == null) {
            var identifier = Objects.requireNonNull(name.subjectKeyIdentifier());
            return HexFormat.of().withUpperCase().formatHex(identifier.toArray());
        }
        var issuer = Objects.requireNonNull(name.issuer());
        return serial.toString(16).toUpperCase(Locale.ROOT) + " (" + commonName(issuer.getEncoded()) + ")";
    }

    /** Returns the issuer's common name, or else its whole name. */
    private static String commonName(byte[] der) {
        var issuer = X500Name.getInstance(der);
        var names = issuer.getRDNs(BCStyle.CN);
        return names.length == 0
                ? issuer.toString()
                : IETFUtils.valueToString(names[0].getFirst().getValue());
    }
}
