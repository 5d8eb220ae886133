package signinghelper.packages;

import org.vafer.jdeb.Console;
import org.vafer.jdeb.DataProducer;
import org.vafer.jdeb.DebMaker;
import org.vafer.jdeb.PackagingException;
import signinghelper.installation.DesktopEntry;
import signinghelper.installation.Payload;
import signinghelper.platform.OperatingSystem;
import signinghelper.protocol.WireFormat;
import signinghelper.registration.Browser;
import signinghelper.registration.ExtensionOffers;
import signinghelper.registration.FolderRegistry;
import signinghelper.registration.HostManifest;
import signinghelper.registration.Place;
import signinghelper.registration.Scope;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** A {@code .deb} for everyone on a computer: the program in {@code /opt}, and what browsers look for where each does. */
public final class LinuxPackage {
    private static final Path INSTALLED = Path.of("/opt/signing-helper");
    private static final String ICON = "root/usr/share/icons/hicolor/128x128/apps/signing-helper.png";

    private final Program program;
    private final Path sources;
    private final Path work;
    private final Path out;
    private final WireFormat format;

    /**
     * Creates the package from its inputs.
     *
     * @param sources {@code installer/packages/linux}
     * @param work folder for intermediate files, emptied
     */
    public LinuxPackage(Program program, Path sources, Path work, Path out, WireFormat format) {
        this.program = program;
        this.sources = sources.toAbsolutePath();
        this.work = work.toAbsolutePath();
        this.out = out.toAbsolutePath();
        this.format = format;
    }

    /**
     * Builds it.
     *
     * @param built written on every file, so that the same sources give the same bytes
     */
    public Path build(Instant built) throws IOException {
        var copy = ProgramFolder.fresh(work)
                .withAll(program.folder(), "root/opt/signing-helper")
                .with("root/opt/signing-helper/profile.jws", program.profile().getBytes(StandardCharsets.US_ASCII))
                .with(
                        "root/opt/signing-helper/" + Payload.VERSION,
                        program.version().getBytes(StandardCharsets.US_ASCII));
        if (program.java() != null) {
            copy.withAll(program.java(), "root/opt/signing-helper/java");
        }
        var entry = new DesktopEntry(INSTALLED.resolve("signing-helper"), "signing-helper", false);
        copy.with(
                        "root/usr/share/applications/" + DesktopEntry.FILE,
                        entry.text().getBytes(StandardCharsets.UTF_8))
                .with(ICON, Files.readAllBytes(program.icons().resolve("128.png")));
        for (var file : registration().entrySet()) {
            copy.with("root" + file.getKey(), file.getValue());
        }
        copy.withAll(sources.resolve("root"), "root");
        copy.withAll(sources.resolve("control"), "control");
        var control = copy.folder().resolve("control/control");
        Files.writeString(control, filled(Files.readString(control)));
        Files.createDirectories(out);
        var deb = out.resolve(
                "signing-helper-%s_%s_%s.deb".formatted(program.portal(), program.version(), architecture()));
        pack(copy.folder(), deb, built);
        return deb;
    }

    /** Returns by path the content that {@code signing-helper register --system} writes for each browser. */
    private Map<String, byte[]> registration() {
        var nobody = new FolderRegistry.Surroundings(
                OperatingSystem.LINUX, Map.of(), INSTALLED, Path.of("/"), Optional.of(INSTALLED));
        var registry = new FolderRegistry(nobody, format);
        var manifest = HostManifest.of(INSTALLED.resolve("signing-helper"), program.extensionIds());
        var browsers = Browser.all(format);
        var places = new HashMap<Place, String>();
        browsers.forEach(browser -> places.putAll(registry.registration(browser, Scope.SYSTEM, manifest)));
        places.putAll(new ExtensionOffers(registry).places(browsers, Scope.SYSTEM, program.stores()));
        var files = new TreeMap<String, byte[]>();
        places.forEach((place, content) -> files.put(
                Objects.requireNonNull(place.file()).toString(), content.getBytes(StandardCharsets.ISO_8859_1)));
        return files;
    }

    private String filled(String control) {
        return control.replace("[[version]]", program.version())
                .replace("[[architecture]]", architecture())
                .replace(
                        "[[depends]]",
                        program.java() == null ? "java17-runtime" : "libc6, zlib1g, libfreetype6, fontconfig");
    }

    private String architecture() {
        return program.java() == null ? "all" : "amd64";
    }

    private static void pack(Path tree, Path deb, Instant built) throws IOException {
        var files = new FileTree(tree.resolve("root"));
        var maker = new DebMaker(new Silent(), List.<DataProducer>of(files), List.of());
        maker.setDeb(deb.toFile());
        maker.setControl(tree.resolve("control").toFile());
        // Half the time to build, and to install, for a fifth more to download.
        maker.setCompression("gzip");
        maker.setDepends("");
        maker.setOutputTimestampMs(built.toEpochMilli());
        try {
            maker.validate();
            maker.makeDeb();
        } catch (PackagingException e) {
            throw new IOException("the package cannot be made", e);
        }
    }

    private static final class Silent implements Console {
        @Override
        public void debug(String message) {}

        @Override
        public void info(String message) {}

        @Override
        public void warn(String message) {
            System.getLogger(LinuxPackage.class.getName()).log(System.Logger.Level.WARNING, message);
        }
    }
}
