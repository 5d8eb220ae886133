package signinghelper.work;

import signinghelper.formats.certificate.HolderRules;
import signinghelper.formats.verification.ReportDocument;
import signinghelper.formats.verification.ReportOrigin;
import signinghelper.formats.verification.VerificationReport;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;

/**
 * File with the validation report on it.
 *
 * @param holders rules for who the holder of a certificate is
 */
public record VerifiedFile(VerificationReport report, ReportOrigin origin, HolderRules holders) {
    public VerifiedFile {
        Objects.requireNonNull(report);
        Objects.requireNonNull(origin);
        Objects.requireNonNull(holders);
    }

    /** Name of the file, without its folder. */
    public String name() {
        return origin.file().name();
    }

    /** Returns the report that is tied to the file. */
    public ReportDocument document() {
        return ReportDocument.of(report, holders).from(origin);
    }

    /**
     * Writes the report as a page to print.
     *
     * @throws java.nio.file.FileAlreadyExistsException instead of overwriting a file
     */
    public void writePage(Path target) throws IOException {
        Files.writeString(target, ReportPage.of(document()), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }
}
