package signinghelper.testkit.launcher;

import java.io.IOException;

/** Second part of the kit, which is loaded from the unpacked jars. */
public interface Program {

    /** Runs until the user ends it; returns the exit code. */
    int run(KitOptions options, KitFolder folder, Speech speech) throws Problem, IOException, InterruptedException;
}
