package signinghelper.clock;

import java.io.IOException;

/** Asks someone for the time. */
public interface TimeProbe {

    /**
     * Asks once, within some seconds.
     *
     * @throws IOException if there is no answer, or none that could be the time
     */
    TimeReading read() throws IOException, InterruptedException;
}
