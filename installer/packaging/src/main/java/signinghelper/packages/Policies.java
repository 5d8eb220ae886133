package signinghelper.packages;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import signinghelper.profile.Profile;
import signinghelper.protocol.WireFormat;
import signinghelper.registration.Browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;

/** Writes the policy kit alone, for an extension that is in a store or was packed before. Called by {@code ./dev policy}. */
@Command(
        name = "./dev policy",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Writes what an administrator pushes for an extension that is in a store or was packed before.")
public final class Policies implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--root", hidden = true, required = true)
    private Path root = Path.of("");

    @Option(
            names = "--profile",
            paramLabel = "DIR",
            required = true,
            description = "The portal's folder, with its profile.json.")
    private Path profile = Path.of("");

    @Option(names = "--extension", paramLabel = "ID", required = true, description = "The extension's id.")
    private String extension = "";

    @Option(
            names = "--update-url",
            paramLabel = "URL",
            required = true,
            description =
                    "Where browsers find its update manifest: the store's address for that, or a server's updates.xml.")
    private String updateUrl = "";

    @Option(
            names = "--site",
            paramLabel = "ORIGIN",
            description =
                    "Origin of the page that installs by link: the kit for PER_USER lets it start OpenWebStart unasked.")
    private @Nullable String site;

    @Mixin
    private final PolicyOptions policies = new PolicyOptions();

    @Option(names = "--out", paramLabel = "DIR", description = "Where to put it; otherwise target/policy.")
    private @Nullable Path out;

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Policies()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException {
        if (!extension.matches("[a-p]{32}")) {
            throw new ParameterException(
                    Objects.requireNonNull(spec).commandLine(),
                    "--extension is to be an extension's id, 32 letters from a to p, not " + extension);
        }
        var target =
                Objects.requireNonNullElse(out, root.resolve("target/policy")).toAbsolutePath();
        var settings = ManagedSetting.of(root.resolve("extension/static/managed-schema.json"));
        var format = new WireFormat();
        var portal = format.decode(Profile.class, Files.readString(profile.resolve("profile.json")));
        new PolicyKit(portal.product(), extension, updateUrl, site, policies.pinned(), settings)
                .write(target, Browser.all(format), policies.fleets());
        System.out.println("Policies in " + target);
        return 0;
    }
}
