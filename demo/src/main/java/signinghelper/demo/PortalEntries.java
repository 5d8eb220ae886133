package signinghelper.demo;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import signinghelper.testkit.authority.TestAuthority;
import signinghelper.testkit.authority.TimeStampAuthority;

import java.io.IOException;
import java.net.URI;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;

/**
 * The demo profile's entries of CA and portal, which exist for one run only.
 *
 * @param addresses null without a portal
 * @param timeStamps null when signatures have no time stamp
 */
record PortalEntries(
        TestAuthority authority,
        @Nullable Addresses addresses,
        @Nullable TimeStampAuthority timeStamps) {

    /**
     * Addresses of a running portal.
     *
     * @param enrolment address of the enrolment directory
     * @param responder address of the CA's OCSP responder
     * @param overTls asked for the time, and whether the portal answers
     */
    record Addresses(URI enrolment, URI responder, URI overTls) {}

    void addTo(ObjectNode profile) throws IOException {
        var anchors = profile.putObject("anchors");
        put(anchors.putArray("roots"), authority.anchors());
        put(anchors.putArray("sealMakers"), List.of(authority.sealMaker().certificate()));
        if (addresses != null) {
            put(
                    anchors.putArray("revocation").addObject(),
                    addresses.responder().toString());
            put(
                    profile.putObject("enrolment").putObject("directory"),
                    addresses.enrolment().toString());
            profile.withObject("time").put("portal", addresses.overTls().toString());
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

    private static void put(ObjectNode dated, String value) {
        dated.put("value", value)
                .put("source", "this demonstration")
                .put("date", LocalDate.now(Clock.systemUTC()).toString());
    }
}
