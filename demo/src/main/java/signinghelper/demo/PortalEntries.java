package signinghelper.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import signinghelper.demo.authority.DemoAuthority;

import java.io.IOException;
import java.security.cert.CertificateEncodingException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Base64;

/**
 * What the demo's profile says of CA and portal, which exist for one run only.
 *
 * @param enrolment address of the enrolment directory; empty text for none
 */
record PortalEntries(DemoAuthority authority, String enrolment) {

    void addTo(ObjectNode profile) throws IOException {
        var roots = profile.putObject("anchors").putArray("roots");
        for (var anchor : authority.anchors()) {
            try {
                put(roots.addObject(), Base64.getEncoder().encodeToString(anchor.getEncoded()));
            } catch (CertificateEncodingException e) {
                throw new IOException("cannot write the roots", e);
            }
        }
        if (!enrolment.isEmpty()) {
            put(profile.putObject("enrolment").putObject("directory"), enrolment);
        }
    }

    private static void put(ObjectNode dated, String value) {
        dated.put("value", value)
                .put("source", "this demonstration")
                .put("date", LocalDate.now(Clock.systemUTC()).toString());
    }
}
