package signinghelper.demo;

import org.jspecify.annotations.Nullable;
import signinghelper.demo.fault.Fault;
import signinghelper.demo.fault.Faults;
import signinghelper.demo.fault.Switch;
import signinghelper.demo.portal.PortalOverTls;
import signinghelper.testkit.authority.TestKey;
import signinghelper.testkit.pki.Holder;
import signinghelper.testkit.pki.OcspResponder;
import signinghelper.testkit.pki.TestPki;
import signinghelper.testkit.token.SoftwareKeyControl;
import signinghelper.token.KeyEntry.Use;

import java.io.IOException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/** The switches of a demonstration's faults. */
final class DemoFaults {
    private static final Duration CLOCK_OFF = Duration.ofMinutes(10);
    private static final String CONTAINER = "sm2-signature";

    private DemoFaults() {}

    /** Creates the faults that are possible with the U-Keys of {@code options}. */
    static Faults of(DemoOptions options, TestPki authority, PortalOverTls portal, OcspResponder responder) {
        var switches = new EnumMap<Fault, Switch>(Fault.class);
        addPortal(switches, portal);
        if (options.token() == TokenKind.SOFTWARE) {
            var key = new SoftwareKeyControl(StagedTokens.softwareKeyFolder(options));
            addKey(switches, key, authority);
            switches.put(
                    Fault.CERTIFICATE_REVOKED,
                    Switch.of(() -> responder.revoke(key.certificate(CONTAINER)), responder::restoreAll));
            if (options.softwareKeyOnly()) {
                switches.put(Fault.NO_TOKEN, Switch.of(key::pull, key::plugIn));
            }
        }
        return new Faults(switches);
    }

    private static void addPortal(Map<Fault, Switch> switches, PortalOverTls portal) {
        switches.put(Fault.CLOCK, Switch.of(() -> portal.setFastBy(CLOCK_OFF), () -> portal.setFastBy(Duration.ZERO)));
        switches.put(Fault.PORTAL_FAULTY, Switch.of(() -> portal.setFaulty(true), () -> portal.setFaulty(false)));
        switches.put(
                Fault.PORTAL_UNREACHABLE, Switch.of(() -> portal.setReachable(false), () -> portal.setReachable(true)));
        switches.put(Fault.NAME_MISMATCH, Switch.LOOKED_AT);
        switches.put(Fault.SEAL_NOT_UPGRADED, Switch.LOOKED_AT);
        switches.put(Fault.NOT_ENROLLED, Switch.LOOKED_AT);
    }

    private static void addKey(Map<Fault, Switch> switches, SoftwareKeyControl key, TestPki authority) {
        switches.put(Fault.PIN_LAST_TRY, Switch.of(() -> key.setTriesLeft(1), key::restoreTries));
        switches.put(Fault.PIN_LOCKED, Switch.of(() -> key.setTriesLeft(0), key::restoreTries));
        switches.put(Fault.CERTIFICATE_EXPIRED, new Expiry(key, authority));
    }

    /** Puts an expired certificate for the same key in the place of the right one; {@link Faults} calls it alone. */
    private static final class Expiry implements Switch {
        private final SoftwareKeyControl key;
        private final TestPki authority;
        private @Nullable X509Certificate right;

        Expiry(SoftwareKeyControl key, TestPki authority) {
            this.key = key;
            this.authority = authority;
        }

        @Override
        public void make() throws IOException {
            if (right == null) {
                var present = key.certificate(CONTAINER);
                var holder = Holder.demonstrationSupplier();
                key.replaceCertificate(
                        CONTAINER, authority.issueExpired(TestKey.SM2, present.getPublicKey(), Use.SIGNATURE, holder));
                right = present;
            }
        }

        @Override
        public void mend() throws IOException {
            if (right != null) {
                key.replaceCertificate(CONTAINER, right);
                right = null;
            }
        }
    }
}
