package signinghelper.work;

import signinghelper.clock.TimeSource;
import signinghelper.formats.certificate.CertificateSubject;
import signinghelper.formats.document.Content;
import signinghelper.formats.statement.Statement;
import signinghelper.profile.HolderSource;
import signinghelper.profile.ProfileSource;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Rehearsal of an opening that a user begins on this computer. Nobody gets what was encrypted. */
public final class RehearseHere {
    private final OpenForAsker opening;
    private final RehearsalEnvelope envelope;
    private final ProfileSource profile;
    private final HolderSource holders;
    private final TimeSource time;

    /** @param profile says how envelopes of its portal are made */
    public RehearseHere(
            OpenForAsker opening,
            RehearsalEnvelope envelope,
            ProfileSource profile,
            HolderSource holders,
            TimeSource time) {
        this.opening = opening;
        this.envelope = envelope;
        this.profile = profile;
        this.holders = holders;
        this.time = time;
    }

    /**
     * Opens an envelope that is made to this certificate.
     *
     * @throws Refusal as {@link RehearsalEnvelope#to} and {@link OpenForAsker#rehearse}; the profile's own without a valid one
     */
    public Rehearsed withOwn(X509Certificate recipient, Task task) throws Refusal {
        var rules = profile.load().signing();
        return rehearse(List.of(envelope.to(List.of(recipient), rules, task.language())), task);
    }

    /**
     * Opens files of the user's own with one PIN.
     *
     * @param files 1 or more
     * @throws Refusal {@code CONTENT_REFUSED} for too many files; {@code FILE_ABSENT} or {@code FILE_FAILED}; as {@link
     *     OpenForAsker#rehearse}
     */
    public Rehearsed withFiles(List<Path> files, Task task) throws Refusal {
        if (files.size() > OpeningOrder.MOST_ENVELOPES) {
            throw new Refusal(ErrorCode.CONTENT_REFUSED, Map.of("rule", "TOO_MUCH_CONTENT"));
        }
        var given = new ArrayList<GivenDocument>();
        for (var file : files) {
            given.add(given(file));
        }
        return rehearse(given, task);
    }

    private static GivenDocument given(Path file) throws Refusal {
        if (!Files.isRegularFile(file)) {
            throw Refusal.of(ErrorCode.FILE_ABSENT);
        }
        try {
            return new GivenDocument(String.valueOf(file.getFileName()), Content.ofFile(file));
        } catch (IOException e) {
            throw Refusal.of(ErrorCode.FILE_FAILED, e);
        }
    }

    private Rehearsed rehearse(List<GivenDocument> given, Task task) throws Refusal {
        var attempt = new AttemptedOpening(Statement.Kind.REHEARSAL, false, given);
        var outcomes = opening.rehearse(attempt, task);
        var tried = IntStream.range(0, given.size())
                .mapToObj(index -> new Rehearsed.Tried(given.get(index).title(), outcomes.get(index)))
                .toList();
        var course = attempt.course();
        var key = course.key().orElseThrow();
        var holder = CertificateSubject.of(key.key().certificate(), holders.rules());
        return new Rehearsed(key, holder, tried, time.now().instant(), course.before());
    }
}
