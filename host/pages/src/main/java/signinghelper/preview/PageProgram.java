package signinghelper.preview;

import java.io.IOException;

/** Starter of this program as a {@link PageChild}, with a limit to its memory. */
@FunctionalInterface
public interface PageProgram {
    /**
     * Starts the child, which reads questions from its standard input and writes answers to its standard output.
     *
     * @throws IOException if the system cannot start it
     */
    Process start() throws IOException;
}
