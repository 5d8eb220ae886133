package signinghelper.platform;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Starter of the system's own programs with an administrator's rights, after the system has asked the user for consent.
 */
public interface ElevatedProgram {

    /**
     * Runs a program and waits for its end.
     *
     * @param program full path of a program of the system, never of the helper
     * @param arguments fixed in the code
     * @return its exit code
     * @throws IOException if the user did not consent, or it cannot be run
     */
    int run(Path program, String arguments) throws IOException, InterruptedException;
}
