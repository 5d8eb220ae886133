package signinghelper.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import signinghelper.testkit.pki.TestPki;
import signinghelper.testkit.pki.TimeStampAuthority;
import signinghelper.testkit.stage.AuthorityEntries;

import java.io.IOException;
import java.net.URI;

/**
 * The demo profile's entries of CA and portal, which exist for one run only.
 *
 * @param addresses null without a portal
 * @param timeStamps null when signatures have no time stamp
 * @param cms form of SM2 signatures; empty for the template's
 */
record PortalEntries(
        TestPki authority,
        @Nullable Addresses addresses,
        @Nullable TimeStampAuthority timeStamps,
        String cms) {

    /**
     * Addresses of a running portal.
     *
     * @param enrolment address of the enrolment directory
     * @param responder address of the CA's OCSP responder
     * @param overTls asked for the time, and whether the portal answers
     */
    record Addresses(URI enrolment, URI responder, URI overTls) {}

    void addTo(ObjectNode profile) throws IOException {
        var responder = addresses == null ? null : addresses.responder();
        new AuthorityEntries(authority, responder, timeStamps).addTo(profile);
        if (!cms.isEmpty()) {
            profile.put("cms", cms);
        }
        if (addresses != null) {
            AuthorityEntries.put(
                    profile.putObject("enrolment").putObject("directory"),
                    addresses.enrolment().toString());
            profile.withObject("time").put("portal", addresses.overTls().toString());
        }
    }
}
