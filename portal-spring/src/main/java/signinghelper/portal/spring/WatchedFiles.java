package signinghelper.portal.spring;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.Resource;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Files of CA certificates, looked at with each question and parsed again when their content has changed. They have a few KiB. A
 * file that is being written, or is gone, changes nothing.
 *
 * @param <T> what they are parsed to
 */
final class WatchedFiles<T> {
    private static final Logger LOG = LoggerFactory.getLogger(WatchedFiles.class);

    /** A way from the files' texts to what they mean. */
    @FunctionalInterface
    interface Parser<T> {
        /**
         * Parses the files, whose texts are asked for.
         *
         * @throws WrongPropertyException if a file cannot be read, or means nothing
         */
        T parse(PemFiles.Texts texts);
    }

    /** Text of a file, or the reason why it cannot be read: the same for as long, so that it is told once. */
    private record Content(String text, boolean isRead) {}

    private record Read<T>(Map<Resource, Content> contents, T parsed) {}

    private final String property;
    private final List<Resource> files;
    private final Parser<T> parser;
    private final Consumer<T> changed;
    private Read<T> read;
    private @Nullable Map<Resource, Content> refused;

    /**
     * Reads the files.
     *
     * @param property name for the log
     * @param changed is given what they mean whenever that has changed
     */
    WatchedFiles(String property, List<Resource> files, Parser<T> parser, Consumer<T> changed) {
        this.property = property;
        this.files = files.stream().filter(Resource::isFile).toList();
        this.parser = parser;
        this.changed = changed;
        this.read = parsed(contents());
    }

    synchronized T current() {
        var contents = contents();
        if (contents.equals(read.contents()) || contents.equals(refused)) {
            return read.parsed();
        }
        try {
            read = parsed(contents);
            refused = null;
            changed.accept(read.parsed());
        } catch (WrongPropertyException e) {
            refused = contents;
            LOG.warn("{} has changed and is not taken, the CAs of before stay: {}", property, e.getMessage());
        }
        return read.parsed();
    }

    /** Parses the compared texts themselves: a second look could find others. */
    private Read<T> parsed(Map<Resource, Content> contents) {
        return new Read<>(contents, parser.parse(file -> text(contents.get(file), file)));
    }

    private static String text(@Nullable Content content, Resource file) throws IOException {
        if (content == null) {
            // Within an archive, which does not change.
            return PemFiles.text(file);
        }
        if (!content.isRead()) {
            throw new IOException(content.text());
        }
        return content.text();
    }

    private Map<Resource, Content> contents() {
        var contents = new HashMap<Resource, Content>();
        files.forEach(file -> contents.computeIfAbsent(file, WatchedFiles::content));
        return Map.copyOf(contents);
    }

    private static Content content(Resource file) {
        try {
            return new Content(PemFiles.text(file), true);
        } catch (IOException e) {
            return new Content(e.toString(), false);
        }
    }
}
