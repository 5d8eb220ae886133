package signinghelper.platform;

import com.fasterxml.jackson.core.JsonProcessingException;
import signinghelper.protocol.WireFormat;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A small file of JSON that may be lost at any time.
 *
 * @param empty content where nothing can be read
 */
public record ForgettableFile<T extends Record>(Path file, Class<T> type, T empty, WireFormat format) {
    private static final Logger LOG = System.getLogger(ForgettableFile.class.getName());

    /** Returns what was written last, or the empty content. */
    public T read() {
        try {
            return Files.exists(file) ? format.decode(type, Files.readString(file)) : empty;
        } catch (JsonProcessingException e) {
            LOG.log(Level.WARNING, "the file " + file.getFileName() + " cannot be read and is begun anew", e);
            return empty;
        } catch (IOException e) {
            LOG.log(Level.WARNING, "the file " + file.getFileName() + " cannot be read", e);
            return empty;
        }
    }

    /** Writes the whole file, or logs that it could not. */
    public void write(T content) {
        try {
            WholeFile.write(file, format.toBytes(format.encode(content)));
        } catch (IOException e) {
            LOG.log(Level.WARNING, "the file " + file.getFileName() + " is not written", e);
        }
    }
}
