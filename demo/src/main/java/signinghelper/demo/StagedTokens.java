package signinghelper.demo;

import signinghelper.testkit.pkcs11.SoftHsm;
import signinghelper.testkit.pki.TestPki;
import signinghelper.testkit.skf.SoftSkf;
import signinghelper.testkit.stage.NamedLibrary;
import signinghelper.testkit.stage.Pkcs11Token;
import signinghelper.testkit.stage.SkfToken;
import signinghelper.testkit.stage.SoftwareToken;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The U-Keys of a demonstration, and what the host needs to reach them. Their folders are empty paths where there are
 * none.
 *
 * @param software folder of the software U-Key; in it that of a spare one, which is not plugged in
 * @param pkcs11 folder of the U-Key behind PKCS#11
 * @param skf folder of the U-Keys behind SKF, the second of which is not plugged in
 * @param libraries libraries that the profile names
 * @param variables variables of the host's environment
 */
record StagedTokens(Path software, Path pkcs11, Path skf, List<NamedLibrary> libraries, Map<String, Path> variables) {
    private static final Path NONE = Path.of("");

    StagedTokens {
        libraries = List.copyOf(libraries);
        variables = Map.copyOf(variables);
    }

    /** Makes those that {@code options} want. */
    static StagedTokens make(DemoOptions options, TestPki authority) throws IOException {
        return options.token() == TokenKind.SKF ? behindSkf(options, authority) : software(options, authority);
    }

    private static StagedTokens behindSkf(DemoOptions options, TestPki authority) throws IOException {
        var home = options.folder().resolve("skf-token");
        var skf = SkfToken.make(options.root().resolve("softskf/target"), home, authority);
        var library = skf.copyLibrary();
        return new StagedTokens(
                NONE, NONE, home, List.of(NamedLibrary.skf("softskf", library)), Map.of(SoftSkf.HOME, home));
    }

    private static StagedTokens software(DemoOptions options, TestPki authority) throws IOException {
        var software = softwareKeyFolder(options);
        SoftwareToken.make(software, authority);
        SoftwareToken.makeSpare(software.resolve("spare"), authority);
        if (options.softwareKeyOnly()) {
            return new StagedTokens(software, NONE, NONE, List.of(), Map.of());
        }
        var pkcs11 = options.folder().resolve("pkcs11-token");
        var hsm = Pkcs11Token.make(pkcs11, authority);
        var library = options.pkcs11Library().equals(NONE) ? SoftHsm.LIBRARY : options.pkcs11Library();
        return new StagedTokens(
                software,
                pkcs11,
                NONE,
                List.of(NamedLibrary.pkcs11("softhsm2", library)),
                Map.of(SoftHsm.CONFIGURATION, hsm.configuration()));
    }

    static Path softwareKeyFolder(DemoOptions options) {
        return options.folder().resolve("token");
    }

    boolean hasSoftwareKey() {
        return !software.equals(NONE);
    }
}
