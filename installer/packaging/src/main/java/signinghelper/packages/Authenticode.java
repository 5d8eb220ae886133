package signinghelper.packages;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Signs programs and packages for Windows with osslsigncode.
 *
 * @param keyStore PKCS#12 with the key and its chain
 * @param passwordFile holds its password, so that no command line does
 * @param timestamps URL of an RFC 3161 server; null leaves the signature to end with the certificate
 */
public record Authenticode(
        Path keyStore, Path passwordFile, @Nullable String timestamps) {
    public Authenticode {
        keyStore = keyStore.toAbsolutePath();
        passwordFile = passwordFile.toAbsolutePath();
    }

    void sign(Path file) throws IOException, InterruptedException {
        var signed = file.resolveSibling(file.getFileName() + ".signed");
        var command = command();
        command.addAll(List.of("-in", file.toString(), "-out", signed.toString()));
        Tool.run(Objects.requireNonNull(file.toAbsolutePath().getParent()), command);
        Files.move(signed, file, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Returns a command for makensis, which alone sees its uninstaller; the command gets the file's name. */
    String script(Path script) throws IOException {
        var quoted = command().stream()
                .map(word -> "'" + word.replace("'", "'\\''") + "'")
                .toList();
        Files.writeString(
                script,
                "set -e\n" + String.join(" ", quoted) + " -in \"$1\" -out \"$1.signed\"\nmv \"$1.signed\" \"$1\"\n");
        return "sh \"" + script + "\"";
    }

    private List<String> command() {
        var command = new ArrayList<>(List.of("osslsigncode", "sign", "-h", "sha256"));
        command.addAll(List.of("-pkcs12", keyStore.toString(), "-readpass", passwordFile.toString()));
        command.addAll(List.of("-n", "Signing Helper"));
        if (timestamps != null) {
            command.addAll(List.of("-ts", timestamps));
        }
        return command;
    }
}
