package signinghelper.work;

import org.jspecify.annotations.Nullable;
import signinghelper.certificate.RevocationWatch;
import signinghelper.clock.TimeSource;
import signinghelper.content.PrivateFolder;
import signinghelper.formats.document.Content;
import signinghelper.formats.verification.Code;
import signinghelper.formats.verification.Finding;
import signinghelper.formats.verification.VerificationReport;
import signinghelper.profile.Signing;
import signinghelper.session.Cancellation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/** Verdicts of a process of its own, which is started when it is needed and ended when nobody has needed it for a while. */
public final class JudgedApart implements Verdicts {
    /** Limit for all servers of the CA of one certificate. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final Duration IDLE = Duration.ofSeconds(30);

    private final Parts parts;
    private final ReentrantLock judging = new ReentrantLock();
    private @Nullable JudgingProcess process;
    private long judgements;

    public JudgedApart(Parts parts) {
        this.parts = parts;
    }

    /**
     * Surroundings of every such process.
     *
     * @param copies folder for content that lies in no file
     * @param longest time that one verdict may take, with what the CAs are asked
     */
    public record Parts(
            JudgingProcess.Starter starter,
            PrivateFolder copies,
            RevocationWatch.Question revocation,
            TimeSource time,
            Duration longest) {
        JudgingProcess.Inquiry inquiry() {
            return new CrossingStatus.Answering(revocation, time, PATIENCE);
        }

        /** Returns content that is in a file; a copy of its own is added to {@code made}. */
        private Content.InFile inFile(Content content, List<Path> made) throws IOException {
            if (content instanceof Content.InFile file) {
                return file;
            }
            var copy = copies.newFile(".document");
            made.add(copy);
            try (var in = content.open()) {
                Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
            }
            return new Content.InFile(copy, content.size(), content.sha256());
        }
    }

    @Override
    public VerificationReport on(Content document, @Nullable Content apart, Signing signing, @Nullable Instant asOf)
            throws IOException {
        return on(document, apart, signing, asOf, new Cancellation());
    }

    /** Returns the verdict as {@link Verdicts#on}; {@code cancellation} ends the process. */
    public VerificationReport on(
            Content document,
            @Nullable Content apart,
            Signing signing,
            @Nullable Instant asOf,
            Cancellation cancellation)
            throws IOException {
        var made = new ArrayList<Path>();
        judging.lock();
        try {
            var order = new JudgedOrder(
                    JudgedOrder.Given.of(parts.inFile(document, made)),
                    apart == null ? null : JudgedOrder.Given.of(parts.inFile(apart, made)),
                    signing,
                    parts.time().now().instant().toString(),
                    asOf == null ? null : asOf.toString());
            var judge = running();
            cancellation.onCancel(judge::close);
            return verdict(judge, order);
        } finally {
            endWhenIdle(++judgements);
            judging.unlock();
            made.forEach(JudgedApart::delete);
        }
    }

    private static void delete(Path copy) {
        try {
            Files.deleteIfExists(copy);
        } catch (IOException e) {
            // In use on Windows by a process that is just ending; the folder as a whole is removed when the host ends.
            copy.toFile().deleteOnExit();
        }
    }

    private VerificationReport verdict(JudgingProcess judge, JudgedOrder order) throws IOException {
        try {
            var report = judge.judge(CrossingJson.encoded(order), parts.inquiry(), parts.longest());
            return CrossingJson.decoded(VerificationReport.class, report);
        } catch (JudgementEndedException e) {
            return switch (e.reason()) {
                case TIME -> ended(Code.TIME_SPENT, order);
                case MEMORY -> ended(Code.TOO_LARGE, order);
                case GONE -> throw e;
            };
        }
    }

    private VerificationReport ended(Code code, JudgedOrder order) {
        var asOf = order.asOf() == null ? null : Instant.parse(order.asOf());
        var context = new VerifyDocument(parts.revocation(), parts.time()).inEveryForm(order.signing(), asOf);
        return VerificationReport.without("", Finding.of(code)).under(context.circumstances());
    }

    private JudgingProcess running() throws IOException {
        var known = process;
        if (known != null && known.isAlive()) {
            return known;
        }
        var started = parts.starter().start();
        process = started;
        return started;
    }

    private void endWhenIdle(long last) {
        CompletableFuture.delayedExecutor(IDLE.toMillis(), TimeUnit.MILLISECONDS)
                .execute(() -> endIfIdle(last));
    }

    private void endIfIdle(long last) {
        if (judging.tryLock()) {
            try {
                if (last == judgements) {
                    end();
                }
            } finally {
                judging.unlock();
            }
        }
    }

    /** Ends the process unless it is judging. */
    void endIfIdle() {
        if (judging.tryLock()) {
            try {
                end();
            } finally {
                judging.unlock();
            }
        }
    }

    private void end() {
        if (process != null) {
            process.close();
        }
    }
}
