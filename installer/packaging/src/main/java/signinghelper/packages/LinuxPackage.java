package signinghelper.packages;

import org.vafer.jdeb.Console;
import org.vafer.jdeb.DataProducer;
import org.vafer.jdeb.DebMaker;
import org.vafer.jdeb.PackagingException;
import signinghelper.installation.DesktopEntry;
import signinghelper.installation.FileTypes;
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
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A {@code .deb} for everyone on a computer: the program in {@code /opt}, and what browsers look for where each does. */
public final class LinuxPackage {
    /** Folders of native libraries by Debian's name of the machine; a package for every machine has all. */
    private static final Map<String, String> NATIVE =
            Map.of("amd64", "linux-x86-64", "arm64", "linux-arm64", "loong64", "linux-loongarch64");

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss Z", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    /**
     * Texts that Debian wants beside a program.
     *
     * @param maintainer {@code NAME <ADDRESS>}
     * @param thirdParty others' work and its licences
     */
    public record Notes(String maintainer, String thirdParty) {
        public Notes {
            if (!Maintainer.isOne(maintainer)) {
                throw new IllegalArgumentException("not NAME <ADDRESS>: " + maintainer);
            }
        }
    }

    private final Program program;
    private final Path installed;
    private final Notes notes;
    private final Path sources;
    private final Path work;
    private final Path out;
    private final WireFormat format;

    /**
     * Creates the package from its inputs.
     *
     * @param sources {@code installer/packaging/linux}
     * @param work folder for intermediate files, emptied
     */
    public LinuxPackage(Program program, Notes notes, Path sources, Path work, Path out, WireFormat format) {
        this.program = program;
        this.installed = Path.of("/opt").resolve(program.product().name());
        this.notes = notes;
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
    public Path build(Instant built) throws IOException, InterruptedException {
        var linkedWith = program.java() == null ? null : ElfFiles.in(program.java());
        var architecture = linkedWith == null ? "all" : linkedWith.machine();
        var copy = ProgramFolder.fresh(work)
                .withProgram(program.folder(), "root" + installed, NATIVE.getOrDefault(architecture, "linux-"))
                .withIdentity(program, "root" + installed + "/");
        if (program.java() != null) {
            copy.withAll(program.java(), "root" + installed + "/java");
        }
        addMenu(copy);
        addRegistration(copy.folder());
        copy.withAll(sources.resolve("control"), "control");
        var name = program.product().name();
        var values = Map.of(
                "name", name,
                "NAME", name.toUpperCase(Locale.ROOT),
                "chinese", program.product().titleIn("zh-CN"),
                "english", program.product().titleIn("en"),
                "version", program.version(),
                "architecture", architecture,
                "depends", linkedWith == null ? "java17-runtime, libc6" : RuntimeDependencies.of(linkedWith),
                "maintainer", notes.maintainer(),
                "date", DATE.format(built));
        addDocuments(copy, values);
        addProgramForTerminals(copy, values);
        fill(copy.folder().resolve("control/preinst"), Map.of("folders", sharedFolders(copy.folder())));
        for (var file : List.of("control", "preinst", "postinst", "prerm", "postrm")) {
            fill(copy.folder().resolve("control").resolve(file), values);
        }
        Files.createDirectories(out);
        var deb = out.resolve("%s_%s_%s.deb".formatted(name, program.version(), architecture));
        pack(copy.folder(), deb, built);
        return deb;
    }

    private void addMenu(ProgramFolder copy) throws IOException {
        var product = program.product();
        var entry = new DesktopEntry(product, installed.resolve("signing-helper"), product.name(), false);
        copy.with(
                        "root/usr/share/applications/" + DesktopEntry.fileOf(product),
                        entry.text().getBytes(StandardCharsets.UTF_8))
                .with(
                        "root/usr/share/mime/packages/" + FileTypes.fileOf(product),
                        FileTypes.text().getBytes(StandardCharsets.UTF_8))
                .with(
                        "root/usr/share/icons/hicolor/128x128/apps/" + product.name() + ".png",
                        Files.readAllBytes(program.icons().resolve("128.png")));
    }

    /**
     * Puts what browsers look for in the program's folder, with links where each looks. A file of ours in {@code /etc}
     * would be an administrator's (conffile), and stay when the package is removed: browsers would start nothing.
     */
    private void addRegistration(Path folder) throws IOException {
        for (var file : registration().entrySet()) {
            var place = folder.resolve("root" + file.getKey());
            Files.createDirectories(Objects.requireNonNull(place.getParent()));
            if (file.getKey().startsWith("/etc/")) {
                var manifest = place.getFileName();
                Files.write(folder.resolve("root" + installed).resolve(manifest), file.getValue());
                Files.createSymbolicLink(place, installed.resolve(manifest));
            } else {
                Files.write(place, file.getValue());
            }
        }
    }

    private void addDocuments(ProgramFolder copy, Map<String, String> values) throws IOException {
        var documents = sources.resolve("documents");
        var name = program.product().name();
        copy.with(documents() + "copyright", bytes(filled(documents.resolve("copyright"), values)))
                .with(documents() + "THIRD-PARTY.txt", bytes(notes.thirdParty()))
                .with(documents() + "changelog.gz", Compressed.text(filled(documents.resolve("changelog"), values)))
                .with(
                        "root/usr/share/man/man1/" + name + ".1.gz",
                        Compressed.text(filled(documents.resolve("manual.1"), values)))
                .with(
                        "root/usr/share/lintian/overrides/" + name,
                        bytes(filled(sources.resolve("lintian-overrides"), values)));
    }

    private String documents() {
        return "root/usr/share/doc/" + program.product().name() + "/";
    }

    private void addProgramForTerminals(ProgramFolder copy, Map<String, String> values) throws IOException {
        var name = "root/usr/bin/" + program.product().name();
        copy.with(name, bytes(filled(sources.resolve("bin"), values)));
        if (!copy.folder().resolve(name).toFile().setExecutable(true, false)) {
            throw new IOException("cannot make executable: " + name);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Returns the folders that another program may use too, outer ones first. */
    private String sharedFolders(Path folder) throws IOException {
        var root = folder.resolve("root");
        var own = List.of(folder.resolve("root" + installed), folder.resolve(documents()));
        try (var all = Files.walk(root)) {
            return all.filter(Files::isDirectory)
                    .filter(one -> !one.equals(root) && own.stream().noneMatch(one::startsWith))
                    .map(one -> "/" + root.relativize(one))
                    .sorted()
                    .collect(Collectors.joining(" "));
        }
    }

    /** Returns by path the content that {@code signing-helper register --system} writes for each browser. */
    private Map<String, byte[]> registration() {
        var nobody = new FolderRegistry.Surroundings(
                OperatingSystem.LINUX, Map.of(), installed, Path.of("/"), Optional.of(installed));
        var registry = new FolderRegistry(program.product(), nobody, format);
        var manifest = HostManifest.of(program.product(), installed.resolve("signing-helper"), program.extensionIds());
        var browsers = Browser.all(format);
        var places = new HashMap<Place, String>();
        browsers.forEach(browser -> places.putAll(registry.registration(browser, Scope.SYSTEM, manifest)));
        places.putAll(new ExtensionOffers(registry).places(browsers, Scope.SYSTEM, program.stores()));
        var files = new TreeMap<String, byte[]>();
        places.forEach((place, content) -> files.put(
                Objects.requireNonNull(place.file()).toString(), content.getBytes(StandardCharsets.ISO_8859_1)));
        return files;
    }

    private static void fill(Path file, Map<String, String> values) throws IOException {
        Files.writeString(file, filled(file, values));
    }

    private static String filled(Path file, Map<String, String> values) throws IOException {
        var text = Files.readString(file);
        for (var value : values.entrySet()) {
            text = text.replace("[[" + value.getKey() + "]]", value.getValue());
        }
        return text;
    }

    private static void pack(Path tree, Path deb, Instant built) throws IOException {
        var files = new FileTree(tree.resolve("root"));
        var maker = new DebMaker(new Silent(), List.<DataProducer>of(files), List.of());
        maker.setDeb(deb.toFile());
        maker.setControl(tree.resolve("control").toFile());
        maker.setEncoding(StandardCharsets.UTF_8);
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
