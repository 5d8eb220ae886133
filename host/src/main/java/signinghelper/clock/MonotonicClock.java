package signinghelper.clock;

/** Counts time and nothing else: nobody can set it, and it may stand still while the computer sleeps. */
public interface MonotonicClock {
    long nanoseconds();
}
