package signinghelper.prompt;

import signinghelper.guidance.Language;
import signinghelper.protocol.Guidance;
import signinghelper.protocol.Refusal;

import java.nio.file.Path;

/** Looks at a file that a person has. May take some seconds. */
public interface InspectionWork {

    /**
     * Whose doing it probably is that the file does not open or looks garbled, what was found, and what to do.
     *
     * @throws Refusal {@code FILE_ABSENT} or {@code FILE_FAILED}
     */
    Guidance look(Path file, Language language) throws Refusal;
}
