package signinghelper.platform;

import java.io.IOException;
import java.nio.file.Path;

/** Runs one of the system's own programs with an administrator's rights, after the system has asked the person. */
public interface ElevatedProgram {

    /**
     * Runs it and waits for its end.
     *
     * @param program full path of a program of the system's, never of ours
     * @param arguments fixed in the code
     * @return its exit code
     * @throws IOException if the person did not agree, or it cannot be run
     */
    int run(Path program, String arguments) throws IOException, InterruptedException;
}
