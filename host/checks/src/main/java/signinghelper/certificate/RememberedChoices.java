package signinghelper.certificate;

import com.fasterxml.jackson.core.JsonProcessingException;
import signinghelper.formats.login.Origin;
import signinghelper.platform.WholeFile;
import signinghelper.protocol.WireFormat;
import signinghelper.token.KeyEntry;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The certificate that the user has chosen for each site, if they asked to remember it. A convenience: it may be lost
 * at any time.
 */
public final class RememberedChoices {
    private static final Logger LOG = System.getLogger(RememberedChoices.class.getName());

    /** SHA-256 of the certificate in hexadecimal, by origin and use. */
    private record Stored(Map<String, String> choices) {
        Stored {
            choices = Map.copyOf(choices);
        }
    }

    private final Path file;
    private final WireFormat format;

    public RememberedChoices(Path file, WireFormat format) {
        this.file = file;
        this.format = format;
    }

    /** SHA-256 of the certificate's DER, in hexadecimal. */
    public synchronized Optional<String> find(Origin origin, KeyEntry.Use use) {
        return Optional.ofNullable(read().get(key(origin, use)));
    }

    /** Remembers the choice and replaces an earlier one. */
    public synchronized void remember(Origin origin, KeyEntry.Use use, String fingerprint) {
        var choices = new HashMap<>(read());
        choices.put(key(origin, use), fingerprint);
        try {
            WholeFile.write(file, format.toBytes(format.encode(new Stored(choices))));
        } catch (IOException e) {
            LOG.log(Level.WARNING, "a choice is not remembered", e);
        }
    }

    private Map<String, String> read() {
        try {
            return Files.exists(file)
                    ? format.decode(Stored.class, Files.readString(file)).choices()
                    : Map.of();
        } catch (JsonProcessingException e) {
            LOG.log(Level.WARNING, "the remembered choices cannot be read and are begun anew", e);
            return Map.of();
        } catch (IOException e) {
            LOG.log(Level.WARNING, "the remembered choices cannot be read", e);
            return Map.of();
        }
    }

    private static String key(Origin origin, KeyEntry.Use use) {
        return origin.value() + " " + use;
    }
}
