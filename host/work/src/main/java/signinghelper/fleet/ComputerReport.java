package signinghelper.fleet;

import org.jspecify.annotations.Nullable;
import signinghelper.protocol.ErrorCode;
import signinghelper.support.ProgramVersions;
import signinghelper.support.RecentRefusal;

import java.util.List;

/**
 * Standing of one user's helper on one computer: the JSON document of {@code status} and of the report file. Nothing in
 * it names a person, an organisation, a certificate, a U-Key or a folder of a user's own.
 *
 * @param created ISO 8601, UTC
 * @param profile id; null when no valid one exists
 * @param profileVersion null when no valid one exists
 * @param profileRefused reason why none is valid; null when one is
 * @param menu null when the entry does not belong to this installation: a package's, on Windows and macOS
 */
public record ComputerReport(
        String created,
        ProgramVersions versions,
        @Nullable String profile,
        @Nullable Integer profileVersion,
        @Nullable ErrorCode profileRefused,
        List<RegisteredBrowser> browsers,
        @Nullable OfMenu menu,
        List<InstalledDriver> drivers,
        List<RecentRefusal> refusals) {

    /** The entry in the menu of a Linux desktop. */
    public record OfMenu(String place, boolean present) {}

    public ComputerReport {
        browsers = List.copyOf(browsers);
        drivers = List.copyOf(drivers);
        refusals = List.copyOf(refusals);
    }
}
