package signinghelper.demo.portal;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import signinghelper.demo.fault.Fault;
import signinghelper.demo.fault.Faults;
import signinghelper.demo.fault.Switch;
import signinghelper.enrolment.EnrolmentDirectory;
import signinghelper.enrolment.EnrolmentStatus;
import signinghelper.formats.certificate.RevocationPolicy;
import signinghelper.network.ChainTrust;
import signinghelper.network.ProfileHttpClient;
import signinghelper.protocol.WireFormat;
import signinghelper.testkit.authority.TestKey;
import signinghelper.testkit.pki.TestPki;

import java.io.IOException;
import java.net.ProxySelector;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;

/** The page of faults, as its server sees it. */
class FaultsTest {
    private static final TestPki AUTHORITY = new TestPki(Clock.systemUTC());

    private final Faults faults = new Faults(Map.of(
            Fault.NAME_MISMATCH, Switch.LOOKED_AT,
            Fault.SEAL_NOT_UPGRADED, Switch.LOOKED_AT,
            Fault.NOT_ENROLLED, Switch.LOOKED_AT));

    private ReferencePortal portal;
    private PortalClient browser;

    @BeforeEach
    void start() {
        var settings =
                new PortalSettings(0, Path.of("none"), AUTHORITY.anchors(), RevocationPolicy.none(), false, faults);
        portal = ReferencePortal.start(settings, Clock.systemUTC());
        browser = new PortalClient(portal.origin());
    }

    @AfterEach
    void stop() {
        portal.close();
    }

    private JsonNode make(Fault... wanted) throws IOException, InterruptedException {
        return browser.json(browser.putJson("/api/faults", Map.of("made", List.of(wanted))));
    }

    private EnrolmentStatus enrolment() throws IOException, InterruptedException {
        var address = URI.create(portal.enrolment());
        var client = new ProfileHttpClient(
                List.of(address), new ChainTrust(Set.of(), ChainTrust.Dates.HELD), ProxySelector.of(null));
        return new EnrolmentDirectory(address, client, new WireFormat())
                .statusOf(AUTHORITY.anchor(TestKey.SM2), Duration.ofSeconds(20));
    }

    @Test
    void saysWhatIsPossibleAndWhatIsMade() throws Exception {
        assertThat(browser.json(browser.get("/api/faults")))
                .hasToString(
                        "{\"possible\":[\"name-mismatch\",\"seal-not-upgraded\",\"not-enrolled\"],\"made\":[],"
                                + "\"account\":{\"name\":\"演示供应商有限公司\",\"creditCode\":\"91420100MADEM0003F\",\"role\":\"supplier\"}}");

        assertThat(make(Fault.NAME_MISMATCH).at("/account/name").textValue()).isEqualTo("另一家演示有限公司");
        assertThat(browser.json(browser.get("/api/faults")).get("made")).hasToString("[\"name-mismatch\"]");
        assertThat(make().at("/account/name").textValue()).isEqualTo("演示供应商有限公司");
    }

    @Test
    void theDirectoryAnswersAsTheFaultsHaveIt() throws Exception {
        assertThat(enrolment()).isEqualTo(EnrolmentStatus.ENROLLED);
        make(Fault.SEAL_NOT_UPGRADED);
        assertThat(enrolment()).isEqualTo(EnrolmentStatus.SEAL_NOT_UPGRADED);
        make(Fault.SEAL_NOT_UPGRADED, Fault.NOT_ENROLLED);
        assertThat(enrolment()).isEqualTo(EnrolmentStatus.NOT_AUTHORISED);
        make();
        assertThat(enrolment()).isEqualTo(EnrolmentStatus.ENROLLED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"made\":[\"clock\"]}", "{\"made\":[\"hunger\"]}", "{\"made\":[null]}", "{}"})
    void whatCannotBeMadeIsRefusedAndChangesNothing(String body) throws Exception {
        make(Fault.NAME_MISMATCH);

        assertThat(browser.put("/api/faults", body).statusCode()).isEqualTo(400);
        assertThat(faults.made()).containsExactly(Fault.NAME_MISMATCH);
    }
}
