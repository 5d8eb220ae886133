package signinghelper.testkit.program;

import signinghelper.formats.certificate.Certificates;
import signinghelper.testkit.authority.TestKey;
import signinghelper.testkit.launcher.KitFolder;
import signinghelper.testkit.launcher.KitOptions;
import signinghelper.testkit.launcher.Problem;
import signinghelper.testkit.launcher.TokenKind;
import signinghelper.testkit.pkcs11.SoftHsm;
import signinghelper.testkit.pki.TestPki;
import signinghelper.testkit.skf.SoftSkf;
import signinghelper.testkit.stage.FurtherKey;
import signinghelper.testkit.stage.NamedLibrary;
import signinghelper.testkit.stage.Pkcs11Token;
import signinghelper.testkit.stage.SkfToken;
import signinghelper.testkit.stage.SoftwareToken;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Soft keys of one choice, made at the first start with this choice.
 *
 * @param folder folder with keys, certificates and seal
 * @param software folder of the keys that the host reads itself; an empty path when there is a library
 * @param libraries libraries that the profile names
 * @param variables variables of the host's environment
 */
record SoftKeys(Path folder, Path software, List<NamedLibrary> libraries, Map<String, Path> variables) {
    private static final Path NONE = Path.of("");

    SoftKeys {
        libraries = List.copyOf(libraries);
        variables = Map.copyOf(variables);
    }

    /** Opens those that {@code options} choose; other choices have keys of their own in the same folder. */
    static SoftKeys open(KitOptions options, KitFolder folder, TestPki authority) throws Problem, IOException {
        var kinds = TestKey.USUAL.stream()
                .filter(kind -> options.keys().contains(kind.fileName()))
                .toList();
        var name = options.token().word()
                + kinds.stream().map(kind -> "-" + kind.fileName()).reduce("", String::concat);
        var keys = folder.root().resolve("keys").resolve(name);
        var library = folder.program().resolve("softskf").resolve(SoftLibrary.platform());
        if (options.token() == TokenKind.SKF) {
            SoftLibrary.require(library);
        }
        if (!Files.exists(keys)) {
            make(options.token(), keys, library, authority, kinds);
        }
        if (options.token() == TokenKind.SOFTWARE) {
            for (var further : FurtherKey.values()) {
                further.make(keys, authority, kinds.get(0));
            }
        }
        return switch (options.token()) {
            case SOFTWARE -> new SoftKeys(keys, keys, List.of(), Map.of());
            case SKF -> behindSkf(keys, library);
            case PKCS11 -> behindPkcs11(keys);
        };
    }

    /** Returns the certificates of the keys, from the files in the folder. */
    List<X509Certificate> certificates() throws IOException {
        var all = new ArrayList<X509Certificate>();
        try (var files = Files.list(folder)) {
            for (var file : files.filter(SoftKeys::holdsOwn).sorted().toList()) {
                all.addAll(Certificates.parsePem(Files.readString(file)));
            }
        } catch (CertificateException e) {
            throw new IOException("cannot read the certificates in " + folder, e);
        }
        return all;
    }

    private static boolean holdsOwn(Path file) {
        var name = file.getFileName().toString();
        return name.endsWith(".crt.pem") || name.equals(Pkcs11Token.CERTIFICATE);
    }

    private static void make(TokenKind kind, Path keys, Path library, TestPki authority, List<TestKey> kinds)
            throws IOException {
        // An interrupted start leaves no half of a U-Key.
        var fresh = Files.createTempDirectory(Files.createDirectories(keys.getParent()), "new-");
        switch (kind) {
            case SOFTWARE -> SoftwareToken.make(fresh, authority, kinds);
            case SKF -> SkfToken.make(library, fresh, authority, kinds);
            case PKCS11 -> Pkcs11Token.make(fresh, authority, kinds);
        }
        Files.move(fresh, keys);
    }

    private static SoftKeys behindSkf(Path keys, Path library) throws IOException {
        var copy = SoftSkf.in(library, keys).copyLibrary();
        return new SoftKeys(keys, NONE, List.of(NamedLibrary.skf("softskf", copy)), Map.of(SoftSkf.HOME, keys));
    }

    private static SoftKeys behindPkcs11(Path keys) throws IOException {
        var hsm = SoftHsm.in(keys);
        return new SoftKeys(
                keys,
                NONE,
                List.of(NamedLibrary.pkcs11("softhsm2", SoftHsm.LIBRARY)),
                Map.of(SoftHsm.CONFIGURATION, hsm.configuration()));
    }
}
