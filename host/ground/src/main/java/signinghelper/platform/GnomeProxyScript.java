package signinghelper.platform;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The user's setting in GNOME, and in desktops that use its settings.
 *
 * @param gsettings program that reads them; a desktop without it has none
 */
record GnomeProxyScript(Path gsettings) implements ProxyScript {
    private static final long SECONDS = 1;
    private static final int LONGEST = 4096;

    @Override
    public Optional<String> address() {
        if (!Files.isExecutable(gsettings)) {
            return Optional.empty();
        }
        return read("mode")
                .filter("auto"::equals)
                .map(mode -> read("autoconfig-url").orElse(""));
    }

    private Optional<String> read(String key) {
        try {
            var process = new ProcessBuilder(gsettings.toString(), "get", "org.gnome.system.proxy", key)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            process.getOutputStream().close();
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return Optional.empty();
            }
            var said = new String(process.getInputStream().readNBytes(LONGEST), StandardCharsets.UTF_8).strip();
            return process.exitValue() == 0 ? Optional.of(said.replaceAll("^'|'$", "")) : Optional.empty();
        } catch (IOException e) {
            System.getLogger(GnomeProxyScript.class.getName()).log(Level.INFO, "the proxy's setting is not read", e);
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
