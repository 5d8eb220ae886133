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
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/** The switches of a demonstration's faults. */
final class DemoFaults {
    private static final Duration CLOCK_OFF = Duration.ofMinutes(10);
    private static final String CONTAINER = "sm2-signature";
    private static final String ENCRYPTION = "sm2-encryption";

    private DemoFaults() {}

    /** Creates the faults that are possible with the U-Keys of {@code options}. */
    static Faults of(DemoOptions options, TestPki authority, PortalOverTls portal, OcspResponder responder) {
        var switches = new EnumMap<Fault, Switch>(Fault.class);
        addPortal(switches, portal);
        if (options.token() == TokenKind.SOFTWARE) {
            var folder = StagedTokens.softwareKeyFolder(options);
            var key = new SoftwareKeyControl(folder);
            addKey(switches, key, authority);
            addOpening(switches, folder, key, authority);
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
        switches.put(
                Fault.CERTIFICATE_EXPIRED,
                new OtherCertificate(
                        key,
                        CONTAINER,
                        present -> authority.issueExpired(
                                TestKey.SM2, present.getPublicKey(), Use.SIGNATURE, Holder.demonstrationSupplier())));
        switches.put(
                Fault.CERTIFICATE_ENDING,
                new OtherCertificate(
                        key,
                        CONTAINER,
                        present -> authority.issueEnding(
                                TestKey.SM2, present.getPublicKey(), Use.SIGNATURE, Holder.demonstrationSupplier())));
    }

    private static void addOpening(
            Map<Fault, Switch> switches, Path folder, SoftwareKeyControl key, TestPki authority) {
        var spare = new SoftwareKeyControl(folder.resolve("spare"));
        switches.put(
                Fault.OTHER_TOKEN,
                Switch.of(
                        () -> {
                            key.pull();
                            spare.plugIn();
                        },
                        () -> {
                            spare.pull();
                            key.plugIn();
                        }));
        switches.put(Fault.ENVELOPE_CUT, Switch.LOOKED_AT);
        switches.put(Fault.ENVELOPE_DAMAGED, Switch.LOOKED_AT);
        switches.put(
                Fault.ENCRYPTION_RENEWED,
                new OtherCertificate(
                        key,
                        ENCRYPTION,
                        present -> authority.issue(
                                TestKey.SM2, present.getPublicKey(), Use.ENCRYPTION, Holder.demonstrationSupplier())));
    }

    /** Issuer of the certificate that takes another's place. */
    private interface Issue {
        X509Certificate after(X509Certificate present);
    }

    /** Puts another certificate for the same key in the place of the right one; {@link Faults} calls it alone. */
    private static final class OtherCertificate implements Switch {
        private final SoftwareKeyControl key;
        private final String container;
        private final Issue issue;
        private @Nullable X509Certificate right;

        OtherCertificate(SoftwareKeyControl key, String container, Issue issue) {
            this.key = key;
            this.container = container;
            this.issue = issue;
        }

        @Override
        public void make() throws IOException {
            if (right == null) {
                var present = key.certificate(container);
                key.replaceCertificate(container, issue.after(present));
                right = present;
            }
        }

        @Override
        public void mend() throws IOException {
            if (right != null) {
                key.replaceCertificate(container, right);
                right = null;
            }
        }
    }
}
