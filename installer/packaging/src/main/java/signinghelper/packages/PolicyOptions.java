package signinghelper.packages;

import picocli.CommandLine.Option;

import java.util.List;

/** Options that decide which policies the kit has. */
final class PolicyOptions {
    @Option(
            names = "--fleet",
            paramLabel = "FLEET",
            description = "How the program is installed: ${COMPLETION-CANDIDATES}; otherwise a kit for each.")
    private List<Fleet> fleets = List.of(Fleet.values());

    @Option(
            names = "--pin",
            description = "Keeps the extension's button in the browser's toolbar, where nobody can hide it.")
    private boolean pinned;

    List<Fleet> fleets() {
        return fleets;
    }

    boolean pinned() {
        return pinned;
    }
}
