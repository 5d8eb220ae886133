package signinghelper.portal.authority;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Files of CA certificates, looked at with each question and parsed again when their content has changed. They have a few KiB. A
 * file that is being written, or is gone, changes nothing.
 *
 * @param <F> a file
 * @param <T> what they are parsed to
 */
public final class WatchedFiles<F, T> {

    /** A reader of a file's text. */
    @FunctionalInterface
    public interface Texts<F> {
        String of(F file) throws IOException;
    }

    /** A way from the files' texts to what they mean. */
    @FunctionalInterface
    public interface Parser<F, T> {
        /**
         * Parses the files, whose texts are asked for.
         *
         * @throws RuntimeException if a file cannot be read, or means nothing; its message says which
         */
        T parse(Texts<F> texts);
    }

    /** Text of a file, or the reason why it cannot be read: the same for as long, so that it is told once. */
    private record Content(String text, boolean isRead) {}

    private record Read<F, T>(Map<F, Content> contents, T parsed) {}

    private final List<F> files;
    private final Texts<F> reader;
    private final Parser<F, T> parser;
    private final Consumer<T> changed;
    private final Consumer<RuntimeException> refused;
    private Read<F, T> read;
    private @Nullable Map<F, Content> notTaken;

    /**
     * Reads the files.
     *
     * @param changed is given what they mean whenever that has changed
     * @param refused is given once what is wrong with a change that is not taken
     * @throws RuntimeException as the parser does
     */
    public WatchedFiles(
            Collection<F> files,
            Texts<F> reader,
            Parser<F, T> parser,
            Consumer<T> changed,
            Consumer<RuntimeException> refused) {
        this.files = List.copyOf(files);
        this.reader = reader;
        this.parser = parser;
        this.changed = changed;
        this.refused = refused;
        this.read = parsed(contents());
    }

    /** Returns what the files mean at the moment: the same object for as long as none changes. */
    public synchronized T current() {
        var contents = contents();
        if (contents.equals(read.contents()) || contents.equals(notTaken)) {
            return read.parsed();
        }
        try {
            read = parsed(contents);
            notTaken = null;
            changed.accept(read.parsed());
        } catch (RuntimeException e) {
            notTaken = contents;
            refused.accept(e);
        }
        return read.parsed();
    }

    /** Parses the compared texts themselves: a second look could find others. */
    private Read<F, T> parsed(Map<F, Content> contents) {
        return new Read<>(contents, parser.parse(file -> text(contents.get(file), file)));
    }

    private String text(@Nullable Content content, F file) throws IOException {
        if (content == null) {
            // Not watched, such as one within an archive, which does not change.
            return reader.of(file);
        }
        if (!content.isRead()) {
            throw new IOException(content.text());
        }
        return content.text();
    }

    private Map<F, Content> contents() {
        var contents = new HashMap<F, Content>();
        files.forEach(file -> contents.computeIfAbsent(file, this::content));
        return Map.copyOf(contents);
    }

    private Content content(F file) {
        try {
            return new Content(reader.of(file), true);
        } catch (IOException e) {
            return new Content(e.toString(), false);
        }
    }
}
