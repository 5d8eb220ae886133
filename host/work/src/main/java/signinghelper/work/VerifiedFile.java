package signinghelper.work;

import signinghelper.formats.certificate.HolderRules;
import signinghelper.formats.verification.VerificationReport;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Objects;

/**
 * File with the validation report on it.
 *
 * @param name of the file
 * @param holders rules for who the holder of a certificate is
 * @param verified time of the verdict
 */
public record VerifiedFile(String name, VerificationReport report, HolderRules holders, Instant verified) {
    public VerifiedFile {
        Objects.requireNonNull(name);
        Objects.requireNonNull(report);
        Objects.requireNonNull(holders);
        Objects.requireNonNull(verified);
    }

    /**
     * Writes the report as a page to print.
     *
     * @throws java.nio.file.FileAlreadyExistsException instead of overwriting a file
     */
    public void writePage(Path target) throws IOException {
        var page = ReportPage.of(report, name, verified, null, holders);
        Files.writeString(target, page, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }
}
