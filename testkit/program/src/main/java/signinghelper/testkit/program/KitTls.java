package signinghelper.testkit.program;

import org.jspecify.annotations.Nullable;
import signinghelper.testkit.launcher.KitFolder;
import signinghelper.testkit.launcher.KitOptions;
import signinghelper.testkit.pki.TlsFiles;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The https names of the portal under development, and how the kit's browser finds and believes them.
 *
 * @param files null when every origin is {@code http://localhost}
 */
record KitTls(List<String> names, @Nullable TlsFiles files) {

    /** Makes certificate and key where the options name an https origin; a certificate of before that still fits stays. */
    static KitTls of(KitOptions options, KitFolder folder) throws IOException {
        var names = options.tlsNames();
        return new KitTls(
                names, names.isEmpty() ? null : TlsFiles.in(folder.root().resolve("tls"), names, Clock.systemUTC()));
    }

    /** Options of Chromium: the names lead to this computer, and the one key is believed. */
    List<String> browserOptions() {
        if (files == null) {
            return List.of();
        }
        var rules = names.stream().map(name -> "MAP " + name + " 127.0.0.1").collect(Collectors.joining(","));
        return List.of(
                "--host-resolver-rules=" + rules,
                "--ignore-certificate-errors-spki-list="
                        + sha256(files.server().getPublicKey().getEncoded()));
    }

    private static String sha256(byte[] key) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(key));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
