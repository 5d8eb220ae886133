package signinghelper.check;

import org.jspecify.annotations.Nullable;
import signinghelper.check.Evidence.Kind;
import signinghelper.formats.certificate.CertificateSubject;
import signinghelper.formats.certificate.DistinguishedName;
import signinghelper.profile.HolderSource;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.token.HeldKey;
import signinghelper.token.StoredCertificate;
import signinghelper.token.TokenContents;
import signinghelper.token.TokenFault;
import signinghelper.token.TokenInfo;
import signinghelper.token.plugged.DriverReport;
import signinghelper.token.plugged.Tokens;
import signinghelper.token.plugged.UKey;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Reading of the certificates on all U-Keys, for the checks that need them. Checks that ask at the same time share one
 * reading, because a U-Key answers slowly and one question at a time.
 */
public final class CertificateReading {

    /**
     * Result of one reading of the U-Keys.
     *
     * @param tokens U-Keys, each once
     * @param unreadable U-Keys that could not be opened or read
     * @param failure of the first U-Key or driver that could not be read; null when all were read
     * @param teller id of the check that tells {@code failure}
     */
    record Read(
            List<UKey> tokens,
            List<HeldKey> keys,
            List<TokenFault> unreadable,
            @Nullable Refusal failure,
            String teller) {
        Read {
            tokens = List.copyOf(tokens);
            keys = List.copyOf(keys);
            unreadable = List.copyOf(unreadable);
        }
    }

    /** Judgement of one key. */
    interface Look {
        Finding at(HeldKey held) throws InterruptedException;
    }

    private final Tokens tokens;
    private final HolderSource holders;
    private @Nullable FutureTask<Read> underWay;

    public CertificateReading(Tokens tokens, HolderSource holders) {
        this.tokens = tokens;
        this.holders = holders;
    }

    /** Reads, or waits for a reading that is under way. The driver has its own time-outs. */
    Read read() throws InterruptedException {
        try {
            return started().get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    private synchronized FutureTask<Read> started() {
        var running = underWay;
        if (running != null && !running.isDone()) {
            return running;
        }
        var fresh = new FutureTask<>(this::readAll);
        var thread = new Thread(fresh, "certificates");
        thread.setDaemon(true);
        thread.start();
        underWay = fresh;
        return fresh;
    }

    private Read readAll() throws InterruptedException {
        var reports = TokenReports.of(tokens);
        var keys = new ArrayList<HeldKey>();
        var unreadable = new ArrayList<TokenFault>();
        var failures = new ArrayList<Refusal>();
        reports.forEach(report -> report.toldFault().ifPresent(failures::add));
        // A failure at reading alone, such as a crash, is none of a report.
        var teller = failures.isEmpty() ? CertificateKeyCheck.ID : TokenServiceCheck.ID;
        var read = tokens.read(TokenReports.tokens(reports));
        for (var token : read) {
            keys.addAll(token.keys());
            token.unreadable().ifPresent(refusal -> {
                failures.add(refusal);
                unreadable.addAll(unreadable(token.token(), refusal));
            });
        }
        return new Read(read, keys, unreadable, failures.isEmpty() ? null : failures.get(0), teller);
    }

    /**
     * Returns the U-Keys of {@code reports}, each once. They are read only when their certificates are needed to tell
     * them apart.
     */
    List<UKey> tokens(List<DriverReport> reports) throws InterruptedException {
        var drivers =
                reports.stream().filter(report -> !report.tokens().isEmpty()).count();
        return drivers < 2
                ? TokenReports.tokens(reports).stream()
                        .map(token -> UKey.of(token, TokenContents.EMPTY))
                        .toList()
                : read().tokens();
    }

    /** A U-Key that was pulled out meanwhile, or whose driver has ended, is not faulty itself. */
    private static List<TokenFault> unreadable(TokenInfo token, Refusal refusal) {
        return refusal.code() == ErrorCode.DRIVER_FAILED
                ? List.of(new TokenFault(token.driver(), token.label()))
                : List.of();
    }

    /** Returns a finding for each key; unreadable U-Keys are reported only when there is no key. */
    List<Finding> findings(String check, Look look) throws InterruptedException {
        var read = read();
        var findings = new ArrayList<Finding>();
        for (var held : read.keys()) {
            findings.add(look.at(held));
        }
        return findings.isEmpty() ? List.of(nothing(check, read)) : findings;
    }

    static Finding nothing(String check, Read read) {
        var failure = read.failure();
        if (failure != null) {
            return Finding.of(check, Verdict.UNKNOWN, failure.code(), Evidence.waitsFor(read.teller()))
                    .with(failure.facts());
        }
        return read.tokens().isEmpty()
                ? Finding.skipped(check, Evidence.waitsFor(TokenPresentCheck.ID))
                : Finding.skipped(check);
    }

    /** Returns evidence that names the certificate, with a remark where it is not stored as it should be. */
    List<Evidence> evidence(HeldKey held) {
        var certificate = held.key().certificate();
        var serial = certificate.getSerialNumber().toString(16);
        var evidence = new ArrayList<>(List.of(
                Evidence.about(
                        CertificateSubject.of(certificate, holders.rules()).displayName(), serial),
                new Evidence("label", Kind.IDENTITY, held.token().label()),
                Evidence.use(held.key().use()),
                new Evidence("subject", Kind.IDENTITY, DistinguishedName.shown(certificate.getSubjectX500Principal())),
                new Evidence("serial", Kind.SERIAL, serial),
                new Evidence(
                        "until",
                        Kind.PLAIN,
                        certificate.getNotAfter().toInstant().toString())));
        if (held.key().form() != StoredCertificate.Form.DER) {
            evidence.add(new Evidence("stored", Kind.PLAIN, held.key().form().name()));
        }
        return evidence;
    }

    /** Returns evidence that names the certificate, followed by {@code more}. */
    Evidence[] evidence(HeldKey held, List<Evidence> more) {
        var all = new ArrayList<>(evidence(held));
        all.addAll(more);
        return all.toArray(Evidence[]::new);
    }
}
