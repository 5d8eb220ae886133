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
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Guidance;
import signinghelper.protocol.Refusal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Inspection of files, with the profile's contact for questions about them. */
public final class InspectFile {
    private final FileInspector inspector;
    private final InspectionBook book;
    private final ProfileSource profile;

    public InspectFile(FileInspector inspector, InspectionBook book, ProfileSource profile) {
        this.inspector = inspector;
        this.book = book;
        this.profile = profile;
    }

    /** Result of an inspection, and its words for the user. */
    public record Inspected(Inspection found, Guidance words) {}

    /**
     * Inspects a file of the user's own. May take some seconds.
     *
     * @throws Refusal {@code FILE_ABSENT} or {@code FILE_FAILED}
     */
    public Inspected inspect(Path file, Language language) throws Refusal {
        try {
            return inspected(inspector.inspect(file), contact(language), language);
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
            return inspected(inspector.inspect(content, name), contact(known, language), language);
        } catch (IOException e) {
            throw Refusal.of(ErrorCode.INTERNAL, e);
        }
    }

    private Inspected inspected(Inspection found, @Nullable String contact, Language language) {
        return new Inspected(found, book.words(found, contact, language));
    }

    /** Returns the contact; null without a valid profile. */
    private @Nullable String contact(Language language) {
        try {
            return contact(profile.load(), language);
        } catch (Refusal refusal) {
            return null;
        }
    }

    private static @Nullable String contact(Profile known, Language language) {
        return known.help()
                .contact(Contact.Of.PORTAL)
                .map(whom -> whom.text(language))
                .orElse(null);
    }
}
