package signinghelper.check;

import org.jspecify.annotations.Nullable;
import signinghelper.check.Evidence.Kind;
import signinghelper.enrolment.EnrolmentDirectory;
import signinghelper.enrolment.EnrolmentStatus;
import signinghelper.network.ChainTrust;
import signinghelper.network.ProfileHttpClient;
import signinghelper.network.ProxyLoginException;
import signinghelper.profile.Profile;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.WireFormat;
import signinghelper.token.HeldKey;
import signinghelper.token.KeyEntry;

import java.io.IOException;
import java.net.ProxySelector;
import java.net.URI;
import java.security.cert.TrustAnchor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** Check that the portal knows each signing certificate, by its enrolment directory. */
public final class EnrolmentCheck implements Check {
    static final String ID = "enrolment";

    /** Time limit over all certificates together; it includes reading the U-Keys first. */
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    private final CertificateReading reading;
    private final Supplier<Set<TrustAnchor>> roots;
    private final ProxySelector proxies;
    private final WireFormat format;
    private final Duration patience;

    /**
     * Creates the check without contacting any server.
     *
     * @param roots of TLS, read again at each run
     */
    public EnrolmentCheck(
            CertificateReading reading, Supplier<Set<TrustAnchor>> roots, ProxySelector proxies, WireFormat format) {
        this(reading, roots, proxies, format, PATIENCE);
    }

    EnrolmentCheck(
            CertificateReading reading,
            Supplier<Set<TrustAnchor>> roots,
            ProxySelector proxies,
            WireFormat format,
            Duration patience) {
        this.reading = reading;
        this.roots = roots;
        this.proxies = proxies;
        this.format = format;
        this.patience = patience;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Duration limit() {
        return READ_AND_ASK;
    }

    @Override
    public List<Finding> look(Circumstances circumstances) throws InterruptedException {
        var profile = circumstances.profile();
        var directory = profile == null ? null : profile.signing().enrolment().directory();
        if (profile == null || directory == null) {
            return List.of(Finding.skipped(ID, Evidence.notConfigured("directory")));
        }
        var read = reading.read();
        var end = System.nanoTime() + patience.toNanos();
        var findings = new ArrayList<Finding>();
        for (var held : read.keys()) {
            if (held.isFor(KeyEntry.Use.SIGNATURE)) {
                findings.add(finding(held, directory.value(), profile, end));
            }
        }
        return findings.isEmpty() ? List.of(CertificateReading.nothing(ID, read)) : findings;
    }

    private Finding finding(HeldKey held, URI address, Profile profile, long end) throws InterruptedException {
        var more = new ArrayList<Evidence>();
        more.add(new Evidence("directory", Kind.ADDRESS, address.toString()));
        EnrolmentStatus status = null;
        try {
            status = ask(held, address, Duration.ofNanos(end - System.nanoTime()));
            more.add(new Evidence("status", Kind.PLAIN, status.name()));
        } catch (ProxyLoginException e) {
            return Finding.of(ID, Verdict.UNKNOWN, ErrorCode.PROXY_LOGIN_REQUIRED, reading.evidence(held, more));
        } catch (IOException e) {
            more.add(new Evidence("failure", Kind.UNTRUSTED, e.toString()));
        }
        return finding(status, reading.evidence(held, more)).with(HelpFacts.of(profile));
    }

    private EnrolmentStatus ask(HeldKey held, URI address, Duration left) throws IOException, InterruptedException {
        if (left.isNegative() || left.isZero()) {
            throw new IOException("no time is left");
        }
        var client =
                new ProfileHttpClient(List.of(address), new ChainTrust(roots.get(), ChainTrust.Dates.HELD), proxies);
        return new EnrolmentDirectory(address, client, format)
                .statusOf(held.key().certificate(), left);
    }

    private static Finding finding(@Nullable EnrolmentStatus status, Evidence... seen) {
        if (status == null) {
            return Finding.of(ID, Verdict.UNKNOWN, ErrorCode.ENROLMENT_UNKNOWN, seen);
        }
        return switch (status) {
            case ENROLLED -> Finding.pass(ID, seen);
            case SEAL_NOT_UPGRADED -> Finding.of(ID, Verdict.FAIL, ErrorCode.SEAL_NOT_UPGRADED, seen);
            case NOT_AUTHORISED -> Finding.of(ID, Verdict.FAIL, ErrorCode.CERTIFICATE_NOT_AUTHORISED, seen);
        };
    }
}
