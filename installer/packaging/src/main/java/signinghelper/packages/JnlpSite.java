package signinghelper.packages;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.jspecify.annotations.Nullable;
import signinghelper.profile.Link;
import signinghelper.profile.Profile;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The static site from which a user installs by a link: page, JNLP file and one signed jar.
 *
 * @param codebase folder on the web where it will lie, ending with a slash; the signature binds the jar to it
 * @param built time of every entry in the jar
 */
record JnlpSite(Program program, URI codebase, Sources sources, JarSignature signature, Instant built) {
    private static final String JNLP = "signing-helper.jnlp";
    private static final List<String> BESIDE_THE_PAGE = List.of(
            "language.js",
            "page.css",
            "page.js",
            "steps.js",
            "download-zh.svg",
            "download-en.svg",
            "smartscreen-zh.svg",
            "smartscreen-en.svg",
            "store-zh.svg",
            "store-en.svg");
    private static final Set<String> THIS_COMPUTER = Set.of("localhost", "127.0.0.1");

    /**
     * The inputs of the site.
     *
     * @param pages folder {@code jnlp/site}
     * @param look stylesheet of the design
     * @param application jar of the module jnlp
     * @param library the page library, one file
     * @param manifest the built extension's, which says from which browser on it runs
     */
    record Sources(Path pages, Path look, Path application, Path library, Path manifest) {}

    /**
     * The other downloads of the page.
     *
     * @param forWindows folder of files put into the jar for Windows; null leaves Windows out
     * @param setup package for Windows, copied beside the page; null without
     * @param profile profile of the portal
     */
    record Offers(@Nullable Path forWindows, @Nullable Path setup, Profile profile) {}

    JnlpSite {
        codebase = folder(codebase);
    }

    /** Unencrypted only on this computer: files loaded from there become a program. */
    private static URI folder(URI codebase) {
        var safe = "https".equals(codebase.getScheme())
                || ("http".equals(codebase.getScheme()) && THIS_COMPUTER.contains(codebase.getHost()));
        if (!safe || codebase.getHost() == null || codebase.getQuery() != null || codebase.getFragment() != null) {
            throw new IllegalArgumentException("not an https address of a folder: " + codebase);
        }
        return codebase.toString().endsWith("/") ? codebase : URI.create(codebase + "/");
    }

    /** Returns the origin in the form that policies use. */
    String origin() {
        return codebase.getScheme() + "://" + codebase.getAuthority();
    }

    /**
     * Returns the conflicts between the profile and the site, for the engineer who builds; the site works all the same.
     */
    List<String> shortcomings(Profile profile) {
        var found = new ArrayList<String>();
        if (!profile.help().link(Link.INSTALLATION).equals(Optional.of(codebase))) {
            found.add("links.installation of the profile is not " + codebase + ": no error leads people to this site.");
        }
        if (!LandingPage.capabilities(profile, origin()).contains(LandingPage.CHECK)) {
            found.add("The profile does not let pages of " + origin() + " ask for " + LandingPage.CHECK
                    + ": the page cannot see all of its steps.");
        }
        return found;
    }

    /**
     * Builds it.
     *
     * @param work folder for intermediate files, emptied
     * @param site folder to publish, emptied
     */
    void build(Path work, Path site, Offers offers) throws IOException, GeneralSecurityException {
        var jarName = "%s-%s.jar".formatted(program.product().name(), program.version());
        var jnlp = template(JNLP).filled(Map.of("codebase", codebase.toString(), "jar", jarName));
        var between = ProgramFolder.fresh(work);
        var payload = payload(between.folder().resolve("payload"), offers.forWindows());
        var unsigned = between.folder().resolve("unsigned.jar");
        var installer = ProgramFolder.theOnly(program.folder().resolve("app"), "installer-*.jar");
        new InstallerJar(codebase, jnlp, List.of(sources.application(), installer), payload).write(unsigned, built);
        var target = ProgramFolder.fresh(site)
                .with(JNLP, jnlp.getBytes(StandardCharsets.UTF_8))
                .with("index.html", page(offers).getBytes(StandardCharsets.UTF_8))
                .with("design.css", Files.readAllBytes(sources.look()))
                .with("signing-helper.js", Files.readAllBytes(sources.library()))
                .with("icon.png", Files.readAllBytes(program.icons().resolve("128.png")));
        for (var beside : BESIDE_THE_PAGE) {
            target.with(beside, Files.readAllBytes(sources.pages().resolve(beside)));
        }
        if (offers.setup() != null) {
            Files.copy(offers.setup(), site.resolve(offers.setup().getFileName()), StandardCopyOption.REPLACE_EXISTING);
        }
        signature.sign(unsigned, target.folder().resolve(jarName));
    }

    private Path payload(Path folder, @Nullable Path forWindows) throws IOException {
        var payload = ProgramFolder.fresh(folder)
                .withAll(program.folder(), "")
                .withIdentity(program, "")
                .with("signing-helper.png", Files.readAllBytes(program.icons().resolve("128.png")));
        if (forWindows != null) {
            payload.withAll(forWindows, "");
        }
        return payload.folder();
    }

    private String page(Offers offers) throws IOException, GeneralSecurityException {
        // jnlps: is https, jnlp: http.
        var link = URI.create(codebase.resolve(JNLP).toString().replaceFirst("^http", "jnlp"));
        var setup =
                offers.setup() == null ? null : String.valueOf(offers.setup().getFileName());
        return new LandingPage(
                        offers.profile(), program.version(), link, origin(), oldest(), signature.publisher(), setup)
                .html(template("index.html"));
    }

    private String oldest() throws IOException {
        return new ObjectMapper()
                .readTree(sources.manifest().toFile())
                .required("minimum_chrome_version")
                .asText();
    }

    private Template template(String name) throws IOException {
        return Template.read(sources.pages().resolve(name));
    }
}
