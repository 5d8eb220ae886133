package signinghelper.command;

import org.jspecify.annotations.Nullable;
import signinghelper.formats.document.Content;
import signinghelper.guidance.Language;
import signinghelper.inspection.FileInspector;
import signinghelper.inspection.Inspection;
import signinghelper.inspection.InspectionBook;
import signinghelper.profile.Contact;
import signinghelper.profile.ProfileSource;
import signinghelper.prompt.InspectionWork;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Guidance;
import signinghelper.protocol.Refusal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Looks at files, and says whom the profile names to be asked about them. */
public final class FileInspection implements InspectionWork {
    private final FileInspector inspector;
    private final InspectionBook book;
    private final ProfileSource profile;

    public FileInspection(FileInspector inspector, InspectionBook book, ProfileSource profile) {
        this.inspector = inspector;
        this.book = book;
        this.profile = profile;
    }

    @Override
    public Guidance look(Path file, Language language) throws Refusal {
        return words(inspect(file), language);
    }

    /**
     * Looks at a person's own file.
     *
     * @throws Refusal {@code FILE_ABSENT} or {@code FILE_FAILED}
     */
    public Inspection inspect(Path file) throws Refusal {
        try {
            return inspector.inspect(file);
        } catch (IOException e) {
            throw Refusal.of(Files.notExists(file) ? ErrorCode.FILE_ABSENT : ErrorCode.FILE_FAILED, e);
        }
    }

    /**
     * Looks at what a page has put.
     *
     * @throws Refusal {@code INTERNAL} if the disk fails
     */
    Inspection inspect(Content content, String name) throws Refusal {
        try {
            return inspector.inspect(content, name);
        } catch (IOException e) {
            throw Refusal.of(ErrorCode.INTERNAL, e);
        }
    }

    public Guidance words(Inspection found, Language language) {
        return book.words(found, contact(language), language);
    }

    /** Without a valid profile nobody is known. */
    private @Nullable String contact(Language language) {
        try {
            return profile.load()
                    .contact(Contact.Of.PORTAL)
                    .map(whom -> whom.text(language))
                    .orElse(null);
        } catch (Refusal refusal) {
            return null;
        }
    }
}
