package signinghelper.work;

import org.jspecify.annotations.Nullable;
import signinghelper.clock.TimeSource;
import signinghelper.formats.document.Content;
import signinghelper.formats.verification.Code;
import signinghelper.formats.verification.ReportOrigin;
import signinghelper.guidance.Language;
import signinghelper.inspection.FileInspector;
import signinghelper.inspection.Inspection;
import signinghelper.inspection.InspectionBook;
import signinghelper.profile.Contact;
import signinghelper.profile.Profile;
import signinghelper.profile.ProfileSource;
import signinghelper.profile.Signing;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Guidance;
import signinghelper.protocol.Refusal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Inspection of files, with the profile's contact for questions about them. */
public final class InspectFile {
    private final FileInspector inspector;
    private final InspectionBook book;
    private final ProfileSource profile;
    private final Verdicts verdicts;
    private final TimeSource time;
    private final String program;

    /**
     * Creates the inspection.
     *
     * @param verdicts on files of the user's own
     * @param program name and version of the program, for reports
     */
    public InspectFile(
            FileInspector inspector,
            InspectionBook book,
            ProfileSource profile,
            Verdicts verdicts,
            TimeSource time,
            String program) {
        this.inspector = inspector;
        this.book = book;
        this.profile = profile;
        this.verdicts = verdicts;
        this.time = time;
        this.program = program;
    }

    /**
     * Result of an inspection, and its words for the user.
     *
     * @param verified report on the signatures in a user's own file; null for a kind of file without
     */
    public record Inspected(
            Inspection found, Guidance words, @Nullable VerifiedFile verified) {}

    /**
     * Inspects a file of the user's own. May take some seconds.
     *
     * @throws Refusal {@code FILE_ABSENT}, {@code FILE_FAILED}, or {@code CONTENT_REFUSED} if it ends the process that judges it
     */
    public Inspected inspect(Path file, Language language) throws Refusal {
        try {
            var known = loaded();
            var found = inspector.inspect(file);
            var verified = found.kind().isSignable() ? verified(file, signing(known)) : null;
            var judged = verified == null ? found : found.with(verified.report());
            return new Inspected(judged, book.words(judged, contact(known, language), language), verified);
        } catch (JudgementEndedException e) {
            throw e.refusal();
        } catch (IOException e) {
            throw Refusal.of(Files.notExists(file) ? ErrorCode.FILE_ABSENT : ErrorCode.FILE_FAILED, e);
        }
    }

    /**
     * Inspects content that a page has put.
     *
     * @param name of the file
     * @param known profile of its session
     * @param ofSession verdicts of its session
     * @throws Refusal {@code CONTENT_REFUSED} if it ends the process that judges it, {@code INTERNAL} if the disk fails
     */
    public Inspected inspect(Content content, String name, Profile known, Verdicts ofSession, Language language)
            throws Refusal {
        try {
            var found = inspector.inspect(content, name);
            var judged =
                    found.kind().isSignable() ? found.with(ofSession.on(content, null, known.signing(), null)) : found;
            return new Inspected(judged, book.words(judged, contact(Optional.of(known), language), language), null);
        } catch (JudgementEndedException e) {
            throw e.refusal();
        } catch (IOException e) {
            throw Refusal.of(ErrorCode.INTERNAL, e);
        }
    }

    /** Judges a file with the content that lies beside it where that is apart. */
    private VerifiedFile verified(Path file, Signing signing) throws IOException {
        var now = time.now().instant();
        var beside = VerifyDocument.contentBeside(file).orElse(null);
        var document = Content.ofFile(file);
        var content = beside == null ? null : Content.ofFile(beside);
        var first = verdicts.on(document, content, signing, null);
        var isWithin = first.signatures().stream().anyMatch(signature -> signature.has(Code.CONTENT_TWICE));
        var report = isWithin ? verdicts.on(document, null, signing, null) : first;
        var origin = ReportOrigin.of(
                report,
                signing.holder(),
                VerifyDocument.described(file, document),
                beside == null || content == null || isWithin ? null : VerifyDocument.described(beside, content),
                now,
                program);
        return new VerifiedFile(report, origin, signing.holder());
    }

    private Optional<Profile> loaded() {
        try {
            return Optional.of(profile.load());
        } catch (Refusal refusal) {
            return Optional.empty();
        }
    }

    private static Signing signing(Optional<Profile> known) {
        return known.map(Profile::signing).orElse(Signing.USUAL);
    }

    /** Returns the contact; null without a valid profile. */
    private static @Nullable String contact(Optional<Profile> known, Language language) {
        return known.flatMap(profile -> profile.help().contact(Contact.Of.PORTAL))
                .map(whom -> whom.text(language))
                .orElse(null);
    }
}
