package signinghelper.session;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;

/** Program that started the host. It decides once which askers can open sessions: pages, or desktop clients. */
public sealed interface Starter {

    /** A browser, whose extension speaks for pages. */
    record Browser() implements Starter {}

    /**
     * Another program, which started the host with {@code --stdio}.
     *
     * @param executable the file that its process runs from, without links; null when the system does not tell. Another
     *     program may hold the pipes: one that poses as this file, so it decides nothing.
     */
    record Program(@Nullable Path executable) implements Starter {}
}
