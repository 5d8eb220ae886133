package signinghelper.work;

import org.jspecify.annotations.Nullable;
import signinghelper.formats.document.Content;
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
    private final VerifyDocument verification;

    public InspectFile(
            FileInspector inspector, InspectionBook book, ProfileSource profile, VerifyDocument verification) {
        this.inspector = inspector;
        this.book = book;
        this.profile = profile;
        this.verification = verification;
    }

    /**
     * Result of an inspection, and its words for the user.
     *
     * @param verified report on the signatures in it; null for a kind of file without
     */
    public record Inspected(
            Inspection found, Guidance words, @Nullable VerifiedFile verified) {}

    /**
     * Inspects a file of the user's own. May take some seconds.
     *
     * @throws Refusal {@code FILE_ABSENT} or {@code FILE_FAILED}
     */
    public Inspected inspect(Path file, Language language) throws Refusal {
        try {
            var known = loaded();
            var found = inspector.inspect(file);
            var verified = found.kind().isSignable() ? verification.verify(file, signing(known)) : null;
            return inspected(found, verified, contact(known, language), language);
        } catch (IOException e) {
            throw Refusal.of(Files.notExists(file) ? ErrorCode.FILE_ABSENT : ErrorCode.FILE_FAILED, e);
        }
    }

    /**
     * Inspects content that a page has put.
     *
     * @param name of the file
     * @param known profile of its session
     * @throws Refusal {@code INTERNAL} if the disk fails
     */
    public Inspected inspect(Content content, String name, Profile known, Language language) throws Refusal {
        try {
            var found = inspector.inspect(content, name);
            var verified = found.kind().isSignable() ? verification.verify(content, name, known.signing()) : null;
            return inspected(found, verified, contact(Optional.of(known), language), language);
        } catch (IOException e) {
            throw Refusal.of(ErrorCode.INTERNAL, e);
        }
    }

    private Inspected inspected(
            Inspection found, @Nullable VerifiedFile verified, @Nullable String contact, Language language) {
        var judged = verified == null ? found : found.with(verified.report());
        return new Inspected(judged, book.words(judged, contact, language), verified);
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
