package signinghelper.packages;

import org.jspecify.annotations.Nullable;
import signinghelper.installation.Payload;
import signinghelper.profile.Dated;
import signinghelper.profile.Store;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The static site from which a person installs by a link: page, JNLP file and one signed jar.
 *
 * @param codebase folder on the web where it will lie, ending with a slash; the signature binds the jar to it
 * @param built time of every entry in the jar
 */
record JnlpSite(Program program, URI codebase, Sources sources, JarSignature signature, Instant built) {
    private static final String JNLP = "signing-helper.jnlp";
    private static final Set<String> THIS_COMPUTER = Set.of("localhost", "127.0.0.1");

    /**
     * What it is put together from.
     *
     * @param pages folder {@code jnlp/site}
     * @param application jar of the module jnlp
     * @param library the page library, one file
     */
    record Sources(Path pages, Path application, Path library) {}

    /**
     * What else the page offers.
     *
     * @param forWindows folder of files put into the jar for Windows; null leaves Windows out
     * @param setup package for Windows, copied beside the page; null without
     * @param stores where browsers' stores have the extension, by the store's name
     */
    record Offers(@Nullable Path forWindows, @Nullable Path setup, Map<String, Dated<Store>> stores) {}

    JnlpSite {
        codebase = folder(codebase);
    }

    /** Unencrypted only on this computer: what is loaded from there becomes a program. */
    private static URI folder(URI codebase) {
        var safe = "https".equals(codebase.getScheme())
                || ("http".equals(codebase.getScheme()) && THIS_COMPUTER.contains(codebase.getHost()));
        if (!safe || codebase.getHost() == null || codebase.getQuery() != null || codebase.getFragment() != null) {
            throw new IllegalArgumentException("not an https address of a folder: " + codebase);
        }
        return codebase.toString().endsWith("/") ? codebase : URI.create(codebase + "/");
    }

    /** As policies name it. */
    String origin() {
        return codebase.getScheme() + "://" + codebase.getAuthority();
    }

    /**
     * Builds it.
     *
     * @param work folder for what is between, emptied
     * @param site folder to publish, emptied
     */
    void build(Path work, Path site, Offers offers) throws IOException, GeneralSecurityException {
        var pages = sources.pages();
        var jarName = "signing-helper-%s-%s.jar".formatted(program.portal(), program.version());
        var jnlp = Files.readString(pages.resolve(JNLP))
                .replace("[[codebase]]", escaped(codebase.toString()))
                .replace("[[jar]]", jarName);
        var between = ProgramFolder.fresh(work);
        var payload = payload(between.folder().resolve("payload"), offers.forWindows());
        var unsigned = between.folder().resolve("unsigned.jar");
        var installer = ProgramFolder.theOnly(program.folder().resolve("app"), "installer-*.jar");
        new InstallerJar(codebase, jnlp, List.of(sources.application(), installer), payload).write(unsigned, built);
        var target = ProgramFolder.fresh(site)
                .with(JNLP, jnlp.getBytes(StandardCharsets.UTF_8))
                .with("index.html", page(offers).getBytes(StandardCharsets.UTF_8))
                .with("page.css", Files.readAllBytes(pages.resolve("page.css")))
                .with("page.js", Files.readAllBytes(pages.resolve("page.js")))
                .with("signing-helper.js", Files.readAllBytes(sources.library()))
                .with("icon.png", Files.readAllBytes(program.icons().resolve("128.png")));
        if (offers.setup() != null) {
            Files.copy(offers.setup(), site.resolve(offers.setup().getFileName()), StandardCopyOption.REPLACE_EXISTING);
        }
        signature.sign(unsigned, target.folder().resolve(jarName));
    }

    private Path payload(Path folder, @Nullable Path forWindows) throws IOException {
        var payload = ProgramFolder.fresh(folder)
                .withAll(program.folder(), "")
                .with("profile.jws", program.profile().getBytes(StandardCharsets.US_ASCII))
                .with(Payload.VERSION, program.version().getBytes(StandardCharsets.US_ASCII))
                .with("signing-helper.png", Files.readAllBytes(program.icons().resolve("128.png")));
        if (forWindows != null) {
            payload.withAll(forWindows, "");
        }
        return payload.folder();
    }

    private String page(Offers offers) throws IOException {
        // jnlps: is https, jnlp: http.
        var link = codebase.resolve(JNLP).toString().replaceFirst("^http", "jnlp");
        return Files.readString(sources.pages().resolve("index.html"))
                .replace("[[link]]", escaped(link))
                .replace("[[setup]]", setup(offers.setup()))
                .replace("[[stores]]", stores(offers.stores()));
    }

    private static String setup(@Nullable Path setup) {
        return setup == null ? "" : """
                <p>Windows 也可以不用 OpenWebStart：<a href="%1$s">下载安装包</a>并运行，然后做第三步。</p>
                <p lang="en">On Windows, <a href="%1$s">setup.exe</a> does without it: run it and go on to the third step.</p>
                """.formatted(escaped(String.valueOf(setup.getFileName())));
    }

    private static String stores(Map<String, Dated<Store>> stores) {
        if (stores.isEmpty()) {
            return """
                    <p>扩展尚未在商店上架，请联系门户的技术支持。</p>
                    <p lang="en">The extension is in no store yet; ask the portal's support desk.</p>
                    """;
        }
        return stores.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(store -> "<p><a href=\"%s\" rel=\"noreferrer\">%s</a></p>\n"
                        .formatted(
                                escaped(store.getValue().value().url().toString()),
                                store.getKey().equals("edge") ? "Edge" : "Chrome"))
                .collect(Collectors.joining());
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }
}
