package signinghelper.clock;

import java.io.IOException;

/** Source that can be asked for the time. */
public interface TimeProbe {

    /**
     * Asks once, within some seconds.
     *
     * @throws IOException if no answer arrives, or it cannot be the time
     */
    TimeReading read() throws IOException, InterruptedException;
}
