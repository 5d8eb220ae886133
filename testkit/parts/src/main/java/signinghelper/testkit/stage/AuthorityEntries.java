package signinghelper.testkit.stage;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import signinghelper.testkit.pki.TestPki;
import signinghelper.testkit.pki.TimeStampAuthority;

import java.io.IOException;
import java.net.URI;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;

/**
 * A profile's entries of the test CA.
 *
 * @param revocation server of OCSP and revocation lists; null when none may be asked
 * @param timeStamps null when signatures have no time stamp
 */
public record AuthorityEntries(
        TestPki authority,
        @Nullable URI revocation,
        @Nullable TimeStampAuthority timeStamps) {
    private static final String SOURCE = "this stage";

    /** Writes them into {@code profile}. */
    public void addTo(ObjectNode profile) throws IOException {
        var anchors = profile.putObject("anchors");
        put(anchors.putArray("roots"), authority.anchors());
        put(anchors.putArray("sealMakers"), List.of(authority.sealMaker().certificate()));
        if (revocation != null) {
            put(anchors.putArray("revocation").addObject(), revocation.toString());
        }
        if (timeStamps != null) {
            var entry = profile.putObject("timeStamps");
            put(entry.putArray("addresses").addObject(), timeStamps.address().toString());
            put(entry.putArray("authorities"), List.of(timeStamps.certificate()));
        }
    }

    private static void put(ArrayNode array, List<X509Certificate> certificates) throws IOException {
        for (var certificate : certificates) {
            try {
                put(array.addObject(), Base64.getEncoder().encodeToString(certificate.getEncoded()));
            } catch (CertificateEncodingException e) {
                throw new IOException("cannot write a certificate", e);
            }
        }
    }

    /** Writes a value of a profile with its source and today's date. */
    public static void put(ObjectNode dated, String value) {
        dated.put("value", value)
                .put("source", SOURCE)
                .put("date", LocalDate.now(Clock.systemUTC()).toString());
    }
}
