package signinghelper.testkit.desktop;

/** Program of the tests with windows, which would keep it going after its last line. */
public interface WindowProgram {
    void run() throws Exception;

    /** Runs one and ends the process: with 0, or with 1 after printing its failure. */
    static void runAndExit(WindowProgram program) {
        Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> {
            failure.printStackTrace();
            System.exit(1);
        });
        try {
            program.run();
            System.exit(0);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
