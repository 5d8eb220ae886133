package signinghelper.packages;

import org.jspecify.annotations.Nullable;
import signinghelper.installation.ClassArchive;
import signinghelper.platform.Registry;
import signinghelper.protocol.WireFormat;
import signinghelper.registration.Browser;
import signinghelper.registration.HostManifest;
import signinghelper.registration.Scope;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Packages for Windows, built on Linux with mingw-w64, NSIS and wixl: {@code setup.exe} for one user, an MSI for
 * everyone on a computer.
 */
public final class WindowsPackages {
    private static final List<Integer> ICON_SIZES = List.of(16, 32, 48, 128);
    private static final String ICON = "signing-helper.ico";

    private final Program program;
    private final Path sources;
    private final Path work;
    private final Path out;
    private final List<Browser> browsers;
    private final WireFormat format;
    private final WindowsNames names;
    private final @Nullable Authenticode signature;

    /**
     * Creates the packages from their inputs.
     *
     * @param sources {@code installer/packaging/windows}
     * @param work folder for intermediate files, emptied
     * @param signature null to leave everything unsigned
     */
    public WindowsPackages(
            Program program, Path sources, Path work, Path out, WireFormat format, @Nullable Authenticode signature) {
        this.program = program;
        this.sources = sources.toAbsolutePath();
        this.work = work.toAbsolutePath();
        this.out = out.toAbsolutePath();
        this.browsers = Browser.all(format);
        this.format = format;
        this.names = new WindowsNames(program.product());
        this.signature = signature;
    }

    /** Builds both. */
    public List<Path> build() throws IOException, InterruptedException {
        ProgramFolder.fresh(work);
        Files.createDirectories(out);
        var launchers = launchers();
        var menu = programs(
                "menu", Map.of("signing-helper-menu.exe", List.of("menu.c", "open-with.c", "-lole32", "-luuid")));
        var beside = ProgramFolder.fresh(work.resolve("beside"))
                .withAll(menu, "")
                .withAll(skf32(), "")
                .withAll(libraries(), "native")
                .folder();
        ProgramFolder.fresh(forLink())
                .withAll(launchers, "")
                .withAll(beside, "")
                .with(ICON, icon());
        var copy = copy(launchers.resolve("signing-helper.exe"), beside);
        return List.of(setup(copy, launchers), msi(copy, launchers));
    }

    /**
     * Returns the files that an installation by a link needs on Windows beside the program, once {@link #build} has
     * made them.
     */
    Path forLink() {
        return work.resolve("link");
    }

    /** Returns the native libraries for Windows, signed as the launchers are, so that one rule allows all of them. */
    private Path libraries() throws IOException, InterruptedException {
        var all = ProgramFolder.fresh(work.resolve("native"));
        for (var folder : ProgramFolder.nativeLibraries(program.folder(), "windows-*")) {
            all.withAll(folder, folder.getFileName().toString());
        }
        try (var files = Files.walk(all.folder())) {
            for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
                sign(file);
            }
        }
        return all.folder();
    }

    private Path launchers() throws IOException, InterruptedException {
        return programs(
                "launchers",
                Map.of(
                        "signing-helper.exe",
                        List.of("launcher.c"),
                        "signing-helper-window.exe",
                        List.of("launcher.c", "-mwindows", "-DWINDOW")));
    }

    /** Compiles a folder of programs, each from its sources and options. */
    private Path programs(String name, Map<String, List<String>> sourcesAndOptions)
            throws IOException, InterruptedException {
        var folder = ProgramFolder.fresh(work.resolve(name)).folder();
        for (var program : sourcesAndOptions.entrySet()) {
            compile("x86_64-w64-mingw32-gcc", folder.resolve(program.getKey()), program.getValue());
        }
        return folder;
    }

    /** Compiles the program that loads libraries of 32 bits: it has to be of 32 bits itself. */
    private Path skf32() throws IOException, InterruptedException {
        var folder = ProgramFolder.fresh(work.resolve("skf32")).folder();
        compile("i686-w64-mingw32-gcc", folder.resolve("skf32.exe"), List.of("skf32.c"));
        return folder;
    }

    private void compile(String compiler, Path program, List<String> sourcesAndOptions)
            throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(compiler, "-std=c17", "-Wall", "-Wextra", "-Werror"));
        command.addAll(List.of("-Os", "-s", "-Wl,--no-insert-timestamp", "-municode"));
        command.addAll(List.of("-o", program.toString()));
        command.addAll(sourcesAndOptions);
        command.addAll(List.of("-lshell32", "-ladvapi32"));
        Tool.run(sources.resolve("launcher"), command);
        sign(program);
    }

    private void sign(Path file) throws IOException, InterruptedException {
        if (signature != null) {
            signature.sign(file);
        }
    }

    /** Returns the content of the folder of one version. */
    private Path copy(Path launcher, Path beside) throws IOException {
        var copy = ProgramFolder.fresh(work.resolve("copy"))
                .withProgram(program.folder(), "", "windows-")
                .without("signing-helper")
                .with("signing-helper.exe", Files.readAllBytes(launcher))
                .withAll(beside, "")
                .with(ICON, icon())
                .withIdentity(program, "");
        if (program.java() != null) {
            copy.withAll(program.java(), "java");
        }
        return copy.folder();
    }

    private byte[] icon() throws IOException {
        return IconFile.of(ICON_SIZES.stream()
                .map(size -> program.icons().resolve(size + ".png"))
                .toList());
    }

    private Path setup(Path copy, Path launchers) throws IOException, InterruptedException {
        var registration = new WindowsRegistration(browsers, Scope.PERSON, program, format);
        var tree = ProgramFolder.fresh(work.resolve("setup"))
                .withAll(copy, "")
                .withAll(launchers, "launcher")
                .with("launcher/" + HostManifest.fileOf(program.product()), registration.manifest());
        var fragment = Files.writeString(work.resolve("registration.nsh"), registration.forNsis());
        var words = Files.writeString(work.resolve("words.nsh"), names.forNsis());
        var setup = out.resolve("%s-%s-setup.exe".formatted(program.product().name(), program.version()));
        var command = new ArrayList<>(List.of("makensis", "-V2", "-INPUTCHARSET", "UTF8"));
        command.add("-DVERSION=" + program.version());
        command.add("-DID=" + program.product().id());
        command.add("-DNAME=" + program.product().nameOnWindows());
        command.add("-DMANIFEST=" + HostManifest.fileOf(program.product()));
        command.add("-DWORDS=" + words);
        command.add("-DTREE=" + tree.folder());
        command.add("-DREGISTRATION=" + fragment);
        command.add("-DOUT=" + setup);
        if (signature != null) {
            command.add("-DUNINSTALLER_SIGNING=" + signature.script(work.resolve("sign.sh")));
        }
        command.add("setup.nsi");
        Tool.run(sources, command);
        sign(setup);
        return setup;
    }

    private Path msi(Path copy, Path launchers) throws IOException, InterruptedException {
        var registration = new WindowsRegistration(browsers, Scope.SYSTEM, program, format);
        var tree = ProgramFolder.fresh(work.resolve("msi"))
                .withAll(copy, "versions/" + program.version())
                // The installation writes the class archives here; wixl's packages remove only what they have laid
                // down.
                .with("versions/" + program.version() + "/" + ClassArchive.OF_HOST, new byte[1])
                .with("versions/" + program.version() + "/" + ClassArchive.OF_BRIDGE, new byte[1])
                .withAll(launchers, "launcher")
                .with("launcher/" + HostManifest.fileOf(program.product()), registration.manifest())
                .with("launcher/current", (program.version() + "\n").getBytes(StandardCharsets.US_ASCII))
                .with("registration-64.wxi", bytes(registration.forWix(Registry.View.BITS_64)))
                .with("registration-32.wxi", bytes(registration.forWix(Registry.View.BITS_32)))
                .with("product.wxs", Files.readAllBytes(sources.resolve("product.wxs")));
        Tool.run(tree.folder(), List.of("sh", "-c", """
                (cd versions && find . -type f | sed 's|^\\./||' | LC_ALL=C sort) |
                  wixl-heat --prefix '' --directory-ref VERSIONS --component-group Copy --var var.Copies --win64 > files.wxs
                """));
        var msi = out.resolve("%s-%s.msi".formatted(program.product().name(), program.version()));
        var command = new ArrayList<>(List.of("wixl", "-a", "x64"));
        var variables = new TreeMap<>(names.forWix());
        variables.putAll(Map.of("Win64", "yes", "Version", program.version(), "Copies", "versions"));
        variables.forEach((name, value) -> command.addAll(List.of("-D", name + "=" + value)));
        command.addAll(List.of("-o", msi.toString(), "product.wxs", "files.wxs"));
        Tool.run(tree.folder(), command);
        sign(msi);
        return msi;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
